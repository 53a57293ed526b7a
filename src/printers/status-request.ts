import type { Sensors } from '../../emulator/machine/sensors.ts';
import { realtimeStatus } from '../../emulator/machine/status.ts';
import type { Model } from '../../emulator/models/model.ts';

const DLE = 0x10;
const EOT = 0x04;
const ENQ = 0x05;

/** DLE EOT n; ink, peeler and interface are asked for with a fourth byte (Epson ESC/POS reference, DLE EOT). */
const REQUEST_BYTES = 3;
const WITH_PART: readonly number[] = [7, 8, 18];

/** What the bytes of a host begin with. */
export interface StatusRequests {
  /** Empty where the model is silent to them. */
  readonly replies: Uint8Array;
  /** Bytes of them. */
  readonly length: number;
  /** Nothing comes after them, unless the beginning of another. */
  readonly isAll: boolean;
}

/**
 * The DLE EOT that a host's bytes begin with, which a printer's interface answers whatever the printer does. A model
 * without DLE EOT knows none.
 */
export function statusRequests(bytes: Uint8Array, model: Model, sensors: Readonly<Sensors>): StatusRequests {
  const replies: number[] = [];
  const found = (length: number, isAll: boolean) => ({ replies: Uint8Array.from(replies), length, isAll });
  if (Object.keys(model.status.realtime).length === 0) return found(0, bytes.length === 0);
  let at = 0;
  while (at < bytes.length) {
    const [dle, eot = EOT, n] = bytes.subarray(at);
    if (dle !== DLE || eot !== EOT) return found(at, false);
    if (n === undefined) return found(at, true);
    const isOfPart = WITH_PART.includes(n);
    const status = isOfPart ? null : realtimeStatus(n, sensors, model);
    if (status === null && !isOfPart) return found(at, false);
    const length = isOfPart ? REQUEST_BYTES + 1 : REQUEST_BYTES;
    if (at + length > bytes.length) return found(at, true);
    if (status !== null) replies.push(status);
    at += length;
  }
  return found(at, true);
}

/** Bytes that are one DLE ENQ n and nothing else: the request to recover from an error. */
export function isRecovery(bytes: Uint8Array): boolean {
  return bytes.length === REQUEST_BYTES && bytes[0] === DLE && bytes[1] === ENQ;
}
