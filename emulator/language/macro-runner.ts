import type { Machine } from '../machine/machine.ts';
import type { Recorded } from '../machine/macro.ts';
import { beginRun, endRun, standAt } from '../machine/macro-run.ts';
import { LONGEST_SLIP } from '../machine/paper.ts';
import type { Source } from '../machine/slip.ts';
import { type Command, readArgs } from './declaration.ts';
import { Decoder, type DecoderHandlers } from './decoder.ts';
import type { CommandTable } from './dialect.ts';
import { obstacleOf } from './obstacle.ts';

/** Dot rows of paper after which a macro is not run again: a whole roll. Nothing else ends 255 long runs. */
const MOST_ROWS = 2 * LONGEST_SLIP;

/**
 * Executes a macro `times` times. What it does is the doing of GS ^, at `source`, which stands for it in the list of
 * entries. A command that the end of the macro cuts off is dropped.
 */
export function runMacro(machine: Machine, table: CommandTable, macro: Recorded, times: number, source: Source): void {
  const handlers = executing(machine, source);
  const most = machine.roll.moved + MOST_ROWS;
  let { at, left } = beginRun(machine, macro, times, source);
  for (; left > 0; left--, at = 0) {
    if (machine.roll.moved > most) {
      const what = 'the macro has used up a roll of paper: it is stopped';
      machine.diagnose(source.offset, 'warning', 'macro-stopped', what);
      break;
    }
    machine.run!.left = left;
    const decoder = new Decoder(table, handlers);
    decoder.skip(at);
    decoder.push(macro.bytes, at);
    machine.endText();
  }
  endRun(machine);
}

/** Executes what a decoder finds in the macro; real-time commands act only when they arrive. */
function executing(machine: Machine, source: Source): DecoderHandlers {
  const tell = ({ id }: Command, why: string) =>
    machine.diagnose(source.offset, 'info', 'command-without-effect', `${id} of the macro: ${why}`);
  return {
    text: (bytes, start, end, offset) => {
      if (machine.settings.selected) machine.text(bytes, start, end, offset);
    },
    command: (command, bytes, at, length, offset) => {
      machine.endText();
      standAt(machine, offset, offset + length);
      if (command.realtime || (!machine.settings.selected && !command.whileDeselected)) return;
      const args = readArgs(command, bytes, at, length);
      const refused = obstacleOf(machine, command) ?? command.effect?.(machine, args, source);
      if (typeof refused === 'string') tell(command, refused);
      else if (refused) machine.diagnose(source.offset, 'warning', refused.code, refused.why);
      machine.boundSlip(source.offset + source.length);
    },
    midLine: (command) => tell(command, 'the line is not empty: what follows is taken as data'),
    unknown: () => machine.endText(),
    lineIsEmpty: () => {
      machine.endText();
      return machine.lineIsEmpty;
    },
  };
}
