import type { Machine } from '../../machine/machine.ts';
import type { Source } from '../../machine/slip.ts';
import { type Args, type Command, command } from '../declaration.ts';

const dialects = ['epson', 'xprinter'] as const;

/** ms of a unit of t. */
const WAIT = 100;

/** While a macro is recorded GS ^ ends the recording and clears it (TM-T88III specification sheet 131). */
function runMacro(machine: Machine, { r, t, m }: Args<'r t m'>, source: Source): string | undefined {
  const { macro } = machine;
  if (machine.run) return 'a macro runs no macro';
  if (macro.isRecording) {
    macro.abort(source.offset);
    return 'a macro was being recorded: it is dropped';
  }
  if (r === 0) return 'it is to be run no times';
  if (!macro.recorded) return 'no macro is recorded';
  if ((m & 1) === 1) {
    const what = `the printer waits for its FEED button before each of ${r} runs: here nobody presses it, and they run at once`;
    machine.diagnose(source.offset, 'warning', 'macro-not-waited', what);
  } else if (t > 0 && machine.roll.mechanism.pace === 'at once') {
    const what = `${r} x ${t * WAIT} ms of waiting between runs are not waited here`;
    machine.diagnose(source.offset, 'info', 'macro-not-waited', what);
  }
  machine.runMacro(macro.recorded, r, t * WAIT, source);
  return undefined;
}

/** Macros (TM-T88III specification sheets 128 and 131). */
export const macroCommands: readonly Command[] = [
  command('GS :', '1D 3A', {
    doc: 'Begin or end the recording of a macro.',
    dialects,
    isMacro: true,
    draws: true,
    effect: ({ macro, run }, _args, { offset }) => {
      if (run) return 'a macro records no macro';
      macro.toggle(offset);
      return undefined;
    },
  }),
  command('GS ^', '1D 5E r t m', {
    doc: 'Run the macro {r} times.',
    dialects,
    isMacro: true,
    draws: true,
    effect: runMacro,
  }),
];
