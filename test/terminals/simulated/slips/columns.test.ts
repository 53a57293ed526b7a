import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { columnsOf, padLeft, padRight, spread, wrap } from '../../../../src/terminals/simulated/slips/columns.ts';

const mixed = fc.string({ unit: fc.constantFrom(...'签购单银联，。(A)b 7-'), maxLength: 80 });

describe('columnsOf', () => {
  it('counts one for a byte of ASCII and two for a character of more', () => {
    expect(columnsOf('')).toBe(0);
    expect(columnsOf('消费(SALE)')).toBe(10);
    expect(columnsOf('￥12.85')).toBe(7);
    expect(columnsOf('𠀀')).toBe(2);
  });

  it('agrees with the bytes of GB18030', () => {
    fc.assert(
      fc.property(mixed, (text) => {
        expect(columnsOf(text)).toBe(iconv.encode(text, 'gb18030').length);
      }),
    );
  });
});

describe('padding', () => {
  it('fills up to the columns and cuts nothing', () => {
    expect(padLeft('金额', 6)).toBe('  金额');
    expect(padRight('金额', 6)).toBe('金额  ');
    expect(padLeft('金额', 3)).toBe('金额');
  });

  it('spreads two texts over a line, or two lines where they do not fit', () => {
    expect(spread('商户存根', 'COPY', 14)).toEqual(['商户存根  COPY']);
    expect(spread('商户存根', 'COPY', 12)).toEqual(['商户存根', '        COPY']);
  });
});

describe('wrap', () => {
  it('breaks between Chinese characters and at spaces', () => {
    expect(wrap('北京朝阳门便利店', 6)).toEqual(['北京朝', '阳门便', '利店']);
    expect(wrap('RECEIPT OF RELATIVE GOODS/SERVICES', 19)).toEqual(['RECEIPT OF RELATIVE', 'GOODS/SERVICES']);
  });

  it('takes a closing mark along', () => {
    expect(wrap('确认交易，同意', 8)).toEqual(['确认交', '易，同意']);
  });

  it('breaks a word that is longer than the line', () => {
    expect(wrap('ABCDEFGH', 3)).toEqual(['ABC', 'DEF', 'GH']);
  });

  it('loses no character and never runs over', () => {
    fc.assert(
      fc.property(mixed, fc.integer({ min: 2, max: 48 }), (text, columns) => {
        const lines = wrap(text, columns);
        for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(columns);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });
});
