import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { DoubleByteMap, gb18030FourByte } from '../../../emulator/glyphs/double-byte.ts';
import type { DoubleByteCoding } from '../../../emulator/glyphs/library.ts';
import { library, readData } from './data.ts';

const map = library.doubleByte.gb18030;

/** The two-byte code that iconv-lite writes for a character, read back by the map. */
function readBack(character: string): string {
  const [lead, trail] = iconv.encode(character, 'gb18030');
  return String.fromCodePoint(map.decode(lead!, trail!));
}

test('the words of a card slip decode', () => {
  const words = '商户存根持卡人签名结算单重打印金额：人民币￥，。（）《》㎡①Ⅻ〇々亀開鑫镕堃';
  expect([...words].map(readBack).join('')).toBe(words);
});

test.each<[DoubleByteCoding, string]>([
  ['gb18030', 'gb18030'],
  ['big5', 'cp950'],
  ['shift-jis', 'cp932'],
  ['ks-c-5601', 'euc-kr'],
])('every two-byte code of %s decodes as iconv-lite has it', (coding, encoding) => {
  const map = library.doubleByte[coding];
  const wrong: string[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (!map.isLead(lead) || !map.isTrail(trail)) continue;
      const decoded = map.decode(lead, trail);
      const expected = iconv.decode(Buffer.of(lead, trail), encoding);
      if ((decoded < 0 ? '\ufffd' : String.fromCodePoint(decoded)) !== expected[0]) wrong.push(`${lead} ${trail}`);
    }
  }
  expect(wrong).toEqual([]);
});

const runs = (is: (byte: number) => boolean): string => {
  const bytes = Array.from({ length: 258 }, (_, i) => i - 1);
  const edges = bytes.filter((byte) => is(byte) && !(is(byte - 1) && is(byte + 1)));
  return edges.map((byte) => byte.toString(16)).join(' ');
};

test.each<[DoubleByteCoding, string, string]>([
  ['gb18030', '81 fe', '40 7e 80 fe'],
  ['big5', 'a1 f9', '40 7e a1 fe'],
  ['shift-jis', '81 9f e0 fc', '40 7e 80 fc'],
  ['ks-c-5601', 'a1 fe', 'a1 fe'],
])('%s has lead bytes %s and trail bytes %s', (coding, leads, trails) => {
  const map = library.doubleByte[coding];
  expect(runs((byte) => map.isLead(byte))).toBe(leads);
  expect(runs((byte) => map.isTrail(byte))).toBe(trails);
});

test.each<[DoubleByteCoding, string, string]>([
  ['big5', 'b2 ce a4 40 b5 6f b2 bc a6 ac bb c8 be f7', '統一發票收銀機'],
  ['shift-jis', '97 cc 8e fb 8f 91 87 40 83 4a fa b1', '領収書①カ﨑'],
  ['ks-c-5601', 'bf b5 bc f6 c1 f5 a1 da d3 de', '영수증★大'],
])('%s: %s', (coding, codes, text) => {
  const bytes = codes.split(' ').map((code) => Number.parseInt(code, 16));
  const pairs = bytes.flatMap((lead, i) =>
    i % 2 === 0 ? [library.doubleByte[coding].decode(lead, bytes[i + 1]!)] : [],
  );
  expect(String.fromCodePoint(...pairs)).toBe(text);
});

test('codes without a character and user-defined zones', () => {
  expect(library.doubleByte['ks-c-5601'].decode(0xc9, 0xa1)).toBe(-1);
  expect(library.doubleByte.big5.decode(0xa3, 0xfe)).toBe(-1);
  expect(library.doubleByte['shift-jis'].decode(0x85, 0x40)).toBe(-1);
  expect(library.doubleByte['shift-jis'].decode(0xf0, 0x40)).toBe(0xe000);
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
    new Error('double-byte map version 3 cannot be read, only version 2'),
  );
  expect(() => DoubleByteMap.read(file.subarray(1))).toThrow('it does not start with');
  expect(() => DoubleByteMap.read(file.subarray(0, 47_895))).toThrow(
    new Error('double-byte map has 47895 bytes, expected 47896'),
  );
});
