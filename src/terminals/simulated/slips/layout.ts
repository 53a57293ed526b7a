import type { ListSlip, SettlementSlip, TransactionSlip } from './content.ts';

/** `tall` is twice as high, `big` twice as high and wide. */
export type Size = 'normal' | 'tall' | 'big';

/** One line of a slip, before any byte of it. */
export interface SlipLine {
  readonly text: string;
  readonly size: Size;
  readonly centred: boolean;
}

/** How an acquirer's slips look. Every line fits in `columns` of the printer's normal font. */
export interface SlipLayout {
  transaction(slip: TransactionSlip, columns: number): readonly SlipLine[];
  settlement(slip: SettlementSlip, columns: number): readonly SlipLine[];
  list(slip: ListSlip, columns: number): readonly SlipLine[];
}
