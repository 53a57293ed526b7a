import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { RealClock } from '../../../../src/clock/real.ts';
import { VirtualClock } from '../../../../src/clock/virtual.ts';
import { keys } from '../../../../src/terminals/drivers/keys/driver.ts';
import { chipCard, Paper } from '../../simulated/bench.ts';
import { driverBench, shown } from '../bench.ts';
import { HastyClock } from '../hasty-clock.ts';
import { AdbDaemon } from './adb-daemon.ts';
import { AdbShell } from './adb-shell.ts';
import { KeypadTerminal } from './keypad-terminal.ts';

// The adb of this machine, where it has one, with a server of its own; behind it a device that speaks adb's transport.

const run = promisify(execFile);
const adb = (args: readonly string[]) => run('adb', args);
const before = { HOME: process.env.HOME, ANDROID_ADB_SERVER_PORT: process.env.ANDROID_ADB_SERVER_PORT };
let home: string;

function isThere(): boolean {
  try {
    execFileSync('adb', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'platen-adb-home-'));
  Object.assign(process.env, { HOME: home, ANDROID_ADB_SERVER_PORT: String(await freePort()) });
});

afterEach(async () => {
  await adb(['kill-server']).catch(() => {});
  for (const [name, value] of Object.entries(before)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  rmSync(home, { recursive: true, force: true });
});

test.skipIf(!isThere())('sells, takes a PIN, is declined; and says when the device is gone', async () => {
  const pos = new KeypadTerminal(new HastyClock(), new Paper(new VirtualClock(0)));
  const shell = new AdbShell(pos);
  const device = new AdbDaemon((command) => shell.run(command));
  const name = await device.listen();
  await adb(['connect', name]);
  pos.asksPin = true;
  const options = { file: shown('android.yaml'), values: { pin: '123456' }, prints: 'terminal' as const };
  const terminal = await keys.create(options, driverBench(new RealClock()));
  const sale = { kind: 'sale', amount: 1285, card: chipCard } as const;
  expect(await terminal.perform(sale)).toEqual({ result: 'approved', display: 'approved', voucher: 1 });
  expect(pos.pins).toEqual(['123456']);
  expect(shell.commands.filter((command) => command.startsWith('input'))).toEqual([
    'input keyevent 28',
    'input tap 120 640',
    "input text '1285'",
    'input keyevent KEYCODE_ENTER',
    "input text '123456'",
    'input keyevent KEYCODE_ENTER',
  ]);
  pos.host.answerNext('51');
  expect(await terminal.perform({ ...sale, amount: 100 })).toMatchObject({ result: 'declined', response: '51' });
  await device.close();
  await expect(terminal.perform(sale)).rejects.toMatchObject({ code: 'adb-failed' });
  await terminal.close();
});
