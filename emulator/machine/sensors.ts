/**
 * What the printer's sensors say, and the states that follow from them: the one source of every status reply. Plain
 * data, which a snapshot copies as it is.
 */
export interface Sensors {
  /** `near`: the roll is nearly used up; `end`: none under the head. */
  paper: 'ok' | 'near' | 'end';
  cover: 'closed' | 'open';
  /** With the cover open: the paper when it was opened. */
  heldPaper: 'ok' | 'near' | 'end' | null;
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
  /** Which paper sensor stops printing: `near` after ESC c 4 with bit 0 or 1. */
  stopsAt: 'end' | 'near';
  /** ESC c 5: without it FEED moves no paper while the cover is closed. */
  panel: 'enabled' | 'disabled';
}

/** What the sensors of a printer can be set to from outside. */
export const sensorChoices = {
  paper: ['ok', 'near', 'end'],
  cover: ['closed', 'open'],
  drawer: ['high', 'low'],
  error: ['none', 'cutter', 'mechanical', 'headtemp', 'cover', 'fatal'],
  cause: ['present', 'removed'],
  button: ['released', 'pressed'],
  feeding: ['none', 'button'],
  busy: ['none', 'starting', 'self-test', 'macro', 'recovery'],
} as const satisfies { [S in keyof Sensors]?: readonly Sensors[S][] };

/** What commands have set of it, as it is at power-on and after ESC @. */
export const commandedSensors: Readonly<Pick<Sensors, 'stopsAt' | 'panel'>> = { stopsAt: 'end', panel: 'enabled' };

/** A printer that is ready, with paper, its cover closed and no drawer connected. */
export const readySensors: Readonly<Sensors> = {
  paper: 'ok',
  cover: 'closed',
  heldPaper: null,
  drawer: 'high',
  error: 'none',
  cause: 'present',
  button: 'released',
  feeding: 'none',
  busy: 'none',
  ...commandedSensors,
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

/** It waits for FEED, or for DLE ENQ 0 where a model obeys that. */
export function isWaitingForButton({ busy }: Readonly<Sensors>): boolean {
  return busy === 'macro' || busy === 'recovery';
}

/** An error that DLE ENQ 1 or 2 ends: recoverable, its cause gone. */
export function canRecover(sensors: Readonly<Sensors>): boolean {
  return errorKind(sensors) === 'recoverable' && sensors.cause === 'removed';
}

/**
 * The state after a change, with what follows from it. An error comes with its cause unless the change says otherwise;
 * an auto-recoverable one ends with it, that of the cover when the cover is closed. FEED is pressed while it moves
 * paper, and moves none where ESC c 5 has disabled it and the cover is closed (TM-T88III specification sheet 104);
 * pressed, it ends a wait for it. A cover that is opened while the printer prints is an error.
 */
export function sensorsAfter(
  before: Readonly<Sensors>,
  change: Readonly<Partial<Sensors>>,
  isPrinting = false,
): Sensors {
  const after = { ...before, ...change };
  if (isPrinting && before.cover === 'closed' && after.cover === 'open' && after.error === 'none')
    after.error = 'cover';
  endError(after, before, change);
  if (after.cover === 'closed') after.heldPaper = null;
  else if (before.cover === 'closed') after.heldPaper = after.paper;
  if (change.feeding === 'button' && change.button === undefined) after.button = 'pressed';
  if (after.button === 'released' || (after.panel === 'disabled' && after.cover === 'closed')) after.feeding = 'none';
  if (change.button === 'pressed' && isWaitingForButton(before)) after.busy = 'none';
  return after;
}

function endError(after: Sensors, before: Readonly<Sensors>, change: Readonly<Partial<Sensors>>): void {
  if (change.error !== undefined && change.error !== before.error) {
    if (change.cause === undefined) after.cause = 'present';
    if (change.error === 'cover' && change.cover === undefined) after.cover = 'open';
  }
  const isGone = after.error === 'cover' ? after.cover === 'closed' : after.cause === 'removed';
  if (isGone && errorKind(after) === 'auto-recoverable') after.error = 'none';
  if (after.error === 'none') after.cause = 'present';
}
