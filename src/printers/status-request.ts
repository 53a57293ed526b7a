import type { Sensors } from '../../emulator/machine/sensors.ts';
import { realtimeStatus } from '../../emulator/machine/status.ts';
import type { Model } from '../../emulator/models/model.ts';

const DLE = 0x10;
const EOT = 0x04;

/** DLE EOT n; ink, peeler and interface are asked for with a fourth byte (Epson ESC/POS reference, DLE EOT). */
const REQUEST_BYTES = 3;
const WITH_PART: readonly number[] = [7, 8, 18];

/**
 * The answers to a run of bytes that is nothing but DLE EOT, which a printer's interface answers whatever the printer
 * does; empty where the model is silent to it. Null for any other run, and for a model without DLE EOT.
 */
export function statusReplies(bytes: Uint8Array, model: Model, sensors: Readonly<Sensors>): Uint8Array | null {
  if (Object.keys(model.status.realtime).length === 0) return null;
  const replies: number[] = [];
  let at = 0;
  while (at < bytes.length) {
    const n = bytes[at + 2];
    if (bytes[at] !== DLE || bytes[at + 1] !== EOT || n === undefined) return null;
    const isOfPart = WITH_PART.includes(n);
    const status = isOfPart ? null : realtimeStatus(n, sensors, model);
    if (status === null && !isOfPart) return null;
    if (status !== null) replies.push(status);
    at += isOfPart ? REQUEST_BYTES + 1 : REQUEST_BYTES;
  }
  return at === bytes.length ? Uint8Array.from(replies) : null;
}
