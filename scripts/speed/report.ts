import { performance } from 'node:perf_hooks';
import type { EventBody, PlatenEvent } from '../../src/events/event.ts';
import { encodePng } from '../../src/pictures/png.ts';
import { printSlips } from '../../src/printers/layout.ts';
import { drawSlipDifference } from '../../src/receipts/compare.ts';
import { htmlReport } from '../../src/reports/html/page.ts';
import { Run } from '../../src/reports/run.ts';
import { type Figure, percentile } from './figures.ts';
import { goldens } from './streams.ts';

const RECEIPTS = 1000;
/** One in so many differs from its golden. */
const DIFFERS = 10;

/** Events of a run of 1,000 receipts, four a scenario, each with an amount of its own. */
function events(): PlatenEvent[] {
  const bodies: EventBody[] = [
    { type: 'run-begin', platen: '0', clock: 'virtual', startedAt: '2026-03-14T10:15:00Z', scenarios: RECEIPTS / 4 },
  ];
  for (let i = 0; i < RECEIPTS; i++) {
    const scenario = `s${i >> 2}`;
    if (i % 4 === 0) {
      const begin = { file: `${scenario}.yaml`, line: 1, title: '', acquirer: 'cn-unionpay', model: 'xprinter-80' };
      bodies.push({ type: 'scenario-begin', scenario, ...begin });
    }
    bodies.push(...receipt(scenario, i));
    if (i % 4 === 3) bodies.push({ type: 'scenario-end', scenario, outcome: 'passed', duration: 1 });
  }
  return bodies.map((body, seq) => ({ v: 1, seq, at: seq, ...body }));
}

function receipt(scenario: string, i: number): EventBody[] {
  const golden = goldens[i % goldens.length]!;
  const bytes = Buffer.concat([Buffer.from(`\x1b@receipt ${i}\n`), golden]);
  const [slip] = printSlips(bytes, 'xprinter-80');
  const [other] = printSlips(golden, 'xprinter-80');
  const isOther = i % DIFFERS === 0;
  const base64 = (data: Uint8Array) => Buffer.from(data).toString('base64');
  const one: EventBody = {
    type: 'slip',
    scenario,
    step: i % 4,
    slip: 0,
    copy: 'merchant',
    model: 'xprinter-80',
    width: slip!.dots.width,
    height: slip!.dots.height,
    text: slip!.lines.map(({ text }) => `${text}\n`).join(''),
    png: base64(encodePng(slip!.dots)),
    bytes: base64(bytes),
    diagnostics: [],
    end: 'full cut',
    timing: { requestToFirstByte: 400 + i, wire: 100, decode: 1, print: 900 },
    golden: {
      path: `golden/${i}`,
      state: isOther ? 'differs' : 'matched',
      png: base64(encodePng(other!.dots)),
      ...(isOther ? { differencePng: base64(drawSlipDifference(slip!, other!).png) } : {}),
    },
  };
  if (!isOther) return [one];
  const found = { code: 'line-inserted', by: 'compare', message: `line 1: receipt ${i}`, slip: 0, line: 1 };
  return [one, { type: 'finding', scenario, step: i % 4, ...found, bytes: { offset: 2, length: 10 } }];
}

/** What the report of many receipts takes. */
export function* reportFigures(): Generator<Figure> {
  const run = Run.from(events());
  const times: number[] = [];
  let page = '';
  for (let round = 0; round < 5; round++) {
    const start = performance.now();
    page = htmlReport(run);
    times.push(performance.now() - start);
  }
  yield { what: 'HTML report of 1,000 receipts, 100 of which differ', value: percentile(times, 0.5) / 1000, unit: 's' };
  yield { what: 'its size', value: Buffer.byteLength(page) / 1e6, unit: 'MB' };
}
