import { faultKeys, faultNames } from '../../src/printers/fault-schema.ts';
import { linkFaults, printerFaults } from '../../src/printers/faults.ts';
import { code, table } from './markdown.ts';

/** The part of docs/faults.md that is made from the vocabulary of faults. */
export function faultTables(): string {
  const printer = Object.entries(printerFaults).map(([name, { doc, recovery }]) => [code(name), doc, recovery]);
  const link = Object.entries(linkFaults).map(([name, { doc }]) => [code(name), doc]);
  const options = faultNames.map((name) => [code(name), faultKeys(name).map(code).join(', ')]);
  return [
    '## Faults of the printer',
    table(['fault', 'what it is', 'what ends it, besides `for`'], printer),
    '## Faults of the link',
    table(['fault', 'what it is'], link),
    '## Options',
    table(['fault', 'may say'], options),
  ].join('\n\n');
}
