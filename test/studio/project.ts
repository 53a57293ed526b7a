import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import { RealClock } from '../../src/clock/real.ts';
import type { ProjectOptions } from '../../src/studio/server/scenarios/room.ts';

const repository = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const goldens = 'golden/cn-unionpay/xprinter-80';

/** A scenario that passes and prints nothing; one in which another slip is printed than its golden; one without a golden. */
const files: Readonly<Record<string, string>> = {
  'scenarios/list/nothing.yaml':
    'name: Nothing to list\nsrc: none\nsteps: [{ list: totals, expect: { result: refused, reason: batch-empty, slips: [] } }]\n',
  'scenarios/broken.yaml': 'name: Broken\nsrc: none\nsteps: [{ sell: {} }]\n',
};
const scenarios = ['sale/sale-approved', 'sale/sale-contactless'];

/** Files of the golden that differs, from the folder of the project. */
export const DIFFERING = `${goldens}/sale/sale-approved/01-merchant`;

export interface TestProject extends ProjectOptions {
  remove(): void;
}

/** A project of three scenarios, and a file that is none. `more`: files besides, by their paths. */
export function project(more: Readonly<Record<string, string>> = {}, bench?: string): TestProject {
  const folder = mkdtempSync(join(tmpdir(), 'platen-project-'));
  for (const [path, text] of Object.entries({ ...files, ...more })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  for (const name of scenarios) cpSync(repository(`scenarios/${name}.yaml`), join(folder, `scenarios/${name}.yaml`));
  cpSync(repository(`${goldens}/sale/sale-approved`), join(folder, dirname(DIFFERING)), { recursive: true });
  const other = `${goldens}/sale/sale-swipe-signature/01-merchant`;
  for (const extension of ['escpos', 'png', 'json'])
    cpSync(repository(`${other}.${extension}`), join(folder, `${DIFFERING}.${extension}`));
  return {
    command: [process.execPath, inject('program')],
    folder,
    scenarios: join(folder, 'scenarios'),
    golden: join(folder, 'golden'),
    reports: join(folder, 'reports'),
    clock: new RealClock(),
    bench,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A project in which there is nothing yet. */
export function emptyProject(): TestProject {
  const made = project();
  rmSync(made.scenarios, { recursive: true });
  return made;
}
