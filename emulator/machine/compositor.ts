import { type Character, CharacterReader, type Emit } from './characters.ts';
import type { Glyph } from './glyph.ts';
import type { Machine } from './machine.ts';
import { standAt } from './macro-run.ts';
import { characterItem, lettersItem, nameOf, pairsItem, TextStyle } from './text.ts';

/** Reads text and places its characters on the line, or on the page. */
export class Compositor {
  readonly #machine: Machine;
  readonly #reader: CharacterReader;
  readonly #read: (text: string) => void;
  /** What is read; the first of `bytes` is at `ahead` of the stream. */
  #text: { readonly bytes: Uint8Array; readonly ahead: number; readonly style: TextStyle };
  readonly #oneByOne: Emit = {
    character: (character) => this.#placeCharacter(character, this.#text.style),
    letters: null,
    pairs: null,
    isHalted: () => this.#machine.isHalted,
  };
  readonly #together: Emit = {
    ...this.#oneByOne,
    letters: (from, to) => this.#placeLetters(from, to),
    pairs: (from, codePoints) => this.#placePairs(from, codePoints),
  };
  /** Code points without a glyph that were reported for the slip under the head. */
  #reported = new Set<number>();

  /** `read`: is told what was read. */
  constructor(machine: Machine, read: (text: string) => void) {
    this.#machine = machine;
    this.#reader = new CharacterReader(machine.model, machine.library);
    this.#read = read;
    this.#text = { bytes: new Uint8Array(0), ahead: 0, style: new TextStyle(machine) };
  }

  snapshot() {
    return { reader: this.#reader.snapshot(), reported: new Set(this.#reported) };
  }

  restore({ reader, reported }: ReturnType<Compositor['snapshot']>): void {
    this.#reader.restore(reader);
    this.#reported = new Set(reported);
  }

  /**
   * Places the characters of `bytes[start..end)`, whose first byte is at `offset` of the stream, or as many as come
   * before a halt: a line that is full is printed. Returns where it stopped.
   */
  text(bytes: Uint8Array, start: number, end: number, offset: number): number {
    const machine = this.#machine;
    const { settings } = machine;
    const style = new TextStyle(machine);
    this.#text = { bytes, ahead: offset - start, style };
    // What is placed on a page, by a macro or in the host's own dots is looked at one by one.
    const isPlain =
      style.isPlain && machine.page === null && machine.run === null && isEmpty(settings.userDefined.glyphs);
    return this.#reader.read(bytes, start, end, offset, settings, isPlain ? this.#together : this.#oneByOne);
  }

  /** Stream offset of the first byte of a character that is not complete, or null. */
  get unfinishedText(): number | null {
    return this.#reader.unfinishedAt;
  }

  /** A command follows: the text before it is at its end. */
  endText(): void {
    if (this.#reader.unfinishedAt === null) return;
    this.#reader.end((character) => this.#placeCharacter(character, new TextStyle(this.#machine)));
  }

  /** Forgets a character that is not complete. */
  dropText(): void {
    this.#reader.reset();
  }

  /** Characters without a glyph are told once a slip. */
  beginSlip(): void {
    this.#reported.clear();
  }

  /** Places characters of ASCII, as many at once as the line takes, until a line that was full has to be waited for. */
  #placeLetters(start: number, end: number): number {
    const machine = this.#machine;
    const { bytes, ahead, style } = this.#text;
    let at = start;
    do {
      const room = Math.min(machine.line.room, Math.floor(machine.roomOnLine / style.pitch));
      const item = lettersItem(bytes, at, Math.min(end, at + Math.max(1, room)), ahead + at, style);
      this.#read(item.text);
      machine.place(item);
      at += item.count;
    } while (at < end && !machine.isHalted);
    return at;
  }

  /** Places double-byte characters as `placeLetters` does those of ASCII. */
  #placePairs(start: number, codePoints: readonly number[]): number {
    const machine = this.#machine;
    const { ahead, style } = this.#text;
    let nth = 0;
    do {
      const offset = ahead + start + 2 * nth;
      const item = pairsItem(codePoints, nth, { offset, room: machine.roomOnLine, cells: machine.line.room }, style);
      this.#read(item.text);
      machine.place(item, offset + 1);
      this.#report(item.glyphs[0]!, { codePoint: codePoints[nth]!, offset, length: 2 });
      nth += item.count;
    } while (nth < codePoints.length && !machine.isHalted);
    return start + 2 * nth;
  }

  #placeCharacter(read: Character, style: TextStyle): void {
    const machine = this.#machine;
    const { run } = machine;
    standAt(machine, read.offset, read.offset);
    const character = run ? { ...read, ...run.source } : read;
    const item = characterItem(character, style);
    this.#read(item.text);
    machine.place(item, this.#reader.at);
    this.#report(item.glyphs[0]!, character);
  }

  /** Says what stands in place of a glyph that is not there. */
  #report({ lacking }: Glyph, character: Pick<Character, 'codePoint' | 'offset' | 'length'>): void {
    if (lacking === null || this.#reported.has(character.codePoint)) return;
    this.#reported.add(character.codePoint);
    const what = `no glyph for ${nameOf(character)}: a ${lacking} is printed`;
    this.#machine.diagnose(character.offset, 'warning', 'no-glyph', what);
  }
}

function isEmpty(object: object): boolean {
  for (const _ in object) return false;
  return true;
}
