import net from 'node:net';
import { print } from 'receiptio';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Change, When } from '../../../emulator/machine/faults.ts';
import type { LivePrinterOptions } from '../../../src/printers/live-printer.ts';
import { logo } from '../logo.ts';
import { ends, joined, torn, undisturbed } from './paper.ts';
import { type ScriptedPrinter, startScripted } from './scripted-printer.ts';

/** The only port that receiptio dials. */
const RECEIPTIO_PORT = 9100;

/** By the address under which receiptio knows it: cases run side by side, since each waits for receiptio's own limits. */
const printers = new Map<string, ScriptedPrinter>();

beforeAll(() => {
  const connect = net.connect as (port: number, host: string) => net.Socket;
  vi.spyOn(net, 'connect').mockImplementation(((port: number, host: string) =>
    port === RECEIPTIO_PORT
      ? connect(printers.get(host)!.port, '127.0.0.1')
      : connect(port, host)) as typeof net.connect);
});
afterAll(() => vi.restoreAllMocks());

async function start(
  script: readonly (Change & { readonly when?: When })[],
  options?: Partial<LivePrinterOptions>,
): Promise<ScriptedPrinter & { print(limits?: string): Promise<string> }> {
  const printer = await startScripted(script, options);
  const address = `127.0.0.${printers.size + 1}`;
  printers.set(address, printer);
  return { ...printer, print: (limits = '') => print(receipt, `-d ${address} -l en ${limits}`) };
}

/** A picture of 64 dot rows and three lines. */
const receipt = `{image:${Buffer.from(logo()).toString('base64')}}\nEspresso | 5.60\nThank you\n`;
/** How tall it is, and a row of its picture. */
const ALL = 260;
const IN_PICTURE = 40;

/** receiptio's questions, hex: DLE EOT 2 (with ESC ACK SOH and ESC @), then both GS I, then ESC @ and GS a 255. */
const HELLO = '1004021b06011b40';
const WHO = '1d49421d4943';
const ASB = '1b401d61ff';
/** Its DLE ENQ 2 after a status with an error. */
const RECOVER = '100502';
/** Its limit for printing, s; what it waits for elsewhere cannot be set (12 s, and 1 s after DLE ENQ). */
const ONE_SECOND = '-t 1';

/** The answers: "_EPSON" and "_TM-T88V" to GS I, and the paper to GS r 49, which is the last that it sends. */
const NAMES = `5f${Buffer.from('EPSON').toString('hex')}005f${Buffer.from('TM-T88V').toString('hex')}00`;
const BEGUN = `12${NAMES}14000000`;
const PRINTED = '00';

describe.concurrent('a printer that stands so when the host comes', () => {
  test('is ready: success, since the answer to what it sent last came', async () => {
    const printer = await start([]);
    expect(await printer.print()).toBe('success');
    expect(printer.heard().startsWith(HELLO + WHO + ASB)).toBe(true);
    expect(printer.said()).toBe(BEGUN + PRINTED);
    expect(ends(printer.slips)).toEqual([`partial cut: ${ALL} rows`]);
    await printer.close();
  });

  test('has its roll nearly used up: success, though every status says so', async () => {
    const printer = await start([{ sensors: { paper: 'near' } }]);
    expect(await printer.print()).toBe('success');
    expect(printer.said()).toBe(`12${NAMES}1400030003`);
    expect(ends(printer.slips)).toEqual([`partial cut: ${ALL} rows`]);
    await printer.close();
  });

  test.each<[string, Change, string, string]>([
    ['has its cover open', { sensors: { cover: 'open' } }, 'coveropen', '16'],
    ['has no paper', { sensors: { paper: 'end' } }, 'paperempty', '32'],
    ['has its cover open and no paper', { sensors: { paper: 'end', cover: 'open' } }, 'coveropen', '36'],
  ])('%s: told by the first status, and nothing of a receipt was sent', async (_, state, result, status) => {
    const printer = await start([state]);
    expect(await printer.print()).toBe(result);
    expect([printer.heard(), printer.said()]).toEqual([HELLO, status]);
    printer.live.change({ sensors: { cover: 'closed', paper: 'ok' } });
    await printer.until(() => printer.jobs.length === 1);
    await printer.close();
    expect(printer.slips).toEqual([]);
  });

  test.each<[string, Change]>([
    ['a jammed cutter', { sensors: { error: 'cutter' } }],
    ['an error that only the power ends', { sensors: { error: 'fatal' } }],
    ['a hot head', { sensors: { error: 'headtemp' } }],
  ])('has %s: error, after DLE ENQ 2 has changed nothing', async (_, state) => {
    const printer = await start([state]);
    expect(await printer.print()).toBe('error');
    expect([printer.heard(), printer.said()]).toEqual([HELLO + RECOVER, '52']);
    expect(printer.live.sensors.error).toBe(state.sensors!.error);
    await printer.close();
    expect(printer.slips).toEqual([]);
  });

  test('has had its cutter freed: error all the same, but its DLE ENQ 2 ended it, and the next receipt prints', async () => {
    const printer = await start([{ sensors: { error: 'cutter', cause: 'removed' } }]);
    expect(await printer.print()).toBe('error');
    expect([printer.said(), printer.live.sensors.error]).toEqual(['52', 'none']);
    expect(await printer.print()).toBe('success');
    await printer.close();
    expect(ends(printer.slips)).toEqual([`partial cut: ${ALL} rows`]);
  });

  test('says nothing: offline, after it was asked for 12 s', async () => {
    const printer = await start([{ faults: { silent: true } }]);
    expect(await printer.print()).toBe('offline');
    expect(printer.said()).toBe('');
    expect(printer.heard().startsWith(`${HELLO}${'00'.repeat(8192)}${HELLO}`)).toBe(true);
    await printer.close();
    expect(printer.slips).toEqual([]);
  });

  test.each<[string, Change, string]>([
    ['has its FEED button held', { sensors: { feeding: 'button' } }, '1a'],
    ['waits for FEED before it runs a macro', { sensors: { busy: 'macro' } }, '12'],
    ['says that it is ready, and has no paper', { sensors: { paper: 'end' }, faults: { saysReady: true } }, '12'],
  ])('%s: offline, since nothing but the status is answered', async (_, state, status) => {
    const printer = await start([state]);
    expect(await printer.print()).toBe('offline');
    expect(printer.heard().startsWith(HELLO + WHO)).toBe(true);
    expect(printer.said()).toMatch(new RegExp(`^(${status})+$`));
    // What the bench sees, whatever the host was told.
    expect(printer.live.isStuck).toBe(true);
    printer.live.change({ sensors: { feeding: 'none', busy: 'none', paper: 'ok' } });
    await printer.until(() => printer.jobs.length === 1);
    await printer.close();
    expect(printer.slips).toEqual([]);
  });
});

/** What happens in the middle of the picture, what receiptio makes of it, the ASB that it was sent, and what ends it. */
const midPrint: readonly [string, Change, string, string, Change][] = [
  ['its cover is opened', { sensors: { cover: 'open' } }, 'coveropen', '3c400000', { sensors: { cover: 'closed' } }],
  // Of the errors receiptio looks at those of the mechanism, and not at one that ends by itself.
  ['its head grows hot', { sensors: { error: 'headtemp' } }, 'timeout', '1c400000', { sensors: { cause: 'removed' } }],
  ['something breaks', { sensors: { error: 'fatal' } }, 'error', '1c200000', { sensors: { error: 'none' } }],
];

describe.concurrent('a printer that is printing when', () => {
  test.each(midPrint)(
    '%s: the receipt comes when that has ended, whole and once',
    async (_, state, result, asb, mended) => {
      const printer = await start([{ when: { rows: IN_PICTURE }, ...state }]);
      expect(await printer.print(ONE_SECOND)).toBe(result);
      expect(printer.said()).toBe(BEGUN + asb);
      expect([printer.slips, printer.live.isStuck]).toEqual([[], true]);
      printer.live.change(mended);
      await printer.until(() => printer.jobs.length === 1);
      await printer.close();
      expect(ends(printer.slips)).toEqual([`partial cut: ${ALL} rows`]);
      expect(printer.slips[0]!.dots).toEqual(undisturbed(printer.heard()).dots);
    },
  );

  test('its paper ends: paperempty, a torn slip, and the rest of it on the next roll', async () => {
    const printer = await start([{ when: { rows: IN_PICTURE }, sensors: { paper: 'end' } }]);
    expect(await printer.print(ONE_SECOND)).toBe('paperempty');
    expect(printer.said()).toBe(`${BEGUN}1c000f00`);
    expect(ends(printer.slips)).toEqual([torn('paper end', IN_PICTURE)]);
    printer.live.change({ sensors: { paper: 'ok' } });
    await printer.until(() => printer.jobs.length === 1);
    await printer.close();
    expect(ends(printer.slips)).toEqual([torn('paper end', IN_PICTURE), `partial cut: ${ALL - IN_PICTURE} rows`]);
    expect(joined(printer.slips).equals(undisturbed(printer.heard()).dots)).toBe(true);
  });

  test('its paper ends, and who tries again is told so again, and prints the receipt a second time', async () => {
    const printer = await start([{ when: { rows: IN_PICTURE }, sensors: { paper: 'end' } }]);
    expect(await printer.print(ONE_SECOND)).toBe('paperempty');
    expect(await printer.print(ONE_SECOND)).toBe('paperempty');
    expect([printer.heard(2), printer.said(2)]).toEqual([HELLO, '32']);
    printer.live.change({ sensors: { paper: 'ok' } });
    expect(await printer.print()).toBe('success');
    await printer.close();
    expect(ends(printer.slips)).toEqual([
      torn('paper end', IN_PICTURE),
      `partial cut: ${ALL - IN_PICTURE} rows`,
      `partial cut: ${ALL} rows`,
    ]);
    expect(joined(printer.slips.slice(0, 2)).equals(printer.slips[2]!.dots)).toBe(true);
  });

  test('its power goes: disconnect, and a torn slip whose rest never comes', async () => {
    const printer = await start([{ when: { rows: IN_PICTURE }, power: 'off' }]);
    expect(await printer.print(ONE_SECOND)).toBe('disconnect');
    expect(printer.said()).toBe(BEGUN);
    expect(await printer.print(ONE_SECOND)).toBe('disconnect');
    printer.live.change({ power: 'on' });
    expect(await printer.print()).toBe('success');
    await printer.close();
    expect(ends(printer.slips)).toEqual([torn('power off', IN_PICTURE), `partial cut: ${ALL} rows`]);
  });

  test('its paper ends and nothing is said of it: timeout, and the slip is torn all the same', async () => {
    const printer = await start([
      { faults: { saysReady: true } },
      { when: { rows: IN_PICTURE }, sensors: { paper: 'end' } },
    ]);
    expect(await printer.print(ONE_SECOND)).toBe('timeout');
    expect(printer.said()).toBe(BEGUN);
    expect(ends(printer.slips)).toEqual([torn('paper end', IN_PICTURE)]);
    expect(printer.live.isStuck).toBe(true);
    await printer.close();
  });

  test('its cutter jams: error, and the receipt hangs uncut until the jam is cleared', async () => {
    const printer = await start([{ faults: { cutterJams: true } }]);
    expect(await printer.print(ONE_SECOND)).toBe('error');
    expect(printer.said()).toBe(`${BEGUN}1c080000`);
    expect([printer.slips, printer.live.sensors.error]).toEqual([[], 'cutter']);
    printer.live.change({ sensors: { error: 'none' } });
    await printer.until(() => printer.jobs.length === 1);
    await printer.close();
    expect(printer.slips[0]!.dots).toEqual(undisturbed(printer.heard()).dots);
  });

  test('its cutter jams, and the jam is removed: the next try ends the error, the one after it prints', async () => {
    const printer = await start([{ faults: { cutterJams: true } }]);
    expect(await printer.print(ONE_SECOND)).toBe('error');
    printer.live.change({ sensors: { cause: 'removed' } });
    expect(await printer.print(ONE_SECOND)).toBe('error');
    expect([printer.heard(2), printer.said(2), printer.live.sensors.error]).toEqual([HELLO + RECOVER, '52', 'none']);
    expect(await printer.print()).toBe('success');
    await printer.close();
    // DLE ENQ 2 dropped the cut with what else had been received: the receipt was torn off by hand.
    expect(ends(printer.slips)).toEqual([torn('job end', ALL), `partial cut: ${ALL} rows`]);
  });

  test('it falls silent: timeout, with the whole receipt on paper', async () => {
    const printer = await start([{ when: { rows: IN_PICTURE }, faults: { silent: true } }]);
    expect(await printer.print(ONE_SECOND)).toBe('timeout');
    expect(printer.said()).toBe(BEGUN);
    await printer.close();
    expect(ends(printer.slips)).toEqual([`partial cut: ${ALL} rows`]);
  });

  test('it grows slow: timeout, with the receipt still to come', async () => {
    const slow = { when: { rows: IN_PICTURE }, faults: { slowness: 100_000 } };
    const printer = await start([slow], { pace: 'as the model' });
    expect(await printer.print(ONE_SECOND)).toBe('timeout');
    expect([printer.said(), printer.slips]).toEqual([BEGUN, []]);
    printer.live.change({ faults: { slowness: 1 } });
    await printer.until(() => printer.jobs.length === 1);
    await printer.close();
    expect(printer.slips.map(({ dots }) => dots)).toEqual([undisturbed(printer.heard()).dots]);
  });
});
