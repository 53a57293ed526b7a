/**
 * Speed of the parts that a run is made of. `npm run speed`, or `npm run speed -- --json` for the figures alone.
 * Medians of several rounds; no test depends on them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { Decoder } from '../emulator/language/decoder.ts';
import { models } from '../emulator/models/models.ts';
import { commandsOf } from '../emulator/language/spoken.ts';
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

/** Bytes of a TCP segment: what comes at once, as a rule. */
const RUN = 1460;

/** Bytes to text and commands, which then do nothing; in runs, so that long commands are put together. */
const decode = (bytes: Uint8Array) => {
  const idle = () => {};
  const handlers = {
    text: idle,
    command: idle,
    midLine: idle,
    unknown: idle,
    lineIsEmpty: () => true,
    isHalted: () => false,
  };
  const decoder = new Decoder(commandsOf('xprinter'), handlers);
  for (let at = 0; at < bytes.length; at += RUN) decoder.push(bytes, at, Math.min(bytes.length, at + RUN));
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

const joined = (parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

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
const slips = joined(goldens);
const mixed = joined([slips, raster(Math.floor(slips.length / 72))]);
const megabytes = (work: (bytes: Uint8Array) => void, bytes: Uint8Array) =>
  (rate(() => work(bytes)) * bytes.length) / 1e6;
measure('decoded to commands: the goldens alone', 'MB a second', megabytes(decode, slips));
measure('decoded to commands: goldens, and as much raster data', 'MB a second', megabytes(decode, mixed));
measure('decoded to commands: raster data', 'MB a second', megabytes(decode, image));
measure(
  'raster data printed',
  'MB a second',
  megabytes((bytes) => print('xprinter-80', bytes), image),
);
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
