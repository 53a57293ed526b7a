import type { Diagnostic, Slip } from '../../emulator/machine/slip.ts';
import { counted, printable } from '../reports/words.ts';
import type { FoundSlip } from './slip-files.ts';

const worthTelling = (diagnostic: Diagnostic) => diagnostic.severity !== 'info';

/**
 * `slip 1  xprinter-80  576 x 812 dots  14 lines  partial cut  1,234 bytes  2 diagnostics  -> slip-0001.png`, and these
 * below it; `byte 0` is the byte at `from` of the stream.
 */
export function slipWords(number: number, slip: Slip, picture: string, from: number): string {
  const told = slip.diagnostics.filter(worthTelling);
  const facts = [
    `slip ${number}`,
    slip.model,
    `${slip.dots.width} x ${slip.dots.height} dots`,
    counted(slip.lines.length, 'line'),
    slip.end,
    byteCount(slip.bytes.length),
    ...(told.length > 0 ? [counted(told.length, 'diagnostic')] : []),
  ];
  return `${facts.join('  ')}  -> ${picture}\n${diagnosticWords(told, from)}`;
}

/** `slip 3  found torn: the program was killed while it was written  -> slip-0003.torn.escpos`. */
export function foundWords({ number, state, paths }: FoundSlip): string {
  return `slip ${number}  found ${state}: the program was killed while it was written  -> ${paths.at(-1)}\n`;
}

/** A line each, indented; `byte 0` is the byte at `from` of the stream. What is merely worth knowing is left out. */
export function diagnosticWords(diagnostics: readonly Diagnostic[], from: number): string {
  return diagnostics
    .filter(worthTelling)
    .map(
      ({ severity, offset, code, message }) => `  ${severity}  byte ${offset - from}  ${code}  ${printable(message)}\n`,
    )
    .join('');
}

/** `1 byte`, `1,234 bytes`. */
export function byteCount(count: number): string {
  return `${count.toLocaleString('en-US')} byte${count === 1 ? '' : 's'}`;
}

/** `tcp://127.0.0.1:19100-20099`, or every address where the ports do not follow each other. */
export function rangeWords(addresses: readonly string[]): string {
  const [, place = '', port = ''] = /^(.*:)(\d+)$/.exec(addresses[0]!) ?? [];
  const first = Number(port);
  const isRange = addresses.every((address, i) => address === `${place}${first + i}`);
  return isRange ? `${addresses[0]}-${first + addresses.length - 1}` : addresses.join(' ');
}
