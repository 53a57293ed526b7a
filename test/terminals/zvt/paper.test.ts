import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../src/clock/virtual.ts';
import { wire } from '../../../src/ports/wire.ts';
import { BenchPrinter } from '../../../src/printers/bench-printer.ts';
import { findModel, printSlips } from '../../../src/printers/layout.ts';
import { EscposLayout } from '../../../src/terminals/zvt/paper/escpos.ts';
import { linePrinter } from '../../../src/terminals/zvt/paper/printer.ts';
import { decodeApdu, encodeApdu } from '../../../src/terminals/zvt/protocol/apdu.ts';
import { encodeText } from '../../../src/terminals/zvt/protocol/charset.ts';
import {
  decodeBlock,
  decodeLine,
  encodeBlock,
  encodeLines,
  type PrintItem,
} from '../../../src/terminals/zvt/protocol/print-items.ts';
import { hex, sent, text } from './vectors.ts';

const line = (attribute: number, words: string): PrintItem => ({ kind: 'line', attribute, text: encodeText(words) });
const worked: PrintItem[] = [
  line(0x70, 'CARD PAYMENT'),
  line(0x00, 'Amount EUR 12,50'),
  { kind: 'feed', lines: 1 },
  line(0x00, 'Thank you'),
  { kind: 'end' },
];
const dataOf = (frame: string) => decodeApdu(hex(frame))!.data;

describe('print commands', () => {
  it('06 D3 is the block of the document, both ways', () => {
    expect(text(encodeApdu(encodeBlock('customer', worked)))).toBe(sent.block);
    expect(decodeBlock(dataOf(sent.block))).toEqual({ receipt: 'customer', charset: 0xff, items: worked });
  });

  it('06 D1 are the lines of the document, both ways', () => {
    const items = [worked[0]!, worked[1]!, { kind: 'feed', lines: 2 } as const, worked[4]!];
    const frames = [sent.title, sent.amount, sent.twoFeeds, sent.last];
    expect(encodeLines(items).map((each) => text(encodeApdu(each)))).toEqual(frames);
    expect(frames.flatMap((frame) => decodeLine(dataOf(frame)).items)).toEqual(items);
  });

  it('a block of 351 bytes has its length low byte first and those of its objects high byte first', () => {
    const items = [
      line(0x00, 'A'.repeat(26)),
      line(0x00, 'B'.repeat(0x153 - 3 - 28 - 4 - 3)),
      { kind: 'end' } as const,
    ];
    const block = encodeApdu(encodeBlock('merchant', items));
    expect(text(block.subarray(0, 18))).toBe('06 D3 FF 5F 01 06 82 01 5B 1F 07 01 01 25 82 01 53 09');
    expect(text(block.subarray(-3))).toBe('09 01 81');
  });

  it.each([
    ['an indent', '06 D1 04 03 41 42 43', [line(0x03, 'ABC')]],
    ['text in the last line', '06 D1 03 C1 4F 4B', [line(0x41, 'OK'), { kind: 'end' }]],
    ['no text: one feed', '06 D1 01 00', [{ kind: 'feed', lines: 1 }]],
    ['the reserved attribute 80: a line', '06 D1 02 80 41', [line(0x00, 'A')]],
    ['a container behind the text', '06 D1 08 00 41 42 06 03 1F 07 00', [line(0x00, 'AB')]],
    ['nothing', '06 D1 00', []],
  ] as const)('06 D1 with %s', (_name, frame, items) => {
    expect(decodeLine(dataOf(frame)).items).toEqual(items);
  });

  it('06 D3 without texts prints nothing', () => {
    expect(decodeBlock(hex(''))).toBeNull();
    expect(decodeBlock(hex('06 04 1F 07 01 02'))).toBeNull();
  });
});

describe('as ESC/POS', () => {
  it('centres, enlarges, feeds and cuts', () => {
    const bytes = new EscposLayout(true).bytesOf({ items: worked, charset: 0xff });
    expect(Buffer.from(bytes).toString('latin1')).toBe(
      '\x1b@\x1c.\x1bt\0\x1ba\x01\x1d!\x11CARD PAYMENT\n\x1ba\0\x1d!\0Amount EUR 12,50\n\x1bd\x01\x1ba\0\x1d!\0Thank you\n\x1dVB\0',
    );
    const [slip, ...more] = printSlips(bytes, 'tm-t88v');
    expect(slip!.lines.map(({ text }) => text.trim()).filter((words) => words !== '')).toEqual([
      'CARD PAYMENT',
      'Amount EUR 12,50',
      'Thank you',
    ]);
    expect([more, slip!.diagnostics]).toEqual([[], []]);
  });

  it('begins each receipt anew, and prints none that has nothing', () => {
    const layout = new EscposLayout(false);
    const part = (...items: PrintItem[]) => Buffer.from(layout.bytesOf({ items, charset: 0xff })).toString('latin1');
    expect(part({ kind: 'end' })).toBe('');
    expect(part(line(0x03, 'A'), { kind: 'end' })).toBe('\x1b@\x1c.\x1bt\0\x1ba\0\x1d!\0   A\n\x1bd\x06');
    expect(part({ kind: 'feed', lines: 2 })).toBe('\x1b@\x1c.\x1bt\0\x1bd\x02');
    expect(part(line(0x30, 'B'))).toBe('\x1ba\0\x1d!\x11B\n');
  });

  it('ends what gets no end of its own, once', () => {
    const layout = new EscposLayout(true);
    const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
    layout.bytesOf({ items: [line(0, 'torn')], charset: 0xff });
    expect([text(layout.breakOff()), text(layout.breakOff())]).toEqual(['\x1dVB\0', '']);
    expect(text(layout.bytesOf({ items: [line(0, 'next')], charset: 0xff }))).toContain('\x1b@\x1c.\x1bt\0');
  });

  it('lets no command through within a text, and reads other character sets', () => {
    const layout = new EscposLayout(true);
    layout.bytesOf({ items: [line(0, '')], charset: 0xff });
    const of = (words: string, charset: number) =>
      Buffer.from(layout.bytesOf({ items: [{ kind: 'line', attribute: 0, text: hex(words) }], charset }))
        .toString('latin1')
        .slice(6);
    expect(of('41 1B 70 00 0A 42', 0xff)).toBe('A.p.\nB\n');
    expect(of('F6 DF', 0x0f)).toBe('\x94\xe1\n');
  });
});

describe('the printer on a line', () => {
  it('has printed a slip when it says so, and never without paper', async () => {
    const { clock, printer, slips } = await benched();
    const print = async () => {
      await clock.run(slips.write(new EscposLayout(true).bytesOf({ items: worked, charset: 0xff })));
      return clock.run(slips.isDone());
    };
    expect([await print(), printer.take().slips.length]).toEqual([true, 1]);
    printer.schedule({ rows: 60 }, { sensors: { paper: 'end' } });
    expect(await print()).toBe(false);
  });

  async function benched() {
    const clock = new VirtualClock(0);
    const link = wire(clock, { baud: 9600 });
    const printer = new BenchPrinter(findModel('tm-t88v'), clock);
    await link.port.listen((plug) => printer.attach(plug));
    return { clock, printer, slips: linePrinter({ line: await link.dial(), clock, hasCutter: true }) };
  }

  it('is ready, unless its paper is out, its cover open, or its line gone', async () => {
    const { clock, printer, slips } = await benched();
    const ready = () => clock.run(slips.isReady());
    expect(await ready()).toBe(true);
    printer.change({ sensors: { paper: 'end' } });
    expect(await ready()).toBe(false);
    printer.change({ sensors: { paper: 'ok', cover: 'open' } });
    expect(await ready()).toBe(false);
    printer.change({ sensors: { cover: 'closed' } });
    expect(await ready()).toBe(true);
    printer.change({ faults: { silent: true } });
    expect(await ready()).toBe(false);
  });
});
