import type { Sensors } from '../../emulator/machine/sensors.ts';
import { UsageError } from './failure.ts';

/** What `--state` can set, and to what. */
const choices = {
  paper: ['ok', 'near', 'end'],
  cover: ['closed', 'open'],
  drawer: ['high', 'low'],
  error: ['none', 'cutter', 'fatal', 'headtemp'],
  cause: ['present', 'removed'],
} satisfies { [S in keyof Sensors]?: readonly Sensors[S][] };

/** What can be written, for help and messages. */
export const SENSOR_FORMS = Object.entries(choices)
  .map(([sensor, values]) => `${sensor}=${values.join('|')}`)
  .join(', ');

/** Reads `paper=near,cover=open`. Throws a UsageError. */
export function readSensors(text: string): Partial<Sensors> {
  const sensors: Record<string, string> = {};
  for (const part of text.split(',')) {
    const [sensor = '', value = ''] = part.trim().split('=');
    const values: readonly string[] | undefined = Object.hasOwn(choices, sensor)
      ? choices[sensor as keyof typeof choices]
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
