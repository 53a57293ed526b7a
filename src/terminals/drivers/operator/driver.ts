import { duration, mapping } from '../../../yaml/parts.ts';
import { TerminalError } from '../../terminal.ts';
import { driver } from '../driver.ts';

const options = mapping({
  within: duration.default('30m').describe('how long the person has for each step'),
});

export const operator = driver(options, async () => {
  throw new TerminalError('driver-missing', 'the driver "operator" cannot be had yet', 'use another driver');
});
