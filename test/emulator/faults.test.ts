import { describe, expect, test } from 'vitest';
import type { Pace } from '../../emulator/machine/mechanism.ts';
import type { Slip } from '../../emulator/machine/slip.ts';
import type { Model } from '../../emulator/models/model.ts';
import type { PrinterState } from '../../emulator/printer.ts';
import { bytes } from './notation.ts';
import { drawn, listen, rows } from './printing.ts';
import { small, smallLibrary } from './small.ts';

const PACES = ['at once', 'as the model'] as const satisfies readonly Pace[];

/** Automatic Status Back on; four lines of 8 dot rows; a cut. The first line is under the head from row 0 on. */
const ASB = '1D 61 0F';
const LINES = '"AB" LF "BA" LF "LL" LF "11" LF';
const CUT = 'GS V 42 00';
const STATUS = '10 04 01 10 04 02 10 04 03 10 04 04';

/** Longer than anything here takes, ms. */
const LONG = 10_000;

function on(pace: Pace, model: Model = small, state: PrinterState = {}) {
  const told = listen(model, { pace, ...state }, smallLibrary);
  const { printer } = told;
  let now = 0;
  return {
    ...told,
    send: (notation: string) => printer.receive(bytes(notation), now),
    /** Lets time pass, ms. */
    wait: (ms: number) => {
      now += ms;
      printer.advance(now);
    },
    /** What it told since the last call. */
    heard: () => told.replies.splice(0),
  };
}

/** How a slip ended, and its text. */
const short = ({ end, goesOn, lines }: Slip) =>
  `${goesOn ? 'rest, ' : ''}${end}: ${lines.map(({ text }) => text.trim()).join(' ')}`;

/** All paper that passed the head, without the blank before the first row of each piece. */
const onPaper = (slips: readonly Slip[], model: Model = small) =>
  slips.map(({ dots }) => drawn(dots, model.cutter?.blade ?? 0).replace(/^\n+/, '')).join('\n');

describe.each(PACES)('the end of the paper, %s', (pace) => {
  test('tears the slip at the dot row; the rest waits, is told, and goes on there with the next paper', () => {
    const { printer, slips, send, wait, heard } = on(pace);
    send(ASB);
    expect(heard()).toEqual(['14000000']);
    printer.schedule({ rows: 11 }, { sensors: { paper: 'end' } });
    send(`${LINES} ${CUT} "B" LF`);
    wait(LONG);
    expect({ moved: printer.moved, slips: slips.map(short), heard: heard() }).toEqual({
      moved: 11,
      slips: ['paper end: AB BA'],
      heard: ['1c000f00'],
    });
    send(STATUS);
    expect(heard()).toEqual(['1e32127e']);
    wait(LONG);
    expect(printer.moved).toBe(11);
    printer.set({ paper: 'ok' });
    wait(LONG);
    printer.endJob();
    expect({ waiting: printer.waiting, slips: slips.map(short), heard: heard() }).toEqual({
      waiting: 0,
      slips: ['paper end: AB BA', 'rest, partial cut: LL 11', 'job end: B'],
      heard: ['14000000'],
    });
    expect(slips.map(({ dots }) => dots.height)).toEqual([4 + 11, 4 + 21, 4 + 8]);
    expect(drawn(slips[0]!.dots, 4)).toBe(rows`
      .#..##
      #.#.#.#
      ###.##
      #.#.#.#
      #.#.##
      .
      .
      .
      ##...#
      #.#.#.#
      ##..###
    `);
    expect(drawn(slips[1]!.dots, 4)).toBe(rows`
      #.#.#.#
      ##..#.#
      .
      .
      .
      #...#
      #...#
      #...#
      #...#
      ###.###
      .
      .
      .
      .#...#
      ##..##
      .#...#
      .#...#
      ###.###
    `);
  });

  test('ends by itself after its time', () => {
    const { printer, slips, send, wait } = on(pace);
    const later = { after: 3000, changes: [{ sensors: { paper: 'ok' } }] } as const;
    printer.schedule({ rows: 20 }, { sensors: { paper: 'end' }, later });
    send(`${LINES} ${CUT}`);
    wait(2900);
    expect(slips.map(short)).toEqual(['paper end: AB BA LL']);
    wait(LONG);
    expect(slips.map(short)).toEqual(['paper end: AB BA LL', 'rest, partial cut: 11']);
  });

  test('at a byte: what comes from there on is not executed', () => {
    const { printer, slips, send, wait } = on(pace);
    printer.schedule({ byte: 6 }, { sensors: { paper: 'end' } });
    send('"AB" LF');
    wait(LONG);
    send('"BA" LF "LL" LF');
    wait(LONG);
    // At the pace of the model the line before it is received by then, and no row of it has passed the head.
    const isPaced = pace === 'as the model';
    expect({ waiting: printer.waiting, slips: slips.map(short) }).toEqual({
      waiting: 3,
      slips: [isPaced ? 'paper end: AB' : 'paper end: AB BA'],
    });
    printer.set({ paper: 'ok' });
    wait(LONG);
    printer.endJob();
    expect(slips.slice(1).map(short)).toEqual([isPaced ? 'rest, job end: BA LL' : 'rest, job end: LL']);
  });

  test('where a model loses the torn line, printing goes on with the next', () => {
    const forgetful: Model = { ...small, mechanism: { ...small.mechanism, tornLine: 'is lost' } };
    const { printer, slips, send, wait } = on(pace, forgetful);
    printer.schedule({ rows: 11 }, { sensors: { paper: 'end' } });
    send(`${LINES} ${CUT}`);
    wait(LONG);
    printer.set({ paper: 'ok' });
    wait(LONG);
    expect(slips.map(short)).toEqual(['paper end: AB BA', 'rest, partial cut: LL 11']);
    expect(slips.map(({ dots }) => dots.height)).toEqual([4 + 11, 4 + 16]);
    expect(drawn(slips[1]!.dots, 4).split('\n').slice(0, 5)).toEqual(['#...#', '#...#', '#...#', '#...#', '###.###']);
  });

  test('the near end stops nothing', () => {
    const { printer, slips, send, wait, heard } = on(pace);
    send(ASB);
    printer.schedule({ rows: 11 }, { sensors: { paper: 'near' } });
    send(`${LINES} ${CUT} ${STATUS}`);
    wait(LONG);
    expect(slips.map(short)).toEqual(['partial cut: AB BA LL 11']);
    expect(heard().join()).toMatch(/^14000000,.*14000300/);
    send(STATUS);
    expect(heard()).toEqual(['1612121e']);
  });
});

describe.each(PACES)('what stops the printer, %s', (pace) => {
  test.each([
    ['cover', { cover: 'open' }, { cover: 'closed' }, '1e565212'],
    ['head', { error: 'headtemp' }, { cause: 'removed' }, '1e525212'],
    ['FEED', { feeding: 'button' }, { button: 'released' }, '1e1a1212'],
  ] as const)('%s: nothing is printed from the row on, no row is lost', (name, begins, ends, status) => {
    const { printer, slips, send, wait, heard } = on(pace);
    printer.schedule({ rows: 11 }, { sensors: begins });
    send(`${LINES} ${CUT}`);
    wait(LONG);
    send(STATUS);
    expect({ slips, status: heard() }).toEqual({ slips: [], status: [status] });
    printer.set(ends);
    wait(LONG);
    const whole = on(pace);
    whole.send(`${LINES} ${CUT}`);
    whole.wait(LONG);
    expect(slips.map(short)).toEqual(['partial cut: AB BA LL 11']);
    if (name !== 'FEED') expect(onPaper(slips)).toBe(onPaper(whole.slips));
    expect(slips[0]!.dots.height).toBe(whole.slips[0]!.dots.height + (name === 'FEED' ? 8 : 0));
  });
});

describe.each(PACES)('a cutter that jams, %s', (pace) => {
  /** A printer whose cutter has jammed at the end of the first slip. */
  function jammed() {
    const bench = on(pace);
    bench.send(ASB);
    bench.printer.change({ faults: { cutterJams: true } });
    bench.send(`${LINES} ${CUT} "B" LF ${CUT}`);
    bench.wait(LONG);
    return bench;
  }

  test('is an error, told by DLE EOT and ASB; nothing is cut, the rest waits', () => {
    const { printer, slips, send, cuts, heard } = jammed();
    expect({ slips, cuts, waiting: printer.waiting, heard: heard() }).toEqual({
      slips: [],
      cuts: [],
      waiting: 6,
      heard: ['14000000', '1c080000'],
    });
    send(`${STATUS} DLE ENQ 01 DLE ENQ 02`);
    expect(heard()).toEqual(['1e521a12']);
    expect(slips).toEqual([]);
  });

  test('DLE ENQ 1 has the cut done, once the jam is removed', () => {
    const { printer, slips, send, wait, heard } = jammed();
    heard();
    printer.set({ cause: 'removed' });
    send('DLE ENQ 01');
    wait(LONG);
    expect(slips.map(short)).toEqual(['partial cut: AB BA LL 11', 'partial cut: B']);
    expect(heard()).toEqual(['14000000']);
  });

  test('DLE ENQ 2 drops the cut and what was received; what is printed stays in the printer', () => {
    const { printer, slips, send, wait } = jammed();
    printer.set({ cause: 'removed' });
    send('DLE ENQ 02');
    wait(LONG);
    expect({ slips, waiting: printer.waiting }).toEqual({ slips: [], waiting: 0 });
    send(`"A" LF ${CUT}`);
    wait(LONG);
    expect(slips.map(short)).toEqual(['partial cut: AB BA LL 11 A']);
  });

  test('only the next cut jams', () => {
    const { printer, slips, send, wait } = jammed();
    printer.set({ cause: 'removed' });
    send(`DLE ENQ 01 ${LINES} ${CUT}`);
    wait(LONG);
    expect(slips.map(short)).toEqual(['partial cut: AB BA LL 11', 'partial cut: B', 'partial cut: AB BA LL 11']);
  });
});

describe.each(PACES)('a power cut, %s', (pace) => {
  test('at a byte: the slip is torn, what waits is lost, settings are as at power-on, NV memory is kept', () => {
    const bench = on(pace);
    const { printer, slips, send, wait, heard } = bench;
    // FS q stores a picture of 8 x 8 dots; ESC E and ESC 3 are set.
    send('FS q 01 01 00 01 00 FF 81 81 81 81 81 81 FF');
    wait(LONG);
    send(`${ASB} ESC E 01 ESC 3 14 "AB" LF`);
    wait(LONG);
    heard();
    const { received } = printer;
    printer.schedule({ byte: received + 3 }, { power: 'off' });
    send('"BA" LF "LL" LF');
    wait(LONG);
    send(`"lost" LF ${STATUS}`);
    printer.set({ paper: 'near' });
    wait(LONG);
    expect({ isOff: printer.isOff, told: printer.told, heard: heard(), received: printer.received }).toEqual({
      isOff: true,
      told: null,
      heard: [],
      received: received + 3,
    });
    printer.change({ power: 'on' });
    send(`${STATUS} "AB" LF FS p 01 00 ${CUT}`);
    wait(LONG);
    expect(heard()).toEqual(['1612121e']);
    const [torn, next] = slips;
    expect([torn, next].map((slip) => short(slip!))).toEqual([
      pace === 'at once' ? 'power off: AB BA' : 'power off: AB',
      'partial cut: AB',
    ]);
    expect(next!.goesOn).toBe(false);
    expect(drawn(next!.dots, 4)).toBe(rows`
      .#..##
      #.#.#.#
      ###.##
      #.#.#.#
      #.#.##
      .
      .
      .
      ########
      #......#
      #......#
      #......#
      #......#
      #......#
      #......#
      ########
    `);
  });

  test('at a row: the slip ends there', () => {
    const { printer, slips, send, wait } = on(pace);
    printer.schedule({ rows: 11 }, { power: 'off' });
    send(`${LINES} ${CUT}`);
    wait(LONG);
    printer.change({ power: 'on' });
    send(`"B" LF ${CUT}`);
    wait(LONG);
    expect(slips.map(short)).toEqual(['power off: AB BA', 'partial cut: B']);
    expect(slips[0]!.dots.height).toBe(4 + 11);
  });

  test('a printer that has to start is offline until it has', () => {
    const { printer, slips, send, wait, heard } = on(pace);
    printer.change({ power: 'off', faults: { startingTime: 2000 } });
    wait(100);
    printer.change({ power: 'on' });
    send(`${STATUS} "B" LF ${CUT}`);
    wait(1900);
    expect({ slips, heard: heard(), busy: printer.sensors.busy }).toEqual({
      slips: [],
      heard: ['1e121212'],
      busy: 'starting',
    });
    wait(LONG);
    expect({ slips: slips.map(short), busy: printer.sensors.busy }).toEqual({
      slips: ['partial cut: B'],
      busy: 'none',
    });
  });
});

describe.each(PACES)('what the host is told, %s', (pace) => {
  test('a silent printer prints and answers nothing', () => {
    const { printer, slips, send, wait, heard } = on(pace);
    printer.change({ faults: { silent: true } });
    send(`${ASB} ${STATUS} GS r 01 ${LINES} ${CUT} GS I 01`);
    wait(LONG);
    expect({ slips: slips.map(short), heard: heard(), told: printer.told }).toEqual({
      slips: ['partial cut: AB BA LL 11'],
      heard: [],
      told: null,
    });
    printer.change({ faults: { silent: false } });
    send(STATUS);
    expect(heard()).toEqual(['16121212']);
  });

  test('one that says that it is ready says so without paper, by every status', () => {
    const { printer, slips, send, wait, heard } = on(pace);
    send(ASB);
    printer.change({ faults: { saysReady: true } });
    printer.set({ paper: 'end' });
    send(`${STATUS} ${LINES} ${CUT}`);
    wait(LONG);
    expect({ slips, heard: heard() }).toEqual({ slips: [], heard: ['14000000', '16121212'] });
    printer.change({ faults: { saysReady: false } });
    send(STATUS);
    expect(heard()).toEqual(['1e32127e']);
  });
});

test('a slow head takes its times as long for every row, and for nothing else', () => {
  const timesOf = (slowness: number) => {
    const { printer, slips, send, wait } = on('as the model');
    printer.change({ faults: { slowness } });
    send(`${LINES} ${CUT}`);
    wait(LONG);
    return slips[0]!.times!;
  };
  const [usual, slow] = [timesOf(1), timesOf(3)];
  expect(slow.head).toBeCloseTo(usual.head * 3, 9);
  expect(slow.feed).toBeCloseTo(usual.feed * 3, 9);
  expect([slow.ramp, slow.cut]).toEqual([usual.ramp, usual.cut]);
});

describe('a receive buffer that overflows', () => {
  /** The small model with the two buffers of the TM-T88III (DIP switch 1-2). */
  const model: Model = {
    ...small,
    receiveBuffers: [
      { bytes: 4096, fullAt: 16, clearAt: 26 },
      { bytes: 45, fullAt: 16, clearAt: 26 },
    ],
  };
  const overflow = 'lost';
  const LOST = /^(\d+) bytes? came while the receive buffer of (\d+) bytes was full: lost$/;

  /** What was lost: `count at offset, buffer`. */
  const lost = (diagnostics: readonly { readonly offset: number; readonly code: string; readonly message: string }[]) =>
    diagnostics
      .filter(({ code }) => code === 'receive-buffer-overflow')
      .map(({ offset, message }) => message.replace(LOST, `$1 at ${offset}, $2`));

  test.each([45, 4096])('of %i bytes: an offline printer keeps as many and loses what is more', (receiveBuffer) => {
    const { printer, slips, diagnostics, send } = on('at once', model, { receiveBuffer, overflow });
    printer.set({ cover: 'open' });
    const line = '"AAAAAAAAA" LF ';
    send(line.repeat(500));
    expect([printer.waiting, printer.received]).toEqual([receiveBuffer, receiveBuffer]);
    printer.set({ cover: 'closed' });
    send(CUT);
    expect(lost(diagnostics)).toEqual([`${5000 - receiveBuffer} at ${receiveBuffer}, ${receiveBuffer}`]);
    const kept = 'AAAAAAAAA '.repeat(500).slice(0, receiveBuffer);
    printer.endJob();
    expect(slips.map(({ lines }) => lines.map(({ text }) => text).join(' '))).toEqual([
      kept.slice(0, kept.lastIndexOf(' ')),
    ]);
  });

  test('at the pace of the model: what comes faster than it prints is lost, the same however it is split', () => {
    /** 40 lines of 2 characters at a byte each 0.5 ms; a line of 8 dot rows takes 6.8 ms. */
    const stream = bytes('"AB" LF '.repeat(200));
    const tell = (size: number) => {
      const told = listen(model, { pace: 'as the model', receiveBuffer: 45, overflow }, smallLibrary);
      const { printer, diagnostics, slips } = told;
      for (let at = 0; at < stream.length; at += size) {
        printer.receive(stream.subarray(at, at + size), at * 0.5, 0.5);
      }
      printer.advance(LONG);
      printer.endJob();
      return { lost: lost(diagnostics), received: printer.received, text: slips.map(short) };
    };
    const whole = tell(stream.length);
    expect(whole.lost.length).toBeGreaterThan(10);
    const sum = whole.lost.reduce((bytes, text) => bytes + Number.parseInt(text, 10), 0);
    expect(whole.received + sum).toBe(stream.length);
    expect(tell(1)).toEqual(whole);
    expect(tell(7)).toEqual(whole);
    expect(tell(64)).toEqual(whole);
  });

  test('with a handshake the line is told in time; without one it is told nothing', () => {
    const busy: boolean[] = [];
    const tell = (state: PrinterState) => {
      busy.length = 0;
      const { printer } = listen(model, { receiveBuffer: 45, ...state }, smallLibrary, {
        busy: (isBusy) => busy.push(isBusy),
      });
      printer.set({ cover: 'open' });
      printer.receive(bytes('"AAAAAAAAA" LF '.repeat(3)));
      printer.set({ cover: 'closed' });
      return [...busy];
    };
    expect(tell({})).toEqual([true, false]);
    expect(tell({ overflow })).toEqual([]);
  });

  test('the fault begins while the line waits: it waits no longer, and what comes is lost', () => {
    const busy: boolean[] = [];
    const { printer, diagnostics } = listen(model, { receiveBuffer: 45 }, smallLibrary, {
      busy: (isBusy) => busy.push(isBusy),
    });
    printer.set({ cover: 'open' });
    printer.receive(bytes('"AAAAAAAAA" LF '.repeat(4)));
    printer.change({ faults: { overflows: true } });
    printer.receive(bytes('"BBBB"'));
    printer.change({ faults: { overflows: false } });
    printer.set({ cover: 'closed' });
    printer.endJob();
    expect([busy, lost(diagnostics)]).toEqual([[true, false, true, false], []]);
  });
});
