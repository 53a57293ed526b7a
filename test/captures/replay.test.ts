import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCapture } from '../../src/captures/read.ts';
import { replay } from '../../src/captures/replay.ts';
import { VirtualClock } from '../../src/clock/virtual.ts';
import type { Line } from '../../src/ports/port.ts';
import { wire } from '../../src/ports/wire.ts';
import { emptyFolder } from '../cli/platen.ts';
import { latin, type Passed, run, written } from './written.ts';

const passed: readonly Passed[] = [
  run('to-printer', '\x1b@one\n', 5_000),
  run('to-printer', '\x10\x04\x01', 5_250),
  run('from-printer', '\x16', 5_260),
  run('to-printer', 'two\n', 65_000),
];

/** Replays to a printer that answers each status request with `answer`; what came there, and when. */
async function replayed(speed: number, answer: string, recorded = passed) {
  const clock = new VirtualClock(0);
  const cable = wire(clock);
  const arrived: (readonly [at: number, text: string])[] = [];
  await cable.port.listen((line: Line) =>
    line.attach({
      onBytes: (bytes, at) => {
        arrived.push([at, Buffer.from(bytes).toString('latin1')]);
        if (bytes[0] === 0x10) void line.write(latin(answer));
      },
      onEnd: () => {},
    }),
  );
  const path = join(emptyFolder(), 'cap.jsonl');
  const [line] = readCapture(await written(recorded, path), path).lines;
  const result = await clock.run(
    cable.dial().then((host) => replay(line!, host, { clock, speed, patience: 2_000 })),
    'the replay',
  );
  return { arrived, result, now: clock.now() };
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

test.each([
  ['at recorded speed', 1, [0, 250, 60_000]],
  ['ten times as fast', 10, [0, 25, 6_000]],
  ['at full speed', Number.POSITIVE_INFINITY, [0, 0, 0]],
])('what the host sent comes %s', async (_, speed, times) => {
  const { arrived, result } = await replayed(speed, '\x16');
  expect(arrived).toEqual([
    [times[0], '\x1b@one\n'],
    [times[1], '\x10\x04\x01'],
    [times[2], 'two\n'],
  ]);
  expect([result.sent, hex(result.recorded), hex(result.answered), result.broken]).toEqual([13, '16', '16', undefined]);
});

test.each([
  ['other answers', '\x1e', '1e'],
  ['more answers', '\x16\x16', '1616'],
])('%s are there', async (_, answer, answered) => {
  const { result } = await replayed(1, answer);
  expect([hex(result.recorded), hex(result.answered)]).toEqual(['16', answered]);
});

test('an answer that does not come is waited for, and no longer than the patience', async () => {
  const { result, now } = await replayed(1, '');
  expect([hex(result.recorded), hex(result.answered), now]).toEqual(['16', '', 62_000]);
});

test('a printer that breaks the line off ends the replay at once', async () => {
  const clock = new VirtualClock(0);
  const cable = wire(clock);
  await cable.port.listen((line) => line.attach({ onBytes: () => line.reset(), onEnd: () => {} }));
  const path = join(emptyFolder(), 'cap.jsonl');
  const [line] = readCapture(await written(passed, path), path).lines;
  const work = cable.dial().then((host) => replay(line!, host, { clock, speed: 1, patience: 2_000 }));
  const result = await clock.run(work, 'the replay');
  expect([result.sent, result.broken, clock.now()]).toEqual([6, { end: 'reset' }, 0]);
});
