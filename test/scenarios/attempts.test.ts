import { expect, test } from 'vitest';
import { RealClock } from '../../src/clock/real.ts';
import type { PlatenEvent } from '../../src/events/event.ts';
import { Run, whichOf } from '../../src/reports/run.ts';
import { tallyWords } from '../../src/reports/standing.ts';
import type { GoldenJudge } from '../../src/scenarios/golden.ts';
import { eventsOf, noGoldens, scenario } from './benches.ts';
import { runPlanned, smallScenarios } from './planned.ts';

/** Finds something wrong with the first `count` slips, whatever they are. */
function wrongAtFirst(count: number): GoldenJudge {
  let judged = 0;
  return (...of) => {
    const verdict = noGoldens(...of);
    if (judged++ >= count) return verdict;
    return { ...verdict, findings: [{ code: 'line-changed', by: 'compare', message: `slip ${judged} is wrong` }] };
  };
}

const ends = (events: readonly PlatenEvent[]) =>
  eventsOf(events, 'scenario-end').map(({ scenario, outcome, message }) => [scenario, outcome, message]);

const attempts = (events: readonly PlatenEvent[]) =>
  Run.from(events).attempts.map((one) => [one.name, one.outcome, whichOf(one), one.superseded]);

test('what fails is tried again, every attempt is kept, and one that passes later is flaky', async () => {
  const events = await runPlanned(smallScenarios(2), { retries: 2 }, { golden: wrongAtFirst(3) });
  expect(ends(events)).toEqual([
    ['a', 'failed', undefined],
    ['a', 'failed', undefined],
    ['a', 'flaky', 'passed at attempt 3'],
    ['b', 'passed', undefined],
  ]);
  expect(eventsOf(events, 'finding').map(({ message }) => message)).toEqual([
    'slip 1 is wrong',
    'slip 2 is wrong',
    'slip 3 is wrong',
  ]);
  expect(attempts(events)).toEqual([
    ['a', 'failed', 'attempt 1', true],
    ['a', 'failed', 'attempt 2', true],
    ['a', 'flaky', 'attempt 3', false],
    ['b', 'passed', '', false],
  ]);
  expect(eventsOf(events, 'run-end')).toMatchObject([
    { outcome: 'flaky', counts: { flaky: 1, passed: 1, failed: 0 }, exitCode: 0 },
  ]);
});

test('flaky exits with 5 where that is asked for', async () => {
  const events = await runPlanned(smallScenarios(1), { retries: 1, failOnFlaky: true }, { golden: wrongAtFirst(2) });
  expect(eventsOf(events, 'run-end')).toMatchObject([{ outcome: 'flaky', exitCode: 5 }]);
});

test('what fails every time has failed, after as many attempts as were asked for', async () => {
  const events = await runPlanned(smallScenarios(2, [0]), { retries: 2 });
  expect(ends(events).map(([id, outcome]) => [id, outcome])).toEqual([
    ['a', 'failed'],
    ['a', 'failed'],
    ['a', 'failed'],
    ['b', 'passed'],
  ]);
  expect(eventsOf(events, 'run-end')).toMatchObject([{ counts: { failed: 1, passed: 1 }, exitCode: 1 }]);
});

test('a timeout is tried again, a fault of the bench is not', async () => {
  const slow = scenario('limits: { step: 1s }\nhost: { answers: [silent] }\nsteps: [{ sale: { amount: 1 } }]');
  const broken = { ...scenario('host: { answers: [unbalanced] }\nsteps: [{ sale: { amount: 1 } }]'), id: 'broken' };
  const events = await runPlanned([slow, broken], { retries: 1 });
  expect(ends(events).map(([id, outcome]) => [id, outcome])).toEqual([
    ['test', 'timeout'],
    ['test', 'timeout'],
    ['broken', 'bench-error'],
  ]);
});

test('where only goldens are missing nothing is tried again', async () => {
  const missing: GoldenJudge = (...of) => ({
    ...noGoldens(...of),
    findings: [{ code: 'golden-missing', by: 'compare', message: 'none yet' }],
  });
  const events = await runPlanned(smallScenarios(2, [1]), { retries: 1 }, { golden: missing });
  expect(ends(events).map(([id, outcome]) => [id, outcome])).toEqual([
    ['a', 'failed'],
    ['b', 'failed'],
    ['b', 'failed'],
  ]);
  expect(eventsOf(events, 'run-end')).toMatchObject([{ exitCode: 1 }]);
});

test('each repetition counts, and each is tried again by itself', async () => {
  const events = await runPlanned(smallScenarios(2), { repeat: 2, retries: 1 }, { golden: wrongAtFirst(1) });
  expect(attempts(events)).toEqual([
    ['a', 'failed', 'repetition 1, attempt 1', true],
    ['a', 'flaky', 'repetition 1, attempt 2', false],
    ['a', 'passed', 'repetition 2', false],
    ['b', 'passed', 'repetition 1', false],
    ['b', 'passed', 'repetition 2', false],
  ]);
  expect(tallyWords(Run.from(events))).toBe('1 flaky, 3 passed');
  expect(eventsOf(events, 'run-begin')).toMatchObject([{ scenarios: 4, plan: { repeat: 2, retries: 1 } }]);
  expect(eventsOf(events, 'run-end')).toMatchObject([{ counts: { flaky: 1, passed: 3 } }]);
});

/** The machine's clock, with the wall clock on a day. */
class OnDay extends RealClock {
  readonly #day: string;

  constructor(day: string) {
    super();
    this.#day = day;
  }

  override date(): number {
    return Date.parse(this.#day);
  }
}

const quarantine = { reason: 'the host of the test net loses answers', until: '2026-06-30' };

test.each([
  [
    'a failure in quarantine is told and does not count',
    '2026-06-30T23:59:59Z',
    [0],
    'skipped',
    'in quarantine until 2026-06-30 (the host of the test net loses answers): it failed, findings: 1',
    0,
  ],
  [
    'the day after it counts again',
    '2026-07-01T00:00:00Z',
    [0],
    'failed',
    'its quarantine (the host of the test net loses answers) ended on 2026-06-30',
    1,
  ],
  [
    'one that passes can leave',
    '2026-06-01T12:00:00Z',
    [],
    'passed',
    'in quarantine until 2026-06-30 (the host of the test net loses answers): it passes and can leave',
    0,
  ],
])('%s', async (_, day, broken, outcome, message, code) => {
  const [one] = smallScenarios(1, broken);
  const events = await runPlanned([{ ...one!, quarantine }], {}, { clock: new OnDay(day) });
  expect(ends(events)).toEqual([['a', outcome, message]]);
  expect(eventsOf(events, 'finding').length).toBe(broken.length);
  expect(eventsOf(events, 'run-end')).toMatchObject([{ exitCode: code }]);
});

test('in quarantine a timeout and a flaky one are told as what they are, a fault of the bench counts', async () => {
  const clock = new OnDay('2026-06-01T12:00:00Z');
  const slow = scenario('limits: { step: 1s }\nhost: { answers: [silent] }\nsteps: [{ sale: { amount: 1 } }]');
  const broken = { ...scenario('host: { answers: [unbalanced] }\nsteps: [{ sale: { amount: 1 } }]'), id: 'broken' };
  const events = await runPlanned(
    [slow, broken, ...smallScenarios(1)].map((one) => ({ ...one, quarantine })),
    { retries: 1 },
    { clock, golden: wrongAtFirst(1) },
  );
  const why = 'in quarantine until 2026-06-30 (the host of the test net loses answers)';
  expect(ends(events)).toEqual([
    ['test', 'timeout', 'step 1 (sale 1.00, card inserted): step limit: the terminal was not done after 1 s'],
    [
      'test',
      'skipped',
      `${why}: it timed out; step 1 (sale 1.00, card inserted): step limit: the terminal was not done after 1 s`,
    ],
    [
      'broken',
      'bench-error',
      `step 1 (sale 1.00, card inserted): the host's next answer is "unbalanced", and it was asked for a sale`,
    ],
    ['a', 'failed', undefined],
    ['a', 'skipped', `${why}: it was flaky; passed at attempt 2`],
  ]);
  expect(eventsOf(events, 'run-end')).toMatchObject([
    { outcome: 'bench-error', counts: { skipped: 2, 'bench-error': 1, failed: 0, timeout: 0, flaky: 0 }, exitCode: 3 },
  ]);
});

test('the quarantine stands in the file', () => {
  const read = scenario('quarantine: { reason: known, until: 2026-12-31 }\nsteps: [{ settle: }]');
  expect(read.quarantine).toEqual({ reason: 'known', until: '2026-12-31' });
});
