import { expect, test } from 'vitest';
import { eventsOf, scenario } from './benches.ts';
import { runPlanned } from './planned.ts';

const sale = 'link: { baud: 9600 }\nsteps: [{ sale: { amount: 1 } }]';

const told = async (limits: string) => {
  const events = await runPlanned([scenario(`limits: ${limits}\n${sale}`)]);
  return {
    limits: eventsOf(events, 'time-limit').map(({ figure, of, standing, count, clock }) => ({
      figure,
      of,
      standing,
      count,
      clock,
    })),
    findings: eventsOf(events, 'finding').filter(({ by }) => by === 'timing'),
    value: eventsOf(events, 'time-limit')[0]?.value,
  };
};

test('a limit is kept, marginal within a tenth of it, or passed, which is a finding at the slowest slip', async () => {
  const { value } = await told('{ print.total: { max: 1h } }');
  const limit = (share: number) => `{ print.total: { max: ${Math.ceil(value! * share)}ms } }`;
  const of = { figure: 'print.total', of: 'max', count: 2, clock: 'virtual' };
  expect(await told(limit(1.2))).toEqual({ limits: [{ ...of, standing: 'kept' }], findings: [], value });
  expect(await told(limit(1.05))).toEqual({ limits: [{ ...of, standing: 'marginal' }], findings: [], value });
  const passed = await told(limit(0.9));
  expect(passed.limits).toEqual([{ ...of, standing: 'passed' }]);
  expect(passed.findings).toMatchObject([{ code: 'time-limit', step: 0, slip: 1 }]);
  expect(passed.findings[0]!.message).toMatch(
    /^print\.total max is [\d.]+ s of virtual time \(of 2\), expected at most [\d.]+ s$/,
  );
});

test('each stage is measured, and the parts of the paper add up', async () => {
  const events = await runPlanned([scenario(sale)]);
  const slips = eventsOf(events, 'slip');
  expect(slips).toHaveLength(2);
  for (const { timing } of slips) {
    const { starved, buffer, ramp, head, feed, cut, out } = timing.paper!;
    expect(starved + buffer + ramp + head + feed + cut).toBeCloseTo(out, 1);
    expect(timing.requestToFirstByte).toBeGreaterThan(0);
    expect(out).toBeGreaterThan(timing.wire);
  }
  const [end] = eventsOf(events, 'step-end');
  expect(end!.acknowledged).toBeGreaterThan(slips[1]!.timing.requestToFirstByte!);
});

test('what a step does not ask is not acknowledged', async () => {
  const events = await runPlanned([scenario('steps: [{ wait: 1s }]')]);
  expect(eventsOf(events, 'step-end').map((event) => event.acknowledged)).toEqual([undefined]);
});

test('a figure that does not exist is told with those that do', () => {
  expect(() => scenario(`limits: { print.totl: { p95: 1s } }\n${sale}`)).toThrow(/print\.first-byte, print\.wire/);
  expect(() => scenario(`limits: { print.total: { p95: 3.5s } }\n${sale}`)).toThrow(
    /a time such as 1d, 2h 30m or 500ms/,
  );
});
