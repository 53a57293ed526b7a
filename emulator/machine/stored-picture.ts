import { fromColumns } from '../dots/columns.ts';

/** A picture that the printer keeps: rows of packed dots, top first. */
export interface StoredPicture {
  /** Dots. */
  readonly width: number;
  readonly height: number;
  readonly bits: Uint8Array;
  /** Bytes of memory that it takes, with what the printer notes beside it. */
  readonly size: number;
}

/** Rows of packed dots from columns of `bytesPerColumn` bytes, the top dot in the high bit. */
export function rowsOf(columns: Uint8Array, bytesPerColumn: number, height: number): Uint8Array {
  return fromColumns(columns, bytesPerColumn).rows(0, height).bits;
}
