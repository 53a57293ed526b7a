import type { Finding } from '../events/finding.ts';

/** `row 412: line 18 is extra: 小费 0.00`; of several slips with the number of the slip. */
export function findingWords({ slip, box, message }: Finding): string {
  const row = box ? `row ${box.y}: ` : '';
  return `${slip === undefined ? '' : `slip ${slip + 1}, `}${row}${message}`;
}
