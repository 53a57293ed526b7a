import type { Driver } from './driver.ts';
import { keys } from './keys/driver.ts';
import { operator } from './operator/driver.ts';
import { script } from './script/driver.ts';
import { transbank } from './transbank/driver.ts';
import { web } from './web/driver.ts';
import { zvt } from './zvt/driver.ts';

/** Drivers of real terminals, by the name that a bench file gives them. */
export const drivers = { zvt, transbank, script, keys, web, operator } as const;

export type DriverName = keyof typeof drivers;

export const driverNames = Object.keys(drivers) as readonly DriverName[];

/** A driver by its name; undefined where there is none. */
export function driverOf(name: string): Driver | undefined {
  return Object.hasOwn(drivers, name) ? (drivers[name as DriverName] as unknown as Driver) : undefined;
}
