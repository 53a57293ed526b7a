import { mapping } from '../../../yaml/parts.ts';
import { TerminalError } from '../../terminal.ts';
import { driver } from '../driver.ts';
import { file, port, values } from '../options.ts';

const options = mapping({ file, port: port.optional(), values });

export const keys = driver(options, async () => {
  throw new TerminalError('driver-missing', 'the driver "keys" cannot be had yet', 'use another driver');
});
