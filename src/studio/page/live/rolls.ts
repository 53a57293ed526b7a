import { batch, type Signal, signal } from '@preact/signals';
import type { Message, PrinterFacts, PrinterState, SlipFacts } from '../../messages.ts';
import { fromBase64 } from '../parts/bytes.ts';

/** The paper of one slip: rows as they came. */
export interface Paper {
  readonly slip: number;
  readonly width: number;
  /** Packed rows; there may be room for more. */
  bits: Uint8Array;
  rows: number;
  /** Row from which they changed since the last frame. */
  changedFrom: number;
  /** Counts up with each frame that shows something new of it. */
  readonly version: Signal<number>;
  /** null: it is not out yet. */
  readonly facts: Signal<SlipFacts | null>;
}

export interface Roll {
  readonly facts: PrinterFacts;
  readonly state: Signal<PrinterState | null>;
  readonly papers: Signal<readonly Paper[]>;
  /** How often the drawer was told to open, and by which pin last; null: never. */
  readonly pulses: Signal<{ readonly pin: number; readonly count: number } | null>;
}

export type Connection = 'connecting' | 'live' | 'lost' | 'none';

/** Slips that are kept of each printer. */
const KEPT = 200;

export const connection = signal<Connection>('connecting');
export const rolls = signal<readonly Roll[]>([]);
/** Counts up with each frame that shows something new, when it stands in the page. */
export const shown = signal(0);

/** What the next frame shows: papers that have grown, and how printers are. */
const grown = new Set<Paper>();
const states = new Map<Roll, PrinterState>();
let isAwaited = false;

/** Listens to the studio that the page came from. Where there is none the playground alone works. */
export async function listen(): Promise<void> {
  try {
    const answer = await fetch('./studio');
    if (!answer.ok) throw new Error(`${answer.status}`);
  } catch {
    connection.value = 'none';
    return;
  }
  const source = new EventSource('./live');
  source.onopen = () => {
    connection.value = 'live';
  };
  source.onerror = () => {
    connection.value = 'lost';
  };
  source.onmessage = ({ data }: MessageEvent<string>) => {
    batch(() => {
      for (const message of JSON.parse(data) as Message[]) take(message);
    });
  };
}

function take(message: Message): void {
  if (message.type === 'printers') {
    rolls.value = message.printers.map((facts) => ({
      facts,
      state: signal(null),
      papers: signal([]),
      pulses: signal(null),
    }));
    return;
  }
  const roll = rolls.value[message.printer];
  if (!roll) return;
  switch (message.type) {
    case 'state': {
      const { type, printer, ...state } = message;
      states.set(roll, state);
      showSoon();
      break;
    }
    case 'rows':
      addRows(roll, message);
      break;
    case 'removed':
      roll.papers.value = roll.papers.value.filter(({ slip }) => !message.slips.includes(slip));
      break;
    case 'pulse':
      roll.pulses.value = { pin: message.pin, count: (roll.pulses.value?.count ?? 0) + 1 };
      break;
    case 'slip': {
      const { type, ...facts } = message;
      const paper = paperOf(roll, facts.slip);
      paper.facts.value = facts;
      paper.rows = facts.height;
      grown.add(paper);
      showSoon();
    }
  }
}

function addRows(roll: Roll, { slip, from, rows }: Message & { readonly type: 'rows' }): void {
  const paper = paperOf(roll, slip);
  const stride = (paper.width + 7) >> 3;
  const bytes = fromBase64(rows);
  const end = from * stride + bytes.length;
  if (end > paper.bits.length) {
    const larger = new Uint8Array(Math.max(end, 2 * paper.bits.length));
    larger.set(paper.bits.subarray(0, from * stride));
    paper.bits = larger;
  }
  paper.bits.set(bytes, from * stride);
  paper.rows = Math.max(paper.facts.value?.height ?? 0, end / stride);
  paper.changedFrom = Math.min(paper.changedFrom, from);
  grown.add(paper);
  showSoon();
}

/** The paper of a slip; a new one takes its place among the others. */
function paperOf({ facts, papers }: Roll, slip: number): Paper {
  const there = papers.value.find((paper) => paper.slip === slip);
  if (there) return there;
  const made: Paper = {
    slip,
    width: facts.width,
    bits: new Uint8Array(0),
    rows: 0,
    changedFrom: 0,
    version: signal(0),
    facts: signal(null),
  };
  papers.value = [...papers.value, made].sort((a, b) => a.slip - b.slip).slice(-KEPT);
  return made;
}

/** However much comes between two frames, it is shown once. */
function showSoon(): void {
  if (isAwaited) return;
  isAwaited = true;
  requestAnimationFrame(() => {
    isAwaited = false;
    batch(() => {
      for (const [roll, state] of states) roll.state.value = state;
      for (const paper of grown) paper.version.value++;
    });
    states.clear();
    // What has changed is rendered in a microtask that was asked for before this one.
    queueMicrotask(() => {
      for (const paper of grown) paper.changedFrom = Number.POSITIVE_INFINITY;
      grown.clear();
      shown.value++;
    });
  });
}
