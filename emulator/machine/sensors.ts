/** What the printer's sensors and its error state say: the one source of every status reply. */
export interface Sensors {
  /** `near`: the roll is nearly used up; `end`: none under the head. */
  paper: 'ok' | 'near' | 'end';
  cover: 'closed' | 'open';
  /** Drawer kick-out connector, pin 3. `high` with no drawer connected: the line is pulled up. */
  drawer: 'high' | 'low';
  error: 'none' | 'cutter' | 'fatal' | 'headtemp';
  /** Whether what caused the error is still there; a recoverable error ends only after its cause. */
  cause: 'present' | 'removed';
  /** Paper is being fed by the FEED button. */
  feeding: 'none' | 'button';
}

/** A printer that is ready, with paper, its cover closed and no drawer connected. */
export const readySensors: Readonly<Sensors> = {
  paper: 'ok',
  cover: 'closed',
  drawer: 'high',
  error: 'none',
  cause: 'present',
  feeding: 'none',
};

/** Offline: the printer does not execute what it has received (TM-T88III specification; APG page 334). */
export function isOffline(sensors: Readonly<Sensors>): boolean {
  return (
    sensors.cover === 'open' || sensors.paper === 'end' || sensors.error !== 'none' || sensors.feeding === 'button'
  );
}
