import { isOffline, type Sensors } from './sensors.ts';

/** Bits of a reply, each set while its condition holds. */
type Bits = readonly (readonly [bit: number, when: (s: Readonly<Sensors>) => boolean])[];

const drawerHigh = (s: Readonly<Sensors>) => s.drawer === 'high';
const coverOpen = (s: Readonly<Sensors>) => s.cover === 'open';
const feeding = (s: Readonly<Sensors>) => s.feeding === 'button';
const paperEnd = (s: Readonly<Sensors>) => s.paper === 'end';
const nearEnd = (s: Readonly<Sensors>) => s.paper !== 'ok';
const anyError = (s: Readonly<Sensors>) => s.error !== 'none';
const cutter = (s: Readonly<Sensors>) => s.error === 'cutter';
const fatal = (s: Readonly<Sensors>) => s.error === 'fatal';
const headHot = (s: Readonly<Sensors>) => s.error === 'headtemp';

/** DLE EOT n: fixed bits 12h (TM-T88III specification sheets 73-75). */
const REALTIME_BASE = 0x12;
const REALTIME: Readonly<Record<number, Bits>> = {
  1: [
    [0x04, drawerHigh],
    [0x08, isOffline],
  ],
  2: [
    [0x04, coverOpen],
    [0x08, feeding],
    [0x20, paperEnd],
    [0x40, anyError],
  ],
  3: [
    [0x08, cutter],
    [0x20, fatal],
    [0x40, headHot],
  ],
  4: [
    [0x0c, nearEnd],
    [0x60, paperEnd],
  ],
};

/** Automatic Status Back, bytes 1 to 4; byte 4 is sent as 00 (APG page 321 leaves its free bits undefined). */
const AUTOMATIC: readonly { readonly base: number; readonly bits: Bits }[] = [
  {
    base: 0x10,
    bits: [
      [0x04, drawerHigh],
      [0x08, isOffline],
      [0x20, coverOpen],
      [0x40, feeding],
    ],
  },
  {
    base: 0x00,
    bits: [
      [0x08, cutter],
      [0x20, fatal],
      [0x40, headHot],
    ],
  },
  {
    base: 0x00,
    bits: [
      [0x03, nearEnd],
      [0x0c, paperEnd],
    ],
  },
  { base: 0x00, bits: [] },
];

/** GS r n. */
const TRANSMITTED: Readonly<Record<number, Bits>> = {
  1: [
    [0x03, nearEnd],
    [0x0c, paperEnd],
  ],
  2: [[0x01, drawerHigh]],
};

function compose(base: number, bits: Bits, sensors: Readonly<Sensors>): number {
  return bits.reduce((byte, [bit, when]) => (when(sensors) ? byte | bit : byte), base);
}

/** Reply to DLE EOT n, or null for an n without one. */
export function realtimeStatus(n: number, sensors: Readonly<Sensors>): number | null {
  const bits = REALTIME[n];
  return bits ? compose(REALTIME_BASE, bits, sensors) : null;
}

/** The four bytes of Automatic Status Back. */
export function automaticStatus(sensors: Readonly<Sensors>): Uint8Array {
  return Uint8Array.from(AUTOMATIC, ({ base, bits }) => compose(base, bits, sensors));
}

/** Reply to GS r n, or null for an n without one. */
export function transmittedStatus(n: number, sensors: Readonly<Sensors>): number | null {
  const bits = TRANSMITTED[n];
  return bits ? compose(0, bits, sensors) : null;
}

/** ESC v of panel printers (CSN-A2 user manual v4.0); its bit 3, more than 9.5 V, has no sensor here. */
const PANEL: Bits = [
  [0x01, (s) => !isOffline(s)],
  [0x04, paperEnd],
  [0x40, headHot],
];

/** Reply to ESC v of a panel printer. */
export function panelStatus(sensors: Readonly<Sensors>): number {
  return compose(0, PANEL, sensors);
}

/** Which ASB bytes each bit of GS a watches: a change in them is sent (TM-T88III specification, GS a). */
const WATCHED: readonly (readonly [enable: number, byte: number, mask: number])[] = [
  [0x01, 0, 0x04],
  [0x02, 0, 0x28],
  [0x04, 1, 0x68],
  [0x08, 2, 0x0f],
  [0x40, 0, 0x40],
];

/** True when a change between two ASB states is one that `enabled` (the argument of GS a) asks for. */
export function isWatched(enabled: number, before: Uint8Array, after: Uint8Array): boolean {
  return WATCHED.some(([bit, byte, mask]) => (enabled & bit) !== 0 && ((before[byte]! ^ after[byte]!) & mask) !== 0);
}
