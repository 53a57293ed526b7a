import { expect, it } from 'vitest';
import { clTransbank } from '../../src/rules/cl-transbank.ts';

const { readSlip, readList, readAmount, readDateTime, isMasked, isOfCard, written } = clTransbank;

/** As the tests of transbank-pos-sdk-dotnet have it. */
const voucher = `               TRANSBANK
         VENTA - COPIA COMERCIO
          TARJETA DE CREDITO
              PRUEBA DESA
             Cerro El Plomo
  597029414300-IT750050-I25.0A0
23/11/2026      10:35:02
                          ****5556 B-VI
MONTO VENTA:                      $1.672
IVA:                                $318
TOTAL:                            $1.990
MONEDA:                             PESO
OPERACION: 000042   AUTORIZACION: ABC123`.split('\n');

it('reads a voucher', () => {
  const { kind, copy, fields, marker } = readSlip(voucher);
  expect([kind, copy?.copy, marker]).toEqual(['sale', 'merchant', null]);
  expect([...fields].map(([name, { value, line }]) => `${line} ${name}: ${value}`).sort()).toEqual(
    [
      '4 merchant-name: PRUEBA DESA',
      '6 merchant-number: 597029414300',
      '6 terminal-number: IT750050',
      '7 date-time: 23/11/2026      10:35:02',
      '8 card-number: ****5556',
      '8 brand: VI',
      '9 net: 1.672',
      '10 tax: 318',
      '11 amount: 1.990',
      '13 voucher: 000042',
      '13 authorisation: ABC123',
    ].sort(),
  );
});

it('knows a void, a duplicate and the copy of the cardholder', () => {
  const other = voucher.map((line) => line.replace('VENTA - COPIA COMERCIO', 'ANULACION - COPIA CLIENTE'));
  expect(readSlip([...other.slice(0, 5), '  *** DUPLICADO ***', ...other.slice(5)])).toMatchObject({
    kind: 'void',
    copy: { copy: 'cardholder' },
    marker: { line: 6 },
  });
});

it('reads the rows of a report and of a list', () => {
  const report = [
    'REPORTE DEL CIERRE DEL TERMINAL',
    'PRUEBA DESA',
    'VISA 002 $9.990',
    'REDCOMPRA 001 $500',
    'TOTAL CAPTURAS   003  $10.490',
  ];
  expect(readSlip(report)).toMatchObject({
    kind: 'settlement',
    totals: [
      { kind: 'sale', brand: 'VISA', count: 2, amount: 9990, line: 3 },
      { kind: 'sale', brand: 'REDCOMPRA', count: 1, amount: 500, line: 4 },
      { kind: 'total', count: 3, amount: 10_490, line: 5 },
    ],
  });
  expect(readList(['DETALLE DE VENTAS', '****7763 DB      000002     $1.234.567'])).toEqual([
    { voucher: '000002', amount: '1.234.567' },
  ]);
});

it('writes and reads whole pesos with points between thousands', () => {
  const amounts = [0, 50, 999, 1000, 1_234_567, -1990];
  expect(amounts.map(written.amount)).toEqual(['0', '50', '999', '1.000', '1.234.567', '-1.990']);
  expect(amounts.slice(0, -1).map((amount) => readAmount(written.amount(amount)))).toEqual(amounts.slice(0, -1));
  expect(['1990', '1.99', '19,90'].map(readAmount)).toEqual([null, null, null]);
  expect(readDateTime('23/11/2026      10:35:02')).toBe('2026-11-23T10:35:02');
});

it('finds 19 % of tax in an amount', () => {
  expect([1990, 50, 1_234_567].map((amount) => clTransbank.taxIn!(amount))).toEqual([318, 8, 197_116]);
});

it('lets four digits of a card be read, and names its brand', () => {
  expect(['****5556', '**5556', '5556', '*45556'].map(isMasked)).toEqual([true, true, false, false]);
  expect([isOfCard('****5556', '4000056655665556'), isOfCard('****5557', '4000056655665556')]).toEqual([true, false]);
  const card = { pan: '4051884239937763', expiry: '', issuer: '', entry: 'I' } as const;
  expect([clTransbank.brandOf(card), clTransbank.brandOf({ ...card, account: 'debit' })]).toEqual(['VI', 'DB']);
  expect(['VI', 'DB', 'CE'].map((brand) => clTransbank.rowOf!(brand))).toEqual(['VISA', 'REDCOMPRA', 'CERRADA']);
});
