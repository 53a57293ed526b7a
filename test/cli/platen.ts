import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** The program as it was compiled for this run of the tests. */
    program: string;
  }
}

/** What a program has said and how it ended; `code` is null when a signal killed it. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Registers what is to be done after a test. Tests that run side by side hand in their own: the global one is another's. */
type AfterTest = (run: () => void) => void;

/** An empty folder, removed after the test, when what still writes there has been let finish. */
export function emptyFolder(afterTest: AfterTest = onTestFinished): string {
  const folder = mkdtempSync(join(tmpdir(), 'platen-'));
  afterTest(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** The program, as a user calls it in a folder. Killed after the test if it still runs. */
export class Platen {
  readonly process: ChildProcessWithoutNullStreams;
  readonly ended: Promise<Ended>;
  #stdout = '';
  #stderr = '';
  #changed = () => {};

  constructor(args: readonly string[], cwd: string, afterTest: AfterTest = onTestFinished) {
    this.process = spawn(process.execPath, [inject('program'), ...args], { cwd });
    this.process.stdout.on('data', (chunk) => {
      this.#stdout += chunk;
      this.#changed();
    });
    this.process.stderr.on('data', (chunk) => {
      this.#stderr += chunk;
      this.#changed();
    });
    this.ended = new Promise((resolve) => {
      this.process.on('close', (code) => {
        resolve({ code, stdout: this.#stdout, stderr: this.#stderr });
        this.#changed();
      });
    });
    afterTest(() => void this.process.kill('SIGKILL'));
  }

  /** Resolves with the match of what it says on standard output; rejects when it ends without saying it. */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    let ended = false;
    void this.ended.then(() => {
      ended = true;
    });
    for (;;) {
      const match = pattern.exec(this.#stdout);
      if (match) return match;
      if (ended) throw new Error(`it ended without saying ${pattern}:\n${this.#stdout}${this.#stderr}`);
      await new Promise<void>((resolve) => {
        this.#changed = resolve;
      });
    }
  }
}

/** Calls the program, gives it `input`, and waits for its end. */
export function platen(
  args: readonly string[],
  cwd: string,
  input: Uint8Array | string = '',
  afterTest: AfterTest = onTestFinished,
): Promise<Ended> {
  const called = new Platen(args, cwd, afterTest);
  called.process.stdin.on('error', () => {});
  called.process.stdin.end(input);
  return called.ended;
}
