import { mapping } from '../../../yaml/parts.ts';
import { TerminalError } from '../../terminal.ts';
import { driver } from '../driver.ts';
import { file, port, values } from '../options.ts';

const options = mapping({ file, port, values });

export const script = driver(options, async () => {
  throw new TerminalError('driver-missing', 'the driver "script" cannot be had yet', 'use another driver');
});
