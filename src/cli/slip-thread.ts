import { parentPort, workerData } from 'node:worker_threads';
import { Bitmap } from '../../emulator/dots/bitmap.ts';
import { keepSlips, type SlipContent } from './slip-files.ts';

/** What the thread has to say: slips are on disk up to a number, or one is not and no further one is kept. */
export type Told =
  | { readonly last: number }
  | { readonly failure: { readonly code?: string; readonly message: string } };

/** Slips that are put in place together: more would make the first wait too long for the last. */
const MOST_AT_ONCE = 64;

const folder = workerData as string;
const waiting: SlipContent[] = [];
let isBusy = false;

parentPort!.on('message', (slip: SlipContent) => {
  const { width, height, bits } = slip.dots;
  // A message carries data alone.
  waiting.push({ ...slip, dots: new Bitmap(width, height, bits) });
  if (!isBusy) void keepWaiting();
});

const tell = (told: Told) => parentPort!.postMessage(told);

async function keepWaiting(): Promise<void> {
  isBusy = true;
  while (waiting.length > 0) {
    const slips = waiting.splice(0, MOST_AT_ONCE);
    const { kept, error } = await keepSlips(folder, slips);
    if (kept > 0) tell({ last: slips[kept - 1]!.number });
    if (error === undefined) continue;
    const { code, message } = error as NodeJS.ErrnoException;
    tell({ failure: { code, message } });
    return;
  }
  isBusy = false;
}
