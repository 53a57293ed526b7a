/** How a serial line frames bytes: shared by the serial port and the timed wire. */
export interface Framing {
  /** 8 when absent. */
  readonly dataBits?: 5 | 6 | 7 | 8;
  /** none when absent. */
  readonly parity?: 'none' | 'even' | 'odd' | 'mark' | 'space';
  /** 1 when absent. */
  readonly stopBits?: 1 | 1.5 | 2;
}

/** Bits on the wire for a byte: start, data, parity, stop. 10 for 8N1. */
export function bitsPerByte({ dataBits = 8, parity = 'none', stopBits = 1 }: Framing): number {
  return 1 + dataBits + (parity === 'none' ? 0 : 1) + stopBits;
}

/** A framing as the query of an address, what is usual (8N1) left out: `data=7&parity=even`. */
export function framingQuery({ dataBits = 8, parity = 'none', stopBits = 1 }: Framing): string[] {
  const query: string[] = [];
  if (dataBits !== 8) query.push(`data=${dataBits}`);
  if (parity !== 'none') query.push(`parity=${parity}`);
  if (stopBits !== 1) query.push(`stop=${stopBits}`);
  return query;
}
