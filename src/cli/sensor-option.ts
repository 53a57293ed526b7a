import { type Sensors, sensorChoices } from '../../emulator/machine/sensors.ts';
import { UsageError } from './failure.ts';

/** What can be written, for help and messages. */
export const SENSOR_FORMS = Object.entries(sensorChoices)
  .map(([sensor, values]) => `${sensor}=${values.join('|')}`)
  .join(', ');

/** Reads `paper=near,cover=open`. Throws a UsageError. */
export function readSensors(text: string): Partial<Sensors> {
  const sensors: Record<string, string> = {};
  for (const part of text.split(',')) {
    const [sensor = '', value = ''] = part.trim().split('=');
    const values: readonly string[] | undefined = Object.hasOwn(sensorChoices, sensor)
      ? sensorChoices[sensor as keyof typeof sensorChoices]
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
