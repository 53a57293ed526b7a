import { appendFile } from 'node:fs/promises';
import type { EventSink, PlatenEvent } from '../events/event.ts';
import { markdownReport } from './markdown.ts';
import { ReportError } from './report-error.ts';
import { placeOf, Run, type ScenarioRecord } from './run.ts';
import type { Speech } from './speech/speech.ts';
import { standingOf } from './standing.ts';
import { duration, printable } from './words.ts';

/** Where GitHub Actions takes annotations and the summary of a job. */
export interface GithubOptions {
  /** Of the runner: a line that begins with `::` is a command. */
  readonly write: (text: string) => void;
  /** `GITHUB_STEP_SUMMARY`; absent outside of a job. */
  readonly summary?: string;
  /** Of the summary; English where none is given. Annotations are in English. */
  readonly speech?: Speech;
}

/** Annotations of one kind that GitHub shows of a step; what is more is in the summary. */
const SHOWN = 10;

/** A run for GitHub Actions: its findings as annotations of the lines of the scenarios, Markdown in the job's summary. */
export class GithubReport implements EventSink {
  readonly #options: GithubOptions;
  readonly #run = new Run();

  constructor(options: GithubOptions) {
    this.#options = options;
  }

  write(event: PlatenEvent): void {
    this.#run.add(event);
  }

  /** Rejects with a ReportError where the summary cannot be written. */
  async close(): Promise<void> {
    const { write, summary, speech } = this.#options;
    for (const line of annotations(this.#run)) write(`${line}\n`);
    if (summary === undefined) return;
    try {
      await appendFile(summary, markdownReport(this.#run, speech));
    } catch (error) {
      throw new ReportError(
        'cannot-write',
        `${summary}: cannot be written: ${error instanceof Error ? error.message : error}`,
        'GITHUB_STEP_SUMMARY names the file; outside of a job leave it unset',
      );
    }
  }
}

/** Workflow commands, the errors first, at most as many of each kind as are shown. */
export function annotations(run: Run): string[] {
  const all = run.scenarios.flatMap(annotationsOf);
  return ['error', 'warning'].flatMap((kind) => all.filter((line) => line.startsWith(`::${kind} `)).slice(0, SHOWN));
}

function annotationsOf(scenario: ScenarioRecord): string[] {
  const standing = standingOf(scenario);
  const { name, file, line, message, outcome, steps, limits } = scenario;
  const marginal = limits
    .filter((limit) => limit.standing === 'marginal')
    .map(({ figure, of, value, limit }) =>
      command(
        'warning',
        file,
        line,
        name,
        `${figure} ${of} is ${duration(value)}, close to its limit of ${duration(limit)}`,
      ),
    );
  if (standing === 'passed') return marginal;
  const kind = ['flaky', 'skipped'].includes(outcome) ? 'warning' : 'error';
  const findings = steps.flatMap((step) =>
    step.findings.map((finding) =>
      command(kind, file, step.line || line, name, `${placeOf(step, finding)}: ${finding.message}`),
    ),
  );
  const own =
    message !== undefined || findings.length === 0 ? [command(kind, file, line, name, message ?? outcome)] : [];
  return [...own, ...findings, ...marginal];
}

function command(kind: 'error' | 'warning', file: string, line: number, title: string, message: string): string {
  return `::${kind} file=${property(file)},line=${Math.max(1, line)},title=${property(title)}::${data(message)}`;
}

/** As the runner reads a message: `%`, CR and LF as percent codes. */
const data = (text: string): string =>
  printable(text).replace(
    /[%\r\n]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );

/** As it reads a property: a colon and a comma too. */
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
