import type { Clock } from '../../../clock/clock.ts';
import { codes } from '../../zvt/protocol/codes.ts';
import type { StatusInformation } from '../../zvt/protocol/status-information.ts';
import { terminalStatus } from '../../zvt/protocol/terminal-status.ts';
import { abort, repeatReceipt, statusEnquiry } from './commands.ts';
import type { Connection } from './connection.ts';

/** How often a terminal is asked again that is gone or busy, and the time between, ms: ten minutes and what the asking takes. */
const ATTEMPTS = 60;
const PAUSE = 10_000;
/** How often 06 20 is tried that is lost on its way. */
const TRIES = 5;

/** What a terminal says that works on something, or updates itself. */
const unready: ReadonlySet<number> = new Set([codes.wait, codes.maintenance, codes.deviceMissing]);

/** The terminal still works on something, or cannot say whether it does. */
class StillBusy extends Error {}

/** The terminal's last transaction, by 06 20 without a slip; null where it has none. Rejects as a session does. */
export async function lastStatus(connection: Connection, password: string): Promise<StatusInformation | null> {
  const { kind, statuses } = await connection.run(repeatReceipt(password, { statusOnly: true }));
  if (kind === 'refused') throw new StillBusy();
  return statuses.at(-1) ?? null;
}

/** Asks 05 01 until the terminal says that it has nothing under way; false where it never does. */
export async function untilReady(connection: Connection, password: string, clock: Clock): Promise<boolean> {
  for (let attempt = 0; attempt < ATTEMPTS && !connection.isOver; attempt++) {
    await clock.sleep(PAUSE);
    // What else ends the enquiry is the end of an earlier command that comes late.
    const end = await connection.run(statusEnquiry(password)).catch(() => null);
    const status = end?.kind === 'completed' ? terminalStatus(end.data) : null;
    if (status !== null && !unready.has(status)) return true;
  }
  return false;
}

/**
 * After a command whose end was not told: 06 B0 where the line still stands, the line again where it does not, 05 01
 * until the terminal is idle, then 06 20 without a slip. Resolves with the terminal's last transaction, null where it
 * has none, and undefined where it could not be asked. The command itself is never given again.
 */
export async function recover(
  connection: Connection,
  password: string,
  clock: Clock,
): Promise<StatusInformation | null | undefined> {
  if (connection.current && !connection.current.hasEnded) await connection.run(abort()).catch(() => {});
  for (let attempt = 0; attempt < TRIES; attempt++) {
    if (!(await untilReady(connection, password, clock))) return undefined;
    const last = await lastStatus(connection, password).catch(() => undefined);
    if (last !== undefined) return last;
  }
  return undefined;
}
