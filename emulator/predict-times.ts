import type { GlyphLibrary } from './glyphs/library.ts';
import type { PrinterState } from './handlers.ts';
import type { PaperTimes, Slip } from './machine/slip.ts';
import type { Model } from './models/model.ts';
import { Printer } from './printer.ts';

/** The line that bytes come over, and the printer's switches. */
export interface PredictedLine extends Omit<PrinterState, 'pace' | 'overflow'> {
  /** Bits per second; bytes take no time when absent. */
  readonly baud?: number;
  /** Bits of a byte on the wire: start, data, parity, stop; 10 (8N1) when absent. */
  readonly bits?: number;
  /** When the host begins to send, ms; 0 when absent. */
  readonly at?: number;
  /** ms that the host waits after each line feed; 0 when absent. */
  readonly pause?: number;
}

/** A slip, when its paper moves, and where the time goes. */
export interface PredictedSlip {
  readonly slip: Slip;
  readonly times: PaperTimes;
  /** The host began to send its first byte, ms: a byte's time before that was there. */
  readonly begins: number;
}

const LF = 0x0a;

/**
 * What a printer makes in time of bytes that a host sends as fast as its line and the printer let it: a full receive
 * buffer makes the host wait before its next byte. A printer that is offline when its receive buffer is full ends it:
 * what it has not printed is on no slip.
 */
export function predictTimes(
  bytes: Uint8Array,
  model: Model,
  library: GlyphLibrary,
  { baud, bits = 10, at = 0, pause = 0, ...state }: PredictedLine = {},
): readonly PredictedSlip[] {
  const byteTime = baud === undefined ? 0 : (bits * 1000) / baud;
  const slips: Slip[] = [];
  const printer = new Printer(model, library, { slip: (slip) => slips.push(slip) }, { ...state, pace: 'as the model' });
  // Bytes since the host last waited: times are computed from their number, so that no error adds up.
  let began = at;
  let sent = 0;
  const waitUntil = (time: number) => {
    if (time <= began + sent * byteTime) return;
    began = time;
    sent = 0;
  };
  for (let from = 0; from < bytes.length && whenReady(printer, waitUntil); ) {
    const line = pause > 0 ? bytes.indexOf(LF, from) + 1 : 0;
    const to = Math.min(line || bytes.length, from + printer.level.mostAtOnce);
    printer.receive(bytes.subarray(from, to), began + (sent + 1) * byteTime, byteTime);
    sent += to - from;
    from = to;
    if (to === line) waitUntil(began + sent * byteTime + pause);
  }
  printer.endJob();
  return slips.map((slip) => ({ slip, times: slip.times!, begins: slip.firstByteAt - byteTime }));
}

/** Lets time pass until the receive buffer takes more; false when it never does. */
function whenReady(printer: Printer, waitUntil: (time: number) => void): boolean {
  while (printer.level.isBusy) {
    const at = printer.nextDeadline;
    if (at === null) return false;
    printer.advance(at);
    waitUntil(at);
  }
  return true;
}
