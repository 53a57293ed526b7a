import { describe, expect, test } from 'vitest';
import { command } from '../../../emulator/language/declaration.ts';
import { Decoder } from '../../../emulator/language/decoder.ts';
import { commandTable } from '../../../emulator/language/dialect.ts';
import { bytes } from '../notation.ts';

const declared = [
  command('LF', '0A', { doc: 'Feed.' }),
  command('ESC a', '1B 61 n', { doc: 'One argument.' }),
  command('GS v 0', '1D 76 30 m xL xH d[]', { doc: 'Counted data.', data: ({ x }) => x, midLine: 3 }),
  command('GS ( L 50', '1D 28 4C pL pH 30 02|32', { doc: 'A function.' }),
  command('GS ( L', '1D 28 4C pL pH d[]', { doc: 'The others.' }),
  command('FS ( x', '1C 28 x pL pH d[]', { doc: 'A family.' }),
];
const table = commandTable(declared, 'epson');

/** What a decoder calls, in order: `id@offset+length` and what it was given. */
function calls(...runs: string[]) {
  const out: string[] = [];
  const hex = (data: Uint8Array) => Buffer.from(data).toString('hex');
  let isEmpty = true;
  const decoder = new Decoder(table, {
    text: (data, start, end, offset) => {
      isEmpty = false;
      out.push(`text@${offset} ${Buffer.from(data.subarray(start, end)).toString('latin1')}`);
      return end;
    },
    command: ({ id }, data, at, length, offset, dropped) => {
      if (id === 'LF') isEmpty = true;
      out.push(`${id}@${offset}+${length + dropped} ${hex(data.subarray(at, at + length))}`);
    },
    midLine: ({ id }, length, offset) => out.push(`${id}@${offset}+${length} mid-line`),
    unknown: (data, at, length, offset) => out.push(`unknown@${offset} ${hex(data.subarray(at, at + length))}`),
    lineIsEmpty: () => isEmpty,
    isHalted: () => false,
  });
  for (const run of runs) decoder.push(bytes(run));
  return { out, decoder };
}

test('splits text from commands', () => {
  expect(calls('"AB" ESC a 01 "C" LF').out).toEqual(['text@0 AB', 'ESC a@2+3 1b6101', 'text@5 C', 'LF@6+1 0a']);
});

test('waits for the rest of a command, and says how much of it there is', () => {
  const { out, decoder } = calls('"A" LF GS v 0 00', '03');
  expect(out).toEqual(['text@0 A', 'LF@1+1 0a']);
  expect([decoder.offset, decoder.unfinished]).toEqual([7, 5]);
  decoder.push(bytes('00 41 42 43 44'));
  expect(out.slice(2)).toEqual(['GS v 0@2+9 1d7630000300414243', 'text@11 D']);
  expect([decoder.offset, decoder.unfinished]).toEqual([12, 0]);
});

test('the most particular of several commands is chosen, whatever their bytes arrive in', () => {
  const expected = ['GS ( L 50@0+7 1d284c02003032', 'GS ( L@7+7 1d284c02003031', 'GS ( L@14+5 1d284c0000'];
  expect(calls('GS ( L 02 00 0 2 GS ( L 02 00 0 1 GS ( L 00 00').out).toEqual(expected);
  expect(calls('GS', '( L', '02 00 0', '2 GS ( L 02', '00 0 1 GS ( L 00', '00').out).toEqual(expected);
});

test('a command that wants an empty line is dropped after its header when there is none', () => {
  expect(calls('"A" GS v 0 00 01 00 "B" LF').out).toEqual([
    'text@0 A',
    'GS v 0@1+3 mid-line',
    'unknown@4 00',
    'unknown@5 01',
    'unknown@6 00',
    'text@7 B',
    'LF@8+1 0a',
  ]);
});

describe('unknown bytes', () => {
  test('are those that were recognised, and the one that was not', () => {
    expect(calls('ESC FF "A" GS v "1" "A" FS ( x 01 00 "B" "A"').out).toEqual([
      'unknown@0 1bff',
      'text@2 A',
      'unknown@3 1d7631',
      'text@6 A',
      'FS ( x@7+6 1c2878010042',
      'text@13 A',
    ]);
  });

  test('of no sequence stand alone', () => {
    expect(calls('01 DLE "A" US "B"').out).toEqual([
      'unknown@0 01',
      'unknown@1 10',
      'text@2 A',
      'unknown@3 1f',
      'text@4 B',
    ]);
  });
});

test('what is passed over is forgotten', () => {
  const { out, decoder } = calls('GS v 0 00 08');
  decoder.skip(100);
  decoder.push(bytes('"A"'));
  expect(out).toEqual(['text@100 A']);
});

describe('a table', () => {
  test('takes the commands of its dialect alone', () => {
    const csn = command('DC2 T', '12 54', { doc: 'Test.', dialects: ['csn'] });
    expect(commandTable([...declared, csn], 'epson').commands).not.toContain(csn);
    expect(commandTable([...declared, csn], 'csn').commands).toContain(csn);
  });

  test('refuses two commands of the same bytes', () => {
    const twin = command('LF too', '0A', { doc: 'Feed.' });
    expect(() => commandTable([...declared, twin], 'epson')).toThrow('LF and LF too are the same bytes: 0A');
  });

  test('refuses a particular command without a general one beside it', () => {
    const lone = command('GS ( N 48', '1D 28 4E pL pH 30 m', { doc: 'Colour.' });
    expect(() => commandTable([...declared, lone], 'epson')).toThrow(/^GS \( N 48 needs a general form beside it/);
  });
});
