import { describe, expect, test } from 'vitest';
import { tmT88iii } from '../../../emulator/models/tm-t88iii.ts';
import { bytes, joined } from '../notation.ts';
import { print } from '../printing.ts';
import { small } from '../small.ts';

const ignored = (stream: string | Uint8Array, model = small) =>
  print(stream, model).entries.flatMap((entry) => (entry.ignored ? [entry.ignored] : []));
const replies = (stream: string | Uint8Array, model = small) => print(stream, model).replies.join('');
const hex = (text: string) => Buffer.from(text, 'latin1').toString('hex');

describe('FS g', () => {
  test('reads what it wrote; what was never written reads as FFh', () => {
    expect(replies('FS g 1 00 02 00 00 00 03 00 "abc" FS g 2 00 00 00 00 00 06 00')).toBe(`5fffff${hex('abc')}ff00`);
  });

  test('is kept over ESC @', () => {
    expect(replies('FS g 1 00 FF 03 00 00 01 00 "z" ESC @ FS g 2 00 FF 03 00 00 01 00')).toBe(`5f${hex('z')}00`);
  });

  test.each([
    ['FS g 1 00 00 04 00 00 01 00 "A" LF', '1 bytes at 1024 are not in the memory: what follows is data'],
    ['FS g 1 00 00 00 00 00 00 00 "A" LF', '0 bytes at 0 are not in the memory: what follows is data'],
    ['FS g 1 00 01 00 00 00 00 04 "A" LF', '1024 bytes at 1 are not in the memory: what follows is data'],
    ['FS g 1 00 00 00 01 00 01 00 "A" LF', '1 bytes at 65536 are not in the memory: what follows is data'],
  ])('%s writes nothing', (stream, why) => {
    const { entries, slips } = print(stream);
    expect(entries[0]).toMatchObject({ length: 10, ignored: why });
    expect(slips[0]!.lines[0]!.text).toBe('A');
  });

  test('a byte that is not stored ends it; those before it are kept', () => {
    const {
      replies: told,
      slips,
      diagnostics,
    } = print('FS g 1 00 00 00 00 00 05 00 "ab" 1F "A" LF FS g 2 00 00 00 00 00 03 00');
    expect(told.join('')).toBe(`5f${hex('ab')}ff00`);
    expect(slips[0]!.lines[0]!.text).toBe('A');
    expect(diagnostics.map(({ code }) => code)).toEqual(['data-refused']);
  });

  test('reads at most 80 bytes, from addresses that there are', () => {
    expect(replies('FS g 2 00 00 00 00 00 50 00')).toHaveLength(2 * 82);
    expect(ignored('FS g 2 00 00 00 00 00 51 00')).toEqual(['81 bytes from 0 are not read at once']);
    expect(ignored('FS g 2 00 00 04 00 00 01 00')).toEqual(['1 bytes from 1024 are not read at once']);
  });

  test('writes at the beginning of a line alone', () => {
    expect(ignored('"A" FS g 1 00 00 00 00 00 01 00 "z" LF')).toEqual(['it counts only at the beginning of a line']);
  });
});

describe('GS ( C', () => {
  const edit = (own: string) => {
    const body = bytes(own);
    return joined('GS ( C', [body.length & 255, body.length >> 8], body);
  };
  const all = (...functions: readonly string[]) => joined(...functions.map(edit));
  const store = (key: string, data: string) => `00 01 00 ${key} ${data}`;

  test('sends a record by its key code', () => {
    expect(replies(all(store('A 1', '"hello"'), '00 2 00 A 1'))).toBe(`377040${hex('hello')}00`);
    expect(replies(all('00 2 00 A 1'))).toBe('37704000');
  });

  test('tells what is used and free: data, key code and an end mark', () => {
    expect(replies(all('00 3 00', '00 4 00'))).toBe(`3728${hex('0')}003729${hex('1024')}00`);
    expect(replies(all(store('A 1', '"hello"'), '00 03 00', '00 04 00'))).toBe(`3728${hex('8')}003729${hex('1016')}00`);
  });

  test('lists key codes, deletes one record or all', () => {
    const two = [store('B 1', '"b"'), store('A 1', '"a"')];
    expect(replies(all('00 5 00'))).toBe('37714000');
    expect(replies(all(...two, '00 5 00'))).toBe(`377140${hex('A1B1')}00`);
    expect(replies(all(...two, '00 0 00 B 1', '00 5 00'))).toBe(`377140${hex('A1')}00`);
    expect(replies(all(...two, '00 6 00 C L R', '00 5 00'))).toBe('37714000');
    expect(ignored(all('00 0 00 B 1'))).toEqual(['there is no record "B1"']);
  });

  test('a record longer than 80 bytes is fetched in blocks', () => {
    const long = 'x'.repeat(100);
    const stream = all(store('A 1', `"${long}"`), '00 2 00 A 1');
    expect(replies(joined(stream, '06'))).toBe(`377041${hex(long.slice(0, 80))}00377040${hex(long.slice(80))}00`);
  });

  test.each([
    [store('A 1F', '"a"'), 'a key code has two characters from 20h to 7Eh'],
    [store('A 1', ''), 'a record has at least one byte'],
    [store('A 1', '1F'), 'a record has bytes from 20h to FEh'],
    [store('A 1', 'FF'), 'a record has bytes from 20h to FEh'],
    [store('A 1', `"${'x'.repeat(1022)}"`), 'the record does not fit: 1024 bytes are free'],
  ])('refuses %s', (own, why) => {
    expect(ignored(edit(own))).toEqual([why]);
  });

  test('what is too long leaves the record that was there', () => {
    expect(replies(all(store('A 1', '"a"'), store('A 1', `"${'x'.repeat(1022)}"`), '00 2 00 A 1'))).toBe(
      `377040${hex('a')}00`,
    );
  });

  test('a TM-T88III has none', () => {
    expect(ignored(edit('00 3 00'), tmT88iii)).toEqual(['tm-t88iii lacks it']);
    expect(replies('FS g 2 00 00 00 00 00 01 00', tmT88iii)).toBe('5fff00');
  });
});
