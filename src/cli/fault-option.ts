import { faultKeys, faultNames, faultOf, faultOptions } from '../printers/fault-schema.ts';
import type { Fault, FaultName } from '../printers/faults.ts';
import { UsageError } from './failure.ts';

/** What can be written, for help. */
export const FAULT_FORM = 'NAME[,at-row=N|at-byte=N|after=TIME][,for=TIME]';

/** Reads `paper-end,at-row=120,for=30s`, after those that were given before. Throws a UsageError. */
export function readFault(text: string, before: readonly Fault[] = []): Fault[] {
  const [name = '', ...settings] = text.split(',').map((part) => part.trim());
  if (!isFault(name))
    throw new UsageError(`--fault ${text}: "${name}" is no fault`, `Faults: ${faultNames.join(', ')}.`);
  if (name === 'wrong-baud')
    throw new UsageError(
      `--fault ${text}: no port of this command has a second end to set otherwise`,
      'Set this end: --serial "PATH?baud=9600". Scenarios know wrong-baud.',
    );
  const hint = `Write ${name} with any of ${faultKeys(name).join(', ')}: ${name},${faultKeys(name)[0]}=120.`;
  const given = Object.fromEntries(
    settings.map((setting) => {
      const [key = '', value = ''] = setting.split('=');
      if (!faultKeys(name).includes(key)) throw new UsageError(`--fault ${text}: ${name} has no "${key}"`, hint);
      return [key, /^\d+(\.\d+)?$/.test(value) ? Number(value) : value];
    }),
  );
  const read = faultOptions[name].safeParse(given);
  if (read.success) return [...before, faultOf(name, read.data)];
  const [issue] = read.error.issues;
  throw new UsageError(`--fault ${text}: expected ${issue!.message}, got "${given[String(issue!.path[0])]}"`, hint);
}

function isFault(name: string): name is FaultName {
  return (faultNames as readonly string[]).includes(name);
}
