import type { CapabilityName } from '../bench/capabilities.ts';
import type { Flow } from '../ports/wire/serial-line.ts';
import type { Fault, FaultName } from '../printers/faults.ts';
import type { SlipCopy } from '../rules/rules.ts';
import type { RegisterFault } from '../terminals/simulated/cable/faults.ts';
import type { Key } from '../terminals/simulated/printing/face.ts';
import type { PrinterHabits } from '../terminals/simulated/printing/habits.ts';
import type { EuLanguage } from '../terminals/simulated/slips/eu-zvt-words.ts';
import type { Language as CnLanguage } from '../terminals/simulated/slips/style.ts';
import type { Amount, Refusal, ReprintMeans, TerminalOutcome, TerminalResult, Wallet } from '../terminals/terminal.ts';
import type { TimeLimits } from '../timing/limits.ts';
import type { AcquirerName } from './acquirers.ts';
import type { CardName } from './cards.ts';
import type { CatalogueId } from './catalogue.ts';
import type { PowerCut } from './life.ts';
import type { Limits } from './limits.ts';
import type { Quarantine } from './quarantine.ts';

/** What a terminal does, by an earlier step (its index) or a voucher number. */
export type TransactionName = { readonly step: number } | { readonly voucher: number };

export type Action =
  | { readonly kind: 'sale'; readonly amount: Amount; readonly card: CardName; readonly tip?: Amount }
  | { readonly kind: 'offline-sale' | 'preauth'; readonly amount: Amount; readonly card: CardName }
  | { readonly kind: 'void' | 'completion-void'; readonly of: TransactionName }
  /** `amount`: absent for all of it. */
  | { readonly kind: 'refund' | 'completion' | 'qr-refund'; readonly step: number; readonly amount?: Amount }
  | { readonly kind: 'preauth-void'; readonly step: number }
  | { readonly kind: 'qr-sale'; readonly amount: Amount; readonly app: Wallet['app'] }
  /** `step`: absent for the order whose answer was lost. */
  | { readonly kind: 'qr-query'; readonly step?: number }
  | { readonly kind: 'sign-on' | 'sign-off' | 'settle' | 'restart' }
  | { readonly kind: 'list'; readonly of: 'details' | 'totals' }
  /** `copy`: that one alone. */
  | {
      readonly kind: 'reprint';
      readonly of: ReprintName;
      readonly copy?: 'merchant' | 'cardholder';
    }
  | { readonly kind: 'register'; readonly fault: RegisterFault }
  | Task
  | { readonly kind: 'fault'; readonly fault: Fault }
  | { readonly kind: 'recover'; readonly name: FaultName }
  | { readonly kind: 'power-cut'; readonly cut: PowerCut }
  | { readonly kind: 'press'; readonly key: Key }
  | { readonly kind: 'wait'; readonly ms: number };

/** What is printed again; `host`: the step whose slip is fetched from the acquirer. */
export type ReprintName = 'last' | 'settlement' | TransactionName | { readonly host: number };

/** What a merchant does about a reprint: looks at papers and at the display, and decides. Steps by their index. */
export type Task =
  | { readonly kind: 'check-original'; readonly step: number }
  | { readonly kind: 'choose-means'; readonly step: number; readonly by: ReprintMeans }
  | { readonly kind: 'review'; readonly of: number; readonly against: number }
  | { readonly kind: 'keep' | 'hand-over'; readonly of: number };

const notOfTerminal: readonly Action['kind'][] = [
  'restart',
  'register',
  'fault',
  'recover',
  'power-cut',
  'press',
  'wait',
  'choose-means',
  'review',
  'keep',
  'hand-over',
];

/** Whether a step asks the terminal for something. */
export const asksTerminal = (kind: Action['kind']): boolean => !notOfTerminal.includes(kind);

/** The slips a terminal makes, by whose they are. */
export type Copy = SlipCopy | 'settlement' | 'list' | 'fault';

export interface Expectation {
  /** `power-cut`: it gives none. */
  readonly result: TerminalResult | 'power-cut';
  readonly response?: string;
  readonly reason?: Refusal;
  /** In order; absent: what the rules ask for. */
  readonly slips?: readonly Copy[];
  /** Codes of what the printer says of bytes that it cannot do. */
  readonly diagnostics?: readonly string[];
  /** Index of the step whose slips are printed again. */
  readonly reprintOf?: number;
  /** Those that come out in pieces, all of them there; those of which nothing, or not all, comes out. */
  readonly torn?: readonly Copy[];
  readonly lost?: readonly Copy[];
  /** Those that are torn, and printed once more from their beginning. */
  readonly again?: readonly Copy[];
  /** The least time from one slip being out to the first byte of the next, ms. */
  readonly pause?: number;
  /** Whether the terminal takes them for printed. */
  readonly printed?: TerminalOutcome['printed'];
  /** What its display says at some time. */
  readonly display?: string;
  /** Those that come out once more, marked: the register had to ask what became of the request. */
  readonly duplicates?: readonly Copy[];
}

export interface Step {
  /** 1-based line of the file. */
  readonly line: number;
  readonly title: string;
  readonly action: Action;
  /** Index of the step in the file that says it, where one stands for several. */
  readonly place?: number;
  /** ms after which the operator asks for the same once more. */
  readonly again?: number;
  readonly expect: Expectation;
}

/** How a register and its terminal are set up. */
/** What slips may be in; which of them an acquirer's terminals speak, it says itself. */
export type Language = CnLanguage | EuLanguage | 'es';

export interface RegisterSetup {
  /** Whose printer the bench's printer is. */
  readonly prints: 'register' | 'terminal';
  /** What comes back to be printed: lines, text blocks, or nothing. */
  readonly slips: 'lines' | 'blocks' | 'own' | 'none';
  readonly transport: 'serial' | 'tcp';
}

/** A scenario that has been checked: every name in it stands for something. */
export interface Scenario {
  /**
   * Path of its file below the scenarios folder, without extension: `reprint/reprint-last`. Of several that one file says
   * the values of its parameters stand behind it: `qr/qr-sale/alipay`, `layout/width/pos-5890,en`.
   */
  readonly id: string;
  /** Path of its file, from the working folder. */
  readonly file: string;
  /** 1-based line of its name. */
  readonly line: number;
  readonly title: string;
  readonly src: string;
  /** What it is in the catalogue, and the failures of the field (their numbers in docs/failures.md) that it is there to catch. */
  readonly catalogue: readonly CatalogueId[];
  readonly failures: readonly number[];
  readonly acquirer: AcquirerName;
  /** What its file names, in place of leaving it to the bench. */
  readonly names: { readonly acquirer: boolean; readonly printer: boolean };
  /** Of the first transaction, and of the open batch. */
  readonly voucher: number;
  readonly batch: number;
  /** Of its slips; absent: the acquirer's. */
  readonly language?: Language;
  readonly testMode: boolean;
  readonly signsOn: boolean;
  /** The merchant's name on its slips; absent: that of the acquirer's test shop. */
  readonly shop?: string;
  /** How long it waits for its host, ms. */
  readonly timeout: number;
  /** Transactions that its journal holds. */
  readonly capacity: number;
  /** The copies of a transaction slip that the terminal prints. */
  readonly copies: readonly SlipCopy[];
  readonly model: string;
  readonly register: RegisterSetup;
  /** What the terminal does at a printer that is not ready. */
  readonly habits: PrinterHabits;
  /** Bits per second between terminal and printer. */
  readonly baud: number;
  /** Their handshake, the most bytes that come in one go, and which receive buffer is set; as usual when absent. */
  readonly flow?: Flow;
  readonly pieces?: number;
  readonly buffer?: number;
  /** Wall clock at the beginning, ms since 1970-01-01T00:00Z, and the zone it is told in: `+08:00`, `Europe/Berlin`. */
  readonly date: number;
  readonly zone: string;
  readonly limits: Limits;
  /** The longest that its slips may take. */
  readonly times: TimeLimits;
  readonly quarantine?: Quarantine;
  /** What it needs of its bench beyond what its steps ask for. */
  readonly needs: readonly CapabilityName[];
  /** The host's answers to the first requests. */
  readonly answers: readonly string[];
  readonly steps: readonly Step[];
}
