import { join } from 'node:path';
import type { EventSink } from '../events/event.ts';
import { JOURNAL_FILE, Journal } from '../events/journal.ts';
import { ctrfReport } from './ctrf.ts';
import { FileReport } from './file-report.ts';
import { GithubReport } from './github.ts';
import { htmlReport } from './html/page.ts';
import { jsonReport } from './json.ts';
import { junitReport } from './junit.ts';
import { markdownReport } from './markdown.ts';
import { mutantsBeside } from './mutants.ts';
import { ReportError } from './report-error.ts';
import { english, type Speech } from './speech/speech.ts';

interface Reporter {
  /** Name of its file in the reports folder; one that writes none goes to the screen. */
  readonly file?: string;
  open(path: string, speech: Speech): EventSink;
}

/** The reporters that `--report` knows, by name. */
export const reporters = {
  html: {
    file: 'report.html',
    open: (path, speech) => new FileReport(path, (run) => htmlReport(run, mutantsBeside(path), speech)),
  },
  junit: { file: 'junit.xml', open: (path) => new FileReport(path, junitReport) },
  jsonl: { file: JOURNAL_FILE, open: (path) => new Journal(path) },
  json: { file: 'report.json', open: (path) => new FileReport(path, jsonReport) },
  ctrf: { file: 'ctrf.json', open: (path) => new FileReport(path, ctrfReport) },
  markdown: {
    file: 'summary.md',
    open: (path, speech) => new FileReport(path, (run) => markdownReport(run, speech)),
  },
  github: {
    open: (_, speech) =>
      new GithubReport({
        write: (text) => process.stdout.write(text),
        summary: process.env.GITHUB_STEP_SUMMARY || undefined,
        speech,
      }),
  },
} satisfies Record<string, Reporter>;

export type ReporterName = keyof typeof reporters;

/** A report under way: where it goes, where that is a file, and what writes it. */
export interface OpenReport {
  readonly path?: string;
  readonly sink: EventSink;
}

/**
 * Opens reports by name, each once, in a folder that is made; `journal` is the run's own, which is written anyway;
 * `speech` is that of what people read.
 * Throws a ReportError for a name that is none.
 */
export function openReports(
  names: readonly string[],
  folder: string,
  journal?: OpenReport,
  speech: Speech = english,
): OpenReport[] {
  return [...new Set(names.map(known))].map((name) => {
    if (name === 'jsonl' && journal) return journal;
    const { file, open }: Reporter = reporters[name];
    const path = join(folder, file ?? '');
    return { ...(file === undefined ? {} : { path }), sink: open(path, speech) };
  });
}

/** Throws a ReportError for a name that is no reporter's. */
export function checkReporters(names: readonly string[]): void {
  for (const name of names) known(name);
}

function known(name: string): ReporterName {
  if (Object.hasOwn(reporters, name)) return name as ReporterName;
  const names = Object.keys(reporters).join(', ');
  throw new ReportError('unknown-reporter', `no reporter is named "${name}"`, `use one of: ${names}`);
}
