import { parseAddress } from '../../../ports/address.ts';
import { mapping } from '../../../yaml/parts.ts';
import { driver } from '../driver.ts';
import { port, prints } from '../options.ts';
import { TransbankTerminal } from './terminal.ts';

/** Speed of the cable where its address says none, bits per second (reference). */
const BAUD = 115_200;

export const transbank = driver(mapping({ port, prints }), async (options, { clock, merchant, printer, dial }) => {
  const address = parseAddress(options.port);
  const line = await dial(address.kind === 'serial' ? { ...address, baud: address.baud ?? BAUD } : address);
  const terminal = new TransbankTerminal({ clock, line, merchant, printer });
  try {
    await terminal.connect();
  } catch (error) {
    await terminal.close();
    throw error;
  }
  return terminal;
});
