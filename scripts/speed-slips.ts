/**
 * Slips a second that `platen emulate` prints from a TCP connection and keeps on disk, and how long a status request on
 * another connection waits meanwhile: `npx tsx scripts/speed-slips.ts [SLIPS]`. The folder is made where it is called,
 * and removed.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { performance } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const slips = Number(process.argv[2] ?? 2000);
const line = `${'Item 0123 of a receipt, and its price'.padEnd(42)}12.85\n`;
const receipt = Buffer.from(`\x1b@\x1c.${line.repeat(40)}\x1dVB\x00`, 'latin1');

const folder = mkdtempSync('slips-');
const program = fileURLToPath(new URL('../dist/src/cli/main.js', import.meta.url));
const printer = spawn(process.execPath, [program, 'emulate', '--tcp', '0', '--out', folder], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const told = createInterface({ input: printer.stdout });
const [first] = (await once(told, 'line')) as [string];
const port = Number(/:(\d+)$/.exec(first)![1]);

const waits: number[] = [];
const asker = connect(port, '127.0.0.1').setNoDelay(true);
const ask = () => {
  const at = performance.now();
  asker.once('data', () => {
    waits.push(performance.now() - at);
    setTimeout(ask, 10);
  });
  asker.write(Buffer.of(0x10, 0x04, 1));
};

let count = 0;
const all = new Promise<void>((resolve) => {
  told.on('line', (text) => {
    if (text.startsWith('slip ') && ++count === slips) resolve();
  });
});
const host = connect(port, '127.0.0.1');
await once(host, 'connect');
const start = performance.now();
ask();
for (let i = 0; i < slips; i++) if (!host.write(receipt)) await once(host, 'drain');
await all;
const seconds = (performance.now() - start) / 1000;
waits.sort((a, b) => a - b);
const at = (share: number) => waits[Math.floor(waits.length * share)]!.toFixed(1);
console.log(`${Math.round(slips / seconds)} slips a second`);
console.log(`status answered within ${at(0.5)} ms (median), ${at(0.99)} ms (p99) of ${waits.length} requests`);
host.destroy();
asker.destroy();
printer.kill('SIGKILL');
await once(printer, 'exit');
rmSync(folder, { recursive: true });
