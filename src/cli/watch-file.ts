import { watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import { RealClock } from '../clock/real.ts';
import { stopSignal } from './stop-signal.ts';

/** Writing a file is several changes; this long after the last of them it is taken as written, ms. */
const SETTLING = 50;

/**
 * Calls `changed` after each change of a file, until the program is asked to stop. Its folder is watched, since an
 * editor that writes a new file in place of the old one leaves the old one's watch behind.
 */
export async function watchFile(path: string, changed: () => void): Promise<void> {
  const clock = new RealClock();
  let settled = () => {};
  const watcher = watch(dirname(path), (_, name) => {
    if (name !== basename(path)) return;
    settled();
    settled = clock.at(clock.now() + SETTLING, changed);
  });
  await stopSignal();
  settled();
  watcher.close();
}
