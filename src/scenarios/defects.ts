import type { Fault } from '../printers/faults.ts';
import { type Defect, terminalDefects } from '../terminals/simulated/defects.ts';

/** Something that is wrong with a bench: with its terminal, or with the printer or the link, from the beginning. */
export interface BenchDefect extends Defect {
  readonly faults?: readonly Fault[];
}

/** Failures that lie with printer and link; what a terminal makes of them is in its hands. */
const ofPrinterAndLink: readonly BenchDefect[] = [
  {
    name: 'paper-end-unsaid',
    description: 'the paper ends within the first slip, and the printer says that it is ready',
    failures: [12, 13, 27],
    points: {},
    faults: [{ name: 'false-ok' }, { name: 'paper-end', atRow: 300 }],
  },
  {
    name: 'picture-shifted',
    description: 'a byte of the first slip is lost: behind a torn picture everything is read wrong',
    failures: [11],
    points: {},
    faults: [{ name: 'bytes-lost', atByte: 40, bytes: 3 }],
  },
  {
    name: 'buffer-overrun',
    description: 'the line has no handshake, and the head is slow: bytes are lost',
    failures: [14],
    points: {},
    faults: [{ name: 'buffer-overflow' }, { name: 'slow-head', times: 200 }],
  },
];

/** Every defect that a bench can be told to have, by name. */
export const defects: ReadonlyMap<string, BenchDefect> = new Map([
  ...terminalDefects,
  ...ofPrinterAndLink.map((defect) => [defect.name, defect] as const),
]);
