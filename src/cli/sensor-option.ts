import type { Sensors } from '../../emulator/machine/sensors.ts';
import { UsageError } from './failure.ts';

/** What the sensors of a printer can be set to from outside. */
export const SENSOR_CHOICES = {
  paper: ['ok', 'near', 'end'],
  cover: ['closed', 'open'],
  drawer: ['high', 'low'],
  error: ['none', 'cutter', 'mechanical', 'headtemp', 'cover', 'fatal'],
  cause: ['present', 'removed'],
  button: ['released', 'pressed'],
  feeding: ['none', 'button'],
  busy: ['none', 'starting', 'self-test', 'macro', 'recovery'],
} as const satisfies { [S in keyof Sensors]?: readonly Sensors[S][] };

/** What can be written, for help and messages. */
export const SENSOR_FORMS = Object.entries(SENSOR_CHOICES)
  .map(([sensor, values]) => `${sensor}=${values.join('|')}`)
  .join(', ');

/** Reads `paper=near,cover=open`. Throws a UsageError. */
export function readSensors(text: string): Partial<Sensors> {
  const sensors: Record<string, string> = {};
  for (const part of text.split(',')) {
    const [sensor = '', value = ''] = part.trim().split('=');
    const values: readonly string[] | undefined = Object.hasOwn(SENSOR_CHOICES, sensor)
      ? SENSOR_CHOICES[sensor as keyof typeof SENSOR_CHOICES]
      : undefined;
    if (!values?.includes(value))
      throw new UsageError(
        `--state ${text}: "${part.trim()}" is no state`,
        `Write ${SENSOR_FORMS}; several with commas between them.`,
      );
    sensors[sensor] = value;
  }
  return sensors as Partial<Sensors>;
}
