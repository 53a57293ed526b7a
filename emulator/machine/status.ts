import type { Model } from '../models/model.ts';
import { isOffline, isWaitingForButton, type Sensors } from './sensors.ts';

/** What a status tells: the state, as the model tells it. */
interface Told {
  readonly sensors: Readonly<Sensors>;
  /** The paper as the paper-end sensor is told. */
  readonly end: boolean;
}

type Condition = (told: Told) => boolean;

/** Bits of a reply, each set while its condition holds. */
type Bits = readonly (readonly [bit: number, when: Condition])[];

const drawerHigh: Condition = ({ sensors }) => sensors.drawer === 'high';
const offline: Condition = ({ sensors }) => isOffline(sensors);
const coverOpen: Condition = ({ sensors }) => sensors.cover === 'open';
const feeding: Condition = ({ sensors }) => sensors.feeding === 'button';
const pressed: Condition = ({ sensors }) => sensors.button === 'pressed' || sensors.feeding === 'button';
const waiting: Condition = ({ sensors }) => isWaitingForButton(sensors);
const nearEnd: Condition = ({ sensors }) => sensors.paper !== 'ok';
const paperEnd: Condition = ({ end }) => end;
const stopped: Condition = ({ sensors, end }) => end || (sensors.stopsAt === 'near' && sensors.paper !== 'ok');
const anyError: Condition = ({ sensors }) => sensors.error !== 'none';
const mechanical: Condition = ({ sensors }) => sensors.error === 'mechanical';
const cutter: Condition = ({ sensors }) => sensors.error === 'cutter';
const fatal: Condition = ({ sensors }) => sensors.error === 'fatal';
const passing: Condition = ({ sensors }) => sensors.error === 'headtemp' || sensors.error === 'cover';
const headHot: Condition = ({ sensors }) => sensors.error === 'headtemp';

/** DLE EOT n: fixed bits 12h (Epson ESC/POS reference, DLE EOT; TM-T88III specification sheets 73 and 74). */
const REALTIME_BASE = 0x12;
const REALTIME: Readonly<Record<number, Bits>> = {
  1: [
    [0x04, drawerHigh],
    [0x08, offline],
    [0x20, waiting],
    [0x40, pressed],
  ],
  2: [
    [0x04, coverOpen],
    [0x08, feeding],
    [0x20, stopped],
    [0x40, anyError],
  ],
  3: [
    [0x04, mechanical],
    [0x08, cutter],
    [0x20, fatal],
    [0x40, passing],
  ],
  4: [
    [0x0c, nearEnd],
    [0x60, paperEnd],
  ],
};

/** Automatic Status Back, bytes 1 to 3 (Epson ESC/POS reference, GS a). */
const AUTOMATIC: readonly { readonly base: number; readonly bits: Bits }[] = [
  {
    base: 0x10,
    bits: [
      [0x04, drawerHigh],
      [0x08, offline],
      [0x20, coverOpen],
      [0x40, feeding],
    ],
  },
  {
    base: 0x00,
    bits: [
      [0x01, waiting],
      [0x02, pressed],
      [0x04, mechanical],
      [0x08, cutter],
      [0x20, fatal],
      [0x40, passing],
    ],
  },
  {
    base: 0x00,
    bits: [
      [0x03, nearEnd],
      [0x0c, paperEnd],
    ],
  },
];

/** GS r n. */
const TRANSMITTED: Readonly<Record<number, Bits>> = {
  1: [
    [0x03, nearEnd],
    [0x0c, paperEnd],
  ],
  2: [[0x01, drawerHigh]],
};

/** ESC v of panel printers (CSN-A2 user manual v4.0); its bit 3, more than 9.5 V, has no sensor here. */
const PANEL: Bits = [
  [0x01, (told) => !offline(told)],
  [0x04, paperEnd],
  [0x40, headHot],
];

function tell(sensors: Readonly<Sensors>, { status }: Pick<Model, 'status'>): Told {
  const held = status.holdsPaperEnd ? sensors.heldPaper : null;
  return { sensors, end: (held ?? sensors.paper) === 'end' };
}

function compose(base: number, bits: Bits, told: Told, undefinedBits = 0): number {
  return bits.reduce((byte, [bit, when]) => (when(told) ? byte | (bit & ~undefinedBits) : byte), base);
}

/** Reply to DLE EOT n, or null for an n that the model does not answer. */
export function realtimeStatus(n: number, sensors: Readonly<Sensors>, model: Pick<Model, 'status'>): number | null {
  const undefinedBits = model.status.realtime[n];
  const bits = REALTIME[n];
  if (bits === undefined || undefinedBits === undefined) return null;
  return compose(REALTIME_BASE, bits, tell(sensors, model), undefinedBits);
}

/** The four bytes of Automatic Status Back. */
export function automaticStatus(sensors: Readonly<Sensors>, model: Pick<Model, 'status'>): Uint8Array {
  const { undefined: undefinedBits, last } = model.status.automatic;
  const told = tell(sensors, model);
  return Uint8Array.of(...AUTOMATIC.map(({ base, bits }, i) => compose(base, bits, told, undefinedBits[i])), last);
}

/** Reply to GS r n, or null for an n that the model does not answer. */
export function transmittedStatus(n: number, sensors: Readonly<Sensors>, model: Pick<Model, 'status'>): number | null {
  const undefinedBits = model.status.transmitted[n];
  const bits = TRANSMITTED[n];
  if (bits === undefined || undefinedBits === undefined) return null;
  return compose(0, bits, tell(sensors, model), undefinedBits);
}

/** Reply to ESC u: the drawer, which a model tells there though GS r does not. */
export function drawerStatus({ drawer }: Readonly<Sensors>): number {
  return drawer === 'high' ? 0x01 : 0x00;
}

/** Reply to ESC v of a panel printer. */
export function panelStatus(sensors: Readonly<Sensors>, model: Pick<Model, 'status'>): number {
  return compose(0, PANEL, tell(sensors, model));
}

/** Which ASB bits each bit of GS a watches: a change in them is sent (Epson application programming guide 10.01 page 318). */
const WATCHED: readonly (readonly [enable: number, byte: number, mask: number])[] = [
  [0x01, 0, 0x04],
  [0x02, 0, 0x68],
  [0x02, 1, 0x01],
  [0x02, 2, 0x0c],
  [0x04, 1, 0x6c],
  [0x08, 2, 0x0f],
  [0x40, 1, 0x02],
];

/** The near end of the paper belongs to the online status only where it stops printing (page 319). */
const NEAR_END_STOPS = [0x02, 2, 0x03] as const;

/** What Automatic Status Back sends after a change; null when nothing changed that `enabled`, the n of GS a, asks for. */
export function changeReport(
  enabled: number,
  before: Readonly<Sensors>,
  after: Readonly<Sensors>,
  model: Pick<Model, 'status'>,
): Uint8Array | null {
  const asked = enabled & model.status.automatic.enables;
  if (asked === 0) return null;
  const [was, is] = [automaticStatus(before, model), automaticStatus(after, model)];
  const watched = after.stopsAt === 'near' ? [...WATCHED, NEAR_END_STOPS] : WATCHED;
  const isAsked = watched.some(([bit, byte, mask]) => (asked & bit) !== 0 && ((was[byte]! ^ is[byte]!) & mask) !== 0);
  return isAsked ? is : null;
}
