import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../src/clock/virtual.ts';
import { printSlips } from '../../../src/printers/layout.ts';
import { detailLines, printDetail } from '../../../src/terminals/drivers/transbank/detail-paper.ts';
import { Paper } from '../simulated/bench.ts';
import { merchant, transbankBench, visa } from './bench.ts';

/** The printer of a terminal, and of a bench: where the normal font has fewer than 40 columns, the small one is taken. */
const printers = [
  ['csn-a2', 32, false],
  ['sunmi-v2', 32, false],
  ['xprinter-80', 48, true],
] as const;

describe.each(printers)('on %s', (model, columns, cutter) => {
  it('a day is printed in lines of 40 columns, a slip a paper, without a complaint of the printer', async () => {
    const paper = new Paper(new VirtualClock(0));
    const b = await transbankBench({
      merchant: { ...merchant, name: 'ALMACÉN PEÑALOLÉN' },
      printer: { line: paper, columns, cutter },
    });
    await b.sale(999_999_999, { ...visa, instalments: 12 });
    await b.sale(1990);
    await b.perform({ kind: 'reprint', target: { of: 'last' } });
    await b.perform({ kind: 'void', voucher: 2 });
    await b.run(b.register.totals());
    await b.perform({ kind: 'settle' });
    const slips = printSlips(Buffer.concat(paper.writes.map(({ bytes }) => bytes)), model);
    expect(slips.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
    expect(slips.map(({ bytes }) => bytes.length)).toEqual(paper.writes.map(({ bytes }) => bytes.length));
    const texts = slips.map(({ lines }) => lines.map(({ text }) => text.trimEnd()).filter((text) => text !== ''));
    const [sale] = texts;
    expect(sale).toContain('           ALMACÉN PEÑALOLÉN');
    expect(sale).toContain('MONTO VENTA:                $840.336.134');
    expect(sale).toContain('IVA:                        $159.663.865');
    expect(sale).toContain('TOTAL:                      $999.999.999');
    expect(sale).toContain('12 CUOTAS SIN INTERES TASA:0,00%');
    expect(sale?.at(-1)).toMatch(/^OPERACION: 000001 {3}AUTORIZACION: \d{6}$/);
    expect(texts.at(-1)?.at(-1)).toBe('TOTAL CAPTURAS   001        $999.999.999');
    expect(texts.map((lines) => lines.includes('           *** DUPLICADO ***'))).toEqual([
      ...[false, false, false, false],
      ...[true, true],
      ...[false, false, false, false],
    ]);
  });
});

describe('the list on the printer of the bench', () => {
  it.each(printers)('%s', async (model, columns, cutter) => {
    const b = await transbankBench();
    await b.sale(999_999_999);
    const paper = new Paper(new VirtualClock(0));
    const sales = await b.run(b.register.details());
    await printDetail(sales, { line: paper, columns, cutter });
    const [slip] = printSlips(Buffer.from(paper.writes[0]!.bytes), model);
    expect(slip?.diagnostics).toEqual([]);
    const printed = slip?.lines.map(({ text }) => text.trimEnd()).filter((text) => text !== '');
    expect(printed).toEqual([...detailLines(sales)]);
    expect(printed?.at(-1)).toBe('VENTAS: 001                 $999.999.999');
  });

  it('is not asked for where it cannot be printed', async () => {
    let ready = false;
    const b = await transbankBench({ benchReady: async () => ready });
    await b.sale(1990);
    b.said();
    await expect(b.run(b.register.details())).rejects.toMatchObject({ code: 'printer-not-ready' });
    const list = { kind: 'list', of: 'details' } as const;
    expect(await b.perform(list)).toMatchObject({ result: 'refused', reason: 'printer-not-ready' });
    expect(b.said().register).toEqual([]);
    expect(b.benchPaper.writes).toEqual([]);
    ready = true;
    expect(await b.run(b.register.details())).toHaveLength(1);
    expect(b.benchPaper.writes).toHaveLength(1);
  });
});

describe('a line that takes nothing, behind a printer that says it is ready', () => {
  class Full extends Paper {
    override write(): Promise<void> {
      return new Promise(() => {});
    }
  }
  const full = () => ({ line: new Full(new VirtualClock(0)), columns: 48, cutter: true });

  it('a sale is booked and told by its code, what is for paper alone is refused, a void is told as booked', async () => {
    const b = await transbankBench({ printer: full() });
    const began = b.clock.now();
    expect(await b.sale(1990)).toMatchObject({ result: 'approved', response: '24', voucher: 1 });
    expect(b.host.record.transactions).toMatchObject([{ kind: 'sale', amount: 1990, response: '00' }]);
    expect(await b.perform({ kind: 'reprint', target: { of: 'last' } })).toMatchObject({
      result: 'refused',
      response: '24',
    });
    expect(await b.perform({ kind: 'list', of: 'totals' })).toMatchObject({ result: 'refused', response: '24' });
    expect(await b.perform({ kind: 'void', voucher: 1 })).toMatchObject({ result: 'approved' });
    expect(await b.perform({ kind: 'settle' })).toMatchObject({ result: 'approved' });
    // One print is waited for; on a line that is held up nothing more is tried.
    expect(b.clock.now() - began).toBeLessThan(90_000);
  });
});
