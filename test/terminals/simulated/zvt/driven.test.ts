import { expect, it } from 'vitest';
import { VirtualClock } from '../../../../src/clock/virtual.ts';
import { wire } from '../../../../src/ports/wire.ts';
import { BenchPrinter } from '../../../../src/printers/bench-printer.ts';
import { findModel } from '../../../../src/printers/layout.ts';
import { createDrivenZvt } from '../../../../src/terminals/simulated/zvt/driven.ts';
import { ZvtHost } from '../../../../src/terminals/simulated/zvt/host.ts';
import { linePrinter } from '../../../../src/terminals/zvt/paper/printer.ts';
import { girocard, merchant, visa } from './worked.ts';

it.each(['register', 'terminal'] as const)(
  "drives a terminal whose slips the %s's printer prints",
  async (printedBy) => {
    const clock = new VirtualClock(Date.parse('2026-11-23T10:35:00+01:00'));
    const paper = new BenchPrinter(findModel('tm-t88v'), clock);
    const link = wire(clock, { baud: 115_200 });
    await link.port.listen((plug) => paper.attach(plug));
    const host = new ZvtHost({ clock });
    const printer = linePrinter({ line: await link.dial(), clock, hasCutter: true });
    const terminal = await clock.run(createDrivenZvt({ clock, host, merchant, printer, printedBy, columns: 32 }));
    const perform = (request: Parameters<typeof terminal.perform>[0]) => clock.run(terminal.perform(request));
    await perform({ kind: 'sale', amount: 1010, card: visa });
    await perform({ kind: 'sale', amount: 2000, card: girocard });
    await perform({ kind: 'reprint', target: { of: 'voucher', voucher: 1 } });
    await perform({ kind: 'settle' });
    await clock.run(paper.whenStill());
    const slips = paper.take().slips.map(({ slip }) => slip.lines.map(({ text }) => text.trim()));
    const has = (slip: readonly string[] | undefined, word: string) => slip!.some((line) => line.includes(word));
    expect(slips).toHaveLength(6);
    expect([has(slips[0], '10,10'), has(slips[2], 'girocard'), has(slips[4], 'KOPIE'), has(slips[4], '10,10')]).toEqual(
      [true, true, true, true],
    );
    expect(slips[5]).toEqual(expect.arrayContaining(['Kassenschnitt', expect.stringMatching(/^Summe +2 +30,10$/)]));
    expect(host.record.transactions.map(({ card }) => card!.issuer)).toEqual(['VISA', 'girocard']);
    await clock.run(terminal.close());
  },
);
