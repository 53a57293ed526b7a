import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../src/clock/virtual.ts';
import type { LineHandlers } from '../../../src/ports/port.ts';
import { terminalDefects } from '../../../src/terminals/simulated/defects.ts';
import { SimulatedHost } from '../../../src/terminals/simulated/host.ts';
import type { PrinterHabits } from '../../../src/terminals/simulated/printing/habits.ts';
import { usualHabits } from '../../../src/terminals/simulated/printing/habits.ts';
import { createSimulatedTerminal } from '../../../src/terminals/simulated/terminal.ts';
import { bench, chipCard, merchant, Paper, paper80, textOf } from './bench.ts';

const start = Date.UTC(2026, 2, 5, 6, 22, 7);
const READY = [0x16, 0x12, 0x12, 0x12];
const NO_PAPER = [0x1e, 0x32, 0x12, 0x7e];
const COVER_OPEN = [0x1e, 0x16, 0x12, 0x12];

/** A printer by its answers alone: what it says of itself, and whether what it was sent is out. */
class Answering extends Paper {
  says: readonly number[] | null = READY;
  prints = true;
  readonly slips: Uint8Array[] = [];
  cleared = 0;
  #handlers?: LineHandlers;
  #unanswered = 0;
  readonly #clock: VirtualClock;

  constructor(clock: VirtualClock) {
    super(clock);
    this.#clock = clock;
  }

  override attach(handlers: LineHandlers): void {
    this.#handlers = handlers;
  }

  override async write(bytes: Uint8Array): Promise<void> {
    await super.write(bytes);
    if (bytes[0] === 0x10 && bytes[1] === 0x04) this.#reply(this.says);
    else if (bytes[0] === 0x10 && bytes[1] === 0x14) {
      this.cleared++;
      this.#unanswered = 0;
      this.#reply(this.says && [0x37, 0x25, 0x00]);
    } else if (bytes[0] === 0x1d && bytes[1] === 0x72) {
      this.#unanswered++;
      if (this.prints) this.goOn();
    } else if (bytes.length > 3) this.slips.push(bytes);
  }

  /** What it holds comes out. */
  goOn(): void {
    for (; this.#unanswered > 0; this.#unanswered--) this.#reply(this.says && [0x00]);
  }

  #reply(bytes: readonly number[] | null): void {
    if (bytes) this.#clock.at(this.#clock.now() + 1, () => this.#handlers?.onBytes(Uint8Array.from(bytes), 0, 0));
  }
}

function standing(habits: Partial<PrinterHabits> = {}, defect?: string) {
  const clock = new VirtualClock(start);
  const host = new SimulatedHost({ clock });
  const line = new Answering(clock);
  const displays: string[] = [];
  const terminal = createSimulatedTerminal({
    clock,
    host,
    line,
    merchant,
    target: { ...paper80, asks: 'DLE EOT' },
    habits: { ...usualHabits, ...habits },
    copies: ['merchant'],
    onDisplay: (text) => displays.push(text),
    ...(defect === undefined ? {} : { defect: terminalDefects.get(defect)! }),
  });
  const after = (ms: number, work: () => void) => clock.at(clock.now() + ms, work);
  const sale = () => clock.run(terminal.perform({ kind: 'sale', amount: 1285, card: chipCard }));
  return { clock, host, line, displays, terminal, after, sale };
}

/** The paper ends when the next slip comes, and there is a new roll after `ms`. */
function paperOut({ line, after }: ReturnType<typeof standing>, ms: number): void {
  line.prints = false;
  after(100, () => {
    line.says = NO_PAPER;
  });
  after(ms, () => {
    line.says = READY;
    line.prints = true;
    line.goOn();
  });
}

describe('before a transaction', () => {
  it.each([
    [NO_PAPER, '打印机缺纸'],
    [COVER_OPEN, '打印机盖未关好'],
  ])('%j is refused before the host is asked, and says %s', async (says, display) => {
    const s = standing();
    s.line.says = says;
    expect(await s.sale()).toEqual({ result: 'refused', reason: 'printer-not-ready', display });
    expect(s.host.record.transactions).toEqual([]);
    expect(s.line.slips).toEqual([]);
  });

  it('waits for it, by habit, and then goes on by itself', async () => {
    const s = standing({ notReady: 'wait' });
    s.line.says = NO_PAPER;
    s.after(90_000, () => {
      s.line.says = READY;
    });
    expect(await s.sale()).toMatchObject({ result: 'approved', printed: 'yes' });
    expect(s.displays).toEqual(['打印机缺纸', '交易成功']);
    // It looks less and less often: a roll that takes long costs no stream of questions.
    expect(s.line.writes.length).toBeLessThan(20);
  });

  it('a silent printer is given up after 3 s, printed to all the same, and told apart', async () => {
    const s = standing();
    s.line.says = null;
    expect(await s.sale()).toMatchObject({
      result: 'approved',
      display: '交易成功，打印状态未知，请核对',
      printed: 'unknown',
    });
    expect(s.clock.now()).toBe(6000);
    expect(s.line.slips).toHaveLength(1);
  });
});

describe('when the paper ends within a slip', () => {
  it('what the printer holds goes on: nothing is sent twice', async () => {
    const s = standing();
    paperOut(s, 60_000);
    expect(await s.sale()).toMatchObject({ result: 'approved', printed: 'yes' });
    expect(s.displays).toContain('打印机缺纸');
    expect([s.line.slips.length, s.line.cleared]).toEqual([1, 0]);
  });

  it('the slip is printed again by habit, when what the printer holds is dropped and somebody has said so', async () => {
    const s = standing({ paperEnd: 'again', asksKey: true });
    paperOut(s, 60_000);
    s.after(30_000, () => s.terminal.press('continue'));
    s.after(70_000, () => s.terminal.press('continue'));
    expect(await s.sale()).toMatchObject({ result: 'approved', printed: 'yes' });
    expect(s.displays).toContain('打印机缺纸 按<确认>打印 按<取消>退出');
    expect([s.line.slips.length, s.line.cleared]).toEqual([2, 1]);
    expect(textOf(s.line.slips[1]!)).toEqual(textOf(s.line.slips[0]!));
  });

  it('cancelled, it is not printed, and nothing comes later', async () => {
    const s = standing({ asksKey: true });
    paperOut(s, 600_000);
    s.after(30_000, () => s.terminal.press('cancel'));
    expect(await s.sale()).toMatchObject({ result: 'approved', display: '交易成功，未打印', printed: 'no' });
    expect([s.line.slips.length, s.line.cleared]).toEqual([1, 1]);
  });

  it('a printer that says it is ready and never has it out is given up after a minute', async () => {
    const s = standing();
    s.line.prints = false;
    expect(await s.sale()).toMatchObject({ result: 'approved', printed: 'unknown' });
    expect(s.clock.now()).toBeGreaterThan(60_000);
    expect(s.clock.now()).toBeLessThan(70_000);
  });
});

describe('defects at the printer', () => {
  it('status-unasked sells without paper', async () => {
    const s = standing({}, 'status-unasked');
    s.line.says = NO_PAPER;
    expect(await s.sale()).toMatchObject({ result: 'approved' });
    expect(s.line.slips).toHaveLength(1);
  });

  it('success-before-print says so while nothing is out', async () => {
    const s = standing({}, 'success-before-print');
    s.line.prints = false;
    expect(await s.sale()).toMatchObject({ result: 'approved', printed: 'yes' });
  });

  it('hangs-at-printer never answers', async () => {
    const s = standing({ notReady: 'wait' }, 'hangs-at-printer');
    s.line.says = NO_PAPER;
    await expect(s.sale()).rejects.toMatchObject({ code: 'clock-deadlock' });
  });

  it('refill-flood sends the slip five times more', async () => {
    const s = standing({}, 'refill-flood');
    paperOut(s, 20_000);
    // The answer comes with the roll: before that it has looked, and sends again what it takes for lost.
    s.line.goOn = () => {};
    await s.sale();
    expect(s.line.slips.length).toBeGreaterThan(5);
  });
});

it('no-pause sends the second copy at once', async () => {
  const b = bench({ defect: terminalDefects.get('no-pause')! });
  await b.sale(100);
  expect(b.line.writes.map(({ at }) => at)).toEqual([0, 0]);
});

it('second-press-queued does again what was asked for while it was busy', async () => {
  const b = bench({ defect: terminalDefects.get('second-press-queued')! });
  const request = { kind: 'sale', amount: 100, card: chipCard } as const;
  const first = b.terminal.perform(request);
  expect(await b.terminal.perform(request)).toMatchObject({ reason: 'busy' });
  await b.clock.run(first);
  await b.clock.run(b.clock.sleep(10_000));
  expect(b.host.record.transactions).toHaveLength(2);
});

describe('a reversal that fails for the third time', () => {
  const answers = ['silent', 'reversal-fails', 'reversal-fails', 'reversal-fails'];

  it('is given up with a slip that is no receipt; the next sale is as any', async () => {
    const b = bench({ host: { answers } });
    for (let n = 0; n < 3; n++) expect(await b.sale(100)).toMatchObject({ result: 'no-answer' });
    const [slip, ...others] = b.papers();
    expect(others).toEqual([]);
    expect(slip).toEqual(
      expect.arrayContaining(
        ['***故障报告单,非凭证联***', '凭证号:     000001', 'RMB 1.00', '冲正不成功，请人工处理'].map((text) =>
          expect.stringContaining(text),
        ),
      ),
    );
    expect(await b.sale(200)).toMatchObject({ result: 'approved', voucher: 2 });
  });

  it('fault-slip-plain does not say so', async () => {
    const b = bench({ host: { answers }, defect: terminalDefects.get('fault-slip-plain')! });
    for (let n = 0; n < 3; n++) await b.sale(100);
    expect(b.papers()[0]!.join()).not.toContain('非凭证联');
  });
});

it('late-answer-taken prints what was reversed', async () => {
  const b = bench({ host: { answers: ['late 90s'] }, defect: terminalDefects.get('late-answer-taken')! });
  await b.sale(100);
  await b.clock.run(b.clock.sleep(60_000));
  expect(b.papers()).toHaveLength(2);
});

describe('a settlement without an answer', () => {
  it('is asked for again before anything is sold, and closed once', async () => {
    const b = bench({ host: { answers: ['approve', 'late 90s'] } });
    await b.sale(1285);
    expect(await b.perform({ kind: 'settle' })).toMatchObject({ result: 'no-answer' });
    expect(await b.sale(100)).toMatchObject({ result: 'refused', reason: 'settlement-due', display: '请先结算' });
    expect(await b.perform({ kind: 'settle' })).toMatchObject({ result: 'approved', batch: 1 });
    expect(b.host.record.settlements).toMatchObject([{ batch: 1, askedAgain: 1 }]);
    expect(b.terminal.state()).toMatchObject({ batch: 2, journal: [], settling: null });
  });

  it('batch-kept-unprinted leaves the batch open where its slip was cancelled', async () => {
    const s = standing({ asksKey: true }, 'batch-kept-unprinted');
    await s.sale();
    paperOut(s, 600_000);
    s.after(30_000, () => s.terminal.press('cancel'));
    expect(await s.clock.run(s.terminal.perform({ kind: 'settle' }))).toMatchObject({ printed: 'no' });
    expect(s.terminal.state().batch).toBe(1);
  });
});
