import type { Pulse } from '../../emulator/machine/output.ts';
import { type Diagnostic, isTorn, type Slip } from '../../emulator/machine/slip.ts';
import { inPieces, putTogether } from '../receipts/pieces.ts';
import { type LayOut, textLines } from '../receipts/receipt.ts';
import type { Rules, SlipCopy, SlipReading } from '../rules/rules.ts';
import type { TerminalState } from '../terminals/simulated/state.ts';
import type { Merchant, TerminalOutcome, TerminalRequest } from '../terminals/terminal.ts';
import type { Account } from './bench.ts';
import type { Due, HostSight } from './due.ts';
import { readingOf } from './reading.ts';
import type { Expectation, Task } from './scenario.ts';

/** Whose a slip is: by what it says, or by its place where it says nothing that is due; `unexpected` where none is due. */
export type Role = SlipCopy | 'settlement' | 'list' | 'fault' | 'unexpected';

/** A slip that came out, and what it says by the rules. */
export interface Paper {
  /** Put together where it came out in pieces. */
  readonly slip: Slip;
  /** As they came out; one, unless the end of the paper tore the slip. */
  readonly pieces: readonly Slip[];
  /** Dot rows that were lost where it was torn. */
  readonly missing: number;
  /** Index of the first of them among the slips of the step. */
  readonly at: number;
  /** Its lines without what follows the last character. */
  readonly lines: readonly string[];
  readonly reading: SlipReading;
  readonly role: Role;
  /** It is due a second time in its step, marked. */
  readonly duplicate?: true;
}

/** How the terminal was set up. */
export interface Setup {
  readonly rules: Rules;
  readonly merchant: Merchant;
  /** The acquirer's name on the slips. */
  readonly acquirer: string;
  /** The copies of a transaction slip that it prints, in the order in which it has to print them. */
  readonly copies: readonly SlipCopy[];
  /** Slips of settled batches can be fetched from the acquirer. */
  readonly archive?: boolean;
  /** Its slips say that they are none. */
  readonly testMode?: boolean;
  /** Number of its first transaction, and of the first batch. */
  readonly voucher: number;
  readonly batch: number;
}

/** Everything that a step did: what the oracles judge. */
export interface StepFacts {
  readonly setup: Setup;
  /** null: nothing was asked of the terminal. */
  readonly request: TerminalRequest | null;
  /** null: it gave none; nothing was asked, it is still at work, or its power went. */
  readonly outcome: TerminalOutcome | null;
  /** What the terminal said when its register asked afterwards; absent: nobody asked. */
  readonly account?: Account;
  /** Its power went. */
  readonly powerCut: boolean;
  /** What its display said. */
  readonly displays: readonly string[];
  /** What it holds beyond a power cut, after the step; absent: nobody can look. */
  readonly memory?: TerminalState;
  readonly expect: Expectation;
  readonly host: HostSight;
  readonly due: Due;
  readonly papers: readonly Paper[];
  readonly pulses: readonly Pulse[];
  /** What the printer said of bytes that made no slip: a job in another language. Offsets count from power-on. */
  readonly errors: readonly Diagnostic[];
  /** The steps before it, by index. */
  readonly earlier: readonly StepFacts[];
  /** What the merchant does in it by himself. */
  readonly task?: Task;
}

/** A step that printed for one before it. */
export function nothingAsked(facts: StepFacts): StepFacts {
  const due = { kind: 'nothing', why: 'nothing was asked of the terminal' } as const;
  const { account: _, ...rest } = facts;
  return {
    ...rest,
    request: null,
    outcome: null,
    due,
    papers: [],
    pulses: [],
    errors: [],
    displays: [],
    powerCut: false,
  };
}

/** No rest of it is missing. */
export const isWhole = ({ slip, missing }: Paper): boolean => missing === 0 && !isTorn(slip);

/** The papers that the slips of a step are, and whose they are; `duplicates`: those of them that are due once more, marked. */
export function papersOf(
  slips: readonly Slip[],
  { rules }: Setup,
  roles: readonly Role[],
  layOut: LayOut,
  duplicates: readonly Role[] = [],
): Paper[] {
  let at = 0;
  const seen = new Set<Role>();
  return inPieces(slips, (slip) => slip).map((pieces, index) => {
    const { slip, missing } = putTogether(pieces, layOut);
    const lines = textLines(slip);
    const reading = readingOf(rules, lines);
    const first = at;
    at += pieces.length;
    const role = roleOf(reading, index, [...roles, ...duplicates]);
    const isDuplicate = seen.has(role) && duplicates.includes(role);
    seen.add(role);
    return { slip, pieces, missing, at: first, lines, reading, role, ...(isDuplicate ? { duplicate: true } : {}) };
  });
}

/** The slips that are due, in order. */
export function dueRoles(due: Due, copies: readonly SlipCopy[]): readonly Role[] {
  if (due.kind === 'nothing') return [];
  return due.kind === 'transaction' ? (due.copies ?? copies) : [due.kind];
}

/** Whose the slip at `index` of a step is. */
export function roleOf(reading: SlipReading, index: number, roles: readonly Role[]): Role {
  if (reading.notReceipt && roles.includes('fault')) return 'fault';
  const said = batchRole(reading.kind) ?? reading.copy?.copy;
  if (said !== undefined && roles.includes(said)) return said;
  return roles[index] ?? 'unexpected';
}

/** Slips of a batch are nobody's copy. */
function batchRole(kind: SlipReading['kind']): Role | undefined {
  if (kind === 'settlement') return 'settlement';
  return kind === 'details' || kind === 'totals' ? 'list' : undefined;
}

/** The step that printed first what is due now for a second time; null where it is due for the first time. */
export function firstPrint({ due, earlier }: StepFacts): StepFacts | null {
  if (due.kind === 'nothing' || !due.reprint) return null;
  return (
    earlier.findLast(({ due: was }) => {
      if (was.kind === 'nothing' || was.reprint) return false;
      if (was.kind === 'settlement') return due.kind === 'settlement' && was.settlement.batch === due.settlement.batch;
      if (was.kind !== 'transaction' || due.kind !== 'transaction') return false;
      const { voucher, batch } = was.transaction;
      return due.transaction.voucher === voucher && due.transaction.batch === batch;
    }) ?? null
  );
}
