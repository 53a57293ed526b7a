import { expect, it } from 'vitest';
import { VirtualClock } from '../../../src/clock/virtual.ts';
import { wire } from '../../../src/ports/wire.ts';
import { Cable, type Moment } from '../../../src/terminals/simulated/cable/cable.ts';
import { faultsOf, registerFaults } from '../../../src/terminals/simulated/cable/faults.ts';
import { answerFaults } from '../../../src/terminals/simulated/transbank/faults.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (run: Uint8Array) => new TextDecoder().decode(run);

/** A terminal that answers `command` with `got`, tells `result` and, acknowledged with `ok`, says `slip`. */
async function told(prepare: (cable: Cable) => void): Promise<{ register: string; terminal: string; ended: boolean }> {
  const clock = new VirtualClock(0);
  const plug = wire(clock);
  const heard = { register: '', terminal: '', ended: false };
  await plug.port.listen((line) =>
    line.attach({
      onBytes: (run) => {
        heard.terminal += `${text(run)} `;
        if (text(run) === 'command')
          void line
            .write(bytes('got'))
            .then(() => clock.sleep(10))
            .then(() => line.write(bytes('result')));
        if (text(run) === 'ok') void line.write(bytes('slip'));
      },
      onEnd: () => {},
    }),
  );
  const cable = new Cable(clock, {
    tells: (run) => text(run).includes('result'),
    acknowledges: (run) => text(run) === 'ok',
  });
  prepare(cable);
  const line = cable.on(await plug.dial());
  line.attach({
    onBytes: (run) => {
      heard.register += `${text(run)} `;
      if (text(run) === 'got') void line.write(bytes('heard'));
      if (text(run) === 'result') void line.write(bytes('ok'));
    },
    onEnd: () => {
      heard.ended = true;
    },
  });
  cable.begin();
  await clock.run(line.write(bytes('command')).then(() => clock.sleep(1000)));
  return heard;
}

it('carries everything where nothing is planned', async () => {
  expect(await told(() => {})).toEqual({ register: 'got result slip ', terminal: 'command heard ok ', ended: false });
});

it.each<[Moment, string, string]>([
  ['asked', '', 'command '],
  ['told', 'got result ', 'command heard '],
  ['acknowledged', 'got result ', 'command heard ok '],
])('%s: breaks off there, and what comes at that moment is lost', async (moment, register, terminal) => {
  expect(await told((cable) => cable.at(moment, () => cable.cut()))).toEqual({ register, terminal, ended: true });
});

it('loses what is sent while the plug is out, either way, and nothing afterwards', async () => {
  const heard = await told((cable) => cable.at('asked', () => cable.unplug(5)));
  expect(heard).toEqual({ register: 'result slip ', terminal: 'command ok ', ended: false });
});

it('gives a command twice', async () => {
  expect((await told((cable) => cable.giveTwice(50))).terminal).toBe('command heard ok command heard ok ');
});

it('has the faults of a Transbank answer under their own names', () => {
  for (const name of answerFaults.keys()) expect(faultsOf.transbank).toContain(name);
  expect(new Set([...faultsOf.zvt, ...faultsOf.transbank])).toEqual(new Set(Object.keys(registerFaults)));
});
