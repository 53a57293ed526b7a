import net from 'node:net';
import { print } from 'receiptio';
import { afterEach, expect, test, vi } from 'vitest';
import { expectGolden } from './golden.ts';
import { logo } from './logo.ts';
import { startPrinter, type TestPrinter } from './printer.ts';
import { scan } from './scan.ts';

/** The only port that receiptio dials. */
const RECEIPTIO_PORT = 9100;

/** receiptio calls `connect` of node:net with that port; the connection is made to the printer's, and is a real one. */
function redirect({ port }: TestPrinter): void {
  const connect = net.connect as (port: number, host: string) => net.Socket;
  vi.spyOn(net, 'connect').mockImplementation(((asked: number, host: string) =>
    connect(asked === RECEIPTIO_PORT ? port : asked, host)) as typeof net.connect);
}

afterEach(() => vi.restoreAllMocks());

const document = `
^^^CAFE PLATEN
12 Harbour Road

{border:space; width:*,5,9}
Item |Qty | Price
Espresso | 2| 5.60
Croissant, "almond" | 1| 3.20
_Oat milk_ | 1| 0.50
{width:*,12}
^TOTAL | ^9.30
\`PAID\` | Visa *1234
{width:auto}
{image:${Buffer.from(logo()).toString('base64')}}
{code:4006381333931; option:ean,48,hri}
{code:https://example.com/r/0042; option:qrcode,4,m}
Thank you
`;

/** A model, and the characters that fit on its line. */
const models = [
  ['tm-t88v', 42],
  ['xprinter-80', 48],
] as const;

test.each(models)(
  'prints a receiptline document on %s, and its status talk ends with success',
  async (model, columns) => {
    const printer = await startPrinter(model);
    redirect(printer);
    expect(await print(document, `-d 127.0.0.1 -l en -c ${columns}`)).toBe('success');
    const slips = await printer.jobsDone(1);
    await printer.close();
    expect(slips.map((slip) => slip.end)).toEqual(['partial cut']);
    expect(await scan(slips[0]!)).toEqual(['EAN13 4006381333931', 'QRCode https://example.com/r/0042']);
    expectGolden(`receiptio/${model}/document`, slips[0]!);
  },
);

/** Its rules are graphics of the katakana page (ESC t 1). A Chinese printer reads them as GBK, as it would in a shop. */
const ruled = `
{border:line; width:*,5,9}
Item |Qty | Price
-
Espresso | 2| 5.60
Croissant | 1| 3.20
{border:space; width:*,12}
---
TOTAL | 8.80
`;

test('prints a table with rules', async () => {
  const printer = await startPrinter('tm-t88v');
  redirect(printer);
  expect(await print(ruled, '-d 127.0.0.1 -l en -c 42')).toBe('success');
  const [slip] = await printer.jobsDone(1);
  await printer.close();
  expect(slip!.diagnostics.filter(({ code }) => code === 'no-glyph')).toEqual([]);
  expectGolden('receiptio/tm-t88v/ruled', slip!);
});

test('is told the truth about a printer without paper', async () => {
  const printer = await startPrinter('tm-t88v', { paper: 'end' });
  redirect(printer);
  expect(await print(document, '-d 127.0.0.1 -l en')).toBe('paperempty');
  await printer.close();
  expect(printer.slips).toEqual([]);
});

test('asks for the status alone, which leaves no slip', async () => {
  const printer = await startPrinter('tm-t88v');
  redirect(printer);
  expect(await print('', '-d 127.0.0.1 -q')).toBe('online');
  expect(await printer.jobsDone(1)).toEqual([]);
  await printer.close();
});
