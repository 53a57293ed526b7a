import { rmSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { EventOf } from '../../../events/event.ts';
import { approveOne } from '../../../receipts/approve.ts';
import { filesOf, readIfThere } from '../../../receipts/golden.ts';
import { readReceived, rejectionsOf } from '../../../receipts/received.ts';
import { type Awaiting, isRejected, reject } from '../../../receipts/rejected.ts';
import type { Verdict } from '../../scenario-messages.ts';

type Slip = EventOf<'slip'>;

/** The contents of a golden's files, and of those of what awaited approval, by their paths; null: there was none. */
type Files = ReadonlyMap<string, Uint8Array | null>;

/** What was done with a golden here: what it takes to undo it, and whether nothing else has come since. */
interface Done {
  readonly state: 'approved' | 'rejected';
  readonly before: Files;
  readonly after: Files;
}

/** Where the golden of a slip is: below which folder of goldens, and its path there. */
interface Place {
  readonly root: string;
  readonly path: string;
}

/** Approves and rejects slips of runs, as `platen approve` does, one by one; and undoes it. */
export class Verdicts {
  readonly #roots: readonly string[];
  readonly #folder: string;
  readonly #done = new Map<string, Done>();

  /** `roots`: full paths of the folders of goldens; `folder`: that of the project, from which journals name them. */
  constructor(roots: readonly string[], folder: string) {
    this.#roots = roots;
    this.#folder = folder;
  }

  look(slip: Slip): Verdict {
    const place = this.#placeOf(slip);
    if (!place) return { state: 'nothing', undo: false };
    const { root, path } = place;
    const awaiting = readReceived(root, path);
    if (awaiting && holds(awaiting.bytes, slip)) {
      const { obstacle } = awaiting.record.received;
      const state = isRejected(root, path, awaiting) ? 'rejected' : 'awaits';
      return { state, undo: false, ...(obstacle === undefined ? {} : { obstacle }) };
    }
    const done = this.#done.get(keyOf(place));
    if (done && isAsIn(done.after)) return { state: done.state, undo: true };
    const golden = readIfThere(filesOf(root, path).bytes);
    if (golden && slip.golden.state !== 'matched' && holds(golden, slip)) return { state: 'approved', undo: false };
    return { state: awaiting ? 'other' : 'nothing', undo: false };
  }

  /** Makes the slip the golden. Gives why not, in words; null: it is done. */
  approve(slip: Slip): string | null {
    const because = slip.golden.state === 'stale' ? 'emulator' : undefined;
    return this.#do(slip, 'approved', ({ root, path }, awaiting) => {
      const one = approveOne(root, path, awaiting, { because });
      return 'why' in one ? one.why : null;
    });
  }

  /** Its golden stays as it is, and the same slip is not asked about again. Gives why not, in words; null: it is done. */
  reject(slip: Slip): string | null {
    return this.#do(slip, 'rejected', ({ root, path }, awaiting) => {
      reject(root, path, awaiting);
      return null;
    });
  }

  /** Makes everything as it was before. Gives why not, in words; null: it is done. */
  undo(slip: Slip): string | null {
    const place = this.#placeOf(slip);
    const done = place && this.#done.get(keyOf(place));
    if (!place || !done) return 'nothing was approved or rejected here';
    if (!isAsIn(done.after)) return 'the golden has changed since: git has what it was before';
    for (const [file, bytes] of done.before) {
      if (bytes === null) rmSync(file, { force: true });
      else writeFileSync(file, bytes);
    }
    this.#done.delete(keyOf(place));
    return null;
  }

  #do(slip: Slip, state: Done['state'], act: (place: Place, awaiting: Awaiting) => string | null): string | null {
    const place = this.#placeOf(slip);
    const awaiting = place && readReceived(place.root, place.path);
    if (!awaiting || !holds(awaiting.bytes, slip)) return 'this slip does not await approval: run its scenario again';
    const before = filesAt(place);
    const why = act(place, awaiting);
    if (why === null) this.#done.set(keyOf(place), { state, before, after: filesAt(place) });
    return why;
  }

  #placeOf({ golden }: Slip): Place | undefined {
    if (golden.path.split('/').slice(1).includes('..')) return undefined;
    for (const root of this.#roots) {
      const shown = `${relative(this.#folder, root).replaceAll('\\', '/')}/`;
      if (golden.path.startsWith(shown)) return { root, path: golden.path.slice(shown.length) };
    }
    return undefined;
  }
}

const keyOf = ({ root, path }: Place): string => `${root}\n${path}`;

function filesAt({ root, path }: Place): Files {
  const files = ['', '.received'].flatMap((suffix) => Object.values(filesOf(root, path, suffix)));
  return new Map([...files, rejectionsOf(root, path)].map((file) => [file, readIfThere(file)]));
}

const isAsIn = (files: Files): boolean =>
  [...files].every(([file, bytes]) => {
    const now = readIfThere(file);
    return now === null || bytes === null ? now === bytes : Buffer.compare(now, bytes) === 0;
  });

/** A slip that came out in pieces is told piece by piece; what awaits approval is all of it. */
const holds = (whole: Uint8Array, { bytes }: Slip): boolean =>
  Buffer.from(whole).includes(Buffer.from(bytes, 'base64'));
