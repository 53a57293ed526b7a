import type { Clock } from '../clock/clock.ts';
import type { Direction } from '../events/event.ts';
import type { LineCapture } from './capture.ts';
import { CLOSING, type End } from './end.ts';

/**
 * Passes on everything between a host and a printer, unchanged and in order, and writes it down: bytes, the end of
 * either direction, a break. Who sends waits while the other side takes nothing: one run is on its way in each
 * direction. Resolves when the conversation is over.
 */
export function passOn(host: End, printer: End, capture: LineCapture, clock: Clock): Promise<void> {
  return new Promise((over) => {
    const finished = new Set<Direction>();
    const join = (from: End, to: End, side: 'host' | 'printer', direction: Direction) => {
      let last: Promise<void> = Promise.resolve();
      from.attach({
        onBytes: (bytes, at, byteTime) => {
          capture.passed(direction, bytes, at, byteTime);
          from.pause();
          last = to.write(bytes.slice()).then(() => from.resume());
        },
        onFinished: () => {
          capture.ended(side, 'closed');
          to.finish();
          finished.add(direction);
          if (finished.size === 2) void last.then(over);
        },
        onGone: (end, message) => {
          capture.ended(side, end, message);
          // What was read before the break was sent before it.
          void Promise.race([last, clock.sleep(CLOSING)]).then(() => {
            to.reset();
            over();
          });
        },
      });
      from.resume();
    };
    join(host, printer, 'host', 'to-printer');
    join(printer, host, 'printer', 'from-printer');
  });
}
