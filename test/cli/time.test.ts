import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder, platen } from './platen.ts';

const CUT = '\x1dVB\0';

test('tells when each slip is out, and where the time goes', async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'job.bin'), `Hello\nworld\n${CUT}again\n${CUT}`, 'latin1');
  const { code, stdout, stderr } = await platen(['time', 'job.bin', '--baud', '9600', '--model', 'tm-t88iii'], folder);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout.split('\n')).toEqual([
    'slip 1  tm-t88iii  2 lines  partial cut  16 bytes',
    '  first byte begins          0.0 ms',
    '  first dot                 61.9 ms',
    '  last dot                 102.3 ms',
    '  out                      612.4 ms',
    '    waiting for bytes        6.3 ms    1 %',
    '    bytes waiting            0.0 ms    0 %',
    '    motor starting          50.0 ms    8 %',
    '    rows with dots          26.3 ms    4 %',
    '    blank rows             129.8 ms   21 %',
    '    cutting                400.0 ms   65 %',
    'slip 2  tm-t88iii  1 line  partial cut  10 bytes',
    '  first byte begins         16.7 ms',
    '  first dot                668.1 ms',
    '  last dot                 685.0 ms',
    '  out                     1190.4 ms',
    '    waiting for bytes        1.0 ms    0 %',
    '    bytes waiting          594.7 ms   51 %',
    '    motor starting          50.0 ms    4 %',
    '    rows with dots          16.9 ms    1 %',
    '    blank rows             111.0 ms    9 %',
    '    cutting                400.0 ms   34 %',
    'tm-t88iii',
    '  speed  150 mm/s (TM-T88III specification)',
    '  ramp   no vendor figure: 40 to 60 ms assumed',
    '  cut    no vendor figure: 300 to 500 ms assumed',
    '',
  ]);
});

test('takes framing, pauses and the receive buffer into account', async () => {
  const folder = emptyFolder();
  const out = async (options: string, input = 'one\ntwo\n') => {
    const { stdout } = await platen(['time', '-', '--model', 'tm-t88iii', ...options.split(' ')], folder, input);
    return Number(/^ {2}out +([\d.]+) ms$/m.exec(stdout)![1]);
  };
  // The second line feed is the byte 8; 60 rows less the 30 that the first line brought.
  const line = 30 * (25.4 / 180 / 0.15);
  expect(await out('--baud 300')).toBeCloseTo(80 / 0.3 + 50 + line, 1);
  expect(await out('--baud 300 --framing 7E2')).toBeCloseTo(88 / 0.3 + 50 + line, 1);
  expect(await out('--baud 300 --pause 100')).toBeCloseTo(80 / 0.3 + 100 + 50 + line, 1);
  expect(await out('--baud 9600 --buffer 45')).toBeCloseTo(4 / 0.96 + 50 + 2 * line, 1);
});

test.each([
  [
    'time - --baud fast',
    "platen: option '--baud <speed>' argument 'fast' is invalid. It is a number of bits per second.",
  ],
  ['time - --framing 9N1', "platen: option '--framing <framing>' argument '9N1' is invalid. It is like 8N1 or 7E2."],
  ['time - --pause -1', "platen: option '--pause <ms>' argument '-1' is invalid. It is a number of ms."],
  ['time - --buffer 46 --model tm-t88iii', 'platen: --buffer 46: tm-t88iii has no such receive buffer'],
])('%s is refused', async (line, message) => {
  const { code, stderr } = await platen(line.split(' '), emptyFolder(), 'x\n');
  expect([code, stderr.split('\n')[0]]).toEqual([2, message]);
});

test('exits with 1 when the file prints nothing', async () => {
  const { code, stdout } = await platen(['time', '-'], emptyFolder(), '\x1b@');
  expect([code, stdout]).toEqual([1, '- prints nothing\n']);
});
