import type { Printer } from '../../emulator/printer.ts';
import type { Line } from '../ports/port.ts';

/**
 * Has the sender wait while the printer is busy. With a handshake what comes all the same is taken, which is what the
 * last bytes of a receive buffer are for; a sender that does not heed it is read no further when the buffer has no room.
 * A line without a handshake is not read while the buffer is full.
 */
export function holdBack(line: Line, { isBusy, isFull, room }: Printer['level']): void {
  line.signal?.(!isBusy);
  if (isFull && !(line.signal && room > 0)) line.pause();
  else line.resume();
}
