import { expect, it } from 'vitest';
import { RealClock } from '../../../../src/clock/real.ts';
import type { Line } from '../../../../src/ports/port.ts';
import { dialTcp, tcpPort } from '../../../../src/ports/tcp.ts';
import { ZvtRegister } from '../../../../src/terminals/drivers/zvt/register.ts';
import type { SlipPrinter } from '../../../../src/terminals/zvt/paper/printer.ts';
import { merchant, visa } from '../../simulated/zvt/worked.ts';
import { hex, sent, text } from '../../zvt/vectors.ts';

// A terminal that shares nothing with src/: it waits for the bytes of a script and sends the others.

type Script = readonly string[];

/** Plays the terminal's part: `E>` is what the register must send, `P>` what it gets; keeps what really came. */
function play(line: Line, script: Script, passed: string[], ended: () => void = () => {}): void {
  let came = Buffer.alloc(0);
  let step = 0;
  const go = () => {
    for (; step < script.length; step++) {
      const [end, bytes] = [script[step]!.slice(0, 3), hex(script[step]!.slice(3))];
      if (end === 'P> ') void line.write(bytes);
      else {
        if (came.length < bytes.length) return;
        passed.push(`E> ${text(came.subarray(0, bytes.length))}`);
        came = came.subarray(bytes.length);
      }
    }
  };
  line.attach({
    onBytes: (bytes) => {
      came = Buffer.concat([came, bytes]);
      go();
    },
    onEnd: () => ended(),
  });
}

const ok = 'E> 80 00 00';
const accepted = 'P> 80 00 00';
const told = (...frames: readonly string[]): Script => frames.flatMap((frame) => [`P> ${frame}`, ok]);
const opening: Script = [
  'E> 06 00 10 12 34 56 BE 09 78 03 01 06 06 26 04 0A 02 06 D3',
  accepted,
  ...told(sent.registered),
  'E> 06 20 05 12 34 56 03 03',
  accepted,
  'P> 06 1E 01 83',
  ok,
];

const readyPrinter = (printed: string[]): SlipPrinter => ({
  hasCutter: true,
  isReady: async () => true,
  isDone: async () => true,
  write: async (bytes) => void printed.push(Buffer.from(bytes).toString('latin1')),
  close: async () => {},
});

async function driven(script: Script, printer: Partial<SlipPrinter> = {}) {
  const clock = new RealClock();
  const passed: string[] = [];
  const port = tcpPort({ port: 0 }, clock);
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  await port.listen((line) => play(line, [...opening, ...script], passed, end));
  const printed: string[] = [];
  const register = new ZvtRegister({
    clock,
    transport: 'tcp',
    dial: () => dialTcp({ port: Number(port.address.split(':').at(-1)) }, clock),
    merchant,
    password: '123456',
    printer: { ...readyPrinter(printed), ...printer },
  });
  await register.open();
  return {
    register,
    passed: () => passed,
    printed: () => printed.join(''),
    /** Everything that the register sent has come when this resolves. */
    close: async () => {
      await register.close();
      await ended;
      await port.close();
    },
  };
}

const asked = (script: Script) => [...opening, ...script].filter((step) => step.startsWith('E> '));

it('takes the worked sale of 12,50 and prints its block', async () => {
  const script: Script = [
    'E> 06 01 0A 04 00 00 00 00 12 50 49 09 78',
    accepted,
    ...told(sent.insertCard, sent.processing, sent.sale, sent.block, '06 0F 00'),
  ];
  const { register, passed, printed, close } = await driven(script);
  const outcome = await register.perform({ kind: 'sale', amount: 1250, card: visa });
  expect(outcome).toEqual({ result: 'approved', response: '00', display: 'Approved', voucher: 42 });
  await close();
  expect(passed()).toEqual(asked(script));
  expect(printed()).toBe(
    '\x1b@\x1c.\x1bt\0\x1ba\x01\x1d!\x11CARD PAYMENT\n\x1ba\0\x1d!\0Amount EUR 12,50\n\x1bd\x01\x1ba\0\x1d!\0Thank you\n\x1dVB\0',
  );
});

it('takes answers and commands that come in one piece, and print lines', async () => {
  const script: Script = [
    'E> 06 01 0A 04 00 00 00 00 12 50 49 09 78',
    `P> 80 00 00 ${sent.processing}`,
    ok,
    ...told(sent.sale, sent.title, sent.amount, sent.twoFeeds, sent.last, '06 0F 00'),
  ];
  const { register, passed, printed, close } = await driven(script);
  expect(await register.perform({ kind: 'sale', amount: 1250, card: visa })).toMatchObject({ voucher: 42 });
  await close();
  expect(passed()).toEqual(asked(script));
  expect(printed()).toContain('\x1bd\x02\x1dVB\0');
});

it('takes no payment of another amount for the one that it asked for', async () => {
  const script: Script = ['E> 06 01 0A 04 00 00 00 00 10 10 49 09 78', accepted, ...told(sent.sale, '06 0F 00')];
  const { register, close } = await driven(script);
  await expect(register.perform({ kind: 'sale', amount: 1010, card: visa })).rejects.toMatchObject({
    code: 'sale-differs',
    message: 'the terminal paid 1250 cent, where 1010 were asked for',
  });
  await close();
});

it('answers prints with 84 CC while its printer is not ready, and what it does not know with 84 83', async () => {
  const script: Script = [
    'E> 06 50 03 12 34 56',
    accepted,
    ...told(sent.endOfDay),
    `P> ${sent.title}`,
    'E> 84 CC 00',
    'P> 06 E4 00',
    'E> 84 83 00',
    ...told(sent.endOfDayFailed, '06 1E 01 77'),
  ];
  let asked = 0;
  const { register, passed, printed, close } = await driven(script, { isReady: async () => asked++ === 0 });
  expect(await register.perform({ kind: 'settle' })).toMatchObject({ result: 'refused', response: '77' });
  await close();
  expect(passed().slice(-6)).toEqual(['E> 06 50 03 12 34 56', ok, 'E> 84 CC 00', 'E> 84 83 00', ok, ok]);
  expect(printed()).toBe('');
});

it('ends the enquiry for open reservations with 06 1E B8, which is no fault', async () => {
  const enquiry = ['E> 06 23 03 87 FF FF', accepted];
  const script: Script = [...enquiry, ...told(sent.openReservation), ...enquiry, ...told(sent.noneOpen)];
  const { register, close } = await driven(script);
  expect([await register.openReservation(), await register.openReservation()]).toEqual([44, null]);
  await close();
});

it('reads a status with and without a version, and a lone F0 as the close that is due', async () => {
  const enquiry = ['E> 05 01 05 12 34 56 03 02', accepted];
  const script: Script = [
    ...enquiry,
    ...told(sent.ready),
    ...enquiry,
    ...told('06 0F 01 F0'),
    ...enquiry,
    ...told(sent.busy),
    ...enquiry,
    ...told(sent.version),
    ...enquiry,
    ...told(sent.details),
    enquiry[0]!,
    'P> 84 9C 00',
  ];
  const { register, close } = await driven(script);
  const seen = [];
  for (let nth = 0; nth < 6; nth++) seen.push(await register.status());
  expect(seen).toEqual([0x00, 0xf0, 0x9c, 0x00, 0x00, 0x9c]);
  await close();
});

it('refuses to work with a terminal that refuses its registration', async () => {
  const clock = new RealClock();
  const port = tcpPort({ port: 0 }, clock);
  await port.listen((line) => play(line, [opening[0]!, 'P> 84 1E 03 6F 09 78'], []));
  const register = new ZvtRegister({
    clock,
    transport: 'tcp',
    dial: () => dialTcp({ port: Number(port.address.split(':').at(-1)) }, clock),
    merchant,
    password: '123456',
    printer: readyPrinter([]),
  });
  await expect(register.open()).rejects.toMatchObject({ code: 'registration-refused' });
  await port.close();
});
