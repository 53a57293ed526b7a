// Throws new cases at the emulator, the comparison and the wire: npm run fuzz -- --minutes 10 (5 where nothing is said).
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** The tests whose properties take any number of cases, and those that step through all places of a stream. */
const tests = [
  'test/emulator/fault-sweep.test.ts',
  'test/emulator/language/splits.test.ts',
  'test/emulator/machine/entry-state.test.ts',
  'test/receipts/compare.property.test.ts',
  'test/ports/wire/faults.test.ts',
  'test/ports/wire/flow.test.ts',
  'test/ports/wire/uart.test.ts',
];

/** A property that is stopped before its first case is done has failed. */
const LEAST_SECONDS = 2;

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '5' } } });
const minutes = Number(values.minutes);
if (!(minutes > 0)) {
  process.stderr.write('fuzz: --minutes is a number above 0\n');
  process.exit(2);
}
const root = join(dirname(fileURLToPath(import.meta.url)), '..');

function runTests(env, ...options) {
  const words = ['run', '--no-file-parallelism', '--test-timeout=0', ...options, ...tests];
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), ...words], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return status ?? 1;
}

/** How many properties there are: each is tried with one case, and says so in a file. */
function countProperties() {
  const folder = mkdtempSync(join(tmpdir(), 'platen-fuzz-'));
  const file = join(folder, 'properties');
  writeFileSync(file, '');
  runTests({ PLATEN_FUZZ_COUNT: file }, '--reporter=dot');
  const { length } = readFileSync(file);
  rmSync(folder, { recursive: true });
  return length;
}

const properties = countProperties();
if (properties === 0) {
  process.stderr.write('fuzz: no property was tried\n');
  process.exit(1);
}
const seconds = Math.max(LEAST_SECONDS, (minutes * 60) / properties);
process.stdout.write(`${properties} properties, ${seconds.toFixed(1)} s each\n`);
process.exitCode = runTests({ PLATEN_FUZZ_SECONDS: String(seconds) });
