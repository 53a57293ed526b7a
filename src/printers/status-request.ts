import type { Sensors } from '../../emulator/machine/sensors.ts';
import { realtimeStatus } from '../../emulator/machine/status.ts';
import type { Model } from '../../emulator/models/model.ts';

const DLE = 0x10;
const EOT = 0x04;
const REQUEST_BYTES = 3;

/**
 * The answers to a run of bytes that is nothing but status requests (DLE EOT 1 to 4); null for any other run, and for
 * a model that does not answer them.
 */
export function statusReplies(bytes: Uint8Array, model: Model, sensors: Readonly<Sensors>): Uint8Array | null {
  if (!model.realtimeStatus || bytes.length % REQUEST_BYTES !== 0) return null;
  const replies = new Uint8Array(bytes.length / REQUEST_BYTES);
  for (let i = 0; i < replies.length; i++) {
    const at = i * REQUEST_BYTES;
    const status = bytes[at] === DLE && bytes[at + 1] === EOT ? realtimeStatus(bytes[at + 2]!, sensors) : null;
    if (status === null) return null;
    replies[i] = status;
  }
  return replies;
}
