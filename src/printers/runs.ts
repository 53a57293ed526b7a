/** Bytes as they came over a line: the first at `at` ms, each further one `byteTime` ms later. */
export interface Run {
  readonly bytes: Uint8Array;
  readonly at: number;
  readonly byteTime: number;
}

/** The bytes of runs that follow each other. */
export const bytesOf = (runs: readonly Run[]): Uint8Array => Buffer.concat(runs.map(({ bytes }) => bytes));

/** The runs without their first `length` bytes. */
export function without(runs: readonly Run[], length: number): Run[] {
  let left = length;
  return runs.flatMap(({ bytes, at, byteTime }) => {
    const skipped = Math.min(left, bytes.length);
    left -= skipped;
    return skipped < bytes.length ? [{ bytes: bytes.subarray(skipped), at: at + skipped * byteTime, byteTime }] : [];
  });
}
