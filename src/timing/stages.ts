import { predictPrintTime } from '../../emulator/machine/print-time.ts';
import type { Slip } from '../../emulator/machine/slip.ts';
import type { Model } from '../../emulator/models/model.ts';
import type { SlipTiming } from '../events/event.ts';

/**
 * Where the time of a slip went, ms. `requestedAt`: when the terminal was asked for it, on the clock that stamped its
 * bytes; null where nobody asked. `decode`: real ms the emulator worked on it.
 */
export function slipStages(slip: Slip, model: Model, requestedAt: number | null, decode: number): SlipTiming {
  return {
    requestToFirstByte: requestedAt === null ? null : microseconds(slip.firstByteAt - requestedAt),
    wire: microseconds(slip.lastByteAt - slip.firstByteAt),
    decode: microseconds(decode),
    print: microseconds(predictPrintTime(slip, model).total),
  };
}

/** ms to the microsecond, as the event stream keeps times. */
function microseconds(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
