import { expect, test } from 'vitest';
import { eventsOf, noGoldens, run, scenario } from './benches.ts';

const sale = '{ sale: { amount: 12.85 }';
const approved = `${sale}, expect: { slips: [merchant, cardholder] } }`;
const unanswered = `${sale}, expect: { result: no-answer, slips: [] } }`;

test.each([
  ['a late answer comes after the reversal and books nothing', '[late 90s]', [unanswered, '{ wait: 1m }', approved]],
  ['an answer within the time-out is one', '[late 45s, delay 5s]', [approved, approved]],
  ['a slow sale is overtaken by its reversal', '[delay 1m 30s]', [unanswered, '{ wait: 1m }', approved]],
  ['a reversal that fails is sent again', '[silent, reversal-fails]', [unanswered, approved]],
  ['a reversal that is not answered is sent again', '[silent, reversal-silent]', [unanswered, approved]],
  ['a host that is not there books nothing', '[down]', [unanswered, approved]],
])('%s', async (_what, answers, steps) => {
  const text = `host: { answers: ${answers} }\nsteps: [${[...steps, '{ settle: }'].join(', ')}]`;
  const { events, exitCode } = await run([scenario(text)], noGoldens);
  expect(eventsOf(events, 'finding').map(({ message }) => message)).toEqual([]);
  expect(exitCode).toBe(0);
});

test('a sale that a host says it never had, and keeps, is found in the totals', async () => {
  const steps = `[${unanswered}, ${approved}, { settle: }]`;
  const text = `host: { answers: [silent, reversal-25] }\nsteps: ${steps}`;
  const { events } = await run([scenario(text)], noGoldens);
  expect(eventsOf(events, 'finding').map(({ message }) => message)).toEqual([
    'totals are not those of batch 000001: the slip says sale 1, 12.85, refund 0, 0.00, the host settled sale 2, 25.70, refund 0, 0.00',
  ]);
});
