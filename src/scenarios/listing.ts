import { readFileSync } from 'node:fs';
import type { CapabilityName } from '../bench/capabilities.ts';
import type { Wiring } from '../bench/wiring.ts';
import type { Problem } from '../yaml/source.ts';
import { findScenarios } from './find.ts';
import { readScenarios, ScenarioError, type ScenarioPlace } from './load.ts';
import { anyWait, needsOf } from './needs.ts';
import { placeOf } from './real/place.ts';
import type { Scenario } from './scenario.ts';

/** What is to be known of a scenario before it runs. */
export interface ListedScenario {
  readonly id: string;
  /** Path of its file from the working folder, and the 1-based line of its name. */
  readonly file: string;
  readonly line: number;
  readonly title: string;
  readonly src: string;
  /** What it is in the catalogue, and the failures (their numbers in docs/failures.md) that it is there to catch. */
  readonly tags: readonly string[];
  readonly failures: readonly number[];
  readonly acquirer: string;
  readonly model: string;
  readonly steps: readonly string[];
  readonly needs: readonly CapabilityName[];
  readonly quarantine?: { readonly reason: string; readonly until: string };
  /** The link of the bench that it runs on; or what every one lacks, in words. Absent: it runs in virtual time. */
  readonly on?: string;
  readonly lacks?: string;
}

/** A file that cannot be run, and everything that is wrong with it. */
export interface BrokenFile {
  readonly file: string;
  readonly problems: readonly Pick<Problem, 'line' | 'column' | 'path' | 'message' | 'source'>[];
}

export interface Listing {
  readonly scenarios: readonly ListedScenario[];
  readonly broken: readonly BrokenFile[];
  readonly bench?: ListedBench;
}

/** What a bench file names. */
export interface ListedBench {
  readonly path: string;
  /** Its own folder of goldens, from that of the file. */
  readonly golden?: string;
  readonly printers: readonly { readonly name: string; readonly model: string; readonly port: string }[];
  readonly terminals: readonly { readonly name: string; readonly acquirer: string; readonly driver: string }[];
  readonly links: readonly { readonly terminal: string; readonly printer: string }[];
}

/** Where scenarios are looked for, and what they are to run on. */
export interface ListingOptions {
  /** Files and folders; none: all of `folder`. */
  readonly files: readonly string[];
  readonly folder: string;
  readonly root: string;
  /** The printer of those that name none. */
  readonly model: string;
  /** Hardware; absent: virtual benches. */
  readonly wiring?: Wiring;
}

/**
 * Tells every scenario, and every file that is none, apart: one that is broken hides no other. A folder without any is an
 * empty list. Throws a ScenarioError for two files of one name.
 */
export function listScenarios({ files, folder, root, model, wiring }: ListingOptions): Listing {
  const scenarios: ListedScenario[] = [];
  const broken: BrokenFile[] = [];
  for (const { id, file, path } of placesIn(files, folder, root)) {
    const read = readScenarios(readFileSync(path, 'utf8'), { id, file, model });
    if ('problems' in read) broken.push({ file, problems: read.problems });
    else scenarios.push(...read.scenarios.map((scenario) => listed(scenario, wiring)));
  }
  return { scenarios, broken };
}

function placesIn(files: readonly string[], folder: string, root: string): readonly ScenarioPlace[] {
  try {
    return findScenarios(files, folder, root);
  } catch (error) {
    if (files.length === 0 && error instanceof ScenarioError && error.code === 'scenario-not-found') return [];
    throw error;
  }
}

function listed(scenario: Scenario, wiring: Wiring | undefined): ListedScenario {
  const { id, file, line, title, src, catalogue, failures, acquirer, model, steps, quarantine } = scenario;
  return {
    id,
    file,
    line,
    title,
    src,
    tags: catalogue,
    failures,
    acquirer,
    model,
    steps: steps.map((step) => step.title),
    needs: needsOf(scenario, wiring?.limits ?? anyWait).map(({ capability }) => capability),
    ...(quarantine ? { quarantine: { reason: quarantine.reason, until: quarantine.until } } : {}),
    ...(wiring ? whereOn(scenario, wiring) : {}),
  };
}

function whereOn(scenario: Scenario, wiring: Wiring): Pick<ListedScenario, 'on' | 'lacks'> {
  const place = placeOf(scenario, wiring);
  return 'lacks' in place ? place : { on: `${place.link.terminal.name} on ${place.link.printer.name}` };
}
