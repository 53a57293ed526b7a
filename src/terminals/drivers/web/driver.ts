import { mapping } from '../../../yaml/parts.ts';
import { TerminalError } from '../../terminal.ts';
import { driver } from '../driver.ts';
import { file, values } from '../options.ts';

const options = mapping({ file, values });

export const web = driver(options, async () => {
  throw new TerminalError('driver-missing', 'the driver "web" cannot be had yet', 'use another driver');
});
