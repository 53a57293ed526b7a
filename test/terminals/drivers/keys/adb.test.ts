import { afterEach, expect, test } from 'vitest';
import { RealClock } from '../../../../src/clock/real.ts';
import { VirtualClock } from '../../../../src/clock/virtual.ts';
import { textsOf } from '../../../../src/terminals/drivers/keys/adb-keypad.ts';
import { keys } from '../../../../src/terminals/drivers/keys/driver.ts';
import { chipCard, Paper } from '../../simulated/bench.ts';
import { driverBench, shown } from '../bench.ts';
import { HastyClock } from '../hasty-clock.ts';
import { AdbDevice } from './adb-device.ts';
import { KeypadTerminal } from './keypad-terminal.ts';

// A real process named adb on the path; behind it the keypad of a simulated terminal.

const clock = new RealClock();
const options = { file: shown('android.yaml'), values: { pin: '123456' }, prints: 'terminal' as const };
let device: AdbDevice | undefined;

afterEach(() => {
  device?.remove();
  device = undefined;
});

async function setUp() {
  const pos = new KeypadTerminal(new HastyClock(), new Paper(new VirtualClock(0)));
  device = new AdbDevice(pos);
  await device.plugIn();
  return { pos, device };
}

test('sells, takes a PIN, is declined, finds no voucher; and says when the device is gone', async () => {
  const { pos, device } = await setUp();
  pos.asksPin = true;
  const terminal = await keys.create(options, driverBench(clock));
  expect(await terminal.perform({ kind: 'sale', amount: 1285, card: chipCard })).toEqual({
    result: 'approved',
    display: 'approved',
    voucher: 1,
  });
  expect(pos.pins).toEqual(['123456']);
  expect(pos.host.record.transactions).toMatchObject([{ kind: 'sale', amount: 1285 }]);
  expect(device.shell.commands.filter((command) => command.startsWith('input'))).toEqual([
    'input keyevent 28',
    'input tap 120 640',
    "input text '1285'",
    'input keyevent KEYCODE_ENTER',
    "input text '123456'",
    'input keyevent KEYCODE_ENTER',
  ]);
  pos.host.answerNext('51');
  expect(await terminal.perform({ kind: 'sale', amount: 100, card: chipCard })).toMatchObject({
    result: 'declined',
    response: '51',
  });
  expect(await terminal.perform({ kind: 'void', voucher: 99 })).toMatchObject({ reason: 'no-such-voucher' });
  await device.pullOut();
  await expect(terminal.perform({ kind: 'void', voucher: 1 })).rejects.toMatchObject({
    code: 'adb-failed',
    message: 'adb says: error: no devices/emulators found',
    hint: expect.stringContaining('adb devices'),
  });
  await terminal.close();
});

test('a program that is not there is told', async () => {
  const path = process.env.PATH;
  process.env.PATH = '/nowhere';
  try {
    await expect(keys.create(options, driverBench(clock))).rejects.toMatchObject({
      code: 'adb-missing',
      message: 'there is no program "adb"',
    });
  } finally {
    process.env.PATH = path;
  }
});

test('what a screen says', () => {
  expect(
    textsOf(
      '<node text="A &amp; B" content-desc="x"/><node text="" content-desc="&#38134;&#x884c;"><node index="1" text="&lt;1&gt;"/></node><node text="" content-desc=""/>',
    ),
  ).toEqual(['A & B', '银行', '<1>']);
});
