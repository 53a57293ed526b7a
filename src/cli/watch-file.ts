import { watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import { RealClock } from '../clock/real.ts';
import { stopSignal } from './stop-signal.ts';

/** Writing a file is several changes; this long after the last of them it is taken as written, ms. */
const SETTLING = 50;

/**
 * Calls `changed` now and after each change of a file, until the program is asked to stop. What the first call throws
 * ends it; what a later one throws goes to `failed`. The folder is watched, since an editor that puts a new file in
 * place of the old one leaves the old one's watch behind.
 */
export async function watchFile(path: string, changed: () => void, failed: (error: unknown) => void): Promise<void> {
  const clock = new RealClock();
  const again = () => {
    try {
      changed();
    } catch (error) {
      failed(error);
    }
  };
  let settled = () => {};
  const watcher = watch(dirname(path), (_, name) => {
    if (name !== basename(path)) return;
    settled();
    settled = clock.at(clock.now() + SETTLING, again);
  });
  try {
    changed();
    await stopSignal();
  } finally {
    settled();
    watcher.close();
  }
}
