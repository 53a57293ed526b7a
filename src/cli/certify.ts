import type { KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { arch, platform, release } from 'node:os';
import { join, relative } from 'node:path';
import type { Command } from 'commander';
import type { BenchFile } from '../bench/bench-file.ts';
import { readBench } from '../bench/read-bench.ts';
import type { PlatenEvent } from '../events/event.ts';
import { Journal } from '../events/journal.ts';
import { readEvents } from '../events/jsonl.ts';
import { writeBundle } from '../reports/evidence/bundle.ts';
import { newKey, pemOf, privateKeyOf, seal } from '../reports/evidence/manifest.ts';
import { type CertificationPlan, planSchema } from '../reports/evidence/plan.ts';
import type { Certificate } from '../reports/evidence/protocol.ts';
import { type JudgedCase, judgePlan, worstVerdict } from '../reports/evidence/verdicts.ts';
import { exitCode, exitCodes } from '../reports/exit-code.ts';
import { Run } from '../reports/run.ts';
import { screenOf } from '../reports/screen.ts';
import { TerminalReport } from '../reports/terminal.ts';
import { counted } from '../reports/words.ts';
import { goldenJudge } from '../scenarios/golden.ts';
import { oracles } from '../scenarios/oracles/oracles.ts';
import { planOf, ResumeError, scenariosOf } from '../scenarios/plan.ts';
import { readJournal } from '../scenarios/resume.ts';
import { runScenarios } from '../scenarios/runner.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { readYaml } from '../yaml/read.ts';
import { problemText } from '../yaml/source.ts';
import { UsageError } from './failure.ts';
import { helpText } from './help.ts';
import { say, speech } from './language.ts';
import { loaded } from './new-run.ts';
import { stopSignal } from './stop-signal.ts';
import { packageVersion } from './version.ts';

interface CertifyFlags {
  readonly plan?: string;
  readonly device?: string;
  readonly firmware?: string;
  readonly operator?: string;
  readonly out?: string;
  readonly key?: string;
  readonly resume?: string;
}

const examples = `
The plan is a YAML file: a title, and cases with id, description, scenario and criteria. Each criterion is OK, NOK, or open
where nothing was proven. The bundle has the protocol in the columns of an acceptance script (id, criterion, OK or NOK,
receipt, log) as a page and, where a Chromium is on the path, as PDF; every receipt with its golden; every byte with its
time; and a chain of digests over all files, signed with Ed25519.

Ctrl-C pauses between two scenarios; --resume goes on. A key that does not exist yet is made. Without --key one is made
for this bundle alone: it shows that nothing was changed since, and not by whom it was made.

Exits with 0 where every criterion is OK, 1 where one is NOK, 3 where one is open, 130 where it was paused.

Examples:
  platen certify --plan plans/acceptance.yaml --device "A920 no. 1234" --firmware 4.2.1 --operator "J. Doe"
  platen certify --plan plans/acceptance.yaml --device A920 --firmware 4.2.1 --operator JD --key bench.pem --out evidence
  platen certify --resume evidence
  platen verify evidence --signer bench.pub.pem`;

/** Adds `platen certify`. */
export function registerCertify(program: Command): void {
  program
    .command('certify')
    .description('Run a plan of acceptance, and write a sealed bundle of evidence.')
    .option('--plan <file>', 'the plan')
    .option('--device <name>', 'the device under test')
    .option('--firmware <version>', 'its firmware')
    .option('--operator <name>', 'who runs the plan')
    .option('--out <folder>', 'the bundle (default: evidence in the folder of reports)')
    .option('--key <file>', 'the Ed25519 private key that signs, PEM; made where there is none')
    .option('--resume <folder>', 'go on with a bundle that was paused')
    .addHelpText('after', () => helpText(examples))
    .action(certify);
}

/** What stands in an unfinished bundle: what was asked for, beside the journal and the plan. */
const DRAFT = 'certificate.json';
const JOURNAL = 'events.jsonl';
const PLAN = 'plan.yaml';

async function certify(flags: CertifyFlags): Promise<void> {
  const folder = flags.resume ?? flags.out ?? join(readBench().reports, 'evidence');
  const key = keyOf(flags.key);
  const isNew = flags.resume === undefined;
  const plan = planIn(isNew ? needed(flags).plan : join(folder, PLAN));
  const bench = readBench();
  const scenarios = scenariosIn(plan, bench);
  const certificate = isNew ? begin(folder, needed(flags), plan) : goOn(folder, flags);
  const wasPaused = await run(folder, scenarios, bench);
  const events: PlatenEvent[] = [];
  for await (const event of readEvents(join(folder, JOURNAL))) events.push(event);
  if (wasPaused) {
    process.stdout.write(say(`paused; to go on: platen certify --resume ${shown(folder)}\n`));
    process.exitCode = exitCodes.interrupted;
    return;
  }
  const finished = Run.from(events);
  const cases = judgePlan(plan, finished);
  const whole: Certificate = { ...certificate, clock: finished.begin!.clock, startedAt: finished.begin!.startedAt };
  const { pdf } = await writeBundle(folder, { certificate: whole, cases, run: finished, events });
  seal(folder, key);
  process.stdout.write(say(`${tableOf(cases)}bundle: ${shown(folder)}\n`));
  if (!pdf) process.stdout.write(say('no PDF: no Chromium on the path; print protocol.html\n'));
  process.exitCode = { OK: exitCodes.passed, NOK: exitCodes.failed, open: exitCodes.benchError }[
    worstVerdict(cases.map(({ verdict }) => verdict))
  ];
}

/** What a new bundle cannot do without. */
type Asked = Required<Pick<CertifyFlags, 'plan' | 'device' | 'firmware' | 'operator'>>;

function needed({ plan, device, firmware, operator }: CertifyFlags): Asked {
  if (plan !== undefined && device !== undefined && firmware !== undefined && operator !== undefined) {
    return { plan, device, firmware, operator };
  }
  throw new UsageError('--plan, --device, --firmware and --operator are needed', 'or --resume alone');
}

function begin(folder: string, { plan, device, firmware, operator }: Asked, says: CertificationPlan): Certificate {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new UsageError(`${shown(folder)} is not empty`, 'evidence is never written over: give another --out');
  }
  const { plan: title, source } = says;
  const certificate: Certificate = {
    certificate: 1,
    plan: title,
    ...(source === undefined ? {} : { source }),
    device,
    firmware,
    operator,
    platen: packageVersion(),
    node: process.versions.node,
    system: `${platform()} ${release()} ${arch()}`,
    clock: '',
    startedAt: '',
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, PLAN), readFileSync(plan));
  writeFileSync(join(folder, DRAFT), `${JSON.stringify(certificate, null, 2)}\n`);
  return certificate;
}

function goOn(folder: string, { plan, device, firmware, operator, out }: CertifyFlags): Certificate {
  if ([plan, device, firmware, operator, out].some((flag) => flag !== undefined)) {
    throw new UsageError('--resume goes on with what was asked for', 'give --resume and --key alone');
  }
  if (existsSync(join(folder, 'manifest.json')))
    throw new UsageError(`${shown(folder)} is sealed`, 'nothing is left to do');
  return JSON.parse(readFileSync(join(folder, DRAFT), 'utf8')) as Certificate;
}

/** The scenarios that a plan names, each once. */
function scenariosIn(plan: CertificationPlan, bench: BenchFile): Scenario[] {
  const all = loaded([], bench, undefined);
  const names = [...new Set(plan.cases.map(({ scenario }) => scenario))];
  return names.map((name) => {
    const found = all.find(({ id }) => id === name);
    if (!found) throw new UsageError(`the plan names the scenario ${name}, and there is none`, 'platen run lists them');
    return found;
  });
}

/** Runs what is left of a plan; whether it was paused. */
async function run(folder: string, wanted: readonly Scenario[], bench: BenchFile): Promise<boolean> {
  const path = join(folder, JOURNAL);
  const before = existsSync(path) ? await readJournal(path) : undefined;
  if (before && before.begin.platen !== packageVersion()) {
    throw new ResumeError('other-version', `${path} was written by another Platen`, 'certify anew with one version');
  }
  const asked = before?.plan ?? planOf(wanted, { files: [], retries: 0, repeat: 1 });
  const screen = screenOf(process.stdout, process.env);
  let paused = false;
  void stopSignal().then(() => {
    paused = true;
  });
  await runScenarios(scenariosOf(asked, wanted), {
    version: packageVersion(),
    sinks: [
      new Journal(path, before?.taken.events.length),
      new TerminalReport({ write: (text) => process.stdout.write(text), screen, speech: speech() }),
    ],
    golden: goldenJudge({ folder: bench.golden, shown: shown(bench.golden), keep: false }),
    exitCode: (scenarios) => exitCode({ scenarios, interrupted: paused }),
    plan: asked,
    stopped: () => paused,
    taken: before?.taken,
  });
  return paused;
}

/** Names that a criterion may give. */
const known: ReadonlySet<string> = new Set([...oracles.map(({ name }) => name), 'compare', 'timing', 'scenario']);

function planIn(path: string): CertificationPlan {
  const read = readYaml(readFileSync(path, 'utf8'), planSchema);
  if ('problems' in read) {
    throw new UsageError(read.problems.map((problem) => problemText(path, problem)).join('\n'));
  }
  const { value } = read;
  const ids = value.cases.map(({ id }) => id);
  const twice = ids.find((id, i) => ids.indexOf(id) < i);
  if (twice !== undefined) throw new UsageError(`${path}: two cases have the id ${twice}`, 'give each its own');
  const other = value.cases
    .flatMap(({ criteria }) => criteria.flatMap(({ by }) => by ?? []))
    .find((by) => !known.has(by));
  if (other !== undefined)
    throw new UsageError(`${path}: there is no oracle "${other}"`, `use: ${[...known].join(', ')}`);
  return value;
}

/** The key that signs; made, and kept where a file is named, when there is none. */
function keyOf(file: string | undefined): KeyObject {
  if (file === undefined) return newKey();
  if (!existsSync(file)) {
    const key = newKey();
    writeFileSync(file, pemOf(key), { mode: 0o600, flag: 'wx' });
    return key;
  }
  const key = privateKeyOf(readFileSync(file, 'utf8'));
  if (key) return key;
  throw new UsageError(`${file}: not an Ed25519 private key in PEM`, 'openssl genpkey -algorithm ed25519 makes one');
}

function tableOf(cases: readonly JudgedCase[]): string {
  const lines = cases.flatMap(({ id, criteria }) =>
    criteria.flatMap(({ text, verdict, because }) => [
      `${verdict.padEnd(5)} ${id.padEnd(8)} ${text}\n`,
      ...because.map((why) => `${' '.repeat(15)}${why}\n`),
    ]),
  );
  const count = cases.filter(({ verdict }) => verdict === 'OK').length;
  return `\n${lines.join('')}\n${count} of ${counted(cases.length, 'case')} OK\n`;
}

const shown = (path: string): string => relative(process.cwd(), path) || '.';
