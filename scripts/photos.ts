/**
 * How many planted defects are found on synthetic photographs of goldens, and how often a right slip is called wrong:
 * `npm run photos`, or `npm run photos -- 40` for so many of each, `npm run photos -- 300 nothing` for those of one. The
 * severity is the published one of docs/comparing.md.
 */
import { sweep } from '../test/receipts/photo/sweep.ts';

const each = Number(process.argv[2] ?? 100);
const names = process.argv.slice(3);
for (const { name, tried, told, missed } of sweep(each, names.length > 0 ? names : undefined)) {
  const share = ((100 * told) / tried).toFixed(1);
  console.log(`${name.padEnd(24)}${`${told} of ${tried}`.padStart(12)}${share.padStart(8)} %`);
  for (const one of missed) console.log(`  ${one}`);
}
