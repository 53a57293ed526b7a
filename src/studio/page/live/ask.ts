import { signal } from '@preact/signals';
import type { Sensors } from '../../../../emulator/machine/sensors.ts';

/** What went wrong last, in words; null: nothing. */
export const trouble = signal<string | null>(null);

/** Asks the studio; undefined where it refused or is not there, which is told as trouble. */
export async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
  try {
    const answer = await fetch(path, {
      method,
      headers: { 'content-type': 'application/json', 'x-platen': '1' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (answer.status === 204) return null;
    const said: unknown = await answer.json();
    if (answer.ok) return said;
    throw new Error((said as { why?: string }).why ?? `${answer.status}`);
  } catch (error) {
    trouble.value = error instanceof Error ? error.message : String(error);
    return undefined;
  }
}

export const sense = (printer: number, sensors: Partial<Sensors>) =>
  ask('POST', `./printers/${printer}/sensors`, sensors);
export const beginFault = (printer: number, name: string, options: object = {}) =>
  ask('POST', `./printers/${printer}/faults/${name}`, options);
export const endFault = (printer: number, name: string) => ask('DELETE', `./printers/${printer}/faults/${name}`);
export const resetPrinter = (printer: number) => ask('POST', `./printers/${printer}/reset`, {});
export const keepGolden = (printer: number, slip: number, name: string) =>
  ask('POST', `./printers/${printer}/slips/${slip}/golden`, { name }) as Promise<{ path: string } | undefined>;

export interface SlipBytes {
  readonly model: string;
  readonly entry: object | null;
  readonly bytes: string;
}
export const slipBytes = (printer: number, slip: number) =>
  ask('GET', `./printers/${printer}/slips/${slip}`) as Promise<SlipBytes | undefined>;
export const fileOf = (printer: number, slip: number, extension: string) =>
  `./printers/${printer}/slips/${slip}/slip.${extension}`;
