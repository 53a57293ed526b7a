import { resolve } from 'node:path';
import { parseAddress } from '../../../ports/address.ts';
import { mapping } from '../../../yaml/parts.ts';
import { TerminalError } from '../../terminal.ts';
import { withSettings } from '../description/line.ts';
import { readDescription } from '../description/read.ts';
import { DescribedTerminal } from '../description/terminal.ts';
import { asSilent } from '../description/work.ts';
import { type DriverBench, driver } from '../driver.ts';
import { file, port, prints, values } from '../options.ts';
import { AdbKeypad } from './adb-keypad.ts';
import { KeysDevice } from './device.ts';
import type { Keypad } from './keypad.ts';
import { LineKeypad } from './line-keypad.ts';
import { type KeysFile, keysFile } from './schema.ts';

const options = mapping({ file, port: port.optional(), values, prints });

export const keys = driver(options, async ({ file, port, values }, bench) => {
  const description = readDescription(resolve(bench.folder, file), keysFile);
  const keypad = await keypadOf(description, port, bench);
  try {
    const device = new KeysDevice(description, keypad, bench.clock);
    const terminal = new DescribedTerminal(description, device, bench, values);
    await terminal.connect();
    return terminal;
  } catch (error) {
    await keypad.close();
    throw asSilent(error);
  }
});

async function keypadOf(
  { name, adb, line, within, screen }: KeysFile,
  port: string | undefined,
  { clock, dial }: DriverBench,
): Promise<Keypad> {
  if (adb) {
    const keypad = new AdbKeypad(adb, clock);
    await keypad.connect(clock.now() + within).catch((error) => {
      throw asSilent(error);
    });
    return keypad;
  }
  if (port === undefined)
    throw new TerminalError(
      'no-port',
      `the terminal "${name}" is on a line, and the bench file does not say where`,
      'write port: serial:///dev/ttyUSB0 beside its file',
    );
  return new LineKeypad(await dial(withSettings(parseAddress(port), line!)), clock, screen === 'scroll');
}
