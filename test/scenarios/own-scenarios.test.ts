import { expect, test } from 'vitest';
import { eventsOf, findingsIn, ownGoldens, ownScenarios, run } from './benches.ts';

test('without a defect every scenario is green, the goldens included, and told from its beginning to its end', async () => {
  const scenarios = ownScenarios();
  const { results, exitCode, events } = await run(scenarios, ownGoldens);
  expect(findingsIn(events)).toEqual([]);
  expect(results.map(({ outcome }) => outcome)).toEqual(results.map(() => 'passed'));
  expect(exitCode).toBe(0);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index));
  expect(
    events.every(({ at }, i) => at >= 0 && (i === 0 || events[i - 1]!.type === 'bytes' || at >= events[i - 1]!.at)),
  ).toBe(true);
  expect(eventsOf(events, 'scenario-end').map(({ scenario, outcome }) => [scenario, outcome])).toEqual(
    scenarios.map(({ id }) => [id, 'passed']),
  );
  expect(eventsOf(events, 'run-end')[0]).toMatchObject({
    outcome: 'passed',
    counts: { passed: scenarios.length, failed: 0 },
  });
}, 300_000);
