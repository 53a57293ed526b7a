import type { HostSettlement, TerminalOutcome } from '../terminal.ts';
import type { DefectPoints, Situation } from './defect-points.ts';
import { type JournalEntry, totalsOf } from './journal.ts';
import { localTime, terminalZone, type Zone } from './local-time.ts';
import type { Memory } from './memory.ts';
import type { SimulatedTerminalOptions } from './options.ts';
import { refused } from './refusals.ts';
import { unionpaySlips } from './slips/cn-unionpay.ts';
import { transactionSlip } from './slips/content.ts';
import { type Paper, SlipPrinter } from './slips/printer.ts';
import { slipStyles } from './slips/style.ts';

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
  constructor(options: SimulatedTerminalOptions, memory: Memory, points: DefectPoints) {
    const { clock, line, target, style = slipStyles['cn-unionpay'] } = options;
    this.#options = options;
    this.#memory = memory;
    this.#points = points;
    this.#zone = terminalZone(options.zone ?? '+08:00');
    this.#printer = new SlipPrinter({ clock, line, layout: unionpaySlips(style), target });
  }

  /** `YYYY-MM-DDTHH:MM:SS` by the terminal's clock. */
  now(): string {
    return localTime(this.#options.clock.date(), this.#zone);
  }

  /** `fetched`: it came from the acquirer, and says so. */
  transaction(entry: JournalEntry, reprint: boolean, fetched?: true): Promise<void> {
    const situation = this.#situation(reprint);
    const papers = (this.#options.copies ?? ['merchant', 'cardholder']).map((copy) => {
      const slip = transactionSlip(entry, this.#options.merchant, copy, reprint);
      return this.#points.slip(fetched ? { ...slip, fetched } : slip, entry, situation);
    });
    return this.#print(papers, situation);
  }

  settlement(settled: HostSettlement, reprint: boolean): Promise<void> {
    const situation = this.#situation(reprint);
    const { merchant } = this.#options;
    return this.#print([this.#points.settlement({ merchant, ...settled, marked: reprint }, situation)], situation);
  }

  /** Of the open batch: its transactions one by one, or its totals. */
  async list(of: 'details' | 'totals'): Promise<TerminalOutcome> {
    const { journal, batch } = this.#memory;
    if (journal.isEmpty) return refused('batch-empty');
    const { entries } = journal;
    const { merchant } = this.#options;
    const totals = totalsOf(entries);
    await this.#printer.print([{ merchant, list: of, batch, localTime: this.now(), entries, totals }]);
    return { result: 'approved', display: '打印完成', batch };
  }

  #print(papers: readonly Paper[], situation: Situation): Promise<void> {
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
