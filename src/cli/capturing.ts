import { rmSync } from 'node:fs';
import { Capture } from '../captures/capture.ts';
import { recordedPort } from '../captures/recorded-port.ts';
import type { Clock } from '../clock/clock.ts';
import { JsonlWriter } from '../events/jsonl.ts';
import type { Port } from '../ports/port.ts';
import { packageVersion } from './version.ts';

/**
 * Lets `work` use the ports while a capture of what passes over them is written to `file`, if one is named. A capture
 * of ports that could not be opened is removed. Throws an EventFileError for a file that is there.
 */
export async function whileCaptured<T>(
  file: string | undefined,
  ports: readonly Port[],
  { clock, keepCardData }: { readonly clock: Clock; readonly keepCardData: boolean },
  work: (ports: readonly Port[]) => Promise<T>,
): Promise<T> {
  if (file === undefined) return work(ports);
  const sink = new JsonlWriter(file, 'keep');
  const capture = new Capture({ clock, sink, platen: packageVersion(), keepCardData });
  try {
    const result = await work(ports.map((port) => recordedPort(port, capture)));
    await capture.close();
    return result;
  } catch (error) {
    await capture.close();
    if (capture.lines === 0) rmSync(file);
    throw error;
  }
}
