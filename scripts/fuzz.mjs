// Throws new cases at the emulator, the comparison and the wire: npm run fuzz -- --minutes 10 (5 where nothing is said).
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** The tests whose properties take any number of cases, and how many properties they have. */
const tests = [
  'test/emulator/language/splits.test.ts',
  'test/emulator/machine/entry-state.test.ts',
  'test/receipts/compare.property.test.ts',
  'test/ports/wire/faults.test.ts',
  'test/ports/wire/flow.test.ts',
  'test/ports/wire/uart.test.ts',
];
const PROPERTIES = 14;

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '5' } } });
const minutes = Number(values.minutes);
if (!(minutes > 0)) {
  process.stderr.write('fuzz: --minutes is a number above 0\n');
  process.exit(2);
}
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const seconds = (minutes * 60) / PROPERTIES;
const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--no-file-parallelism', '--test-timeout=0', ...tests],
  { cwd: root, stdio: 'inherit', env: { ...process.env, PLATEN_FUZZ_SECONDS: String(seconds) } },
);
process.exitCode = status ?? 1;
