/** The eight masks of QR codes by their reference: true where a module of data is turned over (ISO/IEC 18004). */
export const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => ((y >> 1) + Math.floor(x / 3)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** What a run of five alike, a block of four, a row that looks like a finder pattern and each 5 % out of balance cost. */
const RUN = 3;
const BLOCK = 3;
const FINDER = 40;
const BALANCE = 10;
const FINDER_LIKE = '1011101';

/** How hard a masked symbol is to read: of the eight the one with the least is taken (ISO/IEC 18004). */
export function penaltyOf(modules: Uint8Array, side: number): number {
  const rows = Array.from({ length: side }, (_, y) => modules.subarray(y * side, (y + 1) * side).join(''));
  const columns = rows.map((_, x) => rows.map((row) => row[x]).join(''));
  let penalty = 0;
  for (const line of [...rows, ...columns]) {
    for (const [run] of line.matchAll(/0{5,}|1{5,}/g)) penalty += RUN + run.length - 5;
    for (let at = line.indexOf(FINDER_LIKE); at >= 0; at = line.indexOf(FINDER_LIKE, at + 1)) penalty += FINDER;
  }
  for (let y = 1; y < side; y++) {
    for (let x = 1; x < side; x++) {
      const module = rows[y]![x];
      if (module === rows[y]![x - 1] && module === rows[y - 1]![x] && module === rows[y - 1]![x - 1]) penalty += BLOCK;
    }
  }
  const dark = modules.reduce((sum, module) => sum + module, 0);
  const percent = (100 * dark) / modules.length;
  return penalty + BALANCE * Math.floor(Math.abs(percent - 50) / 5);
}
