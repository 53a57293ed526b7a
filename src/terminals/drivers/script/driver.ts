import { resolve } from 'node:path';
import { parseAddress } from '../../../ports/address.ts';
import { mapping } from '../../../yaml/parts.ts';
import { withSettings } from '../description/line.ts';
import { readDescription } from '../description/read.ts';
import { DescribedTerminal } from '../description/terminal.ts';
import { asSilent } from '../description/work.ts';
import { driver } from '../driver.ts';
import { file, port, prints, values } from '../options.ts';
import { ScriptDevice } from './device.ts';
import { Exchange } from './exchange.ts';
import { scriptFile } from './schema.ts';

export const script = driver(mapping({ file, port, values, prints }), async (options, bench) => {
  const description = readDescription(resolve(bench.folder, options.file), scriptFile);
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
    throw asSilent(error);
  }
});
