import { dirname } from 'node:path';
import type { BenchFile } from '../bench/bench-file.ts';
import { defects } from '../scenarios/defects.ts';
import { ResumeError, scenariosOf } from '../scenarios/plan.ts';
import { readJournal } from '../scenarios/resume.ts';
import { UsageError } from './failure.ts';
import { onHardware, readHardware } from './hardware.ts';
import { loaded, type RunToDo } from './new-run.ts';
import type { RunFlags } from './run-options.ts';
import { packageVersion } from './version.ts';

/** What may stand beside --resume: all else is as the run was asked for. */
const beside: readonly string[] = ['resume', 'report', 'out', 'timeout', 'durations'];

/**
 * The run that a journal was left by, and how far it is. Throws a UsageError where more is asked for, and a ResumeError
 * where the journal is of another version or its scenarios have changed.
 */
export async function runToResume(files: readonly string[], flags: RunFlags, bench: BenchFile): Promise<RunToDo> {
  const path = flags.resume!;
  const more = [
    ...files,
    ...Object.keys(flags)
      .filter((flag) => !beside.includes(flag))
      .map(dashed),
  ];
  if (more.length > 0) {
    throw new UsageError(
      `--resume goes on with what the run was asked for, and ${more.join(', ')} would change it`,
      'give --resume, --report, --out and --timeout alone',
    );
  }
  const { begin, plan, taken } = await readJournal(path);
  const version = packageVersion();
  if (begin.platen !== version) {
    throw new ResumeError(
      'other-version',
      `${path} was written by Platen ${begin.platen}, and this is ${version}`,
      'run all of it anew',
    );
  }
  const defect = begin.defect === undefined ? undefined : defects.get(begin.defect);
  const hardware = plan.bench === undefined ? undefined : readHardware(plan.bench);
  const found = loaded(plan.files, bench, plan.model, plan.acquirer as RunFlags['acquirer']);
  const scenarios = scenariosOf(plan, hardware ? onHardware(found, hardware) : found);
  return { plan, scenarios, defect, hardware, journal: path, reports: flags.out ?? dirname(path), taken };
}

const dashed = (flag: string): string => `--${flag.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
