import { resolve } from 'node:path';
import { type Address, parseAddress } from '../../../ports/address.ts';
import { mapping } from '../../../yaml/parts.ts';
import { readDescription } from '../description/file.ts';
import { DescribedTerminal } from '../description/terminal.ts';
import { driver } from '../driver.ts';
import { file, port, values } from '../options.ts';
import { ScriptDevice } from './device.ts';
import { Exchange } from './exchange.ts';
import { type LineSettings, scriptSchema } from './schema.ts';

/** An address with what a description says of the line, where the address says nothing itself. */
export function withSettings(address: Address, { baud, data, parity, stop, flow }: LineSettings): Address {
  if (address.kind !== 'serial') return address;
  const said = Object.fromEntries(Object.entries(address).filter(([, value]) => value !== undefined));
  return { baud, dataBits: data, parity, stopBits: stop, flow, ...said } as Address;
}

export const script = driver(mapping({ file, port, values }), async (options, bench) => {
  const description = readDescription(resolve(bench.folder, options.file), scriptSchema);
  const { clock } = bench;
  const { frame, acknowledge, 'frame-silence': frameSilence, line: settings } = description;
  const line = await bench.dial(withSettings(parseAddress(options.port), settings));
  const exchange = new Exchange({ clock, line, frames: frame, acknowledge, frameSilence });
  try {
    const device = new ScriptDevice(description, exchange, clock);
    const terminal = new DescribedTerminal(description, device, bench, options.values);
    await terminal.connect();
    return terminal;
  } catch (error) {
    await exchange.close();
    throw error;
  }
});
