import { describe, expect, test } from 'vitest';
import type { Change, When } from '../../emulator/machine/faults.ts';
import { readFault } from '../../src/cli/fault-option.ts';
import { LinkFaults } from '../../src/ports/link-faults.ts';
import { faultNames, faultOf, faultOptions } from '../../src/printers/fault-schema.ts';
import { beginFault, endFault, type Fault, linkFaults, printerFaults } from '../../src/printers/faults.ts';

/** What was asked of a printer. */
function told(fault: Fault, received = 1000, now = 50_000): (Change | [When, Change])[] {
  const done: (Change | [When, Change])[] = [];
  beginFault(
    {
      now: () => now,
      received,
      change: (change) => done.push(change),
      schedule: (when, change) => done.push([when, change]),
      links: new LinkFaults(),
    },
    fault,
  );
  return done;
}

const read = (name: Fault['name'], written: unknown) => faultOf(name, faultOptions[name].parse(written));

describe('when a fault begins', () => {
  const begins: Change = { sensors: { paper: 'end' }, faults: {} };
  test.each<[string, unknown, Change | [When, Change]]>([
    ['at once', null, begins],
    ['at a row', { 'at-row': 120 }, [{ rows: 120 }, begins]],
    ['at a byte from now', { 'at-byte': 30 }, [{ byte: 1030 }, begins]],
    ['after a time', { after: '2m' }, [{ ms: 170_000 }, begins]],
    [
      'for a time',
      { 'at-row': 1, for: '30s' },
      [{ rows: 1 }, { ...begins, later: { after: 30_000, changes: [{ sensors: { paper: 'ok' } }] } }],
    ],
  ])('%s', (_, written, expected) => {
    expect(told(read('paper-end', written))).toEqual([expected]);
  });
});

test('options of their own', () => {
  expect(told(read('slow-head', { times: 5 }))).toEqual([{ faults: { slowness: 5 } }]);
  expect(told(read('slow-head', {}))).toEqual([{ faults: { slowness: 3 } }]);
  expect(told(read('power-cut', { starts: '10s' }))).toEqual([{ power: 'off', faults: { startingTime: 10_000 } }]);
  expect(told(read('paper-end', { 'torn-line': 'lost' }))).toEqual([
    { sensors: { paper: 'end' }, faults: { losesTornLine: true } },
  ]);
});

test('every fault of the printer ends by what its vocabulary says, in order', () => {
  for (const [name, { ends }] of Object.entries(printerFaults)) {
    const done: Change[] = [];
    const nobody = { now: () => 0, received: 0, schedule: () => {}, links: new LinkFaults() };
    endFault({ ...nobody, change: (change) => done.push(change) }, name as Fault['name']);
    expect(done).toEqual(ends);
  }
});

test('one name, one fault: the command line reads what scenarios read', () => {
  for (const name of faultNames) {
    if (name === 'wrong-baud') continue;
    expect(readFault(name)).toEqual([read(name, {})]);
  }
  expect(readFault('paper-end,at-row=120,for=30s')).toEqual([read('paper-end', { 'at-row': 120, for: '30s' })]);
  expect(readFault('noise, rate=0.01, seed=7', readFault('silent'))).toEqual([
    read('silent', {}),
    read('noise', { rate: 0.01, seed: 7 }),
  ]);
});

test('no name stands for two faults', () => {
  expect(Object.keys(printerFaults).filter((name) => name in linkFaults)).toEqual([]);
});

describe('what is wrong with a fault is told', () => {
  test.each([
    ['paper-out', '--fault paper-out: "paper-out" is no fault'],
    ['paper-end,row=1', '--fault paper-end,row=1: paper-end has no "row"'],
    ['paper-end,at-row=-1', '--fault paper-end,at-row=-1: expected dot rows of paper: a whole number from 0, got "-1"'],
    [
      'power-cut,for=soon',
      '--fault power-cut,for=soon: expected how long it lasts: a time such as 30s, 2m or 500ms, got "soon"',
    ],
    ['noise,rate=2', '--fault noise,rate=2: expected how often: a number from 0 to 1, got "2"'],
    ['wrong-baud,baud=9600', '--fault wrong-baud,baud=9600: no port of this command has a second end to set otherwise'],
  ])('%s', (text, message) => {
    expect(() => readFault(text)).toThrow(message);
  });
});
