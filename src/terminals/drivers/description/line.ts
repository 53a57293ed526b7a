import { z } from 'zod';
import type { Address } from '../../../ports/address.ts';
import { mapping, oneOf } from '../../../yaml/parts.ts';

const baud = 'bits per second: a whole number from 300 to 921600';

/** The serial line of a terminal. */
export const line = mapping({
  baud: z.int({ error: baud }).min(300, { error: baud }).max(921_600, { error: baud }).default(9600),
  data: z.union([z.literal(7), z.literal(8)], { error: '7 or 8' }).default(8),
  parity: oneOf(['none', 'even', 'odd', 'mark', 'space']).default('none'),
  stop: z.union([z.literal(1), z.literal(2)], { error: '1 or 2' }).default(1),
  flow: oneOf(['none', 'rtscts', 'xonxoff', 'dtrdsr']).default('none'),
}).describe('the serial line; what the address of the terminal says counts before it');

export type LineSettings = z.output<typeof line>;

/** An address with what a description says of the line, where the address says nothing itself. */
export function withSettings(address: Address, { baud, data, parity, stop, flow }: LineSettings): Address {
  if (address.kind !== 'serial') return address;
  const said = Object.fromEntries(Object.entries(address).filter(([, value]) => value !== undefined));
  return { baud, dataBits: data, parity, stopBits: stop, flow, ...said } as Address;
}
