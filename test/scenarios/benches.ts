import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EventOf, PlatenEvent } from '../../src/events/event.ts';
import { EventList } from '../../src/events/stream.ts';
import { exitCode } from '../../src/reports/exit-code.ts';
import { defects } from '../../src/scenarios/defects.ts';
import { findScenarios } from '../../src/scenarios/find.ts';
import { type GoldenJudge, goldenJudge } from '../../src/scenarios/golden.ts';
import { loadScenarios, readScenarios } from '../../src/scenarios/load.ts';
import type { ScenarioResult } from '../../src/scenarios/run-scenario.ts';
import { runScenarios } from '../../src/scenarios/runner.ts';
import type { Scenario } from '../../src/scenarios/scenario.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));

let own: readonly Scenario[] | undefined;

/** The project's own scenarios, in order; read once, for nobody writes to a scenario. */
export function ownScenarios(): readonly Scenario[] {
  own ??= loadScenarios(findScenarios([], 'scenarios', root), 'xprinter-80');
  return own;
}

/** The first of each file: those that differ in a parameter alone are much the same. */
export function oneOfEachFile(): Scenario[] {
  const files = new Map(
    ownScenarios()
      .toReversed()
      .map((one) => [one.file, one]),
  );
  return [...files.values()].toReversed();
}

/** Judges by the project's own goldens, and keeps nothing. */
export const ownGoldens = goldenJudge({ folder: join(root, 'golden'), shown: 'golden', keep: false });

/** Lets every slip pass. */
export const noGoldens: GoldenJudge = () => ({ golden: () => ({ path: 'golden/x', state: 'matched' }), findings: [] });

export interface Ran {
  readonly results: readonly ScenarioResult[];
  readonly events: readonly PlatenEvent[];
  readonly exitCode: number;
}

/** Runs scenarios, with a defect by its name, and gives the events. */
export async function run(scenarios: readonly Scenario[], golden = noGoldens, defect = ''): Promise<Ran> {
  const list = new EventList();
  const results = await runScenarios(scenarios, {
    version: '0.0.0',
    sinks: [list],
    golden,
    exitCode: (ended) => exitCode({ scenarios: ended }),
    defect: defects.get(defect),
  });
  return { results, events: list.events, exitCode: eventsOf(list.events, 'run-end')[0]!.exitCode };
}

export function eventsOf<T extends PlatenEvent['type']>(events: readonly PlatenEvent[], type: T): EventOf<T>[] {
  return events.filter((event): event is EventOf<T> => event.type === type);
}

/** `step 2: message` of everything that was found. */
export function findingsIn(events: readonly PlatenEvent[]): string[] {
  return eventsOf(events, 'finding').map(({ step, message }) => `step ${step + 1}: ${message}`);
}

/** A scenario written as its file would be. */
export function scenario(text: string): Scenario {
  const read = readScenarios(`name: a test\nsrc: none\n${text}`, {
    id: 'test',
    file: 'test.yaml',
    model: 'xprinter-80',
  });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.scenarios[0]!;
}

export function folder(): string {
  return mkdtempSync(join(tmpdir(), 'platen-run-'));
}
