import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Clock } from '../src/clock/clock.ts';
import type { ProjectOptions } from '../src/studio/server/scenarios/room.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const goldens = 'golden/cn-unionpay/xprinter-80';
const subjects = ['reprint', 'sale'];

/** Scenarios of this repository with their goldens in a folder of their own; one golden is another's, one is not there. */
export function studioProject(clock: Clock): ProjectOptions & { remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'platen-pictures-'));
  for (const subject of subjects) {
    for (const path of [`scenarios/${subject}`, `${goldens}/${subject}`]) {
      cpSync(join(root, path), join(folder, path), { recursive: true });
    }
  }
  for (const extension of ['escpos', 'json', 'png']) {
    const other = join(root, `${goldens}/sale/sale-swipe-signature/01-merchant.${extension}`);
    cpSync(other, join(folder, `${goldens}/sale/sale-approved/01-merchant.${extension}`));
  }
  rmSync(join(folder, `${goldens}/sale/sale-declined-51`), { recursive: true });
  return {
    command: [process.execPath, join(root, 'dist/src/cli/main.js')],
    folder,
    scenarios: join(folder, 'scenarios'),
    golden: join(folder, 'golden'),
    reports: join(folder, 'reports'),
    clock,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
