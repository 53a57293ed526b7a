import { describe, expect, it } from 'vitest';
import { ptyPort } from '../../../../src/ports/pty.ts';
import { tcpPort } from '../../../../src/ports/tcp.ts';
import type { Entry } from '../../../../src/terminals/simulated/zvt/memory.ts';
import type { ZvtTerminalOptions } from '../../../../src/terminals/simulated/zvt/terminal.ts';
import { frames, sent } from '../../zvt/vectors.ts';
import { framed, playSerial, playTcp, type Script } from './scripted-register.ts';
import { girocard, mastercard, SetClock, shortSlips, visa, workedTerminal } from './worked.ts';

const ok = 'E> 80 00 00';
const accepted = 'P> 80 00 00';
/** What the terminal sends, each answered by the register. */
const answered = (...frames: readonly string[]): Script => frames.flatMap((frame) => [`P> ${frame}`, ok]);

const REGISTERED_WITH_LINES = 'P> 06 0F 0A 19 00 29 12 34 56 78 49 09 78';
const TITLE = sent.title;
const AMOUNT_10_10 = '06 D1 11 00 41 6D 6F 75 6E 74 20 45 55 52 20 31 30 2C 31 30';
const COPY = '06 D1 05 00 43 4F 50 59';

/** Registration without TLV, sale of 10,10, repeat receipt, end of day; every slip as print lines. */
const day: Script = [
  'E> 06 00 06 12 34 56 BE 09 78',
  accepted,
  REGISTERED_WITH_LINES,
  ok,
  'E> 06 01 0A 04 00 00 00 00 10 10 49 09 78',
  accepted,
  ...answered(
    '04 FF 02 0A 01',
    sent.processing,
    '04 0F 59 27 00 04 00 00 00 00 10 10 49 09 78 0B 00 00 42 0C 10 35 00 0D 11 23 0E 29 12 17 00 01 19 70 22 F0 F8 EE EE EE EE EE EE 12 34 29 12 34 56 78 2A 31 30 30 32 30 30 33 30 30 20 20 20 20 20 20 3B 36 35 34 33 32 31 00 00 87 00 42 88 00 00 42 8A 0A 8B F0 F5 56 49 53 41 00',
    TITLE,
    AMOUNT_10_10,
    sent.twoFeeds,
    sent.last,
    '06 0F 00',
  ),
  'E> 06 20 03 12 34 56',
  accepted,
  ...answered(TITLE, AMOUNT_10_10, COPY, sent.twoFeeds, sent.last, '06 0F 00'),
  'E> 06 50 03 12 34 56',
  accepted,
  ...answered(
    '04 FF 01 06',
    '04 0F 4D 27 00 04 00 00 00 00 10 10 60 F0 F5 F3 00 42 00 42 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01 00 00 00 00 10 10 00 00 00 00 00 00 00 00 00 00 00 00 00 00 0B 00 00 43 0C 10 35 00 0D 11 23',
    '06 D1 0B 70 45 4E 44 20 4F 46 20 44 41 59',
    '06 D1 10 00 54 6F 74 61 6C 20 45 55 52 20 31 30 2C 31 30',
    sent.last,
    '06 0F 00',
  ),
  'E> 06 02 00',
  accepted,
];

/** The worked examples of the command document as they stand, with text blocks: registration, sale, void, reservation. */
const examples: Script = [
  'E> 06 00 10 12 34 56 BE 09 78 03 01 06 06 26 04 0A 02 06 D3',
  accepted,
  ...answered(sent.registered),
  'E> 06 01 0A 04 00 00 00 00 12 50 49 09 78',
  accepted,
  ...answered(sent.insertCard, sent.processing, sent.sale, sent.block, '06 0F 00'),
];
const reversal: Script = [
  'E> 06 30 06 12 34 56 87 00 42',
  accepted,
  ...answered(
    sent.processing,
    sent.reversal,
    '06 D3 3F 06 3D 1F 07 01 02 25 37 09 01 70 07 0C 43 41 52 44 20 50 41 59 4D 45 4E 54 09 01 00 07 11 41 6D 6F 75 6E 74 20 45 55 52 20 2D 31 32 2C 35 30 07 00 07 09 54 68 61 6E 6B 20 79 6F 75 09 01 81',
    '06 0F 00',
  ),
];
const reservation: Script = [
  'E> 06 22 0A 04 00 00 00 01 00 00 49 09 78',
  accepted,
  ...answered(sent.insertCard, sent.processing, sent.reservation, '06 0F 00'),
  'E> 06 23 03 87 FF FF',
  accepted,
  ...answered(sent.openReservation),
  'E> 06 25 03 87 00 44',
  accepted,
  ...answered(sent.processing),
];

interface Setting {
  readonly clock: SetClock;
  readonly options?: Partial<ZvtTerminalOptions>;
}

async function overTcp(
  { clock, options }: Setting,
  then: (
    play: (script: Script, split?: Parameters<typeof playTcp>[2]) => Promise<string[]>,
    bench: ReturnType<typeof workedTerminal>,
  ) => Promise<void>,
) {
  const bench = workedTerminal(clock, options);
  const port = tcpPort({ port: 0 }, clock);
  await port.listen((line) => bench.terminal.serve(line, 'tcp'));
  await then((script, split) => playTcp(Number(port.address.split(':').at(-1)), script, split), bench);
  await port.close();
  await bench.terminal.close();
}

async function overPty(
  { clock, options }: Setting,
  then: (play: (script: Script) => Promise<string[]>, bench: ReturnType<typeof workedTerminal>) => Promise<void>,
) {
  const bench = workedTerminal(clock, options);
  const port = ptyPort({}, clock);
  await port.listen((line) => bench.terminal.serve(line, 'serial'));
  await then((script) => playSerial(port.address.slice('pty://'.length), script), bench);
  await port.close();
  await bench.terminal.close();
}

describe.each([
  ['TCP', overTcp],
  ['a pty', overPty],
] as const)('a register of its own, over %s', (_name, over) => {
  it('registers, sells for 10,10, repeats the receipt and closes the day, every slip as print lines', async () => {
    await over({ clock: new SetClock(), options: { layout: shortSlips(2, []) } }, async (play, { host }) => {
      expect(await play(day)).toEqual(day);
      expect(host.record.transactions.map(({ kind, amount }) => [kind, amount])).toEqual([['sale', 1010]]);
      expect(host.record.settlements).toHaveLength(1);
    });
  });

  it('gets the worked examples byte by byte, with text blocks', async () => {
    const clock = new SetClock();
    await over({ clock, options: { layout: shortSlips(1, ['Thank you']) } }, async (play) => {
      expect(await play(examples)).toEqual(examples);
      clock.setDate('2026-11-23T10:40:00+01:00');
      expect(await play(reversal)).toEqual(reversal);
      clock.setDate('2026-11-23T10:45:00+01:00');
      expect(await play(reservation)).toEqual(reservation);
    });
  });

  it('meets a cancelled sale, a close that fails, the lock behind it, and the close that ends it', async () => {
    const clock = new SetClock();
    await over({ clock, options: { layout: shortSlips(1, []) } }, async (play, { terminal, host }) => {
      terminal.failNext(0x6c);
      const sale = 'E> 06 01 0A 04 00 00 00 00 12 50 49 09 78';
      const cancelled: Script = [...examples.slice(0, 4), sale, accepted, ...answered(sent.cancelled, sent.aborted)];
      expect(await play(cancelled)).toEqual(cancelled);
      clock.setDate('2026-11-23T22:00:10+01:00');
      host.answerNext('down');
      const failed: Script = [
        'E> 06 50 03 12 34 56',
        accepted,
        ...answered('04 FF 01 06', sent.endOfDayFailed, '06 1E 01 77'),
        sale,
        accepted,
        ...answered(sent.closeDue, '06 1E 01 F0'),
        'E> 05 01 05 12 34 56 03 02',
        accepted,
        ...answered('06 0F 01 F0'),
      ];
      expect(await play(failed)).toEqual(failed);
    });
  });

  it('gets the totals of the worked end-of-day', async () => {
    const clock = new SetClock();
    clock.setDate('2026-11-23T22:00:00+01:00');
    const sales = [visa, visa, girocard, mastercard].map(
      (card, at): Entry => ({
        kind: 'sale',
        receipt: 42 + at,
        trace: 42 + at,
        batch: 1,
        amount: [1250, 8350, 2000, 3100][at]!,
        currency: 978,
        card,
        authorisation: '654321',
        localTime: '2026-11-23T10:35:00',
      }),
    );
    const state = { nextReceipt: 46, nextTrace: 46, journal: sales };
    await over({ clock, options: { state } }, async (play, { terminal }) => {
      // Configuration 06: the register makes its slips from 04 0F.
      const close: Script = [
        'E> 06 00 04 12 34 56 06',
        accepted,
        REGISTERED_WITH_LINES,
        ok,
        'E> 06 50 03 12 34 56',
        accepted,
        ...answered(sent.endOfDay, '06 0F 00'),
        'E> 06 02 00',
        accepted,
      ];
      expect(await play(close)).toEqual(close);
      expect(terminal.state()).toMatchObject({ journal: [], batch: 2, registered: { config: 0x86, tlv: false } });
    });
  });
});

describe('TCP', () => {
  it.each([
    ['byte by byte', (bytes: Buffer) => [...bytes].map((byte) => Buffer.of(byte))],
    ['in two parts', (bytes: Buffer) => [bytes.subarray(0, 2), bytes.subarray(2)]],
  ])('takes what comes %s', async (_name, split) => {
    await overTcp({ clock: new SetClock(), options: { layout: shortSlips(2, []) } }, async (play) => {
      expect(await play(day, split)).toEqual(day);
    });
  });

  it('takes an answer and the next command in one piece', async () => {
    const end = day.lastIndexOf('E> 06 50 03 12 34 56');
    const merged = [...day.slice(0, end - 1), `${ok} ${day[end]!.slice(3)}`, ...day.slice(end + 1)];
    await overTcp({ clock: new SetClock(), options: { layout: shortSlips(2, []) } }, async (play) => {
      expect(await play(merged)).toEqual(merged);
    });
  });
});

describe('the serial transport of the script itself', () => {
  it.each(frames)('%s', (_name, apdu, frame) => {
    expect(framed(apdu)).toBe(frame);
  });
});
