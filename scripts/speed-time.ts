/**
 * How much longer a printer works on a receipt whose paper moves in time. `npx tsx scripts/speed-time.ts`; the figures
 * are medians, ms of work a receipt of 40 lines; no test depends on them.
 */
import { performance } from 'node:perf_hooks';
import { tmT88v } from '../emulator/models/tm-t88v.ts';
import { type PredictedLine, predictTimes } from '../emulator/predict-times.ts';
import { Printer } from '../emulator/printer.ts';
import { residentGlyphs } from '../src/printers/glyphs.ts';

const ROUNDS = 9;
const CALLS = 100;

const library = residentGlyphs();
const line = `${'Item 0123 of a receipt'.padEnd(36)}12.85\n`;
const receipt = new TextEncoder().encode(`\x1b@${line.repeat(40)}\x1dVB\x00`);

function median(work: () => void): number {
  const times: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const start = performance.now();
    for (let call = 0; call < CALLS; call++) work();
    // The first round warms up.
    if (round > 0) times.push((performance.now() - start) / CALLS);
  }
  return times.sort((a, b) => a - b)[ROUNDS >> 1]!;
}

const atOnce = median(() => {
  const printer = new Printer(tmT88v, library);
  printer.receive(receipt);
  printer.endJob();
});
console.log(`at once: ${atOnce.toFixed(2)} ms`);

const lines: Record<string, PredictedLine> = {
  'all there at once': {},
  'at 9600 baud': { baud: 9600 },
  'at 115200 baud': { baud: 115_200 },
  'at 115200 baud, 45 bytes of receive buffer': { baud: 115_200, receiveBuffer: 45 },
};
for (const [what, options] of Object.entries(lines)) {
  const time = median(() => void predictTimes(receipt, tmT88v, library, options));
  console.log(`as the model, ${what}: ${time.toFixed(2)} ms, ${(time / atOnce).toFixed(1)} times as long`);
}
