import fc from 'fast-check';
import { expect, test } from 'vitest';
import { VirtualClock } from '../../../../src/clock/virtual.ts';
import { wire } from '../../../../src/ports/wire.ts';
import { ZvtHost } from '../../../../src/terminals/simulated/zvt/host.ts';
import { ZvtTerminal } from '../../../../src/terminals/simulated/zvt/terminal.ts';
import { controls } from '../../../../src/terminals/zvt/protocol/controls.ts';
import { Listener } from '../../../ports/listener.ts';
import { runs } from '../../../runs.ts';
import { hex, text } from '../../zvt/vectors.ts';
import { client } from './client.ts';
import { merchant, visa } from './worked.ts';

const bytes = (maxLength: number) => fc.uint8Array({ maxLength });

/** A command that the terminal may know, with data that may be right. */
const command = fc
  .tuple(
    fc.constantFrom(...Object.values(controls)),
    fc.constantFrom('', '12 34 56', '12 34 56 BE 09 78'),
    fc.array(
      fc.constantFrom(
        '04 00 00 00 00 12 50',
        '04 99 99 99 99 99 99',
        '04 00 00 00 00 00 00',
        '49 09 78',
        '87 00 01',
        '87 FF FF',
        '87 99 99',
        '0B 00 00 01',
        '3B 31 30 30 30 30 31 00 00',
        '03 03',
        '02 00',
        '01 05',
        '06 00',
        '06 04 1F 01 01 04',
        '06 04 1F 01 01 05',
        '06 0E 1F 01 01 02 1F 02 02 00 01 1F 03 02 00 02',
        '06 03 12 01 00',
        '06 03 12 01 02',
      ),
      { maxLength: 5 },
    ),
    fc.constantFrom('80 00 00', '84 9C 00', '84 9D 07 04 00 00 00 00 09 00', '84 9D 00', '84 CC 00', '84 00 00'),
  )
  .map(([control, start, parts, answer]) => {
    const data = [start, ...parts].join('').replaceAll(' ', '');
    const head = control.toString(16).padStart(4, '0') + (data.length / 2).toString(16).padStart(2, '0');
    return { command: head + data, answer };
  });

test('whatever a register asks and answers, each command is refused or comes to its end', async () => {
  const atOnce = new Set(['0602', '06b0', '06e0']);
  await fc.assert(
    fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 8 }), async (commands) => {
      const c = await client();
      for (const { command, answer } of commands) {
        const [first, ...told] = await c.give(command, (frame) =>
          frame.startsWith('06 0F') || frame.startsWith('06 1E') ? '80 00 00' : answer,
        );
        if (first !== '80 00 00' || atOnce.has(command.slice(0, 4))) expect(told).toEqual([]);
        else expect(told.at(-1)).toMatch(/^06 (0F|1E) /);
      }
      expect((await c.give('05 01 00'))[0]).toBe('80 00 00');
    }),
    runs(150),
  );
});

test.each(['tcp', 'serial'] as const)('whatever bytes come over %s, the next register is served', async (transport) => {
  await fc.assert(
    fc.asyncProperty(fc.array(bytes(30), { maxLength: 6 }), async (chunks) => {
      const clock = new VirtualClock(0);
      const terminal = new ZvtTerminal({ clock, host: new ZvtHost({ clock }), merchant, printer: null });
      terminal.hold(visa);
      const cable = wire(clock, { baud: 9600 });
      await cable.port.listen((line) => terminal.serve(line, transport));
      const hostile = await cable.dial();
      for (const chunk of chunks) {
        await clock.run(hostile.write(chunk));
        await clock.run(clock.sleep(50));
      }
      await clock.run(clock.sleep(300_000));
      hostile.reset();
      await clock.run(clock.sleep(1_000));
      const next = new Listener(await cable.dial());
      await clock.run(next.line.write(hex(transport === 'tcp' ? '06 02 00' : '10 02 06 02 00 10 03 B9 CC')));
      await clock.run(clock.sleep(1_000));
      expect(text(next.bytes)).toBe(transport === 'tcp' ? '80 00 00' : '06 10 02 80 00 00 10 03 F5 1F');
    }),
    runs(40),
  );
});
