import { describe, expect, it } from 'vitest';
import type { EventOf } from '../../../src/events/event.ts';
import { bytesBlock } from '../../../src/reports/html/bytes.ts';
import { slip, stamped } from '../small-run.ts';

const event = (changes: Parameters<typeof slip>[0]) => stamped([slip(changes)])[0] as EventOf<'slip'>;
const base64 = (bytes: Iterable<number>) => Buffer.from([...bytes]).toString('base64');
const finding = (offset: number, length: number): EventOf<'finding'> => ({
  v: 1,
  seq: 1,
  at: 0,
  type: 'finding',
  scenario: 's',
  step: 0,
  code: 'line-changed',
  by: 'compare',
  message: 'line 1',
  bytes: { offset, length },
});

/** The block as text: lead bytes in *, feeds in _, noted bytes in [ ]. */
const text = (markup: { text: string }) =>
  markup.text
    .replace(/<b>(..)<\/b>/g, '*$1*')
    .replace(/<i>(..)<\/i>/g, '_$1_')
    .replace(/<mark[^>]*>(..)<\/mark>/g, '[$1]')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');

describe('bytes of a slip', () => {
  it('tells offset, hex and ASCII, and below a row what is said of its bytes', () => {
    const diagnostics = [
      { offset: 1018, severity: 'warning', code: 'unknown-command', message: '1B 02 is <none>' },
    ] as const;
    const bytes = base64([
      0x1b, 0x40, 0xbd, 0xf0, 0x20, 0x31, 0x32, 0x2e, 0x38, 0x35, 0x0a, 0x41, 0x42, 0x43, 0x44, 0x45, 0x46, 0x0a, 0x1b,
      0x02,
    ]);
    expect(text(bytesBlock('s1-1-1', event({ bytes, offset: 1000, diagnostics }), [finding(14, 3)]))).toBe(
      `Bytes 20
000000  *1b* 40 bd f0 20 31 32 2e 38 35 _0a_ 41 42 43 [44] [45]  ·@·· 12.85·ABCDE
                                                  └ line-changed: line 1
000010  [46] _0a_ [1b] 02                                      F···
              └ unknown-command: 1B 02 is <none>
`,
    );
  });

  it('points at the row in which a note begins', () => {
    const { text: markup } = bytesBlock('s1-1-1', event({ bytes: base64(Array(40).fill(0x41)) }), [finding(20, 15)]);
    expect([...markup.matchAll(/id="([^"]+)"/g)].map((id) => id[1])).toEqual(['s1-1-1-byte-16']);
    expect(markup.match(/<mark class="found">41<\/mark>/g)).toHaveLength(15);
  });

  it('notes a finding of no bytes at the byte before which something is missing', () => {
    const block = text(bytesBlock('s', event({ bytes: base64(Array(4).fill(0x41)) }), [finding(2, 0)]));
    expect(block).toContain('000000  41 41 [41] 41');
  });

  it('leaves out the rest of a long slip but for what is noted', () => {
    const block = bytesBlock('s', event({ bytes: base64(Array(9000).fill(0x55)) }), [finding(8500, 1)]);
    const rows = text(block).match(/^[0-9a-f]{6} /gm)!;
    expect(rows).toHaveLength(512 + 1);
    expect(rows.at(-1)).toBe('002130 ');
    expect(block.text).toContain('792 bytes past the first 8192 are not shown; the event stream has them.');
  });
});
