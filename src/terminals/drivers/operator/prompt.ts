import { createInterface, type Interface } from 'node:readline';
import type { ReadStream, WriteStream } from 'node:tty';

/** A person at the bench. */
export interface Prompt {
  /** Whether anybody can be asked: there is a window and a keyboard. */
  readonly isThere: boolean;
  /** Says something, and asks nothing. */
  say(text: string): void;
  /**
   * Shows a question; resolves with the line that is typed, without its end; null when the input ends first. Rejects with
   * the signal's reason when that comes first.
   */
  ask(question: string, signal: AbortSignal): Promise<string | null>;
  close(): void;
}

/**
 * A person at a terminal window; nothing is read before something is asked, and nothing at all where there is none. `tell`
 * puts what is said into the person's language.
 */
export function windowPrompt(
  input: Pick<ReadStream, 'isTTY'> & NodeJS.ReadableStream = process.stdin,
  output: Pick<WriteStream, 'isTTY'> & NodeJS.WritableStream = process.stdout,
  tell: (text: string) => string = (text) => text,
): Prompt {
  return new WindowPrompt(input, output, tell);
}

class WindowPrompt implements Prompt {
  readonly isThere: boolean;
  readonly #input: NodeJS.ReadableStream;
  readonly #output: NodeJS.WritableStream;
  readonly #tell: (text: string) => string;
  #lines?: Interface;

  constructor(
    input: Pick<ReadStream, 'isTTY'> & NodeJS.ReadableStream,
    output: Pick<WriteStream, 'isTTY'> & NodeJS.WritableStream,
    tell: (text: string) => string,
  ) {
    this.isThere = input.isTTY === true && output.isTTY === true;
    this.#input = input;
    this.#output = output;
    this.#tell = tell;
  }

  say(text: string): void {
    this.#output.write(`${this.#tell(text)}\n`);
  }

  ask(question: string, signal: AbortSignal): Promise<string | null> {
    this.#lines ??= createInterface({ input: this.#input, output: this.#output, terminal: true });
    const lines = this.#lines;
    return new Promise((resolve, reject) => {
      const ended = () => {
        this.#lines = undefined;
        resolve(null);
      };
      // Raw mode makes ^C a key of the window; readline tells it so.
      const interrupted = () => {
        lines.close();
        process.kill(process.pid, 'SIGINT');
      };
      const aborted = () => {
        forget();
        this.close();
        reject(signal.reason);
      };
      const forget = () => {
        lines.off('close', ended);
        lines.off('SIGINT', interrupted);
        signal.removeEventListener('abort', aborted);
      };
      if (signal.aborted) return aborted();
      lines.once('close', ended);
      lines.once('SIGINT', interrupted);
      signal.addEventListener('abort', aborted);
      lines.question(this.#tell(question), (line) => {
        forget();
        resolve(line);
      });
    });
  }

  close(): void {
    const lines = this.#lines;
    this.#lines = undefined;
    lines?.close();
  }
}
