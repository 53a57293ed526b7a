import ntp from 'node-thermal-printer';
import { describe, expect, test } from 'vitest';
import type { Change } from '../../../emulator/machine/faults.ts';
import { ends, joined, torn, undisturbed } from './paper.ts';
import { type ScriptedPrinter, startScripted } from './scripted-printer.ts';

const { PrinterTypes, ThermalPrinter } = ntp;

/** For a question that is never answered: how long it waits, ms. */
const SHORT = 300;
/** For one that is: longer than any machine takes. */
const LONG = 30_000;

const client = ({ port }: ScriptedPrinter, timeout = LONG) =>
  new ThermalPrinter({ type: PrinterTypes.EPSON, interface: `tcp://127.0.0.1:${port}`, options: { timeout } });

type Client = ReturnType<typeof client>;

/** Sends what was added and returns the first bytes that come back, hex. */
const answer = async (printer: Client) =>
  ((await printer.execute({ waitForResponse: true })) as unknown as Buffer).toString('hex');

/** DLE EOT 4, which it has no method for: the paper, answered at any time. */
const askPaper = (printer: Client) => {
  printer.add(Buffer.from('100404', 'hex'));
  return answer(printer);
};

/** Its getStatus adds GS r 1, the paper in turn, and sends nothing yet. */
const getStatus = async (printer: Client) => {
  // Its declarations leave it out.
  await (printer as Client & { getStatus(): Promise<void> }).getStatus();
  return answer(printer);
};

const receipt = (printer: Client) => {
  for (let item = 1; item <= 5; item++) printer.println(`Espresso ${item}`);
  printer.cut();
};
const FIVE_LINES = [1, 2, 3, 4, 5].map((item) => `Espresso ${item}`);

describe('sees the paper', () => {
  test.each<[string, Change, string, string]>([
    ['there', {}, '12', '00'],
    ['near its end', { sensors: { paper: 'near' } }, '1e', '03'],
  ])('%s: by DLE EOT 4, and by its own getStatus', async (_, state, now, inTurn) => {
    const printer = await startScripted([state]);
    expect(await askPaper(client(printer))).toBe(now);
    expect(await getStatus(client(printer))).toBe(inTurn);
    await printer.close();
    expect(printer.slips).toEqual([]);
  });

  test('gone by DLE EOT 4; its own getStatus times out, since GS r is executed in turn and nothing is', async () => {
    const printer = await startScripted([{ sensors: { paper: 'end' } }]);
    expect(await askPaper(client(printer))).toBe('7e');
    await expect(getStatus(client(printer, SHORT))).rejects.toThrow('Socket timeout');
    await printer.until(() => printer.heard(2) === '1d7201');
    expect([printer.said(2), printer.live.isStuck]).toEqual(['', true]);
    printer.live.change({ sensors: { paper: 'ok' } });
    await printer.until(() => printer.jobs.length === 1);
    expect(await getStatus(client(printer))).toBe('00');
    await printer.close();
    expect(printer.slips).toEqual([]);
  });

  test('end in the middle of a receipt, by the answer behind it that does not come', async () => {
    const printer = await startScripted([{ when: { rows: 40 }, sensors: { paper: 'end' } }]);
    const host = client(printer, SHORT);
    receipt(host);
    await expect(getStatus(host)).rejects.toThrow('Socket timeout');
    await printer.until(() => printer.slips.length === 1);
    expect([printer.said(), ends(printer.slips)]).toEqual(['', [torn('paper end', 40)]]);
    expect(await askPaper(client(printer))).toBe('7e');
    printer.live.change({ sensors: { paper: 'ok' } });
    await printer.until(() => printer.jobs.length === 1);
    await printer.close();
    expect(printer.slips).toHaveLength(2);
    expect(joined(printer.slips).equals(undisturbed(printer.heard()).dots)).toBe(true);
  });
});

test.each<[string, Change]>([
  ['has no paper', { sensors: { paper: 'end' } }],
  ['has its cover open', { sensors: { cover: 'open' } }],
  ['has a jammed cutter', { sensors: { error: 'cutter' } }],
  ['says nothing', { sensors: { paper: 'end' }, faults: { silent: true } }],
  ['has no paper and says that it has', { sensors: { paper: 'end' }, faults: { saysReady: true } }],
])('takes a printer that %s for connected and a receipt for printed', async (_, state) => {
  const printer = await startScripted([state]);
  expect(await client(printer).isPrinterConnected()).toBe(true);
  const host = client(printer);
  receipt(host);
  await host.execute();
  // The receipt may still be on its way when its host is content.
  await printer.until(() => printer.live.isStuck);
  expect([printer.slips, printer.jobs]).toEqual([[], []]);
  printer.live.change({ sensors: { paper: 'ok', cover: 'closed', error: 'none' } });
  await printer.until(() => printer.jobs.length === 1);
  await printer.close();
  expect(printer.slips.map(({ lines }) => lines.map(({ text }) => text))).toEqual([FIVE_LINES]);
});

test('is told by both questions that there is paper where there is none: the bench alone sees it', async () => {
  const printer = await startScripted([
    { faults: { saysReady: true } },
    { when: { rows: 40 }, sensors: { paper: 'end' } },
  ]);
  const host = client(printer);
  receipt(host);
  await host.execute();
  await printer.until(() => printer.live.isStuck);
  expect(await askPaper(client(printer))).toBe('12');
  expect([ends(printer.slips), printer.live.sensors.paper]).toEqual([[torn('paper end', 40)], 'end']);
  await printer.close();
});
