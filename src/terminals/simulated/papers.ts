import type { HostSettlement, TerminalOutcome } from '../terminal.ts';
import type { DefectPoints, Situation } from './defect-points.ts';
import { type JournalEntry, totalsOf } from './journal.ts';
import { localTime, terminalZone, type Zone } from './local-time.ts';
import type { Memory } from './memory.ts';
import type { SimulatedTerminalOptions } from './options.ts';
import type { Face } from './printing/face.ts';
import { usualHabits } from './printing/habits.ts';
import { type Paper, type Printed, SlipPrinter } from './printing/slip-printer.ts';
import { refused, refusedByPrinter } from './refusals.ts';
import { notReversed, told } from './responses.ts';
import { unionpaySlips } from './slips/cn-unionpay.ts';
import { faultSlip, transactionSlip } from './slips/content.ts';
import { slipStyles } from './slips/style.ts';
import type { Pending } from './state.ts';

/** What the terminal prints, from what it holds. */
export class Papers {
  readonly #options: SimulatedTerminalOptions;
  readonly #memory: Memory;
  readonly #points: DefectPoints;
  readonly #zone: Zone;
  readonly #printer: SlipPrinter;
  #reprints = 0;
  /** What it printed for the request before. */
  #previous: readonly Paper[] = [];

  /** Throws a TerminalError `zone-invalid`. */
  constructor(options: SimulatedTerminalOptions, memory: Memory, points: DefectPoints, face: Face) {
    const { clock, line, target, style = slipStyles['cn-unionpay'], habits = usualHabits } = options;
    this.#options = options;
    this.#memory = memory;
    this.#points = points;
    this.#zone = terminalZone(options.zone ?? '+08:00');
    this.#printer = new SlipPrinter({ clock, line, layout: unionpaySlips(style), target, habits, face, points });
  }

  /** `YYYY-MM-DDTHH:MM:SS` by the terminal's clock. */
  now(): string {
    return localTime(this.#options.clock.date(), this.#zone);
  }

  /** Why nothing can be begun that has to be printed; nothing where it can. */
  async whyNot(): Promise<TerminalOutcome | undefined> {
    const why = await this.#printer.whyNot();
    return why && refusedByPrinter(why);
  }

  /** `fetched`: it came from the acquirer, and says so. */
  transaction(entry: JournalEntry, reprint: boolean, fetched?: true): Promise<Printed | undefined> {
    const situation = this.#situation(reprint);
    const papers = (this.#options.copies ?? ['merchant', 'cardholder']).map((copy) => {
      const slip = transactionSlip(entry, this.#options.merchant, copy, reprint);
      return this.#points.slip(fetched ? { ...slip, fetched } : slip, entry, situation);
    });
    return this.#print(papers, situation);
  }

  settlement(settled: HostSettlement, reprint: boolean): Promise<Printed | undefined> {
    const situation = this.#situation(reprint);
    const { merchant } = this.#options;
    return this.#print([this.#points.settlement({ merchant, ...settled, marked: reprint }, situation)], situation);
  }

  /** Of a transaction that could not be reversed. */
  fault(request: Pending): Promise<Printed | undefined> {
    const slip = faultSlip(request, this.#options.merchant, notReversed, request.sentAt);
    return this.#printer.print([this.#points.fault(slip)]);
  }

  /** Of the open batch: its transactions one by one, or its totals. */
  async list(of: 'details' | 'totals'): Promise<TerminalOutcome> {
    const { journal, batch } = this.#memory;
    if (journal.isEmpty) return refused('batch-empty');
    const { entries } = journal;
    const { merchant } = this.#options;
    const totals = totalsOf(entries);
    const printed = await this.#printer.print([{ merchant, list: of, batch, localTime: this.now(), entries, totals }]);
    return told({ result: 'approved', display: '打印完成', batch }, printed);
  }

  #print(papers: readonly Paper[], situation: Situation): Promise<Printed | undefined> {
    this.#previous = papers;
    if (situation.reprint) this.#reprints++;
    const changed = this.#points.papers(papers, situation);
    return this.#printer.print(changed, (bytes, index) => this.#points.bytes(bytes, index, situation));
  }

  #situation(reprint: boolean): Situation {
    const { batch, nextVoucher, journal } = this.#memory;
    return {
      reprint,
      now: this.now(),
      zone: this.#zone,
      batch,
      totals: totalsOf(journal.entries),
      nextVoucher,
      previous: this.#previous,
      reprints: this.#reprints,
    };
  }
}
