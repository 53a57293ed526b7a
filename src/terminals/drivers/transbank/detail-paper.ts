import { TerminalError } from '../../terminal.ts';
import { apart, centred, encodeText, pesos, type TextPrinter } from '../../transbank/paper.ts';
import type { SaleReading } from '../../transbank/readings.ts';

/** The list of 0261 as a register prints it: two lines a sale, then what they come to. */
export function detailLines(sales: readonly SaleReading[]): readonly string[] {
  const [first] = sales;
  const sum = sales.reduce((total, { amount }) => total + amount, 0);
  return [
    centred('DETALLE DE VENTAS'),
    ...(first ? [centred(`${first.merchant}-${first.terminal}`)] : []),
    '-'.repeat(40),
    ...sales.flatMap(({ operation, ticket, localTime, lastFour, cardType, brand, authorisation, amount }) => [
      apart(`${String(operation).padStart(6, '0')} ${localTime.replace('T', ' ')}`, ticket),
      apart(`****${lastFour} ${cardType} ${brand} ${authorisation}`, pesos(amount)),
    ]),
    '-'.repeat(40),
    apart(`VENTAS: ${String(sales.length).padStart(3, '0')}`, pesos(sum)),
  ];
}

export async function isReady(printer: TextPrinter): Promise<boolean> {
  return (await printer.ready?.()) ?? true;
}

/** Rejects with a TerminalError `printer-not-ready` before anything is asked of the terminal. */
export async function requireReady(printer: TextPrinter): Promise<void> {
  if (await isReady(printer)) return;
  throw new TerminalError(
    'printer-not-ready',
    "the bench's printer cannot print the list",
    'put paper in and close its cover, or have the terminal print the list',
  );
}

/** Prints the list on the bench's printer. */
export async function printDetail(sales: readonly SaleReading[], printer: TextPrinter): Promise<void> {
  await printer.line.write(encodeText(detailLines(sales), printer));
}
