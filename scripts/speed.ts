/**
 * Speed of the parts that a run is made of. `npm run speed`, or `npm run speed -- --json` for the figures alone.
 * Medians of several rounds; no test depends on them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { models } from '../emulator/models/models.ts';
import { Printer } from '../emulator/printer.ts';
import { encodePng } from '../src/pictures/png.ts';
import { residentGlyphs } from '../src/printers/glyphs.ts';
import { printSlips } from '../src/printers/layout.ts';
import { compare } from '../src/receipts/compare.ts';

const ROUNDS = 9;
const ROUND_MS = 200;

interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
}

/** Calls a second: the median of rounds that last `ROUND_MS` each. */
function rate(work: () => void): number {
  const rates: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const start = performance.now();
    let calls = 0;
    while (performance.now() - start < ROUND_MS) {
      work();
      calls++;
    }
    // The first round warms up.
    if (round > 0) rates.push((calls / (performance.now() - start)) * 1000);
  }
  return rates.sort((a, b) => a - b)[ROUNDS >> 1]!;
}

const library = residentGlyphs();
const print = (model: string, bytes: Uint8Array) => {
  const printer = new Printer(models.get(model)!, library);
  printer.receive(bytes);
  printer.endJob();
};

const ascii = (text: string) => new TextEncoder().encode(text);
const line = `${'Item 0123 of a receipt, and its price'.padEnd(42)}12.85\n`;
const textReceipt = (lines: number) => ascii(`\x1b@\x1c.${line.repeat(lines)}\x1dVB\x00`);
const raster = (rows: number) => {
  const bytes = new Uint8Array(8 + 72 * rows).fill(0x5a);
  bytes.set([0x1d, 0x76, 0x30, 0, 72, 0, rows & 255, rows >> 8]);
  return bytes;
};
const goldens = readdirSync('golden/cn-unionpay/xprinter-80', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.escpos') && !file.includes('.received.'))
  .map((file) => new Uint8Array(readFileSync(`golden/cn-unionpay/xprinter-80/${file}`)));

const figures: Figure[] = [];
const measure = (what: string, unit: string, value: number) => figures.push({ what, unit, value });

measure(
  'text receipts printed, 40 lines of Font A on 576 dots',
  'a second',
  rate(() => print('xprinter-80', textReceipt(40))),
);
let next = 0;
measure(
  'Chinese slips printed (the goldens of cn-unionpay)',
  'a second',
  rate(() => print('xprinter-80', goldens[next++ % goldens.length]!)),
);
const image = raster(2000);
measure('raster data printed', 'MB a second', (rate(() => print('xprinter-80', image)) * image.length) / 1e6);
for (const lines of [25, 100, 400, 1600]) {
  measure(`one receipt of ${lines} lines`, 'ms', 1000 / rate(() => print('xprinter-80', textReceipt(lines))));
}
const [slip] = printSlips(raster(2000), 'xprinter-80');
measure('1-bit PNG of 576 x 2000 dots', 'ms', 1000 / rate(() => encodePng(slip!.dots)));
const before = printSlips(ascii(line.repeat(66)), 'xprinter-80')[0]!;
const after = printSlips(ascii(line.repeat(40) + line.replace('12.85', '12.35') + line.repeat(25)), 'xprinter-80')[0]!;
measure('two receipts of 66 lines compared, one digit changed', 'ms', 1000 / rate(() => compare(after, before)));

if (process.argv.includes('--json')) console.log(JSON.stringify(figures, null, 2));
else {
  for (const { what, value, unit } of figures) {
    console.log(`${what.padEnd(60)}${value.toPrecision(3).padStart(10)} ${unit}`);
  }
}
