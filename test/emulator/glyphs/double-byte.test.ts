import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { DoubleByteMap, gb18030FourByte } from '../../../emulator/glyphs/double-byte.ts';
import { library, readData } from './data.ts';

const map = library.gb18030;

/** The two-byte code that iconv-lite writes for a character, read back by the map. */
function readBack(character: string): string {
  const [lead, trail] = iconv.encode(character, 'gb18030');
  return String.fromCodePoint(map.decode(lead!, trail!));
}

test('the words of a card slip decode', () => {
  const words = '商户存根持卡人签名结算单重打印金额：人民币￥，。（）《》㎡①Ⅻ〇々亀開鑫镕堃';
  expect([...words].map(readBack).join('')).toBe(words);
});

test('every two-byte code decodes as iconv-lite has it', () => {
  const wrong: string[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const expected = iconv.decode(Buffer.of(lead, trail), 'gb18030');
      if (String.fromCodePoint(map.decode(lead, trail)) !== expected) wrong.push(`${lead} ${trail} ${expected}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('bytes out of range decode to -1, 0x80 is no lead byte', () => {
  for (const [lead, trail] of [
    [0x80, 0x40],
    [0xff, 0x40],
    [0x81, 0x3f],
    [0x81, 0x7f],
    [0x81, 0xff],
    [0x41, 0x42],
    [0xb0, 0x0a],
  ] as const) {
    expect(map.decode(lead, trail), `${lead} ${trail}`).toBe(-1);
  }
});

test('the user-defined zones keep their private-use code points', () => {
  expect([map.decode(0xaa, 0xa1), map.decode(0xf8, 0xa1), map.decode(0xa1, 0x40)]).toEqual([0xe000, 0xe234, 0xe4c6]);
});

test('four-byte codes of the basic plane decode as iconv-lite has them', () => {
  const wrong: string[] = [];
  for (let code = 0; code < 39_420; code++) {
    const bytes = [0x81 + Math.floor(code / 12_600), 0x30 + (Math.floor(code / 1260) % 10)] as const;
    const more = [0x81 + (Math.floor(code / 10) % 126), 0x30 + (code % 10)] as const;
    const expected = iconv.decode(Buffer.of(...bytes, ...more), 'gb18030').codePointAt(0);
    if (gb18030FourByte(...bytes, ...more) !== expected) wrong.push(`${code}`);
  }
  expect(wrong).toEqual([]);
});

test('four-byte codes at the edges', () => {
  expect(gb18030FourByte(0x81, 0x30, 0x81, 0x30)).toBe(0x80);
  expect(gb18030FourByte(0x84, 0x31, 0xa4, 0x39)).toBe(0xffff);
  expect(gb18030FourByte(0x84, 0x31, 0xa5, 0x30)).toBe(-1);
  expect(gb18030FourByte(0x8f, 0x39, 0xfe, 0x39)).toBe(-1);
  expect(gb18030FourByte(0x90, 0x30, 0x81, 0x30)).toBe(0x10000);
  expect(gb18030FourByte(0x95, 0x32, 0x82, 0x36)).toBe(0x20000);
  expect(gb18030FourByte(0xe3, 0x32, 0x9a, 0x35)).toBe(0x10ffff);
  expect(gb18030FourByte(0xe3, 0x32, 0x9a, 0x36)).toBe(-1);
  expect(gb18030FourByte(0x80, 0x30, 0x81, 0x30)).toBe(-1);
  expect(gb18030FourByte(0x81, 0x3a, 0x81, 0x30)).toBe(-1);
  expect(gb18030FourByte(0x81, 0x30, 0xff, 0x30)).toBe(-1);
  expect(gb18030FourByte(0x81, 0x30, 0x81, 0x2f)).toBe(-1);
});

test('a damaged map is refused with what is wrong', () => {
  const file = readData('gb18030.map');
  const changed = (at: number) => file.map((byte, i) => (i === at ? byte + 1 : byte));
  expect(() => DoubleByteMap.read(file.subarray(0, 7))).toThrow(new Error('not a double-byte map: 7 bytes'));
  expect(() => DoubleByteMap.read(changed(0))).toThrow(
    new Error('not a double-byte map: it does not start with "PLTD"'),
  );
  expect(() => DoubleByteMap.read(changed(4))).toThrow(
    new Error('double-byte map version 2 cannot be read, only version 1'),
  );
  expect(() => DoubleByteMap.read(file.subarray(1, 48_140))).toThrow('it does not start with');
  expect(() => DoubleByteMap.read(file.subarray(0, 48_139))).toThrow(
    new Error('double-byte map has 48139 bytes, expected 48140'),
  );
});
