import { type Command, Option } from 'commander';
import { readBench } from '../bench/read-bench.ts';
import { RealClock } from '../clock/real.ts';
import { type PictureProtocol, pictureProtocols } from '../pictures/terminal/protocols.ts';
import { isCi } from '../receipts/approve.ts';
import { type ExitCode, exitCodes } from '../reports/exit-code.ts';
import { screenOf } from '../reports/screen.ts';
import { UsageError } from './failure.ts';
import { helpText } from './help.ts';
import { say } from './language.ts';
import { HINT } from './received-pattern.ts';
import { INTERRUPT, Keyboard } from './review/keyboard.ts';
import { lastRun } from './review/last-run.ts';
import { findProtocol, pictureWords } from './review/picture.ts';
import { type Questions, questionsOf } from './review/questions.ts';
import { type Tally, walk } from './review/walk.ts';
import { stopSignal } from './stop-signal.ts';

interface ReviewFlags {
  readonly run?: string;
  readonly pictures?: PictureProtocol | 'none';
}

const examples = `
Shows what awaits approval one by one: what was found, the words line by line, and the picture where the terminal shows
pictures (kitty, iTerm2, sixel). Accepting is what platen approve does. What is rejected is not asked about again while
the same is printed; docs/running.md says more.

Exits with 0 when nothing is left, 1 when something was rejected, 4 when something is left for later, 130 after Ctrl-C.

Examples:
  platen review                         everything that awaits approval, the slips of the last run first
  platen review sale/sale-approved      the slips of one scenario
  platen review --run part-2            only slips of the run that left its reports there
  platen review --pictures none         words alone`;

/** Adds `platen review`. */
export function registerReview(program: Command): void {
  program
    .command('review')
    .description(
      'Show each slip that has no golden, or differs from it, with what differs, and ask what is to become of it.',
    )
    .argument('[pattern]', 'a scenario, a folder of scenarios or a slip; * stands for anything within a name')
    .option('--run <folder>', 'only slips of the run that left its journal in this folder of reports')
    .addOption(
      new Option('--pictures <protocol>', 'how the terminal shows pictures (default: as it says)').choices([
        ...Object.keys(pictureProtocols),
        'none',
      ]),
    )
    .addHelpText('after', () => helpText(examples))
    .action(review);
}

async function review(pattern: string | undefined, flags: ReviewFlags): Promise<void> {
  refuseWhereNobodyLooks();
  const bench = readBench();
  const last = await lastRun(flags.run, bench);
  const folder = last?.golden ?? bench.golden;
  const asked = await questionsOf(folder, last?.run ?? null, { pattern, ofRun: flags.run !== undefined });
  const { questions } = asked;
  if (questions.length === 0) {
    process.stdout.write(say(nothingWords(asked, last?.run.begin?.defect)));
    return;
  }
  const screen = screenOf(process.stdout, process.env);
  const keyboard = new Keyboard(process.stdin);
  const write = (text: string) => void process.stdout.write(text);
  void stopSignal().then(() => keyboard.stop(INTERRUPT));
  keyboard.open();
  let tally: Tally;
  try {
    const protocol = flags.pictures ?? (await findProtocol(process.env, keyboard, write, new RealClock()));
    tally = await walk(folder, questions, {
      keyboard,
      screen,
      write,
      picture: (sight) => pictureWords(protocol, sight),
    });
  } finally {
    keyboard.close();
  }
  write(say(summaryWords(tally)));
  process.exitCode = exitCodeOf(tally);
}

/** Throws a UsageError where the environment says CI, and where there is no terminal to ask at. */
function refuseWhereNobodyLooks(): void {
  if (isCi(process.env.CI)) {
    throw new UsageError(
      'the environment says CI, where nobody looks: slips are reviewed at a terminal',
      'review on your own machine and commit the goldens; platen approve --in-ci where it is meant to happen here',
    );
  }
  if (process.stdin.isTTY && process.stdout.isTTY) return;
  throw new UsageError(
    `standard ${process.stdin.isTTY ? 'output' : 'input'} is no terminal, and a review asks at one`,
    'platen approve lists what awaits approval, and takes it by name; platen compare says what differs',
  );
}

function nothingWords({ rejected }: Questions, defect: string | undefined): string {
  if (rejected > 0) return `nothing awaits review; ${rejected} rejected before: platen approve lists what\n`;
  const why = defect === undefined ? HINT : `the last run had the defect ${defect}, and such a run keeps no slip`;
  return `nothing awaits review: ${why}\n`;
}

function summaryWords({ accepted, rejected, left }: Tally): string {
  const next = [
    ...(rejected > 0 ? ['what was rejected stays a failure of platen run until something else is printed'] : []),
    ...(left > 0 ? ['platen review goes on with what is left'] : []),
  ];
  return [`${accepted} accepted, ${rejected} rejected, ${left} left`, ...next, ''].join('\n');
}

function exitCodeOf({ interrupted, rejected, left }: Tally): ExitCode {
  if (interrupted) return exitCodes.interrupted;
  if (rejected > 0) return exitCodes.failed;
  return left > 0 ? exitCodes.golden : exitCodes.passed;
}
