import { signal } from '@preact/signals';
import type { Message, PrinterFacts, PrinterState, SlipFacts } from '../../messages.ts';
import { fromBase64 } from '../parts/bytes.ts';

/** The paper of one slip: rows as they came; `facts` when it is out. */
export interface Paper {
  readonly slip: number;
  readonly width: number;
  /** Packed rows; there may be room for more. */
  bits: Uint8Array;
  rows: number;
  facts: SlipFacts | null;
  /** Counts up with each change, and the row from which it changed last. */
  version: number;
  changedFrom: number;
}

export interface Roll {
  readonly facts: PrinterFacts;
  readonly state: PrinterState | null;
  readonly papers: readonly Paper[];
}

export type Connection = 'connecting' | 'live' | 'lost' | 'none';

/** Slips that are kept of each printer. */
const KEPT = 200;

export const connection = signal<Connection>('connecting');
export const rolls = signal<readonly Roll[]>([]);
/** Counts up when rows came: what is drawn looks at it. */
export const drawn = signal(0);

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
  source.onmessage = ({ data }: MessageEvent<string>) => take(JSON.parse(data) as Message);
}

function take(message: Message): void {
  switch (message.type) {
    case 'printers':
      rolls.value = message.printers.map((facts) => ({ facts, state: null, papers: [] }));
      return;
    case 'state': {
      const { type, printer, ...state } = message;
      change(printer, (roll) => ({ ...roll, state }));
      return;
    }
    case 'rows':
      addRows(message);
      return;
    case 'slip': {
      const { type, ...facts } = message;
      const paper = paperOf(facts.printer, facts.slip);
      if (!paper) return;
      paper.facts = facts;
      paper.rows = facts.height;
      paper.version++;
      change(facts.printer, (roll) => ({ ...roll, papers: [...roll.papers] }));
    }
  }
}

function addRows({ printer, slip, from, rows }: Message & { readonly type: 'rows' }): void {
  const roll = rolls.value[printer];
  if (!roll) return;
  let paper = paperOf(printer, slip);
  if (!paper) {
    const made: Paper = {
      slip,
      width: roll.facts.width,
      bits: new Uint8Array(0),
      rows: 0,
      facts: null,
      version: 0,
      changedFrom: 0,
    };
    paper = made;
    change(printer, (before) => ({ ...before, papers: [...before.papers, made].slice(-KEPT) }));
  }
  const stride = (paper.width + 7) >> 3;
  const bytes = fromBase64(rows);
  const end = from * stride + bytes.length;
  if (end > paper.bits.length) {
    const grown = new Uint8Array(Math.max(end, 2 * paper.bits.length));
    grown.set(paper.bits.subarray(0, from * stride));
    paper.bits = grown;
  }
  paper.bits.set(bytes, from * stride);
  paper.rows = Math.max(paper.facts?.height ?? 0, end / stride);
  paper.changedFrom = from;
  paper.version++;
  drawn.value++;
}

function paperOf(printer: number, slip: number): Paper | undefined {
  return rolls.value[printer]?.papers.find((paper) => paper.slip === slip);
}

function change(printer: number, how: (roll: Roll) => Roll): void {
  rolls.value = rolls.value.map((roll, i) => (i === printer ? how(roll) : roll));
}
