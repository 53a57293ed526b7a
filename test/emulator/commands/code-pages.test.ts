import { describe, expect, test } from 'vitest';
import { codePages } from '../../../emulator/glyphs/code-pages.ts';
import { internationalSets } from '../../../emulator/glyphs/international.ts';
import { models } from '../../../emulator/models/models.ts';
import { joined } from '../notation.ts';
import { print } from '../printing.ts';
import { small } from '../small.ts';

const everyModel = [...models.values()].map((model) => [model.name, model] as const);

const read = (stream: string | Uint8Array, model = small) => {
  const { slips, diagnostics } = print(stream, model);
  return {
    text: slips.flatMap(({ lines }) => lines.map(({ text }) => text)).join(''),
    told: diagnostics.map(({ offset, code }) => `${offset} ${code}`),
  };
};

/** The upper half of a page, character by character, so that no two bytes are taken as a pair. */
const UPPER = Array.from({ length: 128 }, (_, i) => 0x80 + i);

/** Without the gaps at the ends of lines: no-break spaces and those of a page are printed as such. */
const inked = (text: string) => text.replace(/[\u0020\u00a0]/g, '');

describe('ESC t', () => {
  test.each(everyModel)('%s prints the table of each of its pages, or says why not', (_, model) => {
    for (let page = 0; page <= 255; page++) {
      const { text, told } = read(joined('FS . ESC t', [page], UPPER, 'LF'), model);
      const codes = told.map((line) => line.split(' ')[1]);
      const name = model.codePages[page];
      if (name === undefined) expect([page, codes.includes('no-code-page')]).toEqual([page, true]);
      else {
        expect([page, codes.includes('no-code-page'), codes.includes('no-code-table')]).toEqual([
          page,
          false,
          name === null,
        ]);
        const table = name === null ? '\uFFFD'.repeat(128) : name === 'spaces' ? '' : codePages[name];
        expect([page, inked(text)]).toEqual([page, inked(table)]);
      }
    }
  });

  test('a page whose table has no source prints boxes, and says so', () => {
    const model = { ...small, codePages: { 0: 'cp437', 6: null } as const };
    expect(read('ESC t 06 "A" 80 LF', model)).toEqual({ text: 'A\uFFFD', told: ['0 no-code-table', '4 no-glyph'] });
  });

  test("the host's own pages are spaces", () => {
    expect(read('ESC t FF "A" 80 FE "A" LF')).toEqual({ text: 'A  A', told: [] });
  });

  test('a page that the model has not leaves the page as it was', () => {
    const model = { ...small, codePages: { 0: 'cp437', 16: 'wpc1252' } as const };
    expect(read('ESC t 10 ESC t 11 E9 LF', model)).toEqual({ text: 'é', told: ['3 no-code-page'] });
  });
});

describe('ESC R', () => {
  /** Codes that any set replaces. */
  const codes = [...new Set(Object.values(internationalSets).flatMap(({ replacements }) => Object.keys(replacements)))];

  test.each(everyModel)('%s prints the replacements of every set, on every page alike', (_, model) => {
    for (let set = 0; set <= 255; set++) {
      // A set that there is not leaves the one of power-on.
      const known = internationalSets[set];
      const { replacements } = known ?? internationalSets[model.characterSet.international]!;
      const stream = joined('ESC R', [set], codes.map(Number), 'LF');
      const expected = codes.map((code) => replacements[Number(code)] ?? String.fromCharCode(Number(code)));
      expect([set, read(stream, model).text]).toEqual([set, expected.join('')]);
      expect([set, read(stream, model).told.includes('0 command-without-effect')]).toEqual([set, !known]);
    }
  });
});
