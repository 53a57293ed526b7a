import { expect, it } from 'vitest';
import { VirtualClock } from '../../../src/clock/virtual.ts';
import { wire } from '../../../src/ports/wire.ts';
import { HostClient } from '../../../src/terminals/host/host-client.ts';
import { HostServer, type HostTrace } from '../../../src/terminals/host/host-server.ts';
import { SimulatedHost } from '../../../src/terminals/simulated/host.ts';
import type { Host } from '../../../src/terminals/simulated/host-messages.ts';
import { createSimulatedTerminal } from '../../../src/terminals/simulated/terminal.ts';
import type { TerminalRequest } from '../../../src/terminals/terminal.ts';
import { chipCard, merchant, Paper, paper80, swipedCard } from '../simulated/bench.ts';
import { factsOf } from './facts.ts';

/** 2026-03-05 14:22:07 in China. */
const start = Date.UTC(2026, 2, 5, 6, 22, 7);
const answers = ['approve', '51', 'late 90s', 'reversal-fails', 'approve', 'approve', 'unbalanced'];
const wallet = { app: 'unionpay', code: '620011112222333344' } as const;

const day: readonly TerminalRequest[] = [
  { kind: 'sale', amount: 1285, tip: 115, card: chipCard },
  { kind: 'sale', amount: 99_999, card: swipedCard },
  { kind: 'sale', amount: 500, card: chipCard },
  { kind: 'reprint', target: { of: 'last' } },
  { kind: 'void', voucher: 1 },
  { kind: 'qr-sale', amount: 300, wallet },
  { kind: 'settle' },
  { kind: 'reprint', target: { of: 'settlement' } },
];

interface Day {
  readonly outcomes: readonly unknown[];
  readonly papers: readonly string[];
  readonly record: unknown;
}

/** A day of a terminal, and what is left of it. */
async function dayWith(reach: (clock: VirtualClock, host: SimulatedHost) => Promise<Host>): Promise<Day> {
  const clock = new VirtualClock(start);
  const host = new SimulatedHost({ clock, answers });
  const line = new Paper(clock);
  const client = await reach(clock, host);
  const terminal = createSimulatedTerminal({ clock, line, host: client, merchant, target: paper80 });
  const outcomes = [];
  for (const request of day) outcomes.push(await clock.run(terminal.perform(request), request.kind));
  await clock.run(clock.sleep(90_000));
  const papers = line.writes.map(({ bytes }) => Buffer.from(bytes).toString('hex'));
  return { outcomes, papers, record: host.record };
}

it('prints the same bytes and leaves the same record whether the host is in memory or at the end of a wire', async () => {
  const traces: HostTrace[] = [];
  const inMemory = await dayWith(async (_clock, host) => host);
  const overWire = await dayWith(async (clock, host) => {
    const { port, dial } = wire(clock);
    await new HostServer({ port, host, clock, factsOf, onMessage: (trace) => traces.push(trace) }).listen();
    return new HostClient({ dial, clock, merchant });
  });
  expect(overWire).toEqual(inMemory);
  expect(inMemory.outcomes).toMatchObject([
    { result: 'approved' },
    { result: 'declined', response: '51' },
    { result: 'no-answer', display: '冲正不成功，请人工处理' },
    { result: 'approved', display: '重打印完成' },
    { result: 'approved' },
    { result: 'approved' },
    { result: 'approved' },
    { result: 'approved' },
  ]);
  expect(inMemory.record).toMatchObject({
    transactions: [{ response: '00' }, { response: '51' }, { reversed: true }, { kind: 'void' }, { kind: 'qr-sale' }],
    settlements: [{ balance: 'unbalanced', uploaded: { count: 3, missing: [], unknown: [] } }],
  });
  expect(inMemory.papers).toHaveLength(10);
  const types = traces.map(({ way, bytes }) => `${way} ${Buffer.from(bytes.subarray(0, 2)).toString('hex')}`);
  expect(types).toEqual([
    ...['in 0200', 'out 0210', 'in 0200', 'out 0210', 'in 0200', 'in 0400', 'out 0410', 'in 0400', 'out 0410'],
    ...['in 0200', 'out 0210', 'in 0200', 'out 0210', 'in 0500', 'out 0510'],
    ...['in 0320', 'out 0330', 'in 0320', 'out 0330', 'out 0210'],
  ]);
  const written = traces.map(({ bytes }) => Buffer.from(bytes).toString('hex')).join(' ');
  for (const { pan } of [chipCard, swipedCard]) {
    expect(written).not.toContain(pan.slice(6, 12));
    expect(written).toContain(pan.slice(0, 6));
  }
});
