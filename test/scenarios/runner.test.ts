import { expect, test } from 'vitest';
import type { PlatenEvent } from '../../src/events/event.ts';
import { eventsOf, findingsIn, noGoldens, oneOfEachFile, run, scenario } from './benches.ts';

/** DLE EOT 1 to 4; GS r 1. */
const asked = '100401100402100403100404';
const mark = '1d7201';

test('a sale as events', async () => {
  const { events } = await run([scenario('steps: [{ sale: { amount: 12.85 } }]')]);
  const order = events.map(({ type }) => type).filter((type, i, all) => type !== all[i - 1]);
  expect(order).toEqual([
    'run-begin',
    'scenario-begin',
    'step-begin',
    'bytes',
    'slip',
    'step-end',
    'scenario-end',
    'run-end',
  ]);
  expect(events[1]).toMatchObject({
    scenario: 'test',
    file: 'test.yaml',
    line: 1,
    title: 'a test',
    acquirer: 'cn-unionpay',
    model: 'xprinter-80',
  });
  expect(eventsOf(events, 'step-begin')).toMatchObject([{ step: 0, title: 'sale 12.85, card inserted', line: 3 }]);
  expect(eventsOf(events, 'step-end')).toMatchObject([{ step: 0, outcome: 'passed', answer: 'approved' }]);
  const [merchant, cardholder] = eventsOf(events, 'slip');
  expect([merchant!.copy, cardholder!.copy]).toEqual(['merchant', 'cardholder']);
  expect(merchant).toMatchObject({
    scenario: 'test',
    step: 0,
    slip: 0,
    model: 'xprinter-80',
    width: 576,
    end: 'partial cut',
  });
  expect(merchant!.text).toContain('日期/时间(DATE/TIME):   2026/03/14 10:15:00\n');
  const passed = (way: string) =>
    eventsOf(events, 'bytes')
      .filter(({ direction }) => direction === way)
      .map(({ hex }) => hex)
      .join('');
  const [one, two] = [merchant!, cardholder!].map(({ bytes }) => Buffer.from(bytes, 'base64').toString('hex'));
  // The terminal asks before the sale and before each copy, and behind each copy whether it is out.
  expect(passed('to-printer')).toBe(`${asked}${asked}${one}${mark}${asked}${two}${mark}`);
  expect(passed('from-printer')).toBe('1612121216121212001612121200');
  expect(cardholder!.offset! - merchant!.offset!).toBe((one!.length + mark.length + asked.length) / 2);
});

test('where the time goes: 115200 baud carries a byte in 86.8 us, and copies are 2 s apart', async () => {
  const { events } = await run([scenario('steps: [{ sale: { amount: 12.85 } }]')]);
  const [merchant, cardholder] = eventsOf(events, 'slip').map(({ timing, bytes }) => ({
    ...timing,
    bytes: Buffer.from(bytes, 'base64').length,
  }));
  const byte = 10_000 / 115_200;
  // Two questions of 12 bytes, each answered by 4.
  expect(merchant!.requestToFirstByte).toBeCloseTo(2 * (12 + 4) * byte + byte, 2);
  expect(merchant!.wire).toBeCloseTo((merchant!.bytes - 1) * byte, 2);
  expect(cardholder!.requestToFirstByte! - merchant!.requestToFirstByte! - merchant!.wire).toBeGreaterThan(2000);
  expect(merchant!.print).toBeGreaterThan(cardholder!.print);
  expect(merchant!.decode).toBeGreaterThanOrEqual(0);
  const slow = await run([scenario('link: { baud: 9600 }\nsteps: [{ sale: { amount: 12.85 } }]')]);
  expect(eventsOf(slow.events, 'slip')[0]!.timing.wire).toBeCloseTo((merchant!.bytes - 1) * (10_000 / 9600), 2);
});

test('the same scenarios give the same events, but for what is measured in real time', async () => {
  const timeless = (events: readonly PlatenEvent[]) =>
    events.map((event) => {
      if (event.type === 'run-begin') return { ...event, startedAt: '' };
      if (event.type === 'run-end') return { ...event, took: 0 };
      if (event.type === 'scenario-end') return { ...event, took: 0 };
      return event.type === 'slip' ? { ...event, timing: { ...event.timing, decode: 0 } } : event;
    });
  const some = oneOfEachFile().filter((_, i) => i % 4 === 0);
  const [one, two] = [await run(some), await run(some)];
  expect(timeless(two.events)).toEqual(timeless(one.events));
});

test('a printer without a cutter: every step ends with a slip torn off', async () => {
  const { events } = await run([scenario('printer: csn-a2\nsteps: [{ sale: { amount: 1 } }, { reprint: last }]')]);
  expect(eventsOf(events, 'slip').map(({ step, copy, end }) => [step, copy, end])).toEqual([
    [0, 'merchant', 'tear-off'],
    [0, 'cardholder', 'job end'],
    [1, 'merchant', 'tear-off'],
    [1, 'cardholder', 'job end'],
  ]);
  expect(findingsIn(events)).toEqual([]);
});

test('a silent host: the sale is reversed, nothing is printed, the next sale is sound', async () => {
  const { events } = await run([
    scenario(`host: { answers: [silent] }
steps:
  - sale: { amount: 1 }
    expect: { result: no-answer, slips: [] }
  - sale: { amount: 2 }
    expect: { slips: [merchant, cardholder] }
  - settle: {}
    expect: { slips: [settlement] }`),
  ]);
  expect(findingsIn(events)).toEqual([]);
  expect(eventsOf(events, 'step-end').map(({ answer }) => answer)).toEqual(['no-answer', 'approved', 'approved']);
});

test('what the scenario expects and what happens are two things', async () => {
  const { events, results } = await run([
    scenario(`host: { answers: ['51'] }
steps:
  - sale: { amount: 1 }
    expect: { slips: [merchant] }
  - sale: { amount: 1 }
    expect: { slips: [merchant] }`),
  ]);
  expect(findingsIn(events)).toEqual([
    'step 1: the terminal says declined 51, expected approved',
    'step 1: printed nothing, the scenario expects merchant',
    'step 2: printed merchant, cardholder, the scenario expects merchant',
  ]);
  expect(results).toMatchObject([{ outcome: 'failed' }]);
});

test('a step that refers to what never was ends the scenario, in words', async () => {
  const { events, exitCode } = await run([
    scenario(
      'steps: [{ sale: { amount: 0 }, as: nothing, expect: { result: refused, slips: [] } }, { void: nothing }, { settle: }]',
    ),
  ]);
  expect(findingsIn(events)).toEqual(['step 2: it refers to step 1, in which the host booked nothing']);
  expect(eventsOf(events, 'step-end').map(({ outcome }) => outcome)).toEqual(['passed', 'failed']);
  expect(eventsOf(events, 'scenario-end')).toMatchObject([{ outcome: 'failed' }]);
  expect(exitCode).toBe(1);
});

test('a fault of the bench is told in one sentence, and the other scenarios run', async () => {
  const broken = scenario('host: { answers: [unbalanced] }\nsteps: [{ sale: { amount: 1 } }]');
  const { events, exitCode } = await run([broken, { ...broken, id: 'sound', answers: [] }]);
  expect(eventsOf(events, 'scenario-end').map(({ outcome, message }) => [outcome, message])).toEqual([
    [
      'bench-error',
      `step 1 (sale 1.00, card inserted): the host's next answer is "unbalanced", and it was asked for a sale`,
    ],
    ['passed', undefined],
  ]);
  expect(exitCode).toBe(3);
  const thrown = await run([{ ...broken, answers: [] }], () => {
    throw new Error('the golden is not readable');
  });
  expect(eventsOf(thrown.events, 'scenario-end')).toMatchObject([
    { outcome: 'bench-error', message: 'step 1 (sale 1.00, card inserted): the golden is not readable' },
  ]);
});

test('a run that is stopped ends between two scenarios', async () => {
  const { runScenarios } = await import('../../src/scenarios/runner.ts');
  const { EventList } = await import('../../src/events/stream.ts');
  const list = new EventList();
  const one = scenario('steps: [{ sale: { amount: 1 } }]');
  let asked = 0;
  const results = await runScenarios([one, { ...one, id: 'second' }], {
    version: '0.0.0',
    sinks: [list],
    golden: noGoldens,
    exitCode: () => 130,
    stopped: () => asked++ > 0,
  });
  expect(results.map(({ id }) => id)).toEqual(['test']);
  expect(list.events.at(-1)).toMatchObject({ type: 'run-end', outcome: 'aborted', exitCode: 130 });
});

test('no digit of a card that is covered reaches an event, whatever the terminal prints', async () => {
  const { events, results } = await run(
    [scenario('steps: [{ sale: { amount: 1, card: swipe } }, { reprint: last }]')],
    noGoldens,
    'pan-unmasked',
  );
  expect(results[0]!.findings.map(({ code }) => code)).toContain('card-unmasked');
  const written = JSON.stringify(events);
  const bytes = eventsOf(events, 'bytes')
    .map(({ hex }) => Buffer.from(hex, 'hex').toString('latin1'))
    .join('');
  const slips = eventsOf(events, 'slip')
    .map((slip) => Buffer.from(slip.bytes, 'base64').toString('latin1') + slip.text)
    .join('');
  for (const text of [written, bytes, slips]) expect(text.replaceAll(' ', '')).not.toContain('6205500000000000004');
  expect(slips).toContain('6205 50');
});

test('a terminal that takes longer than it may is neither right nor wrong, and its scenario ends', async () => {
  const { events, exitCode } = await run([
    scenario(
      'limits: { step: 30s }\nhost: { answers: [approve, silent] }\nsteps: [{ sale: { amount: 1 } }, { sale: { amount: 1 } }, { settle: }]',
    ),
  ]);
  expect(eventsOf(events, 'step-end').map(({ outcome }) => outcome)).toEqual(['passed', 'timeout']);
  expect(eventsOf(events, 'scenario-end').map(({ outcome, message }) => [outcome, message])).toEqual([
    ['timeout', 'step 2 (sale 1.00, card inserted): step limit: the terminal was not done after 30 s'],
  ]);
  expect(exitCode).toBe(1);
});
