import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Listing } from '../../../scenarios/listing.ts';
import { call, type Program, words } from './program.ts';

export interface LibraryOptions {
  readonly program: Program;
  /** Full path of the folder of scenarios. */
  readonly scenarios: string;
  /** Path of the bench file; absent: virtual benches. */
  readonly bench?: string;
}

/** What could be listed; `wrong`: why nothing could, in words. */
export type Listed = Listing & { readonly wrong?: string };

/** The scenarios of a project as `platen run --list` tells them, read anew when a file has changed. */
export class Library {
  readonly #options: LibraryOptions;
  #kept?: { readonly fingerprint: string; readonly listed: Promise<Listed> };

  constructor(options: LibraryOptions) {
    this.#options = options;
  }

  async list(): Promise<Listed> {
    const fingerprint = await this.#fingerprint();
    if (this.#kept?.fingerprint !== fingerprint) this.#kept = { fingerprint, listed: this.#read() };
    return this.#kept.listed;
  }

  async #read(): Promise<Listed> {
    const { program, bench } = this.#options;
    const said = await call(program, ['run', '--list', ...(bench === undefined ? [] : ['--bench', bench])]);
    try {
      return JSON.parse(said.stdout) as Listing;
    } catch {
      return { scenarios: [], broken: [], wrong: words(said) };
    }
  }

  /** Changes when a file does. */
  async #fingerprint(): Promise<string> {
    const { scenarios, bench, program } = this.#options;
    const files = await readdir(scenarios, { recursive: true }).catch(() => []);
    const paths = [
      ...files.filter((file) => /\.ya?ml$/.test(file)).map((file) => join(scenarios, file)),
      ...[bench ?? [], 'platen.yaml'].flat().map((file) => join(program.folder, file)),
    ];
    const stamps = await Promise.all(
      paths.map((path) =>
        stat(path).then(
          ({ mtimeMs, size }) => `${path} ${mtimeMs} ${size}`,
          () => path,
        ),
      ),
    );
    return stamps.join('\n');
  }
}
