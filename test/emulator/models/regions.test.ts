import { encode } from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { models } from '../../../emulator/models/models.ts';
import { joined } from '../notation.ts';
import { print } from '../printing.ts';

const model = (name: string) => models.get(name)!;
const ascii = (text: string) => Buffer.from(text, 'latin1').toString('hex');
const read = (name: string, stream: string | Uint8Array) => {
  const { slips, diagnostics } = print(stream, model(name));
  return { lines: slips.flatMap(({ lines }) => lines.map(({ text }) => text)), diagnostics };
};

/** A model's country: the name of its fonts, a text in its coding, and what 23h, 24h, 5Ch and 7Eh print at power-on. */
const regions = [
  ['tm-t88v', 'CHINA GB18030', 'gb18030', '咖啡馆 二〇二六年 ￥', '#$\\~'],
  ['tm-t88v-ko', 'KOREA C-5601C', 'euc-kr', '카페 플라텐 감사합니다 大韓', '#$₩~'],
  ['tm-t88v-tw', 'TAIWAN BIG-5', 'big5', '咖啡館 謝謝光臨 龘', '#$\\~'],
] as const;

describe.each(regions)('%s', (name, fonts, coding, text, signs) => {
  test(`has the fonts ${fonts} and says so`, () => {
    const { replies } = print('GS I 02 GS I 45', model(name));
    expect(replies).toEqual([`035f${ascii(fonts)}00`]);
  });

  test(`reads ${coding} between FS & and FS .`, () => {
    const words = encode(text, coding);
    expect(read(name, joined('FS &', words, 'FS . "A" LF'))).toEqual({ lines: [`${text}A`], diagnostics: [] });
  });

  test(`prints ${signs} for 23h, 24h, 5Ch and 7Eh until ESC R selects another country, and again after ESC @`, () => {
    const four = '23 24 5C 7E LF';
    expect(read(name, `${four} ESC R 03 ${four} ESC @ ${four}`)).toEqual({
      lines: [signs, '£$\\~', signs],
      diagnostics: [],
    });
  });
});

describe('tm-t88v-ja', () => {
  test('has the fonts KANJI JAPANESE and says so', () => {
    expect(print('GS I 02 GS I 45', model('tm-t88v-ja')).replies).toEqual([`035f${ascii('KANJI JAPANESE')}00`]);
  });

  test('reads JIS after FS &, and Shift JIS beside half-width katakana after FS C 1', () => {
    // EUC-JP is JIS with bit 7 set.
    const jis = encode('珈琲館', 'euc-jp').map((byte) => byte & 0x7f);
    const shiftJis = encode('領収書 ｺｰﾋｰ', 'shift_jis');
    const stream = joined('FS &', jis, 'FS . "A" LF', 'ESC t 01 FS C 01', shiftJis, 'LF');
    expect(read('tm-t88v-ja', stream)).toEqual({ lines: ['珈琲館A', '領収書 ｺｰﾋｰ'], diagnostics: [] });
  });

  test('prints a yen sign for 5Ch until ESC R selects another country, and again after ESC @', () => {
    expect(read('tm-t88v-ja', '5C LF ESC R 00 5C LF ESC @ 5C LF')).toEqual({
      lines: ['¥', '\\', '¥'],
      diagnostics: [],
    });
  });
});

test('the regional models of one printer differ in nothing but their characters', () => {
  const base = model('tm-t88v');
  for (const name of ['tm-t88v-ja', 'tm-t88v-ko', 'tm-t88v-tw']) {
    const regional = model(name);
    const { title, characterSet, sources } = base;
    const { fonts, serial } = base.identity;
    expect({
      ...regional,
      name: base.name,
      title,
      characterSet,
      sources,
      identity: { ...regional.identity, fonts, serial },
    }).toEqual(base);
  }
});
