import { predictPrintTime } from '../../emulator/machine/print-time.ts';
import type { Slip } from '../../emulator/machine/slip.ts';
import type { Model } from '../../emulator/models/model.ts';
import type { PaperStages, SlipTiming } from '../events/event.ts';

/**
 * Where the time of a slip went, ms. `requestedAt`: when the terminal was asked for it, on the clock that stamped its
 * bytes; null where nobody asked. `decode`: real ms the emulator worked on it.
 */
export function slipStages(slip: Slip, model: Model, requestedAt: number | null, decode: number): SlipTiming {
  const paper = paperStages(slip);
  return {
    requestToFirstByte: requestedAt === null ? null : microseconds(slip.firstByteAt - requestedAt),
    wire: microseconds(slip.lastByteAt - slip.firstByteAt),
    decode: microseconds(decode),
    print: microseconds(predictPrintTime(slip, model).total),
    ...(paper ? { paper } : {}),
  };
}

function paperStages({ times, firstByteAt }: Slip): PaperStages | undefined {
  if (!times) return undefined;
  const { buffer, ramp, head, feed, cut, end } = times;
  const parts = { starved: times.wire, buffer, ramp, head, feed, cut, out: end - firstByteAt };
  return Object.fromEntries(
    Object.entries(parts).map(([part, ms]) => [part, microseconds(ms)]),
  ) as unknown as PaperStages;
}

/** ms to the microsecond, as the event stream keeps times. */
export function microseconds(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
