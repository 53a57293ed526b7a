import { type ExecFileException, execFile } from 'node:child_process';
import type { Clock } from '../../../clock/clock.ts';
import { TerminalError } from '../../terminal.ts';
import { Unanswered } from '../description/work.ts';
import type { Keypad } from './keypad.ts';
import type { AdbSettings, Key } from './schema.ts';

/** Where the terminal puts the description of its screen. */
const DUMP = '/data/local/tmp/platen-screen.xml';

/** Most bytes of a screen's description. */
const MOST = 16 * 1024 * 1024;

/** Keys and screen of an Android terminal, by `adb shell input` and `uiautomator dump`. */
export class AdbKeypad implements Keypad {
  readonly #settings: AdbSettings;
  readonly #clock: Clock;
  readonly #stop = new AbortController();
  #running: Promise<unknown> = Promise.resolve();
  trouble: string | null = null;

  constructor(settings: AdbSettings, clock: Clock) {
    this.#settings = settings;
    this.#clock = clock;
  }

  /** Rejects with a TerminalError `adb-missing`, or `adb-failed` where it sees no device. */
  async connect(until: number): Promise<void> {
    await this.#run(['get-state'], until);
  }

  async press(key: Key, until: number): Promise<void> {
    if ('keyevent' in key) await this.#shell(`input keyevent ${key.keyevent}`, until);
    else if ('tap' in key) await this.#shell(`input tap ${key.tap.join(' ')}`, until);
  }

  /** `input text` takes %s for a blank; the rest is quoted for the shell of the terminal. */
  async type(text: string, until: number): Promise<void> {
    if (text !== '') await this.#shell(`input text '${text.replaceAll(' ', '%s').replaceAll("'", "'\\''")}'`, until);
  }

  /** While something moves on the screen it cannot be described. */
  async screen(until: number): Promise<string> {
    return textsOf(await this.#shell(`uiautomator dump ${DUMP} >/dev/null && cat ${DUMP}`, until)).join('\n');
  }

  async changed(until: number): Promise<void> {
    const { every } = this.#settings;
    await this.#clock.sleep(Math.max(0, Math.min(every, until - this.#clock.now())));
  }

  consume(): void {}
  begin(): void {}

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  #shell(command: string, until: number): Promise<string> {
    return this.#run(['shell', command], until);
  }

  #run(args: readonly string[], until: number): Promise<string> {
    const { command, device } = this.#settings;
    const all = [...(device === undefined ? [] : ['-s', device]), ...args];
    const limit = new AbortController();
    const stopLimit = this.#clock.at(until, () => limit.abort());
    const signal = AbortSignal.any([this.#stop.signal, limit.signal]);
    const ran = new Promise<string>((resolve, reject) => {
      const child = execFile(command, all, { signal, maxBuffer: MOST }, (error, stdout, stderr) => {
        if (limit.signal.aborted) reject(new Unanswered(`${command} ${args.join(' ')} does not end`));
        else if (error) reject(adbError(command, error, stderr));
        else resolve(stdout);
      });
      if (child.pid !== undefined) this.#running = new Promise((ended) => child.once('close', ended));
    });
    return this.#clock.hold(ran).finally(stopLimit);
  }
}

function adbError(command: string, error: ExecFileException, stderr: string): TerminalError {
  if (error.code === 'ENOENT')
    return new TerminalError(
      'adb-missing',
      `there is no program "${command}"`,
      'install the Android platform tools, or write the path of adb under adb.command',
    );
  const [said = ''] = (stderr || error.message).trim().split('\n');
  return new TerminalError(
    'adb-failed',
    `${command} says: ${said}`,
    'run adb devices: the terminal must be listed as device, and have allowed this computer',
  );
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/** What the elements of a screen say, in the order of the dump: text, or what it says to those who do not see. */
export function textsOf(dump: string): string[] {
  return [...dump.matchAll(/<node\s([^>]*)>/g)].flatMap(([, attributes = '']) => {
    const said = (name: string) => new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
    const text = (said('text') || said('content-desc')).replaceAll(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, unescaped);
    return text === '' ? [] : [text];
  });
}

function unescaped(all: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return entities[name] ?? all;
  const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : all;
}
