import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { BaselineError, otherClock, type Series, type Times } from './collect.ts';
import { adjusted, type Change, decide } from './decide.ts';
import { type ClockKind, type FigureName, figureNames, figures } from './figures.ts';

/** What a baseline file is called where nothing is said. */
export const BASELINE_FILE = 'timing-baseline.json';

const series = z.partialRecord(z.enum(Object.keys(figures) as [FigureName]), z.array(z.number().nonnegative()).min(1));

const baselineSchema = z.strictObject({
  baseline: z.literal(1),
  platen: z.string(),
  clock: z.enum(['real', 'virtual']),
  scenarios: z.record(z.string(), series),
});

/** One figure of one scenario, now and before. */
export interface Compared extends Change {
  readonly scenario: string;
  readonly figure: FigureName;
  readonly clock: ClockKind;
}

export interface Comparison {
  readonly clock: ClockKind;
  readonly figures: readonly Compared[];
  /** Scenarios that only one side has. */
  readonly added: readonly string[];
  readonly gone: readonly string[];
}

/** Holds times to those of before. Throws a BaselineError where they are of two clocks. */
export function compareTimes(before: Times, after: Times): Comparison {
  if (before.clock !== after.clock) throw otherClock(before.clock, after.clock);
  const { clock } = after;
  const noise = clock === 'real' ? 'noise' : 'no noise';
  const names = Object.keys(after.scenarios).filter((scenario) => scenario in before.scenarios);
  const pairs = names.flatMap((scenario) =>
    figureNames.flatMap((figure) => {
      const [was, is] = [before.scenarios[scenario]![figure], after.scenarios[scenario]![figure]];
      return was && is ? [{ scenario, figure, clock, was, is }] : [];
    }),
  );
  const changes = adjusted(pairs.map(({ was, is }) => decide(was, is, noise)));
  return {
    clock,
    figures: pairs.map(({ scenario, figure }, i) => ({ scenario, figure, clock, ...changes[i]! })),
    added: Object.keys(after.scenarios).filter((scenario) => !(scenario in before.scenarios)),
    gone: Object.keys(before.scenarios).filter((scenario) => !(scenario in after.scenarios)),
  };
}

/** Writes times as a file to commit: a line a figure, so that a change is a line of a diff. */
export function writeBaseline(path: string, { clock, scenarios }: Times, platen: string): void {
  const lines = Object.entries(scenarios)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([scenario, of]) => `    ${JSON.stringify(scenario)}: {\n${seriesLines(of)}\n    }`);
  const head = `{\n  "baseline": 1,\n  "platen": ${JSON.stringify(platen)},\n  "clock": "${clock}",\n`;
  writeFileSync(path, `${head}  "scenarios": {\n${lines.join(',\n')}\n  }\n}\n`);
}

const seriesLines = (of: Series) =>
  figureNames.flatMap((figure) => (of[figure] ? [`      "${figure}": [${of[figure].join(', ')}]`] : [])).join(',\n');

/** Reads such a file. Throws a BaselineError where there is none, or what is there is none. */
export function readBaseline(path: string): Times {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new BaselineError('no-baseline', `${path}: there is no baseline`, 'platen baseline takes one');
  }
  try {
    return baselineSchema.parse(JSON.parse(text)) as Times;
  } catch {
    throw new BaselineError('baseline-invalid', `${path}: not a baseline`, 'platen baseline writes it anew');
  }
}
