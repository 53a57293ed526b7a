/**
 * Speed of the parts that a run is made of, of printers on TCP ports, and of the page. `npm run speed`, or a part of it:
 * `npm run speed -- scenarios`; `-- --json` for the figures alone. Medians of several rounds; no test depends on them.
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
import { studioFigures } from './speed/studio.ts';

interface Part {
  readonly figures: () => Iterable<Figure> | AsyncIterable<Figure>;
  /** In a process that did nothing before: what other parts left for the garbage collector is not its own. */
  readonly alone?: true;
}

const parts: Readonly<Record<string, Part>> = {
  decision: { figures: decisionFigures },
  report: { figures: reportFigures },
  emulator: { figures: emulatorFigures },
  comparing: { figures: comparingFigures },
  scenarios: { figures: scenarioFigures, alone: true },
  live: { figures: liveFigures, alone: true },
  studio: { figures: studioFigures, alone: true },
};

const isJson = process.argv.includes('--json');
const shown: Figure[] = [];

function show(figure: Figure): void {
  shown.push(figure);
  const { what, value, unit } = figure;
  if (!isJson) console.log(`${what.padEnd(60)}${value.toPrecision(3).padStart(10)} ${unit}`);
}

const asked = Object.keys(parts).filter((name) => process.argv.includes(name));
for (const [name, { figures, alone }] of Object.entries(parts)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  if (alone && asked.length === 0) for (const figure of await figuresOfAnother(name)) show(figure);
  else for await (const figure of figures()) show(figure);
}
if (isJson) console.log(JSON.stringify(shown, null, 2));

async function figuresOfAnother(part: string): Promise<Figure[]> {
  const child = fork(new URL(import.meta.url), [part, '--json'], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  return JSON.parse(await text(child.stdout!));
}
