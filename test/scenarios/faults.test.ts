import { describe, expect, test } from 'vitest';
import { eventsOf, findingsIn, run, scenario } from './benches.ts';

const SALE = '- sale: { amount: 12.85 }';

/** Findings, and the slips of each step: copy, end, and which step they are told in. */
async function ran(text: string) {
  const { results, events } = await run([scenario(text)]);
  return {
    outcome: results[0]!.outcome,
    findings: findingsIn(events),
    slips: eventsOf(events, 'slip').map(
      ({ step, slip, copy, end }) => `step ${step + 1} slip ${slip + 1}: ${copy}, ${end}`,
    ),
  };
}

describe('a torn slip is one finding, in words', () => {
  test('with a new roll the rest comes out, and is judged with it', async () => {
    expect(
      await ran(`steps: [{ fault: { paper-end: { at-row: 412, for: 30s } } }, { sale: { amount: 12.85 } }]`),
    ).toEqual({
      outcome: 'failed',
      findings: [
        'step 2: the merchant copy of voucher 000001 is torn by the end of the paper at row 496 of 1508; its rest came out as slip 2',
      ],
      slips: [
        'step 2 slip 1: merchant, paper end',
        'step 2 slip 2: merchant, partial cut',
        'step 2 slip 3: cardholder, partial cut',
      ],
    });
  });

  test('torn twice', async () => {
    const steps = `steps:
  - fault: { paper-end: { at-row: 412, for: 1s } }
  - fault: { paper-end: { at-row: 900, for: 1s } }
  ${SALE}
`;
    const { findings, slips } = await ran(steps);
    expect(findings).toEqual([
      'step 3: the merchant copy of voucher 000001 is torn by the end of the paper at row 496 and row 984 of 1508; its rest came out as slip 2 and slip 3',
    ]);
    expect(slips).toHaveLength(4);
  });

  test('without power the rest is lost, and nothing more is said of the piece', async () => {
    const { findings, slips } = await ran(`steps:
  - fault: { power-cut: { at-row: 412, for: 5s } }
  ${SALE}
  - wait: 1m
`);
    expect(findings).toEqual([
      'step 2: the merchant copy of voucher 000001 is torn by a power cut at row 496; its rest is lost',
      'step 2: the cardholder copy of voucher 000001 was not printed',
    ]);
    expect(slips).toEqual(['step 2 slip 1: merchant, power off']);
  });

  test('a line that is lost at the tear is missing, expected torn or not', async () => {
    const { findings } = await ran(`steps:
  - fault: { paper-end: { at-row: 412, for: 30s, torn-line: lost } }
  - sale: { amount: 12.85 }
    expect: { torn: [merchant] }
`);
    expect(findings).toEqual([
      expect.stringMatching(/at row 496 of 1508; its rest came out as slip 2, without \d+ dot rows$/),
    ]);
  });
});

describe('a scenario that expects it', () => {
  test('passes with the slip torn, whole when put together, and its cause ended by hand later', async () => {
    const steps = `steps:
  - fault: { paper-end: { at-row: 412 } }
  - sale: { amount: 12.85 }
    expect: { slips: [merchant, cardholder], torn: [merchant] }
  - wait: 10m
  - recover: paper-end
  - reprint: last
`;
    expect(await ran(steps)).toEqual({
      outcome: 'passed',
      findings: [],
      slips: [
        'step 4 slip 1: merchant, paper end',
        'step 4 slip 2: merchant, partial cut',
        'step 4 slip 3: cardholder, partial cut',
        'step 5 slip 1: merchant, partial cut',
        'step 5 slip 2: cardholder, partial cut',
      ],
    });
  });

  test('fails where nothing is torn or lost', async () => {
    const { findings } = await ran(
      'steps: [{ sale: { amount: 1 }, expect: { torn: [merchant], lost: [cardholder] } }]',
    );
    expect(findings).toEqual([
      'step 1: the merchant copy of voucher 000001 came out in one piece, the scenario expects it torn',
      'step 1: the cardholder copy of voucher 000001 came out whole, the scenario expects it lost',
    ]);
  });

  test('counts the amount of a lost slip once, by its reprint, and misses it without', async () => {
    const lost = `steps:
  - fault: { power-cut: { at-row: 412, for: 5s, starts: 2s } }
  - sale: { amount: 12.85 }
    expect: { lost: [merchant, cardholder] }
  - wait: 1m
`;
    expect((await ran(`${lost}  - reprint: last\n  - settle: {}\n`)).findings).toEqual([]);
    expect((await ran(`${lost}  - reprint: last\n  - reprint: last\n  - settle: {}\n`)).findings).toEqual([]);
    expect((await ran(`${lost}  - settle: {}\n`)).findings).toEqual([
      expect.stringMatching(/^step 4: totals are not the sum of the slips of batch 000001: the slip says .*12\.85/),
    ]);
  });

  test('a copy that comes out twice is told although another is torn', async () => {
    const tried = scenario(`steps:
  - fault: { paper-end: { at-row: 412, for: 30s } }
  - sale: { amount: 12.85 }
    expect: { torn: [merchant] }
  - reprint: last
`);
    const { events } = await run([tried], undefined, 'printed-twice');
    expect(findingsIn(events).join()).toContain('was printed a second time');
  });
});

describe('what holds a printer up', () => {
  test.each(['cover-open: { at-row: 412, for: 20s }', 'head-hot: { at-row: 412, for: 8s }', 'slow-head: { times: 4 }'])(
    '%s changes no slip',
    async (fault) => {
      const { outcome, slips } = await ran(
        `steps: [{ fault: { ${fault} } }, { sale: { amount: 12.85 } }, { settle: {} }]`,
      );
      expect(outcome).toBe('passed');
      expect(slips).toHaveLength(3);
    },
  );

  test('slips that the printer still holds at the end of the scenario are lost', async () => {
    const { findings, slips } = await ran(`steps:
  - fault: { cover-open: { at-row: 412 } }
  ${SALE}
`);
    expect(slips).toEqual([]);
    expect(findings).toEqual([
      'step 2: the terminal gave no answer, expected approved: its display says 打印机盖未关好',
      'step 2: the merchant copy of voucher 000001 was not printed',
      'step 2: the cardholder copy of voucher 000001 was not printed',
    ]);
  });
});

describe('faults of the link', () => {
  test('noise with a seed garbles the same slips every time', async () => {
    const steps = `steps:
  - fault: { noise: { rate: 0.0005, seed: 3 } }
  ${SALE}
`;
    const first = await ran(steps);
    expect(first.outcome).toBe('failed');
    expect(await ran(steps)).toEqual(first);
  });

  test('a wrong baud garbles slips until it is ended', async () => {
    const { findings } = await ran(`steps:
  - fault: { wrong-baud: { baud: 57600 } }
  ${SALE}
  - recover: wrong-baud
  ${SALE}
`);
    expect(findings.some((finding) => finding.startsWith('step 2: '))).toBe(true);
    // What was garbled last is left in the printer's line, as it would be.
    expect(findings.filter((finding) => finding.startsWith('step 4: '))).toEqual([
      'step 4: byte 0 of the slip: the job ended with characters that no line feed printed',
    ]);
  });
});
