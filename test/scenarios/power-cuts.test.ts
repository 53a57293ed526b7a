import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readySensors } from '../../emulator/machine/sensors.ts';
import { VirtualClock } from '../../src/clock/virtual.ts';
import { KeyedTerminal } from '../../src/scenarios/keyed-terminal.ts';
import type { PowerCut } from '../../src/scenarios/life.ts';
import { terminalDefects } from '../../src/terminals/simulated/defects.ts';
import { SimulatedHost } from '../../src/terminals/simulated/host.ts';
import { createSimulatedTerminal } from '../../src/terminals/simulated/terminal.ts';
import type { TerminalRequest } from '../../src/terminals/terminal.ts';
import { runs } from '../runs.ts';
import { chipCard, merchant, Paper, paper80, textOf } from '../terminals/simulated/bench.ts';

const start = Date.UTC(2026, 2, 5, 6, 22, 7);
const sale = { kind: 'sale', amount: 1285, card: chipCard } as const;

/** What is cut: the last of the requests. */
const cases: Readonly<Record<string, readonly TerminalRequest[]>> = {
  sale: [{ ...sale, amount: 300 }, sale],
  void: [sale, { ...sale, amount: 300 }, { kind: 'void', voucher: 1 }],
  settlement: [sale, { ...sale, amount: 300 }, { kind: 'settle' }],
};

/** A printer that takes everything at once, as long as it has power: what came whole, and what did not. */
class CutPaper extends Paper {
  readonly whole: string[][] = [];
  torn = 0;
  bytes = 0;
  passes = (bytes: Uint8Array) => bytes;

  override async write(bytes: Uint8Array): Promise<void> {
    const passed = this.passes(bytes);
    this.bytes += passed.length;
    if (passed.length === bytes.length) this.whole.push(textOf(bytes));
    else if (passed.length > 0) this.torn++;
  }
}

/** A day with a cut in the last request, and what the shop does about it: prints again, closes, prints that again. */
async function day(requests: readonly TerminalRequest[], cut?: PowerCut, defect?: string) {
  const clock = new VirtualClock(start);
  const host = new SimulatedHost({ clock });
  const line = new CutPaper(clock);
  const printer = { change: () => {}, sensors: readySensors, nextDeadline: null };
  const points = defect === undefined ? undefined : terminalDefects.get(defect);
  const terminal = new KeyedTerminal({
    clock,
    host,
    line,
    printer,
    switchOn: (reach) => createSimulatedTerminal({ ...reach, merchant, target: paper80, defect: points }),
  });
  line.passes = (bytes) => terminal.passes(bytes);
  const ask = async (request: TerminalRequest) => {
    terminal.ask(request);
    await clock.run(terminal.whenStill());
    return terminal.takeAnswer();
  };
  for (const request of requests.slice(0, -1)) await ask(request);
  const before = line.bytes;
  if (cut) terminal.cutPower(cut);
  const answer = await ask(requests.at(-1)!);
  const bytes = line.bytes - before;
  const wasCut = terminal.takePowerCut();
  const again = await ask({ kind: 'reprint', target: { of: 'last' } });
  const { journal } = terminal.memory;
  const closed = await ask({ kind: 'settle' });
  await ask({ kind: 'reprint', target: { of: 'settlement' } });
  return { host, line, answer, bytes, wasCut, again, journal, closed, memory: terminal.memory };
}

const voucherOf = (paper: readonly string[]) => {
  const [, voucher] = /^凭证号\(VOUCHER NO\): +(\d{6})/m.exec(paper.join('\n')) ?? [];
  return voucher === undefined ? undefined : Number(voucher);
};
const isMarked = (paper: readonly string[]) => paper.some((text) => text.includes('重打印'));
const isSettlement = (paper: readonly string[]) => paper[0]!.includes('结算单');

/** What is wrong with a day, in words: host, journal and paper have decided the same, once. */
function wrong({ host, line, memory, journal }: Awaited<ReturnType<typeof day>>): string[] {
  const found: string[] = [];
  const { transactions, settlements } = host.record;
  const standing = transactions.filter(({ reversed }) => !reversed).map(({ voucher }) => voucher);
  if (settlements.length !== 1) found.push(`${settlements.length} settlements`);
  if (settlements[0]?.balance !== 'balanced') found.push('the settlement does not balance');
  if (memory.journal.length > 0 || memory.batch !== 2 || memory.settling || memory.pending) found.push('a batch open');
  const settled = line.whole.filter((paper) => isSettlement(paper) && !isMarked(paper));
  if (settled.length !== 1) found.push(`${settled.length} settlement slips`);
  if (!line.whole.some((paper) => isSettlement(paper) && isMarked(paper))) found.push('no settlement printed again');
  for (const paper of line.whole.filter((one) => !isSettlement(one))) {
    if (!standing.includes(voucherOf(paper)!)) found.push(`a slip of voucher ${voucherOf(paper)}, which never was`);
  }
  for (const voucher of standing) {
    const first = line.whole.filter((paper) => voucherOf(paper) === voucher && !isMarked(paper));
    if (first.length > 2) found.push(`${first.length} first prints of voucher ${voucher}`);
  }
  const held = journal.map(({ voucher }) => voucher);
  if (held.length > 0 && held.join() !== standing.join()) found.push(`a journal of ${held}, the host has ${standing}`);
  if (line.torn > 1) found.push(`${line.torn} torn slips`);
  return found;
}

/** Messages between terminal and host in one request: its own two, and one more to be sure that there are no others. */
const MESSAGES = 3;

test.each(Object.keys(cases))('%s: cut at every message, and at any byte', async (name) => {
  const requests = cases[name]!;
  const sound = await day(requests);
  expect([sound.answer?.result, sound.wasCut, wrong(sound)]).toEqual(['approved', false, []]);
  const failed: Record<string, string[]> = {};
  const tried = async (cut: PowerCut, where: string) => {
    const cutDay = await day(requests, cut);
    const found = wrong(cutDay);
    if (found.length > 0) failed[where] = found;
    return cutDay.wasCut;
  };
  const messages: boolean[] = [];
  for (let n = 1; n <= MESSAGES; n++) messages.push(await tried({ afterMessage: n, lasts: 5000 }, `message ${n}`));
  expect(messages).toEqual([true, true, false]);
  const atByte = async (n: number) => {
    expect(await tried({ atByte: n, lasts: 5000 }, `byte ${n}`)).toBe(true);
    expect(failed).toEqual({});
  };
  await atByte(0);
  await atByte(sound.bytes - 1);
  const anyByte = fc.asyncProperty(fc.nat({ max: sound.bytes - 1 }), atByte);
  await fc.assert(anyByte, runs(150));
  expect(failed).toEqual({});
});

test('a cut does not hide a terminal that prints its last slip when it is on again', async () => {
  const cutDay = await day(cases.sale!, { atByte: 2000, lasts: 5000 }, 'printed-when-on');
  expect(wrong(cutDay)).toEqual(['3 first prints of voucher 2']);
});
