import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Capture } from '../../src/captures/capture.ts';
import { isCapture, readCapture } from '../../src/captures/read.ts';
import type { Run } from '../../src/captures/runs.ts';
import { VirtualClock } from '../../src/clock/virtual.ts';
import type { Direction } from '../../src/events/event.ts';
import { JsonlWriter } from '../../src/events/jsonl.ts';
import { redactBytes } from '../../src/events/redaction.ts';
import { emptyFolder } from '../cli/platen.ts';
import { runs } from '../runs.ts';
import { latin, type Passed, written } from './written.ts';

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

/** Runs in the order of their times, as lines deliver them. Digits are frequent, so that bytes are held. */
const passed = fc
  .array(
    fc.record({
      line: fc.nat(1),
      direction: fc.constantFrom<Direction>('to-printer', 'from-printer'),
      bytes: fc.oneof(
        fc.uint8Array({ minLength: 1, maxLength: 40 }),
        fc.stringMatching(/^[0-9 ]{1,9}$/).map(latin),
        fc.constantFrom('4111111111111111', '41111111', '11111111', '%B', '=2512101', '\n').map(latin),
      ),
      wait: fc.nat(3_000_000),
      byteTime: fc.constantFrom(0, 1.041, 0.086),
    }),
    { maxLength: 20 },
  )
  .map((list) => {
    let us = 0;
    return list.map(({ wait, ...run }) => {
      us += wait;
      return { ...run, at: us / 1000 };
    });
  });

const DIRECTIONS = ['to-printer', 'from-printer'] as const;

test('every byte, direction and time is read as it was written', async () => {
  const folder = emptyFolder();
  await fc.assert(
    fc.asyncProperty(passed, async (all) => {
      const read = readCapture(await written(all, join(folder, 'kept.jsonl'), true), 'kept.jsonl');
      expect(read.cutOff).toBeUndefined();
      expect(read.lines.map(({ number, host }) => [number, host])).toEqual([
        [1, 'tcp 192.0.2.1:50000'],
        [2, 'tcp 192.0.2.1:50001'],
      ]);
      for (const line of [0, 1]) {
        for (const direction of DIRECTIONS) {
          const expected = all.filter((run) => run.line === line && run.direction === direction);
          expect(read.lines[line]!.runs.filter((run) => run.direction === direction)).toEqual(
            expected.map(({ line: _, ...run }) => run),
          );
        }
      }
    }),
    runs(200),
  );
});

test('without card data it is the same, runs and times too; only digits differ, as in the whole', async () => {
  const folder = emptyFolder();
  await fc.assert(
    fc.asyncProperty(passed, async (all) => {
      const read = readCapture(await written(all, join(folder, 'hidden.jsonl'), false), 'hidden.jsonl');
      for (const line of [0, 1]) {
        for (const direction of DIRECTIONS) {
          const expected = all.filter((run) => run.line === line && run.direction === direction);
          const got = read.lines[line]!.runs.filter((run) => run.direction === direction);
          const shape = (one: Run) => [one.bytes.length, one.at, one.byteTime];
          expect(got.map(shape)).toEqual(expected.map(shape));
          const whole = Buffer.concat(expected.map(({ bytes }) => bytes));
          expect(text(Buffer.concat(got.map(({ bytes }) => bytes)))).toBe(text(redactBytes(whole)));
        }
      }
    }),
    runs(200),
  );
});

test('no digit of a card number that two runs share is in the file, and its bytes keep their times', async () => {
  const clock = new VirtualClock(0);
  const path = join(emptyFolder(), 'card.jsonl');
  const capture = new Capture({ clock, sink: new JsonlWriter(path), platen: '0.1.0', keepCardData: false });
  const line = capture.open('wire 1', 'tcp://p:9100');
  line.passed('to-printer', latin('CARD 41111111'), 10, 1);
  line.passed('to-printer', latin('11111111\nOK 1'), 30, 1);
  const held = readFileSync(path, 'utf8');
  line.ended('host', 'closed');
  await capture.close();
  const events = readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((one) => JSON.parse(one));
  expect(held).not.toContain(Buffer.from('OK 1').toString('hex'));
  expect(
    events
      .filter(({ type }) => type === 'bytes')
      .map(({ at, hex, continues }) => [at, text(Buffer.from(hex, 'hex')), continues]),
  ).toEqual([
    [10, 'CAR', undefined],
    [13, 'D 41111100', true],
    [30, '00001111\nOK', undefined],
    [41, ' 1', true],
  ]);
  expect(events.map(({ type }) => type)).toEqual([
    'capture-begin',
    'line-open',
    'bytes',
    'bytes',
    'bytes',
    'bytes',
    'line-end',
    'line-end',
    'capture-end',
  ]);
});

test('events are on disk as they come, and a file cut off anywhere gives what stands before', async () => {
  const path = join(emptyFolder(), 'cut.jsonl');
  const passed: Passed[] = [
    { line: 0, direction: 'to-printer', bytes: latin('\x1b@one\n'), at: 1, byteTime: 0 },
    { line: 0, direction: 'from-printer', bytes: Uint8Array.of(0x16), at: 2, byteTime: 0 },
    { line: 0, direction: 'to-printer', bytes: latin('two\n'), at: 3, byteTime: 0 },
  ];
  const whole = await written(passed, path, false);
  const full = readCapture(whole, 'cut.jsonl').lines[0]!.runs;
  expect(full.map(({ bytes }) => text(bytes))).toEqual(['\x1b@one\n', '\x16', 'two\n']);
  const firstLine = whole.indexOf(10);
  for (let length = firstLine; length < whole.length; length++) {
    const { lines, cutOff } = readCapture(whole.subarray(0, length), 'cut.jsonl');
    const runs = lines[0]?.runs ?? [];
    expect(full.slice(0, runs.length)).toEqual(runs);
    // The last line lacks its LF alone.
    if (length < whole.length - 1) expect(cutOff).toBeDefined();
  }
  const last = whole.subarray(0, whole.length - 5);
  expect(readCapture(last, 'cut.jsonl').cutOff).toMatch(
    /^the last line is torn \(cut\.jsonl:11: not an event: not JSON: /,
  );
});

test('a broken line in the middle is an error that names it', async () => {
  const whole = await written([], join(emptyFolder(), 'broken.jsonl'), false);
  const broken = latin(text(whole).replace('"type":"line-open"', '"type":"line-open'));
  expect(() => readCapture(broken, 'broken.jsonl')).toThrow(/^broken\.jsonl:2: not an event: not JSON/);
  const hex = latin(
    '{"v":1,"seq":0,"at":0,"type":"bytes","wire":"1","direction":"to-printer","byteTime":0,"hex":"1"}\n',
  );
  expect(() => readCapture(hex, 'hex.jsonl')).toThrow('hex.jsonl:1: not a run of bytes');
});

test('a job is no capture', () => {
  expect(isCapture(latin('{"v":1,"seq":0,"at":0,"type":"run-begin"}\n'))).toBe(true);
  expect(isCapture(latin('{"v":1}\n'))).toBe(false);
  expect(isCapture(latin('\x1b@'))).toBe(false);
  expect(isCapture(new Uint8Array(0))).toBe(false);
});
