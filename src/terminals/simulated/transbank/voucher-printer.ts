import type { Clock } from '../../../clock/clock.ts';
import { Sender } from '../../sender.ts';
import { six } from '../../transbank/messages.ts';
import { encodeText, type TextPrinter } from '../../transbank/paper.ts';
import { localTime, type Zone } from '../local-time.ts';
import { type Report, reportLines, type Shop, type Voucher, voucherLines, voucherText } from '../slips/cl-transbank.ts';
import type { TransbankPoints } from './defects.ts';
import { rowsByBrand, type StoredSale, sumOf } from './memory.ts';

export interface VoucherPrinterOptions {
  readonly clock: Clock;
  readonly printer: TextPrinter;
  readonly shop: Shop;
  readonly zone: Zone;
  /** Between the copies, ms. */
  readonly copyPause: number;
  readonly points: TransbankPoints;
}

/** What a voucher is printed for. */
export interface Occasion {
  readonly kind: Voucher['kind'];
  readonly reprint: boolean;
  readonly nextOperation: number;
}

/** The terminal's printer: vouchers and reports, one write on its line for each. */
export class VoucherPrinter {
  readonly #options: VoucherPrinterOptions;
  readonly #sender: Sender;

  constructor(options: VoucherPrinterOptions) {
    this.#options = options;
    this.#sender = new Sender(options.clock, options.printer.line);
  }

  async isReady(): Promise<boolean> {
    return (await this.#options.printer.ready?.()) ?? true;
  }

  /** Both copies; resolves when the line has taken the last one, with false where it does not take one in time. */
  voucher(sale: StoredSale, occasion: Occasion): Promise<boolean> {
    return this.#print(this.#vouchers(sale, occasion).map(voucherLines));
  }

  /** Both copies as text for a register. */
  text(sale: StoredSale, occasion: Occasion): string {
    return voucherText(this.#vouchers(sale, occasion));
  }

  /** A close or a summary of totals, by brand; a list, by sale. See `voucher`. */
  report(kind: Report['kind'], sales: readonly StoredSale[], at?: string): Promise<boolean> {
    const { shop, points } = this.#options;
    const rows =
      kind === 'list'
        ? sales.map(({ operation, lastFour, brand, amount }) => ({
            label: `****${lastFour} ${brand}`,
            number: six(operation),
            amount,
          }))
        : rowsByBrand(sales);
    const sums = { count: sales.length, amount: sumOf(sales) };
    return this.#print([reportLines(points.report({ shop, kind, localTime: at ?? this.#now(), rows, ...sums }))]);
  }

  #vouchers(sale: StoredSale, { kind, reprint, nextOperation }: Occasion): readonly Voucher[] {
    const { shop, zone, points } = this.#options;
    const situation = { reprint, now: this.#now(), zone, nextOperation: six(nextOperation), pan: sale.card.pan };
    const { localTime, brand, amount, instalments, instalmentAmount, authorisation } = sale;
    const vouchers = (['merchant', 'cardholder'] as const).map((copy): Voucher => {
      const operation = six(sale.operation);
      const card = `****${sale.lastFour}`;
      const paid = { account: sale.paidBy, card, brand, amount, instalments, instalmentAmount };
      const child = sale.child || undefined;
      const sound = { shop, kind, copy, child, localTime, ...paid, operation, authorisation, marked: reprint };
      return points.voucher(sound, situation);
    });
    return points.copies(vouchers);
  }

  async #print(papers: readonly (readonly string[])[]): Promise<boolean> {
    const { clock, printer, copyPause } = this.#options;
    for (const [index, lines] of papers.entries()) {
      if (index > 0) await clock.sleep(copyPause);
      if (!(await this.#sender.send(encodeText(lines, printer)))) return false;
    }
    return true;
  }

  #now(): string {
    return localTime(this.#options.clock.date(), this.#options.zone);
  }
}
