import { type IPty, spawn } from '@lydell/node-pty';
import { inject, onTestFinished } from 'vitest';

interface Looks {
  readonly env?: Readonly<Record<string, string>>;
  /** What the terminal says when it is asked for its attributes; nothing when it is left out. */
  readonly attributes?: string;
  /** A script of the shell that calls the program in place of the window. */
  readonly shell?: string;
}

/** The program in a terminal window of 100 columns, and a person who types. Ends with the test. */
export class Window {
  /** Everything that was shown, with line feeds alone. */
  shown = '';
  readonly ended: Promise<number>;
  readonly #pty: IPty;
  #seen = 0;
  #changed = () => {};
  #isOver = false;

  constructor(args: readonly string[], cwd: string, { env = {}, attributes, shell }: Looks = {}) {
    const { PATH = '' } = process.env;
    const home = { PATH, TERM: 'xterm-256color', NO_COLOR: '1' };
    const [file, words] = shell === undefined ? [process.execPath, [inject('program'), ...args]] : ['sh', [shell]];
    this.#pty = spawn(file, words, { cwd, env: { ...home, ...env }, cols: 100, rows: 40 });
    this.#pty.onData((text) => {
      this.shown += text.replaceAll('\r\n', '\n');
      if (attributes !== undefined && text.includes('\u001b[c')) this.#pty.write(attributes);
      this.#changed();
    });
    this.ended = new Promise((resolve) => {
      this.#pty.onExit(({ exitCode }) => {
        this.#isOver = true;
        this.#changed();
        resolve(exitCode);
      });
    });
    onTestFinished(() => {
      if (!this.#isOver) this.#pty.kill('SIGKILL');
    });
  }

  type(keys: string): void {
    this.#pty.write(keys);
  }

  /** Waits for the next question, gives what was shown since the last key, and types. */
  async answers(keys: string): Promise<string> {
    const text = await this.asks();
    this.#pty.write(keys);
    return text;
  }

  /** Waits for the next question; gives what was shown since the last one. */
  async asks(): Promise<string> {
    for (;;) {
      const fresh = this.shown.slice(this.#seen);
      const end = fresh.indexOf(' > ');
      if (end >= 0) {
        this.#seen += end + 3;
        return fresh.slice(0, end + 3);
      }
      if (this.#isOver) throw new Error(`it ended without asking:\n${fresh}`);
      await new Promise<void>((resolve) => {
        this.#changed = resolve;
      });
    }
  }

  /** What it shows from the last question to its end, and its exit code. */
  async rest(): Promise<{ shown: string; code: number }> {
    const code = await this.ended;
    return { shown: this.shown.slice(this.#seen), code };
  }
}
