import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Clock } from '../../../../src/clock/clock.ts';
import { RealClock } from '../../../../src/clock/real.ts';
import { VirtualClock } from '../../../../src/clock/virtual.ts';
import { dialAddress } from '../../../../src/ports/dial.ts';
import type { Line } from '../../../../src/ports/port.ts';
import { ptyPort } from '../../../../src/ports/pty.ts';
import { wire } from '../../../../src/ports/wire.ts';
import { keys } from '../../../../src/terminals/drivers/keys/driver.ts';
import { ScreenText } from '../../../../src/terminals/drivers/keys/screen-text.ts';
import type { TerminalRequest } from '../../../../src/terminals/terminal.ts';
import { chipCard, Paper } from '../../simulated/bench.ts';
import { driverBench, shown, WatchedPaper } from '../bench.ts';
import { KeypadTerminal, onLine } from './keypad-terminal.ts';

const options = {
  file: shown('keypad.yaml'),
  port: 'serial:///dev/ttyUSB0',
  values: { pin: '123456' },
  prints: 'terminal' as const,
};

async function setUp() {
  const clock = new VirtualClock(Date.UTC(2026, 2, 5));
  const paper = new WatchedPaper(clock);
  const pos = new KeypadTerminal(clock, paper);
  const cable = wire(clock, { baud: 115_200, flow: 'none' });
  await cable.port.listen((line) => onLine(pos, line));
  const terminal = await keys.create(options, driverBench(clock, await cable.dial(), { printing: paper }));
  const perform = (request: TerminalRequest) => clock.run(terminal.perform(request));
  return {
    clock,
    paper,
    pos,
    terminal,
    perform,
    sale: (amount: number) => perform({ kind: 'sale', amount, card: chipCard }),
  };
}

test('keys are pressed, the screen is read, the printer is waited for', async () => {
  const { pos, sale, perform, paper, clock } = await setUp();
  expect(await sale(1285)).toEqual({ result: 'approved', display: 'approved', voucher: 1 });
  expect(pos.keys).toEqual(['clear', 'sale', '1', '2', '8', '5', 'enter']);
  pos.host.answerNext('51');
  expect(await sale(100)).toMatchObject({ result: 'declined', response: '51' });
  expect(await perform({ kind: 'void', voucher: 99 })).toMatchObject({ result: 'refused', reason: 'no-such-voucher' });
  const [printed, begun] = [paper.writes.length, clock.now()];
  expect(await perform({ kind: 'reprint', target: { of: 'last' } })).toMatchObject({ result: 'approved' });
  expect(paper.writes.length).toBeGreaterThan(printed);
  expect(clock.now() - paper.writes.at(-1)!.at).toBeCloseTo(5000);
  expect(clock.now()).toBeGreaterThan(begun);
  expect(await perform({ kind: 'void', voucher: 1 })).toMatchObject({ result: 'approved' });
  expect(await perform({ kind: 'void', voucher: 1 })).toMatchObject({ result: 'refused', reason: 'already-voided' });
  expect(await sale(7)).toMatchObject({ result: 'approved' });
  expect(await perform({ kind: 'settle' })).toMatchObject({ result: 'approved' });
  expect(await perform({ kind: 'sign-on' })).toMatchObject({ result: 'refused', reason: 'not-supported' });
});

test('a PIN is typed where the screen asks for it', async () => {
  const { pos, sale } = await setUp();
  pos.asksPin = true;
  expect(await sale(5)).toMatchObject({ result: 'approved', voucher: 1 });
  expect(pos.pins).toEqual(['123456']);
});

test('a printer that prints nothing ends the wait', async () => {
  const { pos, perform, clock } = await setUp();
  pos.isDead = true;
  const begun = clock.now();
  await expect(perform({ kind: 'reprint', target: { of: 'last' } })).rejects.toMatchObject({
    code: 'terminal-silent',
    message: 'the terminal does not answer: nothing reaches the printer',
  });
  expect(clock.now() - begun).toBeLessThan(10_100);
});

test('a value that the file needs and the bench does not give is told', async () => {
  const clock = new VirtualClock(0);
  const cable = wire(clock, {});
  await cable.port.listen(() => {});
  await expect(
    keys.create({ ...options, values: {}, prints: 'terminal' as const }, driverBench(clock, await cable.dial())),
  ).rejects.toMatchObject({
    code: 'value-missing',
    message: expect.stringContaining('needs pin'),
  });
});

test('a screen that scrolls: what was read, or came before the request, is no answer again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'platen-'));
  try {
    const file = join(folder, 'console.yaml');
    writeFileSync(
      file,
      `name: Console
line: {}
screen: scroll
within: 5s
keys: { go: { send: "go" } }
requests:
  settle:
    steps:
      - press: go
      - expect: [pattern: '^DONE (?<number>\\d+)$']
      - press: go
      - expect: [pattern: '^DONE (?<second>\\d+)$']
    outcome: { result: approved, voucher: "{number}", batch: "{second}" }
`,
    );
    const clock = new VirtualClock(0);
    const cable = wire(clock, { baud: 9600, flow: 'none' });
    let count = 0;
    await cable.port.listen((line) => {
      const answer = () => void line.write(Buffer.from(`go\r\nDONE ${++count}\r\n`));
      answer();
      line.attach({ onBytes: answer, onEnd: () => {} });
    });
    const terminal = await keys.create(
      { file, port: options.port, values: {}, prints: 'terminal' },
      driverBench(clock, await cable.dial()),
    );
    await clock.run(clock.sleep(1000));
    const settled = () => clock.run(terminal.perform({ kind: 'settle' }));
    expect(await settled()).toMatchObject({ voucher: 2, batch: 3 });
    expect(await settled()).toMatchObject({ voucher: 4, batch: 5 });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a line that ends is told at once', async () => {
  const { terminal, clock, pos } = await setUp();
  pos.isDead = true;
  const work = terminal.perform({ kind: 'sale', amount: 5, card: chipCard });
  work.catch(() => {});
  await clock.run(terminal.close());
  const begun = clock.now();
  await expect(clock.run(work)).rejects.toMatchObject({
    code: 'terminal-silent',
    message: expect.stringContaining('the line ended (closed)'),
  });
  expect(clock.now()).toBe(begun);
});

test('over a pty pair', async () => {
  const clock: Clock = new RealClock();
  const port = ptyPort({}, clock);
  const pos = new KeypadTerminal(clock, new Paper(new VirtualClock(0)));
  await port.listen((line: Line) => onLine(pos, line));
  try {
    const path = port.address.replace('pty://', '');
    const terminal = await keys.create(
      { ...options, port: `serial://${path}` },
      driverBench(clock, undefined, { dial: (address) => dialAddress(address, clock) }),
    );
    expect(await terminal.perform({ kind: 'sale', amount: 1285, card: chipCard })).toMatchObject({
      result: 'approved',
    });
    expect(pos.host.record.transactions).toMatchObject([{ amount: 1285 }]);
    await terminal.close();
  } finally {
    await port.close();
  }
});

test('what a terminal sends of its screen, in any pieces', () => {
  const shows = (...pieces: string[]) => {
    const screen = new ScreenText();
    for (const piece of pieces) screen.take(Buffer.from(piece));
    return screen.text;
  };
  expect(shows('old\x1b[2JREADY')).toBe('READY');
  expect(shows('old\x1b', '[2', 'JREADY')).toBe('READY');
  expect(shows('old\fnew')).toBe('new');
  expect(shows('\x1b[1;1H\x1b[7mAMOUNT\x1b[0m\r\n12.85')).toBe('AMOUNT\n12.85');
  expect(shows('10 %\r20 %\r', '\nDONE')).toBe('20 %\nDONE');
  expect(shows('12\b3')).toBe('13');
  expect(shows('\x1b(B银', '行')).toBe('银行');
  expect(shows(...[...Buffer.from('银')].map((byte) => Buffer.of(byte).toString('latin1')))).not.toBe('');
});
