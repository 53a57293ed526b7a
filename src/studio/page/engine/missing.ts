/** Parts of the engine that were asked for and are not here; what was asked is asked again when they are. */
const wanted: Missing[] = [];

/** Something that has to be fetched first. */
export class Missing extends Error {
  readonly fetch: () => Promise<void>;

  constructor(what: string, fetch: () => Promise<void>) {
    super(`${what} is not here yet`);
    this.name = 'Missing';
    this.fetch = fetch;
    wanted.push(this);
  }
}

/** Does something as often as it has to until nothing that it asked for was missing, whatever it made of that. */
export async function withAll<T>(work: () => T): Promise<T> {
  for (;;) {
    wanted.length = 0;
    let done: { readonly value: T } | undefined;
    let failed: unknown;
    try {
      done = { value: work() };
    } catch (error) {
      failed = error;
    }
    if (wanted.length > 0) {
      await Promise.all(wanted.splice(0).map((missing) => missing.fetch()));
      continue;
    }
    if (done) return done.value;
    throw failed;
  }
}
