import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { AdbShell } from './adb-shell.ts';
import type { KeypadTerminal } from './keypad-terminal.ts';

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

/** A program named adb, first on the path, whose device is a terminal with a keypad. */
export class AdbDevice {
  readonly shell: AdbShell;
  readonly #folder = mkdtempSync(join(tmpdir(), 'platen-adb-'));
  readonly #path = process.env.PATH;
  readonly #server: Server;

  constructor(terminal: KeypadTerminal) {
    this.shell = new AdbShell(terminal);
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

  #answer([verb, command = '']: readonly string[]): { out: string; error?: string } {
    return { out: verb === 'get-state' ? 'device\n' : this.shell.run(command) };
  }
}
