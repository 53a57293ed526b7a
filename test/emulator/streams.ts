import { readdirSync, readFileSync } from 'node:fs';
import { serialize } from 'node:v8';
import fc from 'fast-check';
import { transform } from 'receiptline';
import { expect } from 'vitest';
import { declaredCommands } from '../../emulator/language/commands/commands.ts';
import type { Command } from '../../emulator/language/declaration.ts';
import { bytes, joined } from './notation.ts';
import type { Told } from './printing.ts';

const fixtures = new URL('../fixtures/', import.meta.url);
const goldens = new URL('../../golden/', import.meta.url);

const fromFixture = (name: string): readonly Uint8Array[] =>
  (JSON.parse(readFileSync(new URL(name, fixtures), 'utf8')) as { hex: string }[]).map(({ hex }) =>
    Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex')),
  );

/** The goldens, one of those that differ in numbers alone. */
function approved(): readonly Uint8Array[] {
  const files = readdirSync(goldens, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.escpos') && !file.includes('.received.'))
    .sort();
  const kinds = new Map<string, Uint8Array>();
  for (const file of files) {
    const stream = readFileSync(new URL(file, goldens));
    kinds.set(stream.toString('latin1').replaceAll(/[0-9A-F]+/g, '0'), new Uint8Array(stream));
  }
  return [...kinds.values()];
}

/** A receipt as a library writes it that is not ours. */
function encoded(): Uint8Array {
  const marked =
    '^^^RECEIPT\n2026/07/04 | No 1\n-\nA | 1 | 1.00\n"B" | _2_ | 2.00\n`reverse`\n' +
    '{code:1234;option:code128,2,72,hri}\n{code:https://example.com/;option:qrcode,5,m}\n=\nend';
  const commands = transform(marked, { cpl: 42, encoding: 'multilingual', command: 'escpos', cutting: true });
  return Uint8Array.from(Buffer.from(commands, 'latin1'));
}

/** Everything at once, and what lies awkwardly for a split. */
const written = [
  'ESC @ ESC a 01 GS ! 11 "TITLE" LF GS ! 00 ESC a 00 "A" HT "B" ESC $ 40 00 "C" LF GS V B 00 "D" LF',
  '"ABCDEF" ESC $ 1E 00 "xy" LF ESC { 01 "upside" ESC E 01 ESC $ 08 00 "down" ESC - 02 "!" LF ESC { 00 GS ! 11 "wide, and longer than a line of it" LF',
  joined(
    'FS &',
    [0xd2, 0xf8, 0xc1, 0xaa],
    '"A"',
    [0xd2],
    'ESC E 01',
    [0x81, 0x30, 0x81, 0x30],
    'LF FS .',
    [0x80],
    'LF',
  ),
  joined(
    'ESC & 03 A C 02',
    [0xff, 0x1b, 0x0a, 0x80, 0, 1],
    '00 01 AA AA AA ESC % 01 GS b 01 GS ! 22 "ABCD" ESC ? B "AB" LF GS V B 00 "A" LF',
  ),
  joined('FS & FS 2 FE A1', new Uint8Array(72).fill(0x1b), [0xfe, 0xa1, 0xfe, 0xa2], 'FS ? FE A1', [0xfe, 0xa1], 'LF'),
  joined(
    'ESC 9 01 FS ( C 02 00 30 02',
    '"A"',
    [0xe4, 0xb8, 0xad, 0xf0, 0x9f, 0x98, 0x41, 0xe0, 0x80, 0xc3],
    'LF',
    [0xc3],
  ),
  joined('ESC 9 03 FS &', [0xa4, 0xa4, 0xf9, 0xd5, 0xa4], 'ESC E 01 FS C 01', [0xa4, 0xa4, 0xc7], '"A" LF'),
  'ESC ! BA "A" FS ! 8C ESC V 01 ESC SP 03 "B" HT GS B 01 "C" LF ESC { 01 ESC a 02 "D" GS ! 13 "E" LF ESC t 06 FF LF',
  'GS v 0 00 02 00 02 00 DLE EOT 01 FF "A" GS v 0 00 01 00 01 00 80 LF',
  'ESC 3 DLE EOT 01 "A" LF DLE EOT DLE EOT 02 DLE DC4 08 01 03 14 01 06 02 08 "B" LF',
  'GS k 46 03 "123" GS k 43 0C "49X456789012" GS k 04 "AB*C" NUL LF ESC D 05 05 HT "A" LF',
  'GS r 01 GS I 42 DLE EOT 04 GS a FF ESC p 00 10 20 GS V 0 "A" LF GS V 1 "B" LF GS V 1',
  'GS * 01 01 80 40 20 10 08 04 02 01 GS / 01 "A" GS / 1 FS q 01 01 00 01 00 80 40 DLE EOT 01 08 04 02 FS p 01 00 "A" LF',
  'GS ( L 0C 00 0 C 0 A 1 01 08 00 01 00 1 FF GS ( L 06 00 0 E A 1 02 01 GS V 1 GS ( L 06 00 0 E A 1 01 01 GS ( L 04 00 0 @ K C 15 06',
  'GS ( L 0B 00 0 p 4 01 01 1 08 00 01 00 F0 GS 8 L 0B 00 00 00 0 p 4 01 01 3 08 00 01 00 CC GS ( L 02 00 0 2 GS ( L 02 00 0 0',
  'FS g 1 00 00 00 00 00 05 00 "ab" 01 "A" LF FS g 2 00 00 00 00 00 03 00 GS ( C 06 00 00 1 00 A 1 "z" GS ( C 05 00 00 2 00 A 1 06',
  'ESC L ESC W 10 00 20 00 40 00 C8 00 "AB" LF ESC T 03 "CD" GS $ 30 00 ESC 0C CAN "E" 0C "F" LF GS V B 00',
  'ESC L "A" GS k 46 03 "123" GS v 0 00 02 00 02 00 DLE EOT 01 FF ESC T 01 "B" ESC 0C GS V B 00 "C" ESC 0C ESC S "D" LF',
  'GS : "A" LF GS V B 00 "BA" DLE EOT 01 GS : GS ^ 02 00 00 LF GS V B 00 GS ^ 01 00 01 GS ( D 03 00 14 01 00 DLE DC4 01 00 01 GS ^ 01',
  'GS h 20 GS k 4E 08 "(10)12{1" GS k 4B 0D "0361234567890" GS k 4C 03 "036" GS k 4F 05 "ab12" 80 GS k 4A 06 "(10)*{" LF',
  'GS ( k 03 00 0 C 02 GS ( k 07 00 0 P 0 "AB" 1D 0A GS ( k 05 00 1 P 0 "CD" GS ( k 03 00 0 Q 0 GS ( k 03 00 1 R 0 "A" GS ( k 03 00 1 Q 0',
  'GS ( k 0C 00 4 P 0 0 A "1234567" GS ( k 09 00 4 P 0 1 A "(10)" GS ( k 03 00 4 Q 0 GS ( k 08 00 4 P 0 1 A "107" GS ( k 03 00 4 Q 0 GS V 0',
  'GS Z 01 ESC Z 00 00 04 04 00 "A" 1B @ "B" GS Z 00 ESC Z 01 00 03 02 00 "AB" ESC Z 00 L 03 FF 00 "A"',
  'ESC FF GS ( Z 02 00 01 02 "A" 01 02 LF ESC * 21 02 00 01 02 03 04 05 06 ESC * 05 "A" LF ESC & 03 A B',
].map((stream) => (typeof stream === 'string' ? bytes(stream) : stream));

/** Every stream that the repository has. */
export function corpus(): readonly Uint8Array[] {
  return [...ours(), ...approved()];
}

const ours = () => [...written, ...fromFixture('vectors.json'), ...fromFixture('commands.json'), encoded()];

/** What one of several models tries of it: all that was written for tests, and its share of the goldens. */
export function shareOf(model: number, models: number): readonly Uint8Array[] {
  return [...ours(), ...approved().filter((_, i) => i % models === model)];
}

const byte = fc.nat(255);
const someBytes = (most: number) => fc.uint8Array({ maxLength: most });

/** Most bytes that a command is filled up to; one that wants more stays without its end. */
const MOST_FILLED = 600;

/** Low for the most part, so that a stream is not all one command's data. */
const lowByte = fc.oneof({ weight: 6, arbitrary: fc.nat(3) }, { weight: 3, arbitrary: fc.nat(40) }, byte);
/** The bytes of an argument, low byte first; the higher ones are 0 for the most part. */
const argument = (size: number) =>
  fc
    .tuple(lowByte, fc.oneof({ weight: 12, arbitrary: fc.constant(0) }, lowByte))
    .map(([low, high]) => [low, high, 0, 0].slice(0, size));
const filling = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 16 }),
  fc.constantFrom(bytes('"0123456789"'), bytes('"{BAB12"'), bytes('"ABC" NUL'), Uint8Array.of(0xff)),
);

/** A command as its pattern says, its arguments by chance, with as much data as its length rule asks for. */
function commandBytes(command: Command): fc.Arbitrary<Uint8Array> {
  const parts = command.parts.map((part) =>
    part.kind === 'literal' ? fc.constantFrom(...part.bytes).map((literal) => [literal]) : argument(part.size),
  );
  return fc.tuple(fc.tuple(...parts), filling).map(([head, fill]) => {
    let whole: Uint8Array = Uint8Array.from(head.flat());
    for (;;) {
      const need = command.measure(whole, 0, whole.length);
      if (need <= whole.length) return whole.subarray(0, need);
      if (need > MOST_FILLED) return whole;
      const more = Uint8Array.from({ length: need - whole.length }, (_, i) => fill[(whole.length + i) % fill.length]!);
      whole = joined(whole, more);
    }
  });
}

const anyCommand = fc.constantFrom(...declaredCommands).chain(commandBytes);

const everydayCommand = fc.constantFrom(...declaredCommands.filter(({ draws }) => draws)).chain(commandBytes);
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom('A', 'B', 'L', '1', ' '), maxLength: 12 }).map((string) => bytes(`"${string}"`)),
  fc.constantFrom(joined([0xd6, 0xd0]), joined([0xb0, 0xa1, 0x81]), joined([0x80, 0xff])),
);

/** What is composed in page mode, whole or not, and printed or not. */
const page: fc.Arbitrary<Uint8Array> = fc
  .tuple(
    fc.constantFrom('', 'ESC W 05 00 10 00 40 00 C8 00', 'ESC W 00 00 40 00 C8 00 40 00', 'ESC T 01', 'ESC T 2'),
    fc.array(
      fc.oneof(
        { weight: 6, arbitrary: text },
        { weight: 4, arbitrary: everydayCommand },
        {
          weight: 4,
          arbitrary: fc.constantFrom('LF', 'CAN', 'ESC T 01', 'ESC T 03', 'GS $ 40 00', 'GS \\ 10 00').map(bytes),
        },
        { weight: 3, arbitrary: fc.constantFrom('ESC 0C', 'ESC 0C GS V B 00', 'GS V 1').map(bytes) },
      ),
      { maxLength: 10 },
    ),
    fc.constantFrom('0C', '0C', '0C', 'ESC S', 'ESC @', ''),
  )
  .map(([begin, middle, end]) => joined('LF ESC L', begin, ...middle, end));

/** Anything: commands that are whole, cut short or nonsense, text, real-time commands, chance. */
export const hostileStream: fc.Arbitrary<Uint8Array> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: anyCommand },
      { weight: 4, arbitrary: everydayCommand },
      { weight: 3, arbitrary: text },
      { weight: 2, arbitrary: fc.tuple(anyCommand, fc.nat(8)).map(([whole, end]) => whole.subarray(0, end)) },
      { weight: 2, arbitrary: someBytes(6) },
      { weight: 3, arbitrary: fc.constantFrom(bytes('LF'), bytes('GS V 1'), bytes('GS V B 04'), bytes('ESC @')) },
      { weight: 2, arbitrary: page },
      { weight: 1, arbitrary: fc.constantFrom(bytes('DLE EOT 01'), bytes('DLE DC4 08 01 03 14 01 06 02 08')) },
    ),
    { minLength: 1, maxLength: 40, size: 'max' },
  )
  .map((pieces) => joined(...pieces));

/** What a host prints: text, settings, feeds and cuts, in any order. */
export const everydayStream: fc.Arbitrary<Uint8Array> = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: text },
      { weight: 5, arbitrary: everydayCommand },
      { weight: 2, arbitrary: page },
      { weight: 3, arbitrary: fc.constantFrom(bytes('LF'), bytes('ESC d 02'), bytes('ESC @')) },
      { weight: 2, arbitrary: fc.constantFrom(bytes('GS V 1'), bytes('GS V B 04'), bytes('LF GS V 1')) },
    ),
    { minLength: 5, maxLength: 60, size: 'max' },
  )
  .map((pieces) => joined(...pieces));

/** Places to cut a stream of `length` bytes into runs, ascending. */
export const cutsOf = (length: number): fc.Arbitrary<readonly number[]> =>
  fc.uniqueArray(fc.nat(length), { maxLength: 12 }).map((places) => places.sort((a, b) => a - b));

/** The runs between the places. */
export function runsOf(stream: Uint8Array, places: readonly number[]): Uint8Array[] {
  const ends = [...places, stream.length];
  return ends.map((end, i) => stream.subarray(i === 0 ? 0 : ends[i - 1]!, end));
}

/** Expects the same. The long way, which tells in what two things differ, is gone where their serialised bytes do. */
export function expectSame(actual: unknown, expected: unknown): void {
  if (!serialize(actual).equals(serialize(expected))) expect(actual).toEqual(expected);
}

/** What a printer told, in a form that can be compared: dots as bytes, replies without their writes. */
export function comparable({ slips, entries, replies, pulses, cuts, diagnostics }: Told) {
  return {
    slips: slips.map(({ dots, bytes: own, ...slip }) => ({
      ...slip,
      bytes: Buffer.from(own).toString('hex'),
      dots: `${dots.width} x ${dots.height} ${Buffer.from(dots.bits).toString('base64')}`,
    })),
    entries: entries.map(({ command: _, ...entry }) => entry),
    replies: replies.join(''),
    pulses,
    cuts,
    diagnostics,
  };
}
