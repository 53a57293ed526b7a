import { describe, expect, test } from 'vitest';
import { readySensors, type Sensors } from '../../../emulator/machine/sensors.ts';
import {
  automaticStatus,
  drawerStatus,
  panelStatus,
  realtimeStatus,
  transmittedStatus,
} from '../../../emulator/machine/status.ts';
import { csnA2 } from '../../../emulator/models/csn-a2.ts';
import type { Model } from '../../../emulator/models/model.ts';
import { models } from '../../../emulator/models/models.ts';
import { tmT20iii } from '../../../emulator/models/tm-t20iii.ts';
import { tmT88iii } from '../../../emulator/models/tm-t88iii.ts';
import { tmT88v } from '../../../emulator/models/tm-t88v.ts';
import { xprinter80 } from '../../../emulator/models/xprinter-80.ts';

/** As the TM-T90, which leaves no bit undefined (TM-T90 specification, appendix H.3), with FEED told by DLE ENQ 0 too. */
const tmT90: Model = {
  ...tmT88v,
  status: {
    ...tmT88v.status,
    realtime: { 1: 0, 2: 0, 3: 0, 4: 0 },
    requests: [0, 1, 2],
    transmitted: { 1: 0, 2: 0 },
    automatic: { enables: 0x4f, undefined: [0, 0, 0, 0], last: 0 },
    holdsPaperEnd: false,
  },
};

const hex = (bytes: Iterable<number>) => Buffer.from([...bytes]).toString('hex');

/** What each state is told as: DLE EOT 1 to 4, the four bytes of ASB. */
interface Row {
  readonly state: Partial<Sensors>;
  /** The same on every model with DLE EOT but the TM-T90, whose other bits follow. */
  readonly realtime: string;
  readonly realtimeT90?: string;
  readonly t88iii: string;
  readonly t88v: string;
  readonly t20iii: string;
  readonly xprinter: string;
  readonly csn: string;
  readonly t90: string;
}

/** `asb`: the first three bytes where all Epson models and clones agree. */
const same = (asb: string) => ({
  t88iii: `${asb}00`,
  t88v: `${asb}00`,
  t20iii: `${asb}0f`,
  xprinter: `${asb}00`,
  csn: `${asb}00`,
  t90: `${asb}00`,
});

const table: readonly Row[] = [
  { state: {}, realtime: '16121212', ...same('140000') },
  { state: { drawer: 'low' }, realtime: '12121212', ...same('100000') },
  { state: { paper: 'near' }, realtime: '1612121e', ...same('140003'), csn: '14000000' },
  { state: { paper: 'near', stopsAt: 'near' }, realtime: '1e32121e', ...same('1c0003'), csn: '1c000000' },
  { state: { paper: 'end' }, realtime: '1e32127e', ...same('1c000f'), csn: '1c000c00' },
  { state: { paper: 'end', drawer: 'low' }, realtime: '1a32127e', ...same('18000f'), csn: '18000c00' },
  { state: { cover: 'open' }, realtime: '1e161212', ...same('3c0000') },
  { state: { cover: 'open', drawer: 'low' }, realtime: '1a161212', ...same('380000') },
  { state: { cover: 'open', paper: 'end' }, realtime: '1e36127e', ...same('3c000f'), csn: '3c000c00' },
  {
    state: { feeding: 'button', button: 'pressed' },
    realtime: '1e1a1212',
    realtimeT90: '5e1a1212',
    ...same('5c0000'),
    t88iii: '5c020000',
    t90: '5c020000',
  },
  {
    state: { button: 'pressed', panel: 'disabled' },
    realtime: '16121212',
    realtimeT90: '56121212',
    ...same('140000'),
    t88iii: '14020000',
    t90: '14020000',
  },
  { state: { error: 'cutter' }, realtime: '1e521a12', ...same('1c0800') },
  { state: { error: 'cutter', cause: 'removed' }, realtime: '1e521a12', ...same('1c0800') },
  { state: { error: 'mechanical' }, realtime: '1e521212', realtimeT90: '1e521612', ...same('1c0000'), t90: '1c040000' },
  { state: { error: 'headtemp' }, realtime: '1e525212', ...same('1c4000') },
  { state: { error: 'cover', cover: 'open' }, realtime: '1e565212', ...same('3c4000') },
  { state: { error: 'fatal' }, realtime: '1e523212', ...same('1c2000') },
  { state: { error: 'fatal', paper: 'end' }, realtime: '1e72327e', ...same('1c200f'), csn: '1c200c00' },
  { state: { busy: 'starting' }, realtime: '1e121212', ...same('1c0000') },
  { state: { busy: 'self-test' }, realtime: '1e121212', ...same('1c0000') },
  { state: { busy: 'macro' }, realtime: '1e121212', realtimeT90: '3e121212', ...same('1c0000'), t90: '1c010000' },
  { state: { busy: 'recovery' }, realtime: '1e121212', realtimeT90: '3e121212', ...same('1c0000'), t90: '1c010000' },
];

describe.each(table)('$state', ({ state, realtime, realtimeT90 = realtime, ...asb }) => {
  const sensors: Sensors = { ...readySensors, ...state };
  const dleEot = (model: Model) => hex([1, 2, 3, 4].map((n) => realtimeStatus(n, sensors, model)!));

  test.each([...models.values()].filter(({ dialect }) => dialect !== 'csn'))('DLE EOT of $name', (model) => {
    expect(dleEot(model)).toBe(realtime);
  });

  test('DLE EOT of a model that leaves nothing undefined', () => {
    expect(dleEot(tmT90)).toBe(realtimeT90);
  });

  test('Automatic Status Back', () => {
    expect({
      t88iii: hex(automaticStatus(sensors, tmT88iii)),
      t88v: hex(automaticStatus(sensors, tmT88v)),
      t20iii: hex(automaticStatus(sensors, tmT20iii)),
      xprinter: hex(automaticStatus(sensors, xprinter80)),
      csn: hex(automaticStatus(sensors, csnA2)),
      t90: hex(automaticStatus(sensors, tmT90)),
    }).toEqual(asb);
  });
});

test.each<[Sensors['paper'], epson: string, csn: string]>([
  ['ok', '00000000', '00'],
  ['near', '03030303', '00'],
  ['end', '0f0f0f0f', '0c'],
])('GS r 1 with paper %s; the end is sent by no printer, which is offline then', (paper, epson, csn) => {
  const told = (...of: Model[]) => hex(of.map((model) => transmittedStatus(1, { ...readySensors, paper }, model)!));
  expect([told(tmT88iii, tmT88v, tmT20iii, xprinter80), told(csnA2)]).toEqual([epson, csn]);
});

test('GS r 2 and ESC u tell the drawer; a panel printer knows ESC u alone', () => {
  const low: Sensors = { ...readySensors, drawer: 'low' };
  expect([readySensors, low].map((sensors) => transmittedStatus(2, sensors, tmT88v))).toEqual([0x01, 0x00]);
  expect([readySensors, low].map(drawerStatus)).toEqual([0x01, 0x00]);
  expect(transmittedStatus(2, readySensors, csnA2)).toBeNull();
});

test.each<[Partial<Sensors>, number]>([
  [{}, 0x01],
  [{ paper: 'near' }, 0x01],
  [{ paper: 'end' }, 0x04],
  [{ cover: 'open' }, 0x00],
  [{ error: 'headtemp' }, 0x40],
  [{ error: 'headtemp', paper: 'end' }, 0x44],
  [{ error: 'cover', cover: 'open' }, 0x00],
])('ESC v of a panel printer with %o', (state, status) => {
  expect(panelStatus({ ...readySensors, ...state }, csnA2)).toBe(status);
});

describe('paper that changes under an open cover', () => {
  const replaced: Sensors = { ...readySensors, cover: 'open', heldPaper: 'end', paper: 'ok' };
  const taken: Sensors = { ...readySensors, cover: 'open', heldPaper: 'ok', paper: 'end' };

  test.each<[string, Model, string, string]>([
    ['TM-T88III', tmT88iii, '16123c0000', '367e3c000f'],
    ['TM-T88V', tmT88v, '36723c000c', '161e3c0003'],
    ['TM-T20III', tmT20iii, '36723c000c', '161e3c0003'],
    ['Xprinter', xprinter80, '16123c0000', '367e3c000f'],
  ])('%s: DLE EOT 2 and 4, three bytes of ASB', (_, model, afterReplacing, afterTaking) => {
    const told = (sensors: Sensors) =>
      hex([
        realtimeStatus(2, sensors, model)!,
        realtimeStatus(4, sensors, model)!,
        ...automaticStatus(sensors, model).slice(0, 3),
      ]);
    expect([told(replaced), told(taken)]).toEqual([afterReplacing, afterTaking]);
  });
});

test.each([...models.values()])('$name answers no other n', (model) => {
  const answered = Array.from({ length: 256 }, (_, n) => n).filter(
    (n) => realtimeStatus(n, readySensors, model) !== null,
  );
  expect(answered).toEqual(model.dialect === 'csn' ? [] : [1, 2, 3, 4]);
  const inTurn = Array.from({ length: 256 }, (_, n) => n).filter(
    (n) => transmittedStatus(n, readySensors, model) !== null,
  );
  expect(inTurn).toEqual(model.dialect === 'csn' ? [1] : [1, 2]);
});
