/** Why no symbol can be drawn from the data a printer received. */
export interface SymbolRefusal {
  /** One sentence: what is wrong with the data. */
  readonly refused: string;
  /**
   * Index of the first byte that cannot be used; absent when it is the number of bytes that is wrong.
   * A printer that meets such a byte stops the barcode there (TM-T88III specification rev.B sheets 138 and 140).
   */
  readonly at?: number;
}

/** Refuses data because of the byte at index `at`. */
export function refuseByte(symbology: string, data: Uint8Array, at: number, expected: string): SymbolRefusal {
  return { refused: `${symbology} takes ${expected}, but byte ${at + 1} is ${byteName(data[at]!)}.`, at };
}

/** Refuses data because of how many bytes there are. */
export function refuseLength(symbology: string, data: Uint8Array, expected: string): SymbolRefusal {
  return { refused: `${symbology} takes ${expected}, but ${data.length} came.` };
}

/** Index of the first byte of data[from, to) whose character is not in `characters`, or -1. */
export function firstOutside(characters: string, data: Uint8Array, from = 0, to = data.length): number {
  for (let i = from; i < to; i++) if (!characters.includes(String.fromCharCode(data[i]!))) return i;
  return -1;
}

function byteName(byte: number): string {
  const hex = `${byte.toString(16).toUpperCase().padStart(2, '0')}h`;
  return byte > 0x20 && byte < 0x7f ? `${hex} (${String.fromCharCode(byte)})` : hex;
}
