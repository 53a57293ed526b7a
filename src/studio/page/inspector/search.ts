import type { Printing } from '../engine/engine.ts';

type Row = Printing['rows'][number];

/** Which commands hold what is searched for: in name, meaning or text, or among their bytes where it reads as hexadecimal digits. */
export function rowsWith({ rows, bytes }: Pick<Printing, 'rows' | 'bytes'>, sought: string) {
  const wanted = sought.trim().toLowerCase();
  const all = rows.map((row, index) => ({ row, index }));
  if (wanted === '') return all;
  const places = placesOf(bytes, wanted.replaceAll(/\s|0x/g, ''));
  const isAmong = ({ offset, length }: Row) =>
    places.some(({ from, to }) => from < offset + Math.max(1, length) && offset < to);
  return all.filter(({ row }) => `${row.id} ${row.meaning}`.toLowerCase().includes(wanted) || isAmong(row));
}

/** Where bytes stand, by their hexadecimal digits. */
function placesOf(bytes: Uint8Array, digits: string): readonly { readonly from: number; readonly to: number }[] {
  if (!/^([\da-f]{2})+$/.test(digits)) return [];
  const wanted = digits.match(/../g)!.map((pair) => Number.parseInt(pair, 16));
  const places = [];
  for (let from = bytes.indexOf(wanted[0]!); from >= 0; from = bytes.indexOf(wanted[0]!, from + 1)) {
    if (wanted.every((byte, i) => bytes[from + i] === byte)) places.push({ from, to: from + wanted.length });
  }
  return places;
}
