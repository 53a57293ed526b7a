import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const tsx = import.meta.resolve('tsx');

/** What a program has said and how it ended; `code` is null when a signal killed it. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** An empty folder, removed after the test. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'platen-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The program from its sources, as a user calls it in a folder. Killed after the test if it still runs. */
export class Platen {
  readonly process: ChildProcessWithoutNullStreams;
  readonly ended: Promise<Ended>;
  #stdout = '';
  #stderr = '';
  #changed = () => {};

  constructor(args: readonly string[], cwd: string) {
    this.process = spawn(process.execPath, ['--import', tsx, main, ...args], { cwd });
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
    onTestFinished(() => void this.process.kill('SIGKILL'));
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
export function platen(args: readonly string[], cwd: string, input: Uint8Array | string = ''): Promise<Ended> {
  const called = new Platen(args, cwd);
  called.process.stdin.on('error', () => {});
  called.process.stdin.end(input);
  return called.ended;
}
