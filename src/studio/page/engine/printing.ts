import { type DumpRow, describe } from '../../../../emulator/language/describe.ts';
import type { Entry } from '../../../../emulator/language/entry.ts';
import { type Origin, originAt, rowUnderHead } from '../../../../emulator/language/provenance.ts';
import type { Settings } from '../../../../emulator/machine/settings.ts';
import type { Box, Diagnostic, Slip, Source } from '../../../../emulator/machine/slip.ts';
import type { Model } from '../../../../emulator/models/model.ts';
import { models } from '../../../../emulator/models/models.ts';
import { Printer } from '../../../../emulator/printer.ts';
import type { Note } from '../../messages.ts';
import { glyphs } from './glyphs.ts';
import { withAll } from './missing.ts';

export const modelNames: readonly string[] = [...models.keys()];

/** What a printer made of some bytes. */
export interface Printing {
  readonly model: Model;
  readonly bytes: Uint8Array;
  readonly slips: readonly Slip[];
  /** Commands and runs of text, in order; with what they mean. */
  readonly rows: readonly (DumpRow & Source)[];
  readonly diagnostics: readonly Diagnostic[];
  /** What the printer was set to after the last byte. */
  readonly settings: Readonly<Settings>;
}

/** Prints bytes on a model, `entry`: what it was set to before. Rejects where a glyph file cannot be fetched. */
export function printed(bytes: Uint8Array, modelName: string, entry: object | null = null): Promise<Printing> {
  return withAll(() => {
    const model = models.get(modelName)!;
    const slips: Slip[] = [];
    const entries: Entry[] = [];
    const diagnostics: Diagnostic[] = [];
    const printer = new Printer(
      model,
      glyphs(),
      {
        slip: (slip) => slips.push(slip),
        entry: (read) => entries.push(read),
        diagnostic: (told) => diagnostics.push(told),
      },
      { entry, midJob: entry !== null || undefined },
    );
    printer.receive(bytes);
    const { settings } = printer.now;
    printer.endJob();
    const inOrder = [...entries].sort((a, b) => a.offset - b.offset);
    const rows = describe(inOrder, bytes).map((row, i) => ({ ...row, length: inOrder[i]!.length }));
    return { model, bytes, slips, rows, diagnostics, settings };
  });
}

/** What its author should know of a slip, and where it happened. */
export const notesOf = (slip: Slip): Note[] =>
  slip.diagnostics.map((one) => ({ ...one, y: rowUnderHead(slip, one.offset) }));

/** What stands at a dot. */
export const originOf = (slip: Slip, x: number, y: number): Origin | null => originAt(slip, x, y);

/** Where the dots of some bytes are: cells of characters, pictures, codes; else the paper they fed. */
export function boxesOf(slip: Slip, { offset, length }: Source): Box[] {
  const isFrom = (source: Source) =>
    source.offset < offset + length && offset < source.offset + Math.max(1, source.length);
  const marks = [...slip.lines.flatMap(({ runs }) => runs), ...slip.images, ...slip.codes].filter(isFrom);
  if (marks.length > 0) return joined(marks);
  return slip.feeds.filter(isFrom).map(({ y, rows }) => ({ x: 0, y, width: slip.dots.width, height: rows }));
}

/** Boxes side by side as one. */
function joined(boxes: readonly Box[]): Box[] {
  const whole: { x: number; y: number; width: number; height: number }[] = [];
  for (const { x, y, width, height } of boxes) {
    const last = whole.at(-1);
    if (last && last.y === y && last.height === height && x >= last.x && x <= last.x + last.width + 24) {
      last.width = Math.max(last.width, x + width - last.x);
    } else whole.push({ x, y, width, height });
  }
  return whole;
}
