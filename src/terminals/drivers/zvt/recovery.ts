import type { Clock } from '../../../clock/clock.ts';
import { T4 } from '../../zvt/link/link.ts';
import { codes } from '../../zvt/protocol/codes.ts';
import type { StatusInformation } from '../../zvt/protocol/status-information.ts';
import { terminalStatus } from '../../zvt/protocol/terminal-status.ts';
import { abort, repeatReceipt, statusEnquiry } from './commands.ts';
import type { Connection } from './connection.ts';

/** How long a terminal is asked again that says it is busy, how long one that says nothing, and the time between, ms. */
const BUSY_LIMIT = 600_000;
const SILENCE_LIMIT = 2 * T4;
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

/** Why asking ended: it is ready, or the limit that was reached in words. */
type Asked = { readonly isReady: true } | { readonly isReady: false; readonly why: string };

/** Asks 05 01 until the terminal says that it has nothing under way; one that says nothing for no longer than `silence`, ms. */
export async function untilReady(
  connection: Connection,
  password: string,
  clock: Clock,
  silence = BUSY_LIMIT,
): Promise<Asked> {
  const began = clock.now();
  let heardAt = began;
  while (!connection.isOver) {
    await clock.sleep(PAUSE);
    // What else ends the enquiry is the end of an earlier command that comes late.
    const end = await connection.run(statusEnquiry(password)).catch(() => null);
    const status = end?.kind === 'completed' ? terminalStatus(end.data) : null;
    if (status !== null && !unready.has(status)) return { isReady: true };
    const now = clock.now();
    if (end) heardAt = now;
    if (now - heardAt >= silence) return over(`silence limit of the register: it said nothing for ${silence / 1000} s`);
    if (now - began >= BUSY_LIMIT)
      return over(`recovery limit of the register: it was busy for ${BUSY_LIMIT / 1000} s`);
  }
  return over('the register was closed');
}

const over = (why: string): Asked => ({ isReady: false, why });

/** What could be found out: the terminal's last transaction, null where it has none; or why it could not be asked. */
export type Recovered =
  | { readonly last: StatusInformation | null }
  | { readonly last?: undefined; readonly why: string };

/**
 * After a command whose end was not told: 06 B0 where the line still stands, the line again where it does not, 05 01
 * until the terminal is idle, then 06 20 without a slip. The command itself is never given again.
 */
export async function recover(connection: Connection, password: string, clock: Clock): Promise<Recovered> {
  if (connection.current && !connection.current.hasEnded) await connection.run(abort()).catch(() => {});
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const asked = await untilReady(connection, password, clock, SILENCE_LIMIT);
    if (!asked.isReady) return asked;
    const last = await lastStatus(connection, password).catch(() => undefined);
    if (last !== undefined) return { last };
  }
  return { why: `its last transaction was asked for ${TRIES} times, and never told` };
}
