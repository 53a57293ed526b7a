import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventOf, PlatenEvent } from '../../events/event.ts';
import { htmlReport } from '../html/page.ts';
import { jsonReport } from '../json.ts';
import { junitReport } from '../junit.ts';
import type { Run } from '../run.ts';
import { figuresOf } from '../times.ts';
import { caseLog } from './log.ts';
import { findBrowser, printPdf } from './pdf.ts';
import { type Certificate, protocolPage } from './protocol.ts';
import type { JudgedCase } from './verdicts.ts';

/** What a bundle is made of. Its `events.jsonl` and `plan.yaml` are there before. */
export interface Evidence {
  readonly certificate: Certificate;
  readonly cases: readonly JudgedCase[];
  readonly run: Run;
  readonly events: readonly PlatenEvent[];
}

/** Writes everything that stands in a bundle but its seal; whether a browser was there to make the PDF. */
export async function writeBundle(folder: string, evidence: Evidence): Promise<{ readonly pdf: boolean }> {
  const { certificate, cases, run, events } = evidence;
  const write = (path: string, data: string | Uint8Array) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), data);
  };
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  write('certificate.json', json(certificate));
  write('report.html', htmlReport(run));
  write('report.json', jsonReport(run));
  write('junit.xml', junitReport(run));
  for (const one of cases) {
    const files = { ...caseFiles(one, events), 'result.json': json(resultOf(one, run)) };
    for (const [name, data] of Object.entries(files)) write(`cases/${one.id}/${name}`, data);
  }
  const page = 'protocol.html';
  write(page, protocolPage(certificate, cases));
  const browser = findBrowser();
  const pdf = browser !== undefined && (await printPdf(browser, join(folder, page), join(folder, 'protocol.pdf')));
  return { pdf };
}

/** The row of the acceptance script as data. */
function resultOf({ id, description, scenario, criteria, verdict, record }: JudgedCase, run: Run) {
  return {
    id,
    description,
    scenario,
    verdict,
    criteria,
    outcome: record?.outcome ?? null,
    figures: record ? figuresOf(run, [record]) : [],
    log: 'log.txt',
    receipts: record ? slipNames(record.steps.flatMap((step) => step.slips)).map(({ name }) => name) : [],
  };
}

/** Of each slip: picture, text, bytes, its golden and the difference; the log of all that passed. */
function caseFiles(
  { scenario, record }: JudgedCase,
  events: readonly PlatenEvent[],
): Record<string, string | Uint8Array> {
  const own = events.filter((event) => 'scenario' in event && event.scenario === scenario);
  const last = own.findLastIndex((event) => event.type === 'scenario-begin');
  const files: Record<string, string | Uint8Array> = { 'log.txt': caseLog(own.slice(Math.max(0, last))) };
  for (const { name, slip } of slipNames(record?.steps.flatMap((step) => step.slips) ?? [])) {
    const { png, differencePng } = slip.golden;
    files[`${name}.png`] = Buffer.from(slip.png, 'base64');
    files[`${name}.txt`] = slip.text;
    files[`${name}.escpos`] = Buffer.from(slip.bytes, 'base64');
    if (png !== undefined) files[`${name}.golden.png`] = Buffer.from(png, 'base64');
    if (differencePng !== undefined) files[`${name}.difference.png`] = Buffer.from(differencePng, 'base64');
  }
  return files;
}

/** `03-merchant`: the place of a slip among those of the case, and whose it is. */
function slipNames(slips: readonly EventOf<'slip'>[]) {
  return slips.map((slip, i) => ({
    name: `${String(i + 1).padStart(2, '0')}-${slip.copy.replace(/[^\w-]/g, '_')}`,
    slip,
  }));
}
