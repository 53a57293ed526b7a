import type { Fault } from '../printers/faults.ts';
import { type Defect, terminalDefects } from '../terminals/simulated/defects.ts';
import { type TransbankDefect, transbankDefects } from '../terminals/simulated/transbank/defects.ts';
import { type ZvtDefect, zvtDefects } from '../terminals/simulated/zvt/defects.ts';
import { type Acquirer, acquirers } from './acquirers.ts';
import type { FamilyName } from './families/family.ts';
import type { Scenario } from './scenario.ts';

/** Something that is wrong with a bench: with a terminal of one family, or with the printer or the link, from the beginning. */
export interface BenchDefect {
  readonly name: string;
  readonly description: string;
  /** The failures in the field that it stands for, by their number in docs/failures.md. */
  readonly failures: readonly number[];
  readonly keyed?: Defect;
  readonly zvt?: ZvtDefect;
  readonly transbank?: TransbankDefect;
  readonly faults?: readonly Fault[];
}

/** Failures that lie with printer and link; what a terminal makes of them is in its hands. */
const ofPrinterAndLink: readonly BenchDefect[] = [
  {
    name: 'paper-end-unsaid',
    description: 'the paper ends within the first slip, and the printer says that it is ready',
    failures: [12, 13, 27],
    faults: [{ name: 'false-ok' }, { name: 'paper-end', atRow: 300 }],
  },
  {
    name: 'picture-shifted',
    description: 'a byte of the first slip is lost: behind a torn picture everything is read wrong',
    failures: [11],
    faults: [{ name: 'bytes-lost', atByte: 40, bytes: 3 }],
  },
  {
    name: 'buffer-overrun',
    description: 'the line has no handshake, and the head is slow: bytes are lost',
    failures: [14],
    faults: [{ name: 'buffer-overflow' }, { name: 'slow-head', times: 200 }],
  },
];

/** The defects of a family, by the names that its terminals have for them and, where those are not its alone, the family's before. */
function ofFamily<F extends FamilyName>(
  family: F,
  own: ReadonlyMap<string, NonNullable<BenchDefect[F]>>,
): BenchDefect[] {
  return [...own.values()].map((defect) => {
    const { name, description, failures } = defect;
    return { name: family === 'keyed' ? name : `${family}-${name}`, description, failures, [family]: defect };
  });
}

/** Every defect that a bench can be told to have, by name. */
export const defects: ReadonlyMap<string, BenchDefect> = new Map(
  [
    ...ofFamily('keyed', terminalDefects),
    ...ofPrinterAndLink,
    ...ofFamily('zvt', zvtDefects),
    ...ofFamily('transbank', transbankDefects),
  ].map((defect) => [defect.name, defect]),
);

/** Whether the bench of a scenario can have the defect: one of a terminal is of its family. */
export function isDefectOf(defect: BenchDefect, { acquirer }: Scenario): boolean {
  const { family }: Acquirer = acquirers[acquirer];
  return defect.faults !== undefined || defect[family.name] !== undefined;
}
