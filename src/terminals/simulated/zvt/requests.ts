import type { Apdu } from '../../zvt/protocol/apdu.ts';
import { digitsOf } from '../../zvt/protocol/bcd.ts';
import { type Bitmap, decodeBitmaps } from '../../zvt/protocol/bitmaps.ts';
import { controls } from '../../zvt/protocol/controls.ts';
import { diagnose, endOfDay, nothingToDo, repeatReceipt, reprintByNumber, totals } from './administration.ts';
import { bookTotal, partialReversal, refund, reservation, reservationReversal, reversal, sale } from './payments.ts';
import type { Profile } from './profile.ts';
import type { Carry } from './works.ts';

/** A command as the terminal knows it. */
interface Known {
  readonly carry: Carry;
  /** Begins with a password of 3 bytes. */
  readonly password?: true;
  /** Receipt numbers of 2 bytes each may stand where bitmaps do in other commands. */
  readonly bare?: true;
  isOf?(profile: Profile): boolean;
}

/** The commands that are carried out; registration, log-off, status and abort are the terminal's own. */
const known: ReadonlyMap<number, Known> = new Map<number, Known>([
  [controls.authorisation, { carry: sale }],
  [controls.reservation, { carry: reservation }],
  [controls.partialReversal, { carry: partialReversal }],
  [controls.bookTotal, { carry: bookTotal }],
  [controls.reservationReversal, { carry: reservationReversal }],
  [controls.reversal, { carry: reversal, password: true }],
  [controls.refund, { carry: refund, password: true }],
  [controls.endOfDay, { carry: endOfDay, password: true }],
  [controls.totals, { carry: totals, password: true, isOf: (profile) => profile.offersReports }],
  [controls.repeatReceipt, { carry: repeatReceipt, password: true }],
  [
    controls.reprintByNumber,
    { carry: reprintByNumber, password: true, bare: true, isOf: (profile) => profile.offersReports },
  ],
  [controls.diagnosis, { carry: diagnose }],
  [controls.initialisation, { carry: nothingToDo, password: true, isOf: (profile) => profile.offersReports }],
  [controls.setTime, { carry: nothingToDo, password: true }],
]);

export interface ReadRequest {
  readonly carry: Carry;
  readonly bitmaps: readonly Bitmap[];
  /** Six digits; null where the command has none. */
  readonly password: string | null;
}

/** Reads a command; null for one that this terminal has not, and for one with a bitmap that there is not. */
export function readRequest({ control, data }: Apdu, profile: Profile): ReadRequest | null {
  const command = known.get(control);
  if (!command || command.isOf?.(profile) === false) return null;
  const from = command.password ? 3 : 0;
  if (data.length < from) return null;
  const password = command.password ? digitsOf(data.subarray(0, from)) : null;
  if (command.bare) return { carry: command.carry, bitmaps: bareNumbers(data.subarray(from)), password };
  const { list, unread } = decodeBitmaps(data, from);
  return unread === undefined ? { carry: command.carry, bitmaps: list, password } : null;
}

/** Receipt numbers of 06 12, as if each had its bitmap. */
function bareNumbers(data: Uint8Array): readonly Bitmap[] {
  return Array.from({ length: data.length >> 1 }, (_, at) => ({ tag: 0x87, value: data.slice(at * 2, at * 2 + 2) }));
}
