import type { Machine } from '../machine/machine.ts';
import type { Recorded } from '../machine/macro.ts';
import { beginRun, endRun, standAt } from '../machine/macro-run.ts';
import { LONGEST_SLIP } from '../machine/paper.ts';
import { boundSlip } from '../machine/paper-ends.ts';
import type { Source } from '../machine/slip.ts';
import { type Command, readArgs } from './declaration.ts';
import { Decoder, type DecoderHandlers } from './decoder.ts';
import type { CommandTable } from './dialect.ts';
import { obstacleOf } from './obstacle.ts';

/** Dot rows of paper after which a macro is not run again: a whole roll. Nothing else ends 255 long runs. */
const MOST_ROWS = 2 * LONGEST_SLIP;

/** A run of GS ^. */
interface Job {
  readonly source: Source;
  readonly bytes: Uint8Array;
  readonly decoder: Decoder;
  /** ms before each execution, and whether they are over for this one. */
  readonly pause: number;
  paused: boolean;
  /** Executions left, with this one. */
  left: number;
  /** Composed dot rows after which it is stopped. */
  readonly most: number;
}

/**
 * Executes macros. What one does is the doing of GS ^, which stands for it in the list of entries. A command that the
 * end of the macro cuts off is dropped.
 */
export class MacroRunner {
  readonly #machine: Machine;
  readonly #table: CommandTable;
  #job: Job | null = null;

  constructor(machine: Machine, table: CommandTable) {
    this.#machine = machine;
    this.#table = table;
  }

  snapshot() {
    return this.#job && { ...this.#job, decoder: this.#job.decoder.snapshot() };
  }

  restore(job: ReturnType<MacroRunner['snapshot']>): void {
    this.#job = job && { ...job, decoder: this.#decoder(job.source) };
    if (job) this.#job?.decoder.restore(job.decoder);
  }

  get isRunning(): boolean {
    return this.#job !== null;
  }

  /** Begins to execute a macro `times` times, `pause` ms before each, and goes on as far as nothing halts it. */
  begin(macro: Recorded, times: number, pause: number, source: Source): void {
    const machine = this.#machine;
    const most = machine.roll.composed + MOST_ROWS;
    const { at, left } = beginRun(machine, macro, times, source);
    const decoder = this.#decoder(source);
    decoder.skip(at);
    this.#job = { source, bytes: macro.bytes, decoder, pause, left, most, paused: at > 0 };
    this.goOn();
  }

  /** Goes on with what was halted. */
  goOn(): void {
    const machine = this.#machine;
    for (let job = this.#job; job && !machine.isHalted; job = this.#job) {
      if (job.left === 0) this.stop();
      else if (machine.roll.composed > job.most) this.#giveUp(job);
      else if (!job.paused) this.#pause(job);
      else this.#execute(job);
    }
  }

  /** Ends the run where it stands. */
  stop(): void {
    if (!this.#job) return;
    this.#job = null;
    endRun(this.#machine);
  }

  #decoder(source: Source): Decoder {
    return new Decoder(this.#table, executing(this.#machine, source));
  }

  #pause(job: Job): void {
    job.paused = true;
    if (job.pause > 0) this.#machine.roll.mechanism.whenStill({ kind: 'pause' }, job.pause);
  }

  #execute(job: Job): void {
    const machine = this.#machine;
    const { decoder, bytes } = job;
    machine.run!.left = job.left;
    decoder.push(bytes, decoder.offset);
    if (decoder.offset < bytes.length) return;
    machine.endText();
    decoder.skip(0);
    job.left--;
    job.paused = false;
  }

  #giveUp({ source }: Job): void {
    const what = 'the macro has used up a roll of paper: it is stopped';
    this.#machine.diagnose(source.offset, 'warning', 'macro-stopped', what);
    this.stop();
  }
}

/** Executes what a decoder finds in the macro; real-time commands act only when they arrive. */
function executing(machine: Machine, source: Source): DecoderHandlers {
  const tell = ({ id }: Command, why: string) =>
    machine.diagnose(source.offset, 'info', 'command-without-effect', `${id} of the macro: ${why}`);
  return {
    text: (bytes, start, end, offset) => (machine.settings.selected ? machine.text(bytes, start, end, offset) : end),
    command: (command, bytes, at, length, offset) => {
      machine.endText();
      standAt(machine, offset, offset + length);
      if (command.realtime || (!machine.settings.selected && !command.whileDeselected)) return;
      const args = readArgs(command, bytes, at, length);
      const refused = obstacleOf(machine, command) ?? command.effect?.(machine, args, source);
      if (typeof refused === 'string') tell(command, refused);
      else if (refused) machine.diagnose(source.offset, 'warning', refused.code, refused.why);
      boundSlip(machine, source.offset + source.length);
    },
    midLine: (command) => tell(command, 'the line is not empty: what follows is taken as data'),
    unknown: () => machine.endText(),
    lineIsEmpty: () => {
      machine.endText();
      return machine.lineIsEmpty;
    },
    isHalted: () => machine.isHalted,
  };
}
