import type { Clock } from '../../../clock/clock.ts';
import type { Line } from '../../../ports/port.ts';
import type { ListSlip, SettlementSlip, TransactionSlip } from './content.ts';
import { encodeSlip, type PrinterTarget } from './encoder.ts';
import type { SlipLayout, SlipPart } from './layout.ts';

/** Time to tear one copy off before the next one is printed, ms (CaoEnXin/LiaoYang_POS, tranprint.c). */
export const COPY_PAUSE = 2000;

/** One piece of paper. */
export type Paper = TransactionSlip | SettlementSlip | ListSlip;

export interface SlipPrinterOptions {
  readonly clock: Clock;
  readonly line: Line;
  readonly layout: SlipLayout;
  readonly target: PrinterTarget;
}

/** The terminal's way to its printer: papers in, one write on the line for each. */
export class SlipPrinter {
  readonly #options: SlipPrinterOptions;

  constructor(options: SlipPrinterOptions) {
    this.#options = options;
  }

  /**
   * Resolves when the line has taken the last paper; rejects with what the line says. `change`: what goes out in place of
   * the bytes of one paper.
   */
  async print(papers: readonly Paper[], change = (bytes: Uint8Array, _index: number) => bytes): Promise<void> {
    const { clock, line, layout, target } = this.#options;
    for (const [index, paper] of papers.entries()) {
      if (index > 0) await clock.sleep(COPY_PAUSE);
      await line.write(change(encodeSlip(partsOf(paper, layout, target.columns), target), index));
    }
  }
}

function partsOf(paper: Paper, layout: SlipLayout, columns: number): readonly SlipPart[] {
  if ('copy' in paper) return layout.transaction(paper, columns);
  return 'list' in paper ? layout.list(paper, columns) : layout.settlement(paper, columns);
}
