import { describe, expect, test } from 'vitest';
import { eventsOf, scenario } from './benches.ts';
import { runPlanned, smallScenarios } from './planned.ts';

async function endOf(text: string) {
  const events = await runPlanned([scenario(text)]);
  const [{ outcome, limit, message, duration }] = eventsOf(events, 'scenario-end') as [
    ReturnType<typeof eventsOf<'scenario-end'>>[0],
  ];
  return { outcome, limit, message, duration };
}

test('the limit of a step', async () => {
  const ended = {
    outcome: 'timeout',
    limit: 'step',
    message: 'step 1 (sale 1.00, card inserted): step limit: the terminal was not done after 30 s',
    duration: 30_000,
  };
  const steps = 'host: { answers: [silent] }\nsteps: [{ sale: { amount: 1 } }]';
  expect(await endOf(`limits: { step: 30s }\n${steps}`)).toEqual(ended);
});

test('the limit of a scenario counts its waits too', async () => {
  expect(await endOf('limits: { scenario: 2h }\nsteps: [{ sale: { amount: 1 } }, { wait: 1d }]')).toEqual({
    outcome: 'timeout',
    limit: 'scenario',
    message: 'step 2 (wait 1d): scenario limit: the scenario was not done after 7200 s',
    duration: 7_200_000,
  });
});

test('silence: a host that does not answer, and not a line on which bytes pass', async () => {
  const silent = await endOf(
    'limits: { silence: 5s }\nhost: { answers: [approve, silent] }\nsteps: [{ sale: { amount: 1 } }, { sale: { amount: 2 } }]',
  );
  expect(silent).toMatchObject({
    outcome: 'timeout',
    limit: 'silence',
    message:
      'step 2 (sale 2.00, card inserted): silence limit: for 5 s nothing came from the terminal, and its host was neither asked nor answered',
  });
  // At 300 baud a slip takes minutes, and copies are 2 s apart.
  expect(await endOf('limits: { silence: 5s }\nlink: { baud: 300 }\nsteps: [{ sale: { amount: 1 } }]')).toMatchObject({
    outcome: 'passed',
    limit: undefined,
  });
});

test('a wait that the scenario asks for is no silence', async () => {
  expect(await endOf('limits: { silence: 5s }\nsteps: [{ wait: 1h }, { sale: { amount: 1 } }]')).toMatchObject({
    outcome: 'passed',
  });
});

test('the limit of a run: what is under way and what never began is told, each as a timeout', async () => {
  const events = await runPlanned(smallScenarios(3), { retries: 3 }, { timeout: 1 });
  const ended = eventsOf(events, 'scenario-end');
  expect(ended.map(({ scenario, outcome, limit }) => [scenario, outcome, limit])).toEqual(
    ['a', 'b', 'c'].map((id) => [id, 'timeout', 'run']),
  );
  expect(ended.map(({ message }) => message)).toEqual([
    'step 1 (sale 1.00, card inserted): run limit: the run was not done after 0.001 s',
    'run limit: the run was not done after 0.001 s: it never began',
    'run limit: the run was not done after 0.001 s: it never began',
  ]);
  expect(eventsOf(events, 'run-end')).toMatchObject([{ outcome: 'timeout', counts: { timeout: 3 }, exitCode: 1 }]);
});

describe('a ZVT terminal from which nothing comes any more, its register asking on', () => {
  const steps =
    'terminal: { acquirer: eu-zvt }\nprinter: tm-t88v\nsteps: [{ register: { cable-out: { at: told, for: 2h } } }, { sale: { amount: 1, card: visa } }]';

  test('silence', async () => {
    expect(await endOf(`limits: { silence: 60s, step: 1h }\n${steps}`)).toMatchObject({
      outcome: 'timeout',
      limit: 'silence',
      message: expect.stringContaining(
        'silence limit: for 60 s nothing came from the terminal, and its host was neither asked nor answered',
      ),
    });
  });

  test('the limit of a step, and of a scenario', async () => {
    expect(await endOf(`limits: { step: 4m }\n${steps}`)).toMatchObject({ outcome: 'timeout', limit: 'step' });
    expect(await endOf(`limits: { scenario: 3m }\n${steps}`)).toMatchObject({ outcome: 'timeout', limit: 'scenario' });
  });

  test('without one of these, the register says when it has waited long enough: a verdict on the terminal', async () => {
    const events = await runPlanned([scenario(`limits: { step: 2h }\n${steps}`)]);
    expect(eventsOf(events, 'finding').map(({ by, code, message }) => `${by} ${code}: ${message}`)).toEqual([
      'answer answer-missing: the terminal never answered, and nothing more was asked: the terminal was lost before it told the result, and could not be asked again: silence limit of the register: it said nothing for 360 s',
    ]);
    const [{ outcome, duration }] = eventsOf(events, 'scenario-end') as [
      ReturnType<typeof eventsOf<'scenario-end'>>[0],
    ];
    expect(outcome).toBe('failed');
    expect(duration).toBeLessThan(600_000);
  });
});
