import type { CapturedEnd, Direction, EventOf, PlatenEvent, Side } from '../events/event.ts';
import { EventFileError, eventsIn } from '../events/jsonl.ts';
import type { Run } from './runs.ts';

/** A run of bytes that passed, and where it went. */
export interface CapturedRun extends Run {
  readonly direction: Direction;
}

/** What passed over one line. */
export interface CapturedLine {
  /** Its place among the lines of the capture, from 1. */
  readonly number: number;
  /** Who opened it, or the scenario that it belongs to. */
  readonly host: string;
  /** In the order of their times. */
  readonly runs: readonly CapturedRun[];
  readonly ends: readonly { readonly side: Side; readonly end: CapturedEnd; readonly at: number }[];
}

/** A capture that has been read. */
export interface ReadCapture {
  readonly lines: readonly CapturedLine[];
  /** Absent for the event file of a run, which holds what passed as well. */
  readonly begin?: EventOf<'capture-begin'>;
  /** Why it is not whole: told for a last line that is torn, or an end that is missing. */
  readonly cutOff?: string;
}

/** Whether bytes are a file of events, as `platen record` and `platen run` write them, and not a job. */
export function isCapture(bytes: Uint8Array): boolean {
  const first = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 64)).toString('latin1');
  return /^\{"v":\d+,"seq":0,"at":/.test(first);
}

interface OpenLine {
  readonly number: number;
  readonly host: string;
  readonly runs: Record<Direction, CapturedRun[]>;
  readonly ends: { side: Side; end: CapturedEnd; at: number }[];
}

/**
 * Reads a capture; one that was cut off gives what there is and says so. Throws an EventFileError that names `name` and
 * the line where anything but the last line is broken.
 */
export function readCapture(bytes: Uint8Array, name: string): ReadCapture {
  const lines = new Map<string, OpenLine>();
  let begin: EventOf<'capture-begin'> | undefined;
  let cutOff: string | undefined;
  let whole = false;
  const lineOf = (wire: string, host: string) => {
    const line = lines.get(wire) ?? {
      number: lines.size + 1,
      host,
      runs: { 'to-printer': [], 'from-printer': [] },
      ends: [],
    };
    lines.set(wire, line);
    return line;
  };
  const torn = (error: EventFileError) => {
    cutOff = `the last line is torn (${error.message})`;
  };
  let number = 0;
  for (const event of eventsIn(Buffer.from(bytes).toString('utf8'), name, torn)) {
    number++;
    if (event.type === 'capture-begin') begin = event;
    else if (event.type === 'line-open') lineOf(event.wire, event.host);
    else if (event.type === 'bytes') addBytes(lineOf(wireOf(event), wireOf(event)), event, `${name}:${number}`);
    else if (event.type === 'line-end') lineOf(event.wire, event.wire).ends.push(event);
    else if (event.type === 'capture-end' || event.type === 'run-end') whole = true;
  }
  if (!whole) cutOff ??= 'its end is missing';
  return {
    lines: [...lines.values()].map(({ number, host, runs, ends }) => ({
      number,
      host,
      ends,
      runs: [...runs['to-printer'], ...runs['from-printer']].sort((a, b) => a.at - b.at),
    })),
    ...(begin ? { begin } : {}),
    ...(cutOff === undefined ? {} : { cutOff }),
  };
}

/** Every scenario of a run has wires of its own. */
const wireOf = ({ scenario, wire }: EventOf<'bytes'>) => (scenario === undefined ? wire : `${scenario}, ${wire}`);

function addBytes(line: OpenLine, event: Extract<PlatenEvent, { type: 'bytes' }>, where: string): void {
  const { direction, at, byteTime, hex, continues } = event;
  const runs = line.runs[direction];
  if (runs === undefined || typeof hex !== 'string' || !/^([\da-f]{2})*$/i.test(hex)) {
    throw new EventFileError('broken-line', `${where}: not a run of bytes`, 'use the file as it was written');
  }
  const bytes = Uint8Array.from(Buffer.from(hex, 'hex'));
  const last = runs.at(-1);
  if (continues && last) runs[runs.length - 1] = { ...last, bytes: Uint8Array.from([...last.bytes, ...bytes]) };
  else runs.push({ direction, bytes, at, byteTime });
}

/** The bytes of a line that went one way. */
export function bytesOf(line: CapturedLine, direction: Direction): Uint8Array {
  return Uint8Array.from(Buffer.concat(line.runs.filter((run) => run.direction === direction).map((run) => run.bytes)));
}
