import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { counted, duration, escaped, printable, seconds } from '../../src/reports/words.ts';

describe('words', () => {
  it('makes control characters visible and keeps tab, line feed and every printed character', () => {
    expect(printable('\u001b[31m\u0000\r\u007f\u009b\ud800\uffff 金额\t\n😀')).toBe(
      '␛[31m␀␍␡\ufffd\ufffd\ufffd 金额\t\n😀',
    );
  });

  it('leaves nothing that XML 1.0 forbids (section 2.2, Char)', () => {
    const allowed = /^[\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
        (text) => {
          expect(printable(text)).toMatch(allowed);
        },
      ),
    );
  });

  it('escapes what is markup in content and in attributes', () => {
    expect(escaped(`<a href="x" title='y'>&amp;`)).toBe('&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;');
  });

  it('counts in words', () => {
    expect([0, 1, 2].map((count) => counted(count, 'slip'))).toEqual(['0 slips', '1 slip', '2 slips']);
  });

  it('tells times in the unit that suits them', () => {
    const times = [0, 0.84, 9.94, 9.96, 412.4, 999.4, 999.6, 1240, 59_994, 59_996, 125_400, 3_600_000];
    expect(times.map(duration)).toEqual([
      '0.0 ms',
      '0.8 ms',
      '9.9 ms',
      '10 ms',
      '412 ms',
      '999 ms',
      '1.00 s',
      '1.24 s',
      '59.99 s',
      '1 min 00 s',
      '2 min 05 s',
      '1 h 00 min',
    ]);
    expect(seconds(420)).toBe('0.42 s');
  });
});
