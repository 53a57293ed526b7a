import { describe, expect, it } from 'vitest';
import { TransbankRegister } from '../../../src/terminals/drivers/transbank/register.ts';
import { frame } from '../../../src/terminals/transbank/frames.ts';
import { child, transbankBench } from './bench.ts';

/** The text of a voucher, in lines of 40 columns. */
const lines = (text = '') => text.match(/.{40}/g)?.map((line) => line.trim()) ?? [];

describe('shops within a shop', () => {
  it('sell by their own code, and read the last voucher as text', async () => {
    const b = await transbankBench();
    const register = new TransbankRegister(b.line, b.clock);
    const sale = await b.run(register.sale(8000, '0000A1', undefined, child));
    expect(sale).toMatchObject({ kind: 'answered', reading: { function: '0271', code: '00', amount: 8000, child } });
    expect(b.slips()[0]).toContain(`              ${child}`);
    expect(b.host.record.transactions).toMatchObject([{ amount: 8000, voucher: 1 }]);

    const last = await b.run(register.lastChildSale(true));
    expect(last).toMatchObject({ function: '0260', code: '00', child, amount: 8000 });
    const copy = (name: string) => [
      'TRANSBANK',
      `VENTA - ${name}`,
      'TARJETA DE CREDITO',
      'PRUEBA DESA',
      'Cerro El Plomo',
      'CIUDAD DESARROLLO',
      '*** DUPLICADO ***',
      '597029414300-IT750050-I25.0A0',
      child,
      '23/11/2026      10:35:00',
      '****1111 B-VI',
      'MONTO VENTA:                      $6.723',
      'IVA:                              $1.277',
      'TOTAL:                            $8.000',
      'MONEDA:                             PESO',
      `OPERACION: 000001   AUTORIZACION: ${last.authorisation}`,
      ...Array<string>(6).fill(''),
    ];
    expect(lines(last.voucher)).toEqual([...copy('COPIA COMERCIO'), ...copy('COPIA CLIENTE')]);
    expect((await b.run(register.lastChildSale(false))).voucher).toBe(undefined);
  });

  it('are on the list with their code', async () => {
    const b = await transbankBench();
    const register = new TransbankRegister(b.line, b.clock);
    await b.run(register.sale(8000, '0000A1', undefined, child));
    await b.run(register.sale(700, '0000A2'));
    b.said();
    await b.run(b.line.write(frame('0290|1|')));
    await b.run(b.clock.sleep(10_000));
    const records = b.said().terminal.filter((word) => word.startsWith('0261'));
    expect(records.map((record) => record.split('|').slice(16))).toEqual([
      ['0', '0', '00', '0', child, ''],
      ['0', '0', '00', '0', '', ''],
      ['', '', '', ''],
    ]);
  });

  it('that the terminal does not know are refused', async () => {
    const b = await transbankBench();
    const register = new TransbankRegister(b.line, b.clock);
    const refused = await b.run(register.sale(8000, '0000A1', undefined, '597029414399'));
    expect(refused).toMatchObject({ reading: { function: '0271', code: '12', child: '597029414399' } });
    expect(b.host.record.transactions).toEqual([]);
  });

  it('are left out with 0 or nothing, and unknown to a terminal that has none', async () => {
    const b = await transbankBench();
    const register = new TransbankRegister(b.line, b.clock);
    const sale = await b.run(register.sale(8000, '0000A1', undefined, '0'));
    expect(sale).toMatchObject({ reading: { function: '0271', code: '00', amount: 8000 } });
    expect(b.slips()[0]).toHaveLength(14);
    const single = await transbankBench({ children: [] });
    const refused = await single.run(new TransbankRegister(single.line, single.clock).sale(8000, 'A1', undefined, '0'));
    expect(refused).toMatchObject({ reading: { code: '12' } });
  });

  it('with letters beyond ASCII in their name are spelt without', async () => {
    const b = await transbankBench({
      merchant: { name: 'ÑUÑOA|CAFÉ €', number: '597029414300', terminal: 'IT750050', operator: '01' },
    });
    const register = new TransbankRegister(b.line, b.clock);
    await b.run(register.sale(8000, '0000A1', undefined, child));
    expect(lines((await b.run(register.lastChildSale(true))).voucher)[3]).toBe('NUNOA?CAFE ?');
  });
});
