import type { Change, Faults, When } from '../../emulator/machine/faults.ts';
import type { LinkFault, LinkFaults } from '../ports/link-faults.ts';

/**
 * What can go wrong on a bench, by its name in the API, on the command line, in scenarios and in the browser. Each has a
 * beginning, an end, and what a person or a host does to end it.
 */
interface PrinterFaultKind {
  readonly doc: string;
  readonly begins: Change;
  /** What its own options change besides. */
  readonly varies?: (options: FaultOptions) => Partial<Faults>;
  /** What happens when it ends, one after the other. */
  readonly ends: readonly Change[];
  /** What has to be done beside. */
  readonly recovery: string;
}

interface LinkFaultKind {
  readonly doc: string;
  readonly link: LinkFault['kind'];
}

/** A fault of the printer, of the paper in it or of its power. */
export const printerFaults = {
  'paper-near-end': {
    doc: 'The roll is nearly used up: the printer prints on, and says so.',
    begins: { sensors: { paper: 'near' } },
    ends: [{ sensors: { paper: 'ok' } }],
    recovery: 'a new roll',
  },
  'paper-end': {
    doc: 'The paper ends under the head: the slip is torn there, the rest waits for paper.',
    begins: { sensors: { paper: 'end' } },
    varies: ({ tornLine }) => (tornLine === undefined ? {} : { losesTornLine: tornLine === 'lost' }),
    ends: [{ sensors: { paper: 'ok' } }],
    recovery: 'a new roll: printing goes on at the next dot row, or after the torn line where that is lost',
  },
  'cover-open': {
    doc: 'The cover is open: nothing is printed.',
    begins: { sensors: { cover: 'open' } },
    ends: [{ sensors: { cover: 'closed' } }],
    recovery: 'the cover closed: printing goes on',
  },
  'cutter-jam': {
    doc: 'The next cut jams the cutter.',
    begins: { faults: { cutterJams: true } },
    ends: [{ faults: { cutterJams: false }, sensors: { cause: 'removed' } }],
    recovery: 'the jam removed, and DLE ENQ 1 (the cut is done) or DLE ENQ 2 (what was received is dropped)',
  },
  'mechanical-error': {
    doc: 'A mechanical error that can be recovered from.',
    begins: { sensors: { error: 'mechanical' } },
    ends: [{ sensors: { cause: 'removed' } }],
    recovery: 'its cause removed, and DLE ENQ 1 or 2',
  },
  'head-hot': {
    doc: 'The head is too hot: the printer waits.',
    begins: { sensors: { error: 'headtemp' } },
    ends: [{ sensors: { cause: 'removed' } }],
    recovery: 'none: it goes on when the head has cooled down',
  },
  'fatal-error': {
    doc: 'An error that nothing ends but switching the printer off and on.',
    begins: { sensors: { error: 'fatal' } },
    ends: [{ power: 'off' }, { power: 'on' }],
    recovery: 'the printer switched off and on: what it had received is lost',
  },
  'drawer-open': {
    doc: 'The switch of the drawer says low, as an open drawer does.',
    begins: { sensors: { drawer: 'low' } },
    ends: [{ sensors: { drawer: 'high' } }],
    recovery: 'the drawer closed',
  },
  'feed-button': {
    doc: 'Somebody presses FEED: a line of paper is fed, and the printer is offline while it is held.',
    begins: { sensors: { feeding: 'button' } },
    ends: [{ sensors: { button: 'released' } }],
    recovery: 'the button let go',
  },
  'power-cut': {
    doc: 'Power goes: the slip is torn, what was received is lost, connections break off.',
    begins: { power: 'off' },
    varies: ({ starts = 0 }) => ({ startingTime: starts }),
    ends: [{ power: 'on' }, { faults: { startingTime: 0 } }],
    recovery: 'power: the printer begins anew, its non-volatile memory as it was; it is offline until it has started',
  },
  silent: {
    doc: 'The printer prints and answers nothing.',
    begins: { faults: { silent: true } },
    ends: [{ faults: { silent: false } }],
    recovery: 'none',
  },
  'false-ok': {
    doc: 'The printer says that it is ready, whatever is the matter with it.',
    begins: { faults: { saysReady: true } },
    ends: [{ faults: { saysReady: false } }],
    recovery: 'none',
  },
  'slow-head': {
    doc: 'Every dot row takes several times as long as the model needs.',
    begins: { faults: { slowness: 3 } },
    varies: ({ times = 3 }) => ({ slowness: times }),
    ends: [{ faults: { slowness: 1 } }],
    recovery: 'none',
  },
  'buffer-overflow': {
    doc: 'Nobody hears that the receive buffer is full: what comes then is lost.',
    begins: { faults: { overflows: true } },
    ends: [{ faults: { overflows: false } }],
    recovery: 'a handshake that both ends of the line keep',
  },
} as const satisfies Record<string, PrinterFaultKind>;

/** A fault of the link, in the bytes that come to the printer. */
export const linkFaults = {
  'link-cut': { doc: 'The link breaks off.', link: 'cut' },
  'bytes-lost': { doc: 'Bytes never arrive.', link: 'drop' },
  'bytes-doubled': { doc: 'Bytes arrive twice.', link: 'double' },
  noise: { doc: 'Bits arrive turned over.', link: 'noise' },
  'wrong-baud': { doc: "The printer's end of a timed wire is set to another speed than the host's.", link: 'speed' },
} as const satisfies Record<string, LinkFaultKind>;

export type FaultName = keyof typeof printerFaults | keyof typeof linkFaults;

/** When a fault begins and ends, and how bad it is. What is absent of `atRow`, `atByte`, `after`: it begins at once. */
export interface FaultOptions {
  /** Dot rows of paper from now. */
  readonly atRow?: number;
  /** Bytes from now: it begins as that byte comes. */
  readonly atByte?: number;
  /** ms from now. */
  readonly after?: number;
  /** ms until it ends by itself; absent: it lasts until it is ended. */
  readonly lasts?: number;
  /** slow-head: how many times as long; 3 when absent. */
  readonly times?: number;
  /** power-cut: ms from power-on until the printer is ready; 0 when absent. */
  readonly starts?: number;
  /** paper-end: what becomes of what it interrupts; as the model has it when absent. Holds for later ends of the paper. */
  readonly tornLine?: 'goes-on' | 'lost';
  /** Faults of the link: see LinkFault. */
  readonly bytes?: number;
  readonly rate?: number;
  readonly seed?: number;
  readonly baud?: number;
}

export interface Fault extends FaultOptions {
  readonly name: FaultName;
}

/** What faults happen to: a printer, and the links to it. */
export interface Faulty {
  /** ms of its clock. */
  now(): number;
  /** Bytes that it received. */
  readonly received: number;
  change(change: Change): void;
  schedule(when: When, change: Change): void;
  readonly links: LinkFaults;
}

/** Has a fault begin as it says. */
export function beginFault(bench: Faulty, fault: Fault): void {
  const { name, atByte, bytes, rate, seed, baud } = fault;
  if (isOfLink(name)) {
    bench.links.add({ kind: linkFaults[name].link, at: atByte, bytes, rate, seed, baud });
    return;
  }
  const change = beginning(name, fault);
  const when = whenOf(bench, fault);
  if (when) bench.schedule(when, change);
  else bench.change(change);
}

/** Ends a fault, if it is there, as a person at the printer does. */
export function endFault(bench: Faulty, name: FaultName): void {
  if (isOfLink(name)) bench.links.end(linkFaults[name].link);
  else for (const change of printerFaults[name].ends) bench.change(change);
}

function beginning(name: keyof typeof printerFaults, options: FaultOptions): Change {
  const { begins, ends, varies }: PrinterFaultKind = printerFaults[name];
  const { lasts } = options;
  const change: Change = varies ? { ...begins, faults: { ...begins.faults, ...varies(options) } } : begins;
  return lasts === undefined ? change : { ...change, later: { after: lasts, changes: ends } };
}

function whenOf(bench: Faulty, { atRow, atByte, after }: FaultOptions): When | undefined {
  if (atRow !== undefined) return { rows: atRow };
  if (atByte !== undefined) return { byte: bench.received + atByte };
  return after === undefined ? undefined : { ms: bench.now() + after };
}

function isOfLink(name: FaultName): name is keyof typeof linkFaults {
  return name in linkFaults;
}
