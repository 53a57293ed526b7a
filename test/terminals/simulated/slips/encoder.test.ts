import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { printSlips } from '../../../../src/printers/layout.ts';
import { encodeSlip } from '../../../../src/terminals/simulated/slips/encoder.ts';
import type { SlipLine } from '../../../../src/terminals/simulated/slips/layout.ts';
import { modelOf, paper58, paper80 } from '../bench.ts';

const line = (text: string, size: SlipLine['size'] = 'normal', centred = false): SlipLine => ({ text, size, centred });
const hex = (bytes: Uint8Array) =>
  Buffer.from(bytes)
    .toString('hex')
    .toUpperCase()
    .replaceAll(/..(?=.)/g, '$& ');

/** ESC @ GS a 0 ESC M 0 ESC SP 0 FS S 0 0 ESC 2 ESC { 0 FS . */
const opening = '1B 40 1D 61 00 1B 4D 00 1B 20 00 1C 53 00 00 1B 32 1B 7B 00 1C 2E';
/** ESC t 0 FS & */
const chinese = '1B 74 00 1C 26';

describe('encodeSlip', () => {
  it('begins with ESC @ and ends with feed and partial cut on a printer with a cutter', () => {
    expect(hex(encodeSlip([line('金额')], paper80))).toBe(`${opening} ${chinese} BD F0 B6 EE 0A 0A 0A 1D 56 42 00`);
  });

  it('leaves Chinese for signs of code page 437, and goes back', () => {
    expect(hex(encodeSlip([line('金¥£额')], paper80))).toBe(
      `${opening} ${chinese} BD F0 1C 2E 1B 74 00 9D 9C ${chinese} B6 EE 0A 0A 0A 1D 56 42 00`,
    );
  });

  it('ends with six lines of feed on a printer without one', () => {
    expect(hex(encodeSlip([line('金额')], paper58))).toBe(`${opening} ${chinese} BD F0 B6 EE 0A 0A 0A 0A 0A 0A 0A`);
  });

  it('changes size, spacing and alignment only where they change', () => {
    const stream = hex(encodeSlip([line('A', 'big', true), line('B', 'big', true), line('C'), line('')], paper58));
    expect(stream).toBe(
      [
        opening,
        '1B 61 01 1D 21 11 1B 33 38',
        `${chinese} 41 0A`,
        `${chinese} 42 0A`,
        '1B 61 00 1B 2D 00 1C 2D 00 1B 45 00 1D 42 00 1D 21 00 1B 32',
        `${chinese} 43 0A`,
        '0A 0A 0A 0A 0A 0A 0A',
      ].join(' '),
    );
  });

  it('writes GB18030, characters of four bytes included', () => {
    const text = '镕囍𠀀';
    const bytes = encodeSlip([line(text)], paper80);
    expect(Buffer.from(bytes).includes(iconv.encode(text, 'gb18030'))).toBe(true);
  });

  it.each([paper80, paper58])('leaves nothing to the next slip (%o)', (target) => {
    const slip = encodeSlip([line('银联POS签购单', 'big', true), line('RMB 12.85', 'tall')], target);
    const [first, second, ...more] = printSlips(Buffer.concat([slip, slip]), modelOf(target));
    expect(more).toEqual([]);
    expect(first?.lines.map(({ text }) => text)).toEqual(['银联POS签购单', 'RMB 12.85']);
    expect(second?.dots).toEqual(first?.dots);
    expect(second?.bytes).toEqual(slip);
  });
});
