import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { SlipEnd } from '../../../emulator/machine/slip.ts';
import type { EventBody } from '../../../src/events/event.ts';
import { htmlReport } from '../../../src/reports/html/page.ts';
import { Run } from '../../../src/reports/run.ts';
import { goldenPaths } from '../../receipts/planted/goldens.ts';
import { slip, stamped } from '../small-run.ts';

const root = fileURLToPath(new URL('../../../golden/', import.meta.url));

/** Bytes that the report of a whole catalogue may take. */
const LIMIT = 5_000_000;
/** What a run of the catalogue has beside each golden: steps that print nothing, slips that share one. A fifth more. */
const BESIDE = 1.2;

interface Record {
  readonly model: string;
  readonly width: number;
  readonly height: number;
  readonly end: SlipEnd;
  readonly text: readonly string[];
}

/** A run in which every golden of the project is printed, a scenario a folder, a step a golden. */
function everyGolden(): EventBody[] {
  const steps = new Map<string, number>();
  return goldenPaths.flatMap((path): EventBody[] => {
    const scenario = dirname(path);
    const step = steps.get(scenario) ?? 0;
    steps.set(scenario, step + 1);
    const { text, ...record } = JSON.parse(readFileSync(`${root}${path}.json`, 'utf8')) as Record;
    const printed = slip({
      ...{ scenario, step, model: record.model, width: record.width, height: record.height, end: record.end },
      text: text.map((line) => `${line}\n`).join(''),
      png: readFileSync(`${root}${path}.png`, 'base64'),
      bytes: readFileSync(`${root}${path}.escpos`, 'base64'),
      golden: { path: `golden/${path}`, state: 'matched' },
    });
    const at = { scenario, step, line: 7 };
    return [
      ...(step > 0 ? [] : [begun(scenario, record.model)]),
      { type: 'step-begin', ...at, title: 'sale of 12.85, chip' },
      printed,
      { type: 'step-end', scenario, step, outcome: 'passed', answer: 'approved' },
      { type: 'scenario-end', scenario, outcome: 'passed', duration: 1000 },
    ];
  });
}

const begun = (scenario: string, model: string): EventBody => ({
  type: 'scenario-begin',
  ...{ scenario, file: `scenarios/${scenario}.yaml`, line: 2, title: 'a scenario of the catalogue' },
  ...{ acquirer: 'cn-unionpay', model },
});

test('the report of the whole catalogue stays below 5 MB', () => {
  const page = htmlReport(Run.from(stamped(everyGolden())));
  expect(page.match(/class="slip"/g)).toHaveLength(goldenPaths.length);
  expect(Buffer.byteLength(page) * BESIDE).toBeLessThan(LIMIT);
});
