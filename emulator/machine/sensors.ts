/**
 * What the printer's sensors say, and the states that follow from them: the one source of every status reply. Plain
 * data, which a snapshot copies as it is.
 */
export interface Sensors {
  /** `near`: the roll is nearly used up; `end`: none under the head. */
  paper: 'ok' | 'near' | 'end';
  /** Which paper sensor stops printing: `near` after ESC c 4 with bit 0 or 1. */
  stopsAt: 'end' | 'near';
  cover: 'closed' | 'open';
  /** Drawer kick-out connector, pin 3. `high` with no drawer connected: the line is pulled up. */
  drawer: 'high' | 'low';
  /**
   * `cutter`, `mechanical`: recoverable. `headtemp`, `cover` (opened while printing): end with their cause. `fatal`: ends
   * with the power alone, for which `none` set by hand stands.
   */
  error: 'none' | 'cutter' | 'mechanical' | 'headtemp' | 'cover' | 'fatal';
  /** Whether what caused the error is still there; a recoverable error ends only after its cause. */
  cause: 'present' | 'removed';
  /** The FEED button is held, whether or not that moves paper. */
  button: 'released' | 'pressed';
  /** Paper is being fed by the FEED button, which is then pressed. */
  feeding: 'none' | 'button';
  /**
   * What keeps it offline though nothing is wrong: it was switched on and is not ready, prints its self-test, waits for
   * FEED before a run of a macro (GS ^), or waits for FEED to be online again.
   */
  busy: 'none' | 'starting' | 'self-test' | 'macro' | 'recovery';
}

/** A printer that is ready, with paper, its cover closed and no drawer connected. */
export const readySensors: Readonly<Sensors> = {
  paper: 'ok',
  stopsAt: 'end',
  cover: 'closed',
  drawer: 'high',
  error: 'none',
  cause: 'present',
  button: 'released',
  feeding: 'none',
  busy: 'none',
};

/** How an error ends (Epson application programming guide 10.01, DLE EOT 3 and DLE ENQ). */
export type ErrorKind = 'none' | 'recoverable' | 'auto-recoverable' | 'unrecoverable';

const ERROR_KINDS: Readonly<Record<Sensors['error'], ErrorKind>> = {
  none: 'none',
  cutter: 'recoverable',
  mechanical: 'recoverable',
  headtemp: 'auto-recoverable',
  cover: 'auto-recoverable',
  fatal: 'unrecoverable',
};

/** How the error that the printer has ends. */
export function errorKind({ error }: Readonly<Sensors>): ErrorKind {
  return ERROR_KINDS[error];
}

/** Printing is stopped by the end of the paper, or by its near end where ESC c 4 asks for that. */
export function isStoppedByPaper({ paper, stopsAt }: Readonly<Sensors>): boolean {
  return paper === 'end' || (paper === 'near' && stopsAt === 'near');
}

/** Offline: the printer does not execute what it has received (TM-T88III specification; APG page 334). */
export function isOffline(sensors: Readonly<Sensors>): boolean {
  return (
    sensors.cover === 'open' ||
    isStoppedByPaper(sensors) ||
    sensors.error !== 'none' ||
    sensors.feeding === 'button' ||
    sensors.busy !== 'none'
  );
}

/** An error that DLE ENQ 1 or 2 ends: recoverable, its cause gone. */
export function canRecover(sensors: Readonly<Sensors>): boolean {
  return errorKind(sensors) === 'recoverable' && sensors.cause === 'removed';
}

/**
 * The state after a change, with what follows from it. An error comes with its cause unless the change says otherwise;
 * an auto-recoverable one ends with it, that of the cover when the cover is closed. Paper that FEED moves has FEED
 * pressed.
 */
export function sensorsAfter(before: Readonly<Sensors>, change: Readonly<Partial<Sensors>>): Sensors {
  const after = { ...before, ...change };
  const isNew = change.error !== undefined && change.error !== before.error;
  if (isNew && change.cause === undefined) after.cause = 'present';
  if (isNew && change.error === 'cover' && change.cover === undefined) after.cover = 'open';
  if (change.feeding === 'button' && change.button === undefined) after.button = 'pressed';
  if (change.button === 'released') after.feeding = 'none';
  if (hasEnded(after)) after.error = 'none';
  if (after.error === 'none') after.cause = 'present';
  return after;
}

function hasEnded(sensors: Readonly<Sensors>): boolean {
  if (sensors.error === 'cover') return sensors.cover === 'closed';
  return errorKind(sensors) === 'auto-recoverable' && sensors.cause === 'removed';
}
