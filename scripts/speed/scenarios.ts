import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compile, root } from '../compile.mjs';
import type { Figure } from './figures.ts';

/** Compiled for the figures alone: the loader of the sources gives every function its name anew each time it is made. */
const FOLDER = join('.built', `speed-${process.pid}`);
const built = (file: string) => import(pathToFileURL(join(root, FOLDER, file)).href);

type Of<Module> = Promise<Module>;

/** Passes over the catalogue behind the first. */
const PASSES = 7;

/** Passes until V8 has compiled nearly all of it, as in a process that runs the catalogue for several acquirers. */
const WARM = 20;

/** A sale and nothing else, and how often it is run to be timed. */
const SALE = 'sale/sale-approved';
const SALES = 50;

/** Scenarios a second that are aimed at. */
const AIM = 200;

/** The acquirer with the most scenarios. */
const ACQUIRER = 'cn-unionpay';

/** Seconds of processor time, that of the garbage collector's threads too: what one core takes. */
async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Scenarios a second on one core, in virtual time, and what the defects take; in a process that did nothing before. */
export async function* scenarioFigures(): AsyncGenerator<Figure> {
  try {
    if (compile(FOLDER, '--noCheck', '--declaration', 'false') === 0) yield* figures();
  } finally {
    rmSync(join(root, FOLDER), { recursive: true, force: true });
  }
}

async function* figures(): AsyncGenerator<Figure> {
  const { goldenJudge } = await (built('src/scenarios/golden.js') as Of<
    typeof import('../../src/scenarios/golden.ts')
  >);
  const { defects } = await (built('src/scenarios/defects.js') as Of<typeof import('../../src/scenarios/defects.ts')>);
  const { findScenarios } = await (built('src/scenarios/find.js') as Of<typeof import('../../src/scenarios/find.ts')>);
  const { loadScenarios } = await (built('src/scenarios/load.js') as Of<typeof import('../../src/scenarios/load.ts')>);
  const { runMutant, runSound } = await (built('src/scenarios/mutants.js') as Of<
    typeof import('../../src/scenarios/mutants.ts')
  >);
  const { runScenarios } = await (built('src/scenarios/runner.js') as Of<
    typeof import('../../src/scenarios/runner.ts')
  >);
  const scenarios = loadScenarios(findScenarios([], 'scenarios', process.cwd()), 'xprinter-80');
  const judge = () => goldenJudge({ folder: 'golden', shown: 'golden', keep: false });
  const figure = (what: string, seconds: number): Figure => ({ what, value: scenarios.length / seconds, unit: '/s' });

  let slips = 0;
  const goldens = judge();
  const one: typeof goldens = (...of) => {
    slips++;
    return goldens(...of);
  };
  const judged = () => runSound(scenarios, one);
  yield figure('scenarios, oracles and goldens: the first of a process', await secondsOf(judged));
  const each = slips / scenarios.length;
  const later = await median(judged);
  yield figure('scenarios, oracles and goldens: later ones', later);
  yield { what: '  slips of a scenario', value: each, unit: '' };
  yield { what: '  their slips', value: (each * scenarios.length) / later, unit: '/s' };
  for (let pass = PASSES; pass < WARM; pass++) await judged();
  const perScenario = scenarios.map((): number[] => []);
  const warm = await median(async () => {
    for (const [i, scenario] of scenarios.entries())
      perScenario[i]!.push(await secondsOf(() => runSound([scenario], one)));
  });
  const typical = perScenario.map(middleOf);
  yield figure(`scenarios, oracles and goldens: after ${WARM} passes`, warm);
  yield { what: '  the scenario in the middle, alone', value: 1 / middleOf(typical), unit: '/s' };
  const fast = typical.filter((seconds) => seconds <= 1 / AIM).length;
  yield { what: `  scenarios that run at ${AIM} a second or faster`, value: fast, unit: `of ${scenarios.length}` };
  const sales = scenarios.filter(({ id }) => id === SALE);
  const sold = await median(async () => {
    for (let sale = 0; sale < SALES; sale++) await runSound(sales, one);
  });
  yield { what: `  ${SALE} alone, two slips`, value: SALES / sold, unit: '/s' };
  // Goldens are read and verified anew in each pass, as by a run.
  const told = () =>
    runScenarios(scenarios, {
      version: '',
      sinks: [{ write: (event) => void JSON.stringify(event), close: async () => {} }],
      golden: judge(),
      exitCode: () => 0,
    });
  yield figure('scenarios, and every event with its pictures as JSON', await median(told));

  const own = scenarios.filter(({ acquirer }) => acquirer === ACQUIRER);
  const mutants = async () => {
    await runSound(own, one);
    for (const defect of defects.values()) await runMutant(own, defect, { golden: one, all: false });
  };
  const what = `${own.length} scenarios of ${ACQUIRER} against ${defects.size} defects`;
  yield { what, value: await secondsOf(mutants), unit: 's' };
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const seconds: number[] = [];
  for (let pass = 0; pass < PASSES; pass++) seconds.push(await secondsOf(work));
  return middleOf(seconds);
}

const middleOf = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;
