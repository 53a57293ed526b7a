import type { Clock } from '../../../clock/clock.ts';
import type { Line } from '../../../ports/port.ts';
import type { PrintingPoints } from '../defect-points.ts';
import type { FaultSlip, ListSlip, SettlementSlip, TransactionSlip } from '../slips/content.ts';
import { encodeSlip, type PrinterTarget } from '../slips/encoder.ts';
import type { SlipLayout, SlipPart } from '../slips/layout.ts';
import type { Face } from './face.ts';
import type { PrinterHabits } from './habits.ts';
import { type Mark, PrinterLine } from './printer-line.ts';
import { type Condition, questions, RECOVER } from './printer-status.ts';

/** Time to tear one copy off before the next one is printed, ms (CaoEnXin/LiaoYang_POS, tranprint.c). */
export const COPY_PAUSE = 2000;

/** A slip is out within this time, ms, or the printer is asked why not: most take less. */
const FIRST_LOOK = 3000;
/** ms between two looks at a printer that prints, and the first and the longest at one that waits for a person. */
const LOOK = 1000;
const LONGEST_LOOK = 16_000;
/** How long a printer may be ready, or say nothing, and not be done, ms: far longer than the longest slip takes. */
const PRINT_LIMIT = 60_000;
const SILENT_LIMIT = 5000;

/** One piece of paper. */
export type Paper = TransactionSlip | SettlementSlip | ListSlip | FaultSlip;

/** Whether slips are on paper, as far as a terminal can know. */
export type Printed = 'yes' | 'no' | 'unknown';

/** What the display says of a printer. */
export const conditionTexts: Readonly<Record<Exclude<Condition, 'ready'>, string>> = {
  'no-paper': '打印机缺纸',
  'cover-open': '打印机盖未关好',
  error: '打印机故障',
  busy: '打印机忙，请稍候',
  unknown: '打印机无应答',
};

/** The keys of the dialogue (CaoEnXin/LiaoYang_POS, PrintData). */
const KEYS = ' 按<确认>打印 按<取消>退出';

export interface SlipPrinterOptions {
  readonly clock: Clock;
  readonly line: Line;
  readonly layout: SlipLayout;
  readonly target: PrinterTarget;
  readonly habits: PrinterHabits;
  readonly face: Face;
  readonly points: PrintingPoints;
}

/** How a wait for the printer ended. */
type Waited = 'ready' | 'cancelled' | 'unknown' | 'printed';

/**
 * The terminal's way to its printer: papers in, one write on the line for each. It asks the printer's state before a slip
 * and, where the slip is not out in time, at intervals behind it; never within one, where a request would be data of a
 * picture. A printer that is asked nothing takes what it is sent.
 */
export class SlipPrinter {
  readonly #options: SlipPrinterOptions;
  readonly #printer: PrinterLine;

  constructor(options: SlipPrinterOptions) {
    this.#options = options;
    this.#printer = new PrinterLine(options.clock, options.line);
  }

  /** Whether a transaction can begin: what is wrong with the printer otherwise. A silent one is no reason not to. */
  async whyNot(): Promise<'cancelled' | Condition | undefined> {
    if (!this.#question) return undefined;
    const { condition } = await this.#printer.ask(this.#question);
    if (condition === 'ready' || condition === 'unknown') return undefined;
    const { habits } = this.#options;
    if (condition !== 'busy' && habits.notReady === 'refuse') return condition;
    const waited = await this.#whenReady();
    if (waited === 'cancelled') return 'cancelled';
    return waited === 'unknown' ? 'unknown' : undefined;
  }

  /**
   * Resolves when the papers are printed, or somebody cancelled it, or nobody can know; undefined where the printer is
   * not asked. Rejects with what the line says. `change`: what goes out in place of the bytes of one paper.
   */
  async print(
    papers: readonly Paper[],
    change = (bytes: Uint8Array, _index: number) => bytes,
  ): Promise<Printed | undefined> {
    const { clock, layout, target, points } = this.#options;
    let printed: Printed | undefined;
    for (const [index, paper] of papers.entries()) {
      if (index > 0) await clock.sleep(points.pause(COPY_PAUSE));
      printed = await this.#one(change(encodeSlip(partsOf(paper, layout, target.columns), target), index));
      // Who has stopped one copy, or lost sight of it, prints no other.
      if (printed === 'no' || (printed === 'unknown' && this.#isSeen)) return printed;
    }
    return printed;
  }

  get #question() {
    const { target, points } = this.#options;
    return target.asks && points.asksPrinter() ? questions[target.asks] : undefined;
  }

  /** It has answered since the last paper began. */
  #isSeen = false;

  async #one(bytes: Uint8Array): Promise<Printed | undefined> {
    if (!this.#question) {
      await this.#printer.send(bytes);
      return undefined;
    }
    const waited = await this.#whenReady();
    if (waited === 'cancelled') return 'no';
    this.#isSeen = waited === 'ready';
    if (!this.#isSeen) {
      await this.#printer.send(bytes);
      return 'unknown';
    }
    const mark = (await this.#printer.send(bytes)) ? await this.#printer.mark() : undefined;
    return mark ? this.#whenPrinted(bytes, mark) : this.#lost();
  }

  /** Waits until a slip is out; looks after it where it is not in time. */
  async #whenPrinted(bytes: Uint8Array, first: Mark): Promise<Printed> {
    const { clock, habits, points } = this.#options;
    if (points.saysPrinted()) return 'yes';
    const question = this.#question!;
    let mark = first;
    await this.#within(mark, FIRST_LOOK);
    let [heardAt, readyAt] = [clock.now(), clock.now()];
    while (!mark.isThere) {
      const { condition } = question.atOnce ? await this.#printer.ask(question) : { condition: 'ready' as const };
      if (mark.isThere) break;
      if (condition !== 'unknown') heardAt = clock.now();
      if (clock.now() - heardAt > SILENT_LIMIT || clock.now() - readyAt > PRINT_LIMIT) return this.#lost();
      if (condition !== 'ready' && condition !== 'unknown') {
        // What the printer holds would come out beside the slip that is printed again.
        const dropped = condition === 'no-paper' && habits.paperEnd === 'again' && (await this.#printer.clear());
        const waited = await this.#whenReady(dropped ? undefined : mark);
        if (waited === 'cancelled') {
          await this.#printer.clear();
          return 'no';
        }
        if (waited === 'unknown') return this.#lost();
        const times = points.resends(dropped ? 1 : 0);
        for (let i = 0; i < times; i++) await this.#printer.send(bytes);
        const next = times > 0 ? await this.#printer.mark() : mark;
        if (!next) return this.#lost();
        mark = next;
        [heardAt, readyAt] = [clock.now(), clock.now()];
      }
      await this.#within(mark, LOOK);
    }
    return 'yes';
  }

  #lost(): Printed {
    this.#options.face.show(conditionTexts.unknown);
    this.#printer.forget();
    return 'unknown';
  }

  /** Waits for a printer that is not ready, telling why, until it is; or, behind a slip, until that is out all the same. */
  async #whenReady(mark?: Mark): Promise<Waited> {
    const { face, habits, points } = this.#options;
    const question = this.#question!;
    let look = LOOK;
    let silent = 0;
    for (;;) {
      const { condition, recoverable } = await this.#printer.ask(question);
      if (mark?.isThere) return 'printed';
      if (condition === 'ready') return 'ready';
      if (condition === 'unknown') {
        // A printer that does not answer at once is asked once more, and then given up.
        if (!mark || silent++ * LOOK > SILENT_LIMIT) return 'unknown';
        await this.#within(mark, LOOK);
        continue;
      }
      if (recoverable) await this.#printer.send(RECOVER);
      if (condition === 'busy') {
        await this.#within(mark, LOOK);
        continue;
      }
      if (points.hangs()) await new Promise(() => {});
      if (habits.asksKey) {
        if ((await face.key(conditionTexts[condition] + KEYS)) === 'cancel') return 'cancelled';
        continue;
      }
      face.show(conditionTexts[condition]);
      await face.while('printer', () => this.#within(mark, look));
      look = Math.min(look * 2, LONGEST_LOOK);
    }
  }

  /** Waits for the mark, no longer than `ms`; that time without one. */
  #within(mark: Mark | undefined, ms: number): Promise<void> {
    const { clock } = this.#options;
    if (!mark) return clock.sleep(ms);
    return new Promise((resolve) => {
      const cancel = clock.at(clock.now() + ms, resolve);
      void mark.there.then(() => {
        cancel();
        resolve();
      });
    });
  }
}

function partsOf(paper: Paper, layout: SlipLayout, columns: number): readonly SlipPart[] {
  if ('copy' in paper) return layout.transaction(paper, columns);
  if ('fault' in paper) return layout.fault(paper, columns);
  return 'list' in paper ? layout.list(paper, columns) : layout.settlement(paper, columns);
}
