import type { FaultSlip, ListSlip, SettlementSlip, TransactionSlip } from './content.ts';

/** `tall` is twice as high, `big` twice as high and wide. */
export type Size = 'normal' | 'tall' | 'big';

/** One line of text on a slip, before any byte of it. */
export interface SlipLine {
  readonly text: string;
  readonly size: Size;
  readonly centred: boolean;
}

/** A picture on a slip: packed 1-bit rows, leftmost dot in the high bit. */
export interface SlipPicture {
  readonly picture: { readonly width: number; readonly height: number; readonly bits: Uint8Array };
}

/** A QR code on a slip. */
export interface SlipCode {
  readonly qr: string;
}

export type SlipPart = SlipLine | SlipPicture | SlipCode;

/** How an acquirer's slips look. Every line fits in `columns` of the printer's normal font. */
export interface SlipLayout {
  transaction(slip: TransactionSlip, columns: number): readonly SlipPart[];
  settlement(slip: SettlementSlip, columns: number): readonly SlipPart[];
  list(slip: ListSlip, columns: number): readonly SlipPart[];
  fault(slip: FaultSlip, columns: number): readonly SlipPart[];
}
