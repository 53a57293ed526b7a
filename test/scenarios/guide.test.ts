import { describe, expect, test } from 'vitest';
import type { Scenario } from '../../src/scenarios/scenario.ts';
import { eventsOf, findingsIn, noGoldens, ownScenarios, run, scenario } from './benches.ts';

const guides = ownScenarios().filter(({ file }) => file.endsWith('reprint-guide.yaml'));

/** What was found in steps of a guide, by the oracle of that step. */
async function foundBy(by: string, guide: Scenario, defect: string): Promise<string[]> {
  const { events } = await run([guide], noGoldens, defect);
  return eventsOf(events, 'finding')
    .filter((finding) => finding.by === by)
    .map(({ step, message }) => `step ${step + 1}: ${message}`);
}

describe('each step of the guide has a check of its own, and a defect that it catches', () => {
  test.each(guides.map((guide) => [guide.id, guide] as const))('%s', async (_id, guide) => {
    expect(await foundBy('original', guide, 'look-up-other')).toEqual(
      expect.arrayContaining([
        'step 3: the display shows the voucher 000002, the original of voucher 000001 has 000001',
      ]),
    );
    expect(await foundBy('original', guide, 'look-up-unmasked')).toContain(
      'step 3: the display shows the whole card number',
    );
    expect(await foundBy('means', guide, 'last-offered-for-any')).toEqual(
      expect.arrayContaining([expect.stringMatching(/^step 4: for voucher 000001 the terminal offered last, voucher/)]),
    );
    expect(await foundBy('review', guide, 'reprint-today')).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^step 6: the reprint's merchant copy: .* the original says 2026/),
      ]),
    );
    expect(await foundBy('review', guide, 'marker-missing')).toContain(
      "step 6: the reprint's merchant copy of voucher 000001 does not say that it is a reprint",
    );
    expect(await foundBy('keep', guide, 'pan-unmasked')).toEqual([
      expect.stringMatching(/^step 7: line \d+ of the merchant copy to keep has a card number that can be read$/),
      ...(guide.acquirer === 'cn-lakala' ? [expect.stringMatching(/^step 17: /)] : []),
    ]);
    expect(await foundBy('hand-over', guide, 'signature-on-cardholder-copy')).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^step 8: line \d+ of the copy to hand over asks for a signature/),
      ]),
    );
    expect(await foundBy('hand-over', guide, 'cardholder-copy-missing')).toContain(
      'step 8: there is no whole slip of voucher 000001 to hand over',
    );
  });
});

const day = `steps:
  - sale: { amount: 1 }
    as: one
  - sale: { amount: 2 }
    as: two
`;

test.each([
  ['choose-means: { for: one, by: last }', 'a reprint of the last slip gives voucher 000002, wanted is voucher 000001'],
  [
    'choose-means: { for: two, by: settlement }',
    'a reprint of the settlement gives nothing: no batch was settled before',
  ],
  ['choose-means: { for: one, by: host }', 'a slip from the acquirer gives nothing: its acquirer gives no slips again'],
])('%s: "%s"', async (step, sentence) => {
  const { events } = await run([scenario(`${day}  - ${step}\n`)]);
  expect(findingsIn(events)).toEqual([`step 3: ${sentence}`]);
});

test('a slip that was torn is no original, nothing to review and nothing to keep', async () => {
  const { events } = await run([
    scenario(`steps:
  - fault: { power-cut: { at-row: 300, for: 5s, starts: 2s } }
  - sale: { amount: 1 }
    as: one
    expect: { lost: [merchant, cardholder] }
  - wait: 1m
  - check-original: one
  - keep: one
  - reprint: last
    as: again
  - review: { of: again, against: one }
  - keep: again
`),
  ]);
  expect(findingsIn(events)).toEqual([
    'step 4: there is no whole slip of voucher 000001 to check',
    'step 5: there is no whole slip of voucher 000001 to keep',
    'step 7: there is no whole reprint of voucher 000001 to hold beside its original',
  ]);
});

test('what shows the whole card number on purpose is nothing to keep', async () => {
  const { events } = await run([scenario('steps:\n  - preauth: { amount: 500 }\n    as: room\n  - keep: room\n')]);
  expect(findingsIn(events)).toEqual([
    expect.stringMatching(/^step 2: line \d+ of the merchant copy to keep has a card number that can be read$/),
  ]);
});

test('a terminal fetches a slip of a settled batch, marked; one that cannot says so', async () => {
  const steps = `steps:
  - sale: { amount: 1 }
    as: one
  - settle: {}
  - wait: 2d
  - reprint: { host: one }
    expect: `;
  const { events } = await run([
    scenario(`terminal: { acquirer: cn-lakala }\n${steps}{ slips: [merchant, cardholder], reprint-of: one }\n`),
  ]);
  expect(findingsIn(events)).toEqual([]);
  const slips = eventsOf(events, 'slip').map(({ text }) => /\*{4}.*\*{4}/.exec(text)?.[0]);
  expect(slips).toEqual([undefined, undefined, undefined, '****补打/DUPLICATED****', '****补打/DUPLICATED****']);
  const other = await run([scenario(`${steps}{ result: refused, reason: not-supported, slips: [] }\n`)]);
  expect(findingsIn(other.events)).toEqual([]);
});
