import type { Socket } from 'node:net';
import { Printer } from '@node-escpos/core';
import Network from '@node-escpos/network-adapter';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Change } from '../../../emulator/machine/faults.ts';
import { ends, torn, undisturbed } from './paper.ts';
import { type ScriptedPrinter, startScripted } from './scripted-printer.ts';

// The adapter says on the console whatever the printer says.
beforeEach(() => vi.spyOn(console, 'log').mockImplementation(() => {}));
afterEach(() => vi.restoreAllMocks());

async function connected({ port }: ScriptedPrinter) {
  const device = new Network('127.0.0.1', port);
  const socket = await new Promise<Socket>((resolve, reject) =>
    device.open((error, opened) => (error ? reject(error) : resolve(opened))),
  );
  // Every getStatuses listens anew, and for good.
  socket.setMaxListeners(0);
  return { socket, printer: new Printer(device, { encoding: 'cp437' }) };
}

type Client = Awaited<ReturnType<typeof connected>>['printer'];

/** What it makes of the answers to its four questions: everything that it does not call ok. */
async function complaints(client: Client): Promise<string[]> {
  const statuses = await client.getStatuses();
  return statuses.flatMap((status) => {
    const told = status.toJSON().statuses.filter((element) => element.status !== 'ok');
    return told.map(({ status: severity, label }) => `${severity}: ${label}`);
  });
}

const OFFLINE = 'error: Offline';
const ERROR = 'error: Error occurred';
const NEAR = 'warning: Roll paper near-end sensor: paper near-end';
const NO_PAPER = 'error: Roll paper end sensor: paper not present';
const STOPPED = 'error: Printing stops due to a paper-end';
const COVER = 'error: Cover is open';
const PASSING = 'error: Auto-recoverable error occurred';

/** The bytes to DLE EOT 1, 4, 2 and 3, in which order it asks. */
const states: readonly [string, Change, string, string[]][] = [
  ['is ready', {}, '16121212', []],
  ['has its roll nearly used up', { sensors: { paper: 'near' } }, '161e1212', [NEAR]],
  ['has no paper', { sensors: { paper: 'end' } }, '1e7e3212', [OFFLINE, NEAR, NO_PAPER, STOPPED]],
  ['has its cover open', { sensors: { cover: 'open' } }, '1e121612', [OFFLINE, COVER]],
  [
    'has a jammed cutter',
    { sensors: { error: 'cutter' } },
    '1e12521a',
    [OFFLINE, ERROR, 'error: Autocutter error occurred'],
  ],
  // The TM-T88V leaves bit 2 of DLE EOT 3 undefined: of this error the kind is not told.
  ['has a mechanical error', { sensors: { error: 'mechanical' } }, '1e125212', [OFFLINE, ERROR]],
  [
    'has an error that only the power ends',
    { sensors: { error: 'fatal' } },
    '1e125232',
    [OFFLINE, ERROR, 'error: Unrecoverable error occurred'],
  ],
  ['has a hot head', { sensors: { error: 'headtemp' } }, '1e125252', [OFFLINE, ERROR, PASSING]],
  [
    'had its cover opened while it printed',
    { sensors: { error: 'cover' } },
    '1e125652',
    [OFFLINE, COVER, ERROR, PASSING],
  ],
  [
    'feeds paper by its button',
    { sensors: { feeding: 'button' } },
    '1e121a12',
    [OFFLINE, 'error: Paper is being fed by the paper feed button'],
  ],
  ['has no paper and says that it has', { sensors: { paper: 'end' }, faults: { saysReady: true } }, '16121212', []],
];

test.each(states)(
  'is told the truth, or what is said in its place, by a printer that %s',
  async (_, state, bytes, said) => {
    const emulated = await startScripted([state]);
    const { socket, printer } = await connected(emulated);
    expect(await complaints(printer)).toEqual(said);
    expect(emulated.said()).toBe(bytes);
    socket.destroy();
    await emulated.close();
    expect([emulated.slips, emulated.jobs]).toEqual([[], []]);
  },
);

test('waits for a silent printer for ever, and gets its answer when that speaks again and is asked again', async () => {
  const emulated = await startScripted([{ faults: { silent: true } }]);
  const { socket, printer } = await connected(emulated);
  const first = printer.getStatuses();
  await emulated.until(() => emulated.heard() === '100401100404100402100403');
  expect(emulated.said()).toBe('');
  emulated.live.change({ faults: { silent: false } });
  expect(await complaints(printer)).toEqual([]);
  expect(await first).toHaveLength(4);
  expect(emulated.said()).toBe('16121212');
  socket.destroy();
  await emulated.close();
});

test('is told that all is well and content to have printed, with no paper in: the bench sees that nothing came', async () => {
  const emulated = await startScripted([{ sensors: { paper: 'end' }, faults: { saysReady: true } }]);
  const { printer } = await connected(emulated);
  expect(await complaints(printer)).toEqual([]);
  await printer.text('Espresso').cut(false, 5).close();
  await emulated.until(() => emulated.live.isStuck);
  expect([emulated.slips, emulated.jobs, emulated.live.sensors.paper]).toEqual([[], [], 'end']);
  await emulated.close();
});

/** At the speed of a TM-T88V some 300 ms. */
const lines = Array.from({ length: 15 }, (_, i) => `Espresso ${i + 1}`);
const receipt = (printer: Client) => {
  for (const line of lines) printer.text(line);
  return printer.cut(false, 5).flush();
};
const ROWS = 600;
const MIDWAY = 200;

describe('in the middle of a receipt', () => {
  test('the cover is opened: who polls sees it, and closing it brings the receipt whole, exactly once', async () => {
    const emulated = await startScripted([{ when: { rows: MIDWAY }, sensors: { cover: 'open' } }], {
      pace: 'as the model',
    });
    const till = await connected(emulated);
    const watch = await connected(emulated);
    expect(await complaints(watch.printer)).toEqual([]);
    await receipt(till.printer);
    let seen: string[];
    do seen = await complaints(watch.printer);
    while (seen.length === 0);
    expect(seen).toEqual([OFFLINE, COVER, ERROR, PASSING]);
    expect(await complaints(till.printer)).toEqual(seen);
    expect([emulated.slips, emulated.live.isStuck]).toEqual([[], true]);
    emulated.live.change({ sensors: { cover: 'closed' } });
    expect(await complaints(till.printer)).toEqual([]);
    await emulated.until(() => emulated.slips.length === 1);
    till.socket.destroy();
    watch.socket.destroy();
    await emulated.close();
    expect(ends(emulated.slips)).toEqual([`partial cut: ${ROWS} rows`]);
    expect(emulated.slips[0]!.dots).toEqual(undisturbed(emulated.heard()).dots);
  });

  test('the power goes: the connection is reset, the slip torn, and with the power back a new receipt is whole', async () => {
    const emulated = await startScripted([{ when: { rows: MIDWAY }, power: 'off' }], { pace: 'as the model' });
    const till = await connected(emulated);
    const broken = new Promise((resolve) => till.socket.once('close', resolve));
    await receipt(till.printer);
    await broken;
    expect(till.socket.errored).toMatchObject({ code: 'ECONNRESET' });
    expect(ends(emulated.slips)).toEqual([torn('power off', MIDWAY)]);
    emulated.live.change({ power: 'on' });
    const again = await connected(emulated);
    expect(await complaints(again.printer)).toEqual([]);
    await receipt(again.printer);
    await emulated.until(() => emulated.slips.length === 2);
    again.socket.destroy();
    await emulated.close();
    expect(ends(emulated.slips)).toEqual([torn('power off', MIDWAY), `partial cut: ${ROWS} rows`]);
    expect(emulated.slips[1]!.dots).toEqual(undisturbed(emulated.heard(2)).dots);
    expect(emulated.jobs.map(({ end, slips }) => [end, slips])).toEqual([
      ['reset', 1],
      ['closed', 1],
    ]);
  });
});
