import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { KeyName, KeypadTerminal } from './keypad-terminal.ts';

/** Passes its arguments to the device that a socket leads to, and prints what it says. */
const program = `#!/usr/bin/env node
const socket = require('node:net').connect(process.env.PLATEN_TEST_ADB);
socket.on('error', () => { process.stderr.write('error: no devices/emulators found\\n'); process.exit(1); });
let said = '';
socket.on('data', (text) => { said += text; });
socket.on('end', () => {
  const { out, error } = JSON.parse(said);
  if (error) process.stderr.write(error);
  process.stdout.write(out, () => process.exit(error ? 1 : 0));
});
socket.end(JSON.stringify(process.argv.slice(2)));
`;

const keyCodes: Readonly<Record<string, KeyName>> = { KEYCODE_ENTER: 'enter', '28': 'clear' };
const taps: Readonly<Record<string, KeyName>> = { '120 640': 'sale', '360 640': 'void' };

/** A program named adb, first on the path, whose device is a terminal with a keypad. */
export class AdbDevice {
  readonly commands: string[] = [];
  readonly #folder = mkdtempSync(join(tmpdir(), 'platen-adb-'));
  readonly #path = process.env.PATH;
  readonly #terminal: KeypadTerminal;
  readonly #server: Server;
  /** Screens that cannot be described now. */
  movingScreens = 1;

  constructor(terminal: KeypadTerminal) {
    this.#terminal = terminal;
    this.#server = createServer({ allowHalfOpen: true }, (socket) => {
      let asked = '';
      socket.on('data', (text) => {
        asked += text;
      });
      // An adb that was ended before it had asked has nothing to be told, and may be gone before it is told.
      socket.on('error', () => {});
      socket.on('end', () => {
        if (asked === '') socket.destroy();
        else socket.end(JSON.stringify(this.#answer(JSON.parse(asked))));
      });
    });
    const program_ = join(this.#folder, 'adb');
    writeFileSync(program_, program);
    chmodSync(program_, 0o755);
  }

  async plugIn(): Promise<void> {
    const socket = join(this.#folder, 'device');
    await new Promise<void>((resolve) => this.#server.listen(socket, resolve));
    process.env.PLATEN_TEST_ADB = socket;
    process.env.PATH = this.#folder + delimiter + this.#path;
  }

  /** No device any more; the program stays. */
  async pullOut(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  remove(): void {
    process.env.PATH = this.#path;
    delete process.env.PLATEN_TEST_ADB;
    rmSync(this.#folder, { recursive: true });
  }

  #answer(args: readonly string[]): { out: string; error?: string } {
    const [verb, command = ''] = args;
    if (verb === 'get-state') return { out: 'device\n' };
    this.commands.push(command);
    const [, what = '', value = ''] = /^input (keyevent|tap|text) (.*)$/.exec(command) ?? [];
    if (what === 'text') for (const digit of value.replaceAll("'", '')) this.#terminal.press(digit as KeyName);
    else if (what === 'keyevent') this.#terminal.press(keyCodes[value]!);
    else if (what === 'tap') this.#terminal.press(taps[value]!);
    else if (this.movingScreens-- > 0) return { out: 'ERROR: could not get idle state.\n' };
    else return { out: dump(this.#terminal.screen) };
    return { out: '' };
  }
}

/** As uiautomator describes a screen, a node a row, one of them without a text. */
function dump(screen: string): string {
  const node = (text: string, inner = '') =>
    `<node index="0" text="${text.replaceAll('&', '&amp;')}" resource-id="" class="android.widget.TextView" content-desc="" bounds="[0,0][720,1280]">${inner}</node>`;
  return `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?><hierarchy rotation="0">${node(
    '',
    screen
      .split('\n')
      .map((row) => node(row))
      .join(''),
  )}</hierarchy>`;
}
