import { spawn as spawnChild } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { VirtualClock } from '../../../../src/clock/virtual.ts';
import { operator } from '../../../../src/terminals/drivers/operator/driver.ts';
import { windowPrompt } from '../../../../src/terminals/drivers/operator/prompt.ts';
import { wordsOf } from '../../../../src/terminals/drivers/operator/words.ts';
import type { TerminalRequest } from '../../../../src/terminals/terminal.ts';
import { tell } from '../../../../src/words/tell.ts';
import { chipCard, swipedCard } from '../../simulated/bench.ts';
import { driverBench } from '../bench.ts';

let reports = '';
beforeEach(() => {
  reports = mkdtempSync(join(tmpdir(), 'platen-'));
});
afterEach(() => rmSync(reports, { recursive: true }));

const sale: TerminalRequest = { kind: 'sale', amount: 1285, card: chipCard };

/** A window that a test types in. */
class Window {
  readonly input = Object.assign(new PassThrough(), { isTTY: true as const });
  readonly output = Object.assign(new PassThrough(), { isTTY: true as const });
  shown = '';
  #seen = 0;

  constructor() {
    this.output.on('data', (text) => {
      this.shown += text;
    });
  }

  /** Types a line when the next question stands there. */
  async answers(...lines: string[]): Promise<void> {
    for (const line of lines) {
      while (!this.shown.slice(this.#seen).includes('> ')) await new Promise((resolve) => setImmediate(resolve));
      this.#seen = this.shown.length;
      this.input.write(`${line}\n`);
    }
  }
}

async function setUp(clock = new VirtualClock(Date.UTC(2026, 10, 23, 17, 42)), told?: (text: string) => string) {
  const window = new Window();
  const terminal = await operator.create(
    { within: '30m', decimals: 2 },
    driverBench(clock, undefined, {
      reports,
      prompt: windowPrompt(window.input, window.output, told),
      acquirer: 'cn-unionpay',
    }),
  );
  const perform = (request: TerminalRequest, ...lines: string[]) => {
    const work = clock.hold(terminal.perform(request));
    return Promise.all([work, window.answers(...lines)]).then(([outcome]) => outcome);
  };
  return { clock, window, terminal, perform };
}

const notes = () => JSON.parse(readFileSync(join(reports, 'operator-IT750050.json'), 'utf8'));

describe('at a window', () => {
  test.each([
    ['', { result: 'approved', display: 'approved' }],
    ['000042', { result: 'approved', display: 'approved', voucher: 42 }],
    ['d', { result: 'declined', display: 'declined' }],
    ['D 51', { result: 'declined', display: 'declined', response: '51' }],
    ['r', { result: 'refused', display: 'refused' }],
    ['r batch-empty', { result: 'refused', display: 'refused', reason: 'batch-empty' }],
    ['n', { result: 'no-answer', display: 'no-answer' }],
  ])('the answer "%s"', async (line, outcome) => {
    const { perform, terminal } = await setUp();
    expect(await perform(sale, line)).toEqual(outcome);
    expect(notes()).toMatchObject({ open: null, answered: [{ asked: 'sell 12.85 by chip', answer: outcome.result }] });
    await terminal.close();
  });

  test('the question says what to do and what can be answered; what is no answer is asked again', async () => {
    const { perform, window } = await setUp();
    expect(await perform(sale, 'yes', 'r because', '7')).toMatchObject({ result: 'approved', voucher: 7 });
    expect(window.shown).toContain('Sell 12.85 by chip.\n  Enter, or the voucher number: the terminal is done\n');
    expect(window.shown).toContain('"yes" is no answer.');
    expect(window.shown).toContain('"r because" is no answer.');
    expect(window.shown).toMatch(/\(0 s\)\n$/);
  });

  test('a step that was left is asked about tomorrow, and counts for the request it was', async () => {
    const first = await setUp();
    await expect(first.perform(sale, 'l')).rejects.toMatchObject({
      code: 'operator-left',
      hint: expect.stringContaining('run it again'),
    });
    await first.terminal.close();
    expect(notes()).toEqual({
      v: 1,
      open: { asked: 'sell 12.85 by chip', at: '2026-11-23T17:42:00.000Z' },
      answered: [],
    });

    const tomorrow = await setUp(new VirtualClock(Date.UTC(2026, 10, 24, 9)));
    expect(await tomorrow.perform(sale, '12')).toEqual({ result: 'approved', display: 'approved', voucher: 12 });
    expect(tomorrow.window.shown).toContain(
      'Left open on 2026-11-23 17:42 UTC: sell 12.85 by chip.\nWhat became of it?\n  b: it was never begun\n',
    );
    expect(notes().open).toBeNull();
  });

  test.each([
    ['b', 'it was never begun', sale],
    ['5', 'another request comes', { kind: 'settle' }],
  ] as const)('a step that was left is asked about first, and then this one: %s, %s', async (line, _why, next) => {
    const first = await setUp();
    await expect(first.perform(sale, '?')).rejects.toMatchObject({ code: 'result-unknown' });
    const tomorrow = await setUp();
    expect(await tomorrow.perform(next, line, 'd')).toMatchObject({ result: 'declined' });
    expect(notes().answered.map(({ answer }: { answer: string }) => answer)).toEqual([
      line === 'b' ? 'never begun' : 'approved',
      'declined',
    ]);
  });

  test('notes that are none are told, and not written over', async () => {
    writeFileSync(join(reports, 'operator-IT750050.json'), '{}');
    await expect(setUp()).rejects.toMatchObject({ code: 'notes-unreadable' });
    expect(readFileSync(join(reports, 'operator-IT750050.json'), 'utf8')).toBe('{}');
  });

  test('input that ends leaves the step open', async () => {
    const { terminal, window } = await setUp();
    const work = terminal.perform(sale);
    window.input.end();
    await expect(work).rejects.toMatchObject({ code: 'operator-left', message: 'the input ended, and stays open' });
    expect(notes().open).toMatchObject({ asked: 'sell 12.85 by chip' });
  });
});

test('what a person is asked has no card number in it', () => {
  const card = swipedCard;
  const told = (
    [
      { kind: 'sale', amount: 5, card: { ...card, verification: 'pin' }, tip: 100 },
      { kind: 'void', voucher: 12 },
      { kind: 'refund', amount: 1000, card, reference: '123456789012', date: '2026-01-02' },
      { kind: 'completion', amount: 1000, card, authorisation: 'A1B2C3', date: '2026-01-02' },
      { kind: 'reprint', target: { of: 'voucher', voucher: 7 } },
      { kind: 'qr-query' },
    ] as const
  ).map((request) => wordsOf(request, 2));
  expect(told).toEqual([
    'sell 0.05 with a tip of 1.00 by magnetic stripe, with PIN',
    'void the sale with voucher 000012',
    'refund 10.00 by magnetic stripe, of 2026-01-02, reference 123456789012',
    'complete the pre-authorisation A1B2C3 of 2026-01-02, 10.00 by magnetic stripe',
    'print voucher 000007 again',
    'ask for the last QR order',
  ]);
});

test('a person is asked in their language, and the notes stay as they are', async () => {
  const { perform, window, terminal } = await setUp(undefined, (text) => tell('zh', text));
  await expect(perform({ ...sale, card: { ...chipCard, verification: 'pin' } }, 'yes', 'l')).rejects.toThrow(
    'left for',
  );
  expect(window.shown).toContain(
    '消费 12.85，插卡、输入密码。\n  回车或凭证号：终端已完成\n  d：被拒绝（d 51：附应答码）\n',
  );
  expect(window.shown).toContain('“yes”不是有效的回答。\n');
  expect(notes().open.asked).toBe('sell 12.85 by chip, with PIN');
  await terminal.close();
});

// The same in a process of its own, in a window that is a pty.

const person = fileURLToPath(new URL('person.ts', import.meta.url));
const sources = new URL('../../../../scripts/sources.mjs', import.meta.url).href;
const args = (within: string, ...requests: TerminalRequest[]) => [
  '--import',
  sources,
  person,
  reports,
  within,
  JSON.stringify(requests),
];

/** Types each line when a question stands there; resolves with all that was shown. */
function inWindow(within: string, requests: TerminalRequest[], ...lines: string[]): Promise<string> {
  const pty = spawn(process.execPath, args(within, ...requests), { cols: 120, rows: 40 });
  let [shown, seen] = ['', 0];
  pty.onData((text) => {
    shown += text;
    if (lines.length === 0 || !shown.slice(seen).includes('> ')) return;
    seen = shown.length;
    pty.write(`${lines.shift()}\r`);
  });
  return new Promise((resolve) => pty.onExit(() => resolve(shown)));
}

test('in a real window: one step is answered, the next one left, and asked about by the next process', async () => {
  const settle: TerminalRequest = { kind: 'settle' };
  const shown = await inWindow('10m', [sale, settle], '42', 'l');
  expect(shown).toContain('Sell 12.85 by chip.');
  expect(shown).toContain('{"result":"approved","display":"approved","voucher":42}');
  expect(shown).toContain('operator-left: the step was left for later, and stays open');
  const tomorrow = await inWindow('10m', [settle], '');
  expect(tomorrow).toMatch(/Left open on \d{4}-\d\d-\d\d \d\d:\d\d UTC: settle\./);
  expect(tomorrow).toContain('{"result":"approved","display":"approved"}');
});

test('in a real window, with nobody there: the time ends it', async () => {
  const shown = await inWindow('300ms', [sale]);
  expect(shown).toContain('operator-silent: nobody answered within 0.3 s; the step stays open');
});

test('without a window nothing is read and nothing is noted', async () => {
  const child = spawnChild(process.execPath, args('10m', sale), { stdio: ['pipe', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (text) => {
    said += text;
  });
  await new Promise((resolve) => child.on('close', resolve));
  expect(said).toBe(
    'no-operator: nobody can be asked to sell 12.85 by chip: standard input or output is no terminal window\n',
  );
  expect(() => readFileSync(join(reports, 'operator-10008888.json'))).toThrow('ENOENT');
});
