import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entryOf, settingsOf } from '../../../emulator/machine/entry-state.ts';
import { defaultSettings } from '../../../emulator/machine/settings.ts';
import type { Slip } from '../../../emulator/machine/slip.ts';
import { csnA2 } from '../../../emulator/models/csn-a2.ts';
import { models } from '../../../emulator/models/models.ts';
import { tmT88v } from '../../../emulator/models/tm-t88v.ts';
import { xprinter80 } from '../../../emulator/models/xprinter-80.ts';
import { areCounted, runs } from '../../runs.ts';
import { library } from '../glyphs/data.ts';
import { listen, print } from '../printing.ts';
import { small } from '../small.ts';
import { cutsOf, everydayStream, runsOf } from '../streams.ts';

describe('what a printer is set to', () => {
  test('is nothing at power-on, on every model', () => {
    for (const model of models.values()) expect(entryOf(defaultSettings(model), model)).toBeNull();
  });

  test('is what differs from power-on, as JSON', () => {
    const layer = { tones: false, colour: 49, width: 8, height: 1, across: 1, down: 2 };
    const settings = defaultSettings(tmT88v);
    settings.bold = true;
    settings.tabs = [96, 120];
    settings.kanji.on = true;
    settings.symbols = { ...settings.symbols, stored: { kind: 'QR', data: Uint8Array.of(0x00, 0xff) } };
    settings.graphics = [{ ...layer, bits: Uint8Array.of(0x80) }];
    const entry = {
      bold: true,
      tabs: [96, 120],
      kanji: { on: true },
      symbols: { stored: { kind: 'QR', data: { hex: '00ff' } } },
      graphics: [{ ...layer, bits: { hex: '80' } }],
    };
    expect(entryOf(settings, tmT88v)).toEqual(entry);
    expect(settingsOf(JSON.parse(JSON.stringify(entry)), tmT88v)).toEqual(settings);
    expect(settingsOf(null, tmT88v)).toEqual(defaultSettings(tmT88v));
  });
});

describe('the entry of a slip', () => {
  const entries = (stream: string) => print(stream, small).slips.map(({ entry }) => entry);

  test('is what earlier slips left set', () => {
    expect(entries('"A" ESC E 01 LF GS V B 00 "B" LF')).toEqual([null, { bold: true }]);
  });

  test('does not count when ESC @ comes before anything is fed', () => {
    expect(entries('ESC E 01 "A" LF GS V B 00 ESC @ "B" LF')).toEqual([null, null]);
    expect(entries('ESC E 01 "A" LF GS V B 00 LF ESC @ "B" LF')).toEqual([null, { bold: true }]);
  });

  test('is as the printer was set at the first byte, where the line had begun before', () => {
    const { printer, slips } = listen(tmT88v);
    printer.receive(Uint8Array.from([...Buffer.from('A\nB'), 0x1b, 0x45, 0x01]));
    printer.endJob();
    printer.receive(Uint8Array.from(Buffer.from('C\n')));
    printer.endJob();
    expect(slips.map(({ entry, offset, bytes }) => [entry, offset, Buffer.from(bytes).toString('latin1')])).toEqual([
      [null, 0, 'A\nB\x1bE\x01'],
      [null, 2, 'B\x1bE\x01C\n'],
    ]);
  });
});

describe('bytes and entry of a slip', () => {
  /** The rows that were printed for the slip: those above had passed the head before it began. */
  const own = (slip: Slip | undefined, lead: number, size: number) => {
    const dots = slip?.dots.rows(lead, slip.dots.height);
    const bits = Buffer.concat([Buffer.from(dots?.bits ?? []), Buffer.alloc(size)]).subarray(0, size);
    return createHash('sha256').update(bits).digest('hex');
  };

  test.each([tmT88v, xprinter80, csnA2, small].map((model) => [model.name, model] as const))(
    'lay it out again, dot for dot, on %s',
    (_, model) => {
      const lead = model.cutter?.blade ?? 0;
      const jobs = everydayStream.chain((stream) => fc.tuple(fc.constant(stream), cutsOf(stream.length)));
      let compared = 0;
      fc.assert(
        fc.property(jobs, ([stream, ends]) => {
          const { printer, slips } = listen(model);
          for (const job of runsOf(stream, ends.slice(0, 3))) {
            printer.receive(job);
            printer.endJob();
          }
          for (const slip of slips) {
            // A cut may leave a tail, which the end of the job makes a slip of its own.
            const [again] = print(slip.bytes, model, { entry: slip.entry }, library).slips;
            const size = Math.max(0, slip.dots.height - lead) * slip.dots.stride;
            expect(own(again, lead, size)).toBe(own(slip, lead, size));
            if (again) compared++;
          }
        }),
        runs(150),
      );
      if (areCounted) expect(compared).toBeGreaterThan(100);
    },
  );
});
