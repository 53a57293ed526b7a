import type { Clock } from '../../../clock/clock.ts';
import { codes } from '../../zvt/protocol/codes.ts';
import type { StatusInformation } from '../../zvt/protocol/status-information.ts';
import { terminalStatus } from '../../zvt/protocol/terminal-status.ts';
import { abort, repeatReceipt, statusEnquiry } from './commands.ts';
import type { Connection } from './connection.ts';

/** How often a terminal is asked again that is gone or busy, and the time between, ms: ten minutes in all. */
const ATTEMPTS = 60;
const PAUSE = 10_000;

/** The terminal still works on something, or cannot say whether it does. */
class StillBusy extends Error {}

/** The terminal's last transaction, by 06 20 without a slip; null where it has none. Rejects as a session does. */
export async function lastStatus(connection: Connection, password: string): Promise<StatusInformation | null> {
  const { kind, statuses } = await connection.run(repeatReceipt(password, { statusOnly: true }));
  if (kind === 'refused') throw new StillBusy();
  return statuses.at(-1) ?? null;
}

/**
 * After a command whose end was not told: 06 B0 where the line still stands, the line again where it does not, 05 01
 * until the terminal is idle, then 06 20 without a slip. Resolves with the terminal's last transaction, null where it
 * has none, and undefined where it could not be asked within ten minutes. The command itself is never given again.
 */
export async function recover(
  connection: Connection,
  password: string,
  clock: Clock,
): Promise<StatusInformation | null | undefined> {
  if (connection.current && !connection.current.hasEnded) await connection.run(abort()).catch(() => {});
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    try {
      const { kind, data } = await connection.run(statusEnquiry(password));
      const status = terminalStatus(data);
      // What else ends the enquiry is the end of an earlier command that comes late.
      if (kind === 'completed' && status !== null && status !== codes.wait)
        return await lastStatus(connection, password);
    } catch {
      // The line may be there again at the next attempt.
    }
    await clock.sleep(PAUSE);
  }
  return undefined;
}
