/**
 * Speed of the parts that a run is made of, and of printers on TCP ports. `npm run speed`, or `npm run speed -- --json`
 * for the figures alone, `npm run speed -- live` for those of printers on ports, `npm run speed -- comparing` for those
 * of comparing receipts, `npm run speed -- scenarios` for those of whole scenarios. Medians of several rounds; no test
 * depends on them.
 */
import { fork } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { comparingFigures } from './speed/comparing.ts';
import { decisionFigures } from './speed/decision.ts';
import { emulatorFigures } from './speed/emulator.ts';
import type { Figure } from './speed/figures.ts';
import { liveFigures } from './speed/live.ts';
import { reportFigures } from './speed/report.ts';
import { scenarioFigures } from './speed/scenarios.ts';

const isJson = process.argv.includes('--json');
const figures: Figure[] = [];

function show(figure: Figure): void {
  figures.push(figure);
  const { what, value, unit } = figure;
  if (!isJson) console.log(`${what.padEnd(60)}${value.toPrecision(3).padStart(10)} ${unit}`);
}

if (process.argv.includes('comparing')) for await (const figure of comparingFigures()) show(figure);
else if (process.argv.includes('live')) for await (const figure of liveFigures()) show(figure);
else if (process.argv.includes('scenarios')) for await (const figure of scenarioFigures()) show(figure);
else {
  for (const figure of decisionFigures()) show(figure);
  for (const figure of reportFigures()) show(figure);
  for (const figure of emulatorFigures()) show(figure);
  for await (const figure of comparingFigures()) show(figure);
  // In processes that did nothing before: what the figures above left for the garbage collector is not theirs.
  for (const figure of await figuresOfAnother('scenarios')) show(figure);
  for (const figure of await figuresOfAnother('live')) show(figure);
}
if (isJson) console.log(JSON.stringify(figures, null, 2));

async function figuresOfAnother(what: 'scenarios' | 'live'): Promise<Figure[]> {
  const child = fork(new URL(import.meta.url), [what, '--json'], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  return JSON.parse(await text(child.stdout!));
}
