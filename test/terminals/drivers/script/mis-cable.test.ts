import { expect, test } from 'vitest';
import { VirtualClock } from '../../../../src/clock/virtual.ts';
import { wire } from '../../../../src/ports/wire.ts';
import { script } from '../../../../src/terminals/drivers/script/driver.ts';
import type { TerminalRequest } from '../../../../src/terminals/terminal.ts';
import { Paper, textOf } from '../../simulated/bench.ts';
import { visa } from '../../transbank/bench.ts';
import { driverBench, shown } from '../bench.ts';
import { MisTerminal } from './mis-terminal.ts';

async function setUp(isReady = true) {
  const clock = new VirtualClock(Date.parse('2026-03-14T10:15:00+08:00'));
  const cable = wire(clock, { baud: 9600, flow: 'none' });
  let pos: MisTerminal | undefined;
  await cable.port.listen((line) => {
    pos = new MisTerminal(line, clock);
  });
  const paper = new Paper(clock);
  const terminal = await script.create(
    {
      file: shown('mis-cable.yaml'),
      port: 'serial:///dev/ttyUSB0',
      values: { counter: 'K7' },
      prints: 'terminal' as const,
    },
    driverBench(clock, await cable.dial(), {
      printer: { line: paper, columns: 48, cutter: true, ready: async () => isReady },
    }),
  );
  const perform = (request: TerminalRequest) => clock.run(terminal.perform(request));
  return {
    clock,
    pos: pos!,
    perform,
    sale: (amount: number) => perform({ kind: 'sale', amount, card: visa.card }),
    slips: () => paper.writes.splice(0).map(({ bytes }) => textOf(bytes).filter((text) => text !== '')),
  };
}

test('amounts in BCD, numbers in binary, a display in Chinese; the slip comes in lines and is printed by the bench', async () => {
  const { pos, sale, perform, slips } = await setUp();
  expect(await sale(1285)).toEqual({ result: 'approved', response: '00', display: '成功', voucher: 1, batch: 0x0102 });
  expect(pos.heard).toEqual(['SK7      000000001285000000\x1c20260314101500']);
  expect(slips()).toEqual([['SLIP', 'TOTAL 1285']]);
  expect(await perform({ kind: 'reprint', target: { of: 'last' } })).toMatchObject({ result: 'approved', voucher: 1 });
  expect(slips()).toEqual([['SLIP', 'TOTAL 1285']]);
  expect(await perform({ kind: 'void', voucher: 1 })).toMatchObject({ result: 'approved', voucher: 1 });
  expect(await perform({ kind: 'void', voucher: 1 })).toMatchObject({ result: 'refused', reason: 'already-voided' });
  pos.codes.push('51');
  slips();
  expect(await sale(100)).toMatchObject({ result: 'declined', response: '51', display: '失败' });
  expect(slips()).toEqual([]);
});

test('another amount than asked is an error that says both', async () => {
  const { pos, sale } = await setUp();
  pos.lies = 1258;
  await expect(sale(1285)).rejects.toMatchObject({
    code: 'sale-differs',
    message: 'the terminal says that it took 1258, where 1285 was asked for, in the smallest unit',
  });
});

test('a message that is refused is sent twice more, and then told', async () => {
  const { pos, sale } = await setUp();
  pos.naks = 2;
  expect(await sale(1285)).toMatchObject({ result: 'approved' });
  pos.naks = 3;
  await expect(sale(1285)).rejects.toMatchObject({ code: 'message-refused' });
  expect(pos.stored).toHaveLength(1);
});

test('nothing is asked of the terminal while the printer of the bench has no paper', async () => {
  const { pos, sale } = await setUp(false);
  expect(await sale(1285)).toMatchObject({ result: 'refused', reason: 'printer-not-ready' });
  expect(pos.heard).toEqual([]);
});

test('a silent terminal ends the request when its time is over, and says what was seen', async () => {
  const { pos, sale, clock } = await setUp();
  pos.isSilent = true;
  const begun = clock.now();
  await expect(sale(1285)).rejects.toMatchObject({
    code: 'terminal-silent',
    message: 'the terminal does not answer: nothing came over the line',
    hint: 'look at its display and its cable, and compare what it does with the description',
  });
  expect(clock.now() - begun).toBeLessThan(3100);
});
