import { durationMs } from '../clock/duration.ts';
import { faultOf, type Written } from '../printers/fault-schema.ts';
import type { FaultName } from '../printers/faults.ts';
import type { RegisterFaultName } from '../terminals/simulated/cable/faults.ts';
import type { Entry, ReprintMeans } from '../terminals/terminal.ts';
import type { Path } from '../yaml/source.ts';
import type { ActionName } from './actions.ts';
import { type CardName, cards } from './cards.ts';
import { registerFaultOf, type WrittenRegisterFault } from './register-fault-schema.ts';
import type { Action, TransactionName } from './scenario.ts';
import type { StepFile } from './schema.ts';

/** What a reference to a step may be a reference to. */
export type Kinds = readonly ActionName[];

/** Finds what names of steps stand for; a name that stands for nothing is told, and gives the first step. */
export interface References {
  /** Decimals of the currency. */
  readonly decimals: 0 | 2;
  problem(path: Path, message: string): void;
  step(name: string, path: Path, kinds: Kinds): number;
  transaction(given: string | number, path: Path, kinds: Kinds): TransactionName;
  /** The reprint by the means that was chosen last. */
  chosen(path: Path): ReadAction;
}

/** What a step does, and how it is told. */
export interface ReadAction {
  readonly title: string;
  readonly action: Action;
}

type Read<K extends ActionName> = (given: NonNullable<StepFile[K]>, path: Path, references: References) => ReadAction;

/** How a card was read, as titles of steps tell it. */
const entryWords = { S: 'swiped', I: 'inserted', C: 'held', M: 'keyed in' } as const satisfies Record<Entry, string>;

/** Steps whose slips have a voucher number. */
export const transactions: Kinds = [
  'sale',
  'offline-sale',
  'void',
  'refund',
  'preauth',
  'preauth-void',
  'completion',
  'completion-void',
  'qr-sale',
  'qr-refund',
];

const byCard = (kind: 'offline-sale' | 'preauth', words: string) => {
  return (
    { amount, card }: { readonly amount: number; readonly card: CardName },
    path: Path,
    references: References,
  ): ReadAction => {
    const money = moneyOf(amount, [...path, 'amount'], references);
    return {
      title: `${words} ${money.text}, card ${entryWords[cards[card].entry]}`,
      action: { kind, amount: money.amount, card },
    };
  };
};

interface PartOf {
  readonly of: string;
  readonly amount?: number;
}

/** A part of what another step paid, or all of it. */
const partOf = (kind: 'refund' | 'completion' | 'qr-refund', of: ActionName, words: string) => {
  return (given: PartOf, path: Path, references: References): ReadAction => {
    const step = references.step(given.of, [...path, 'of'], [of]);
    if (given.amount === undefined) return { title: `${words} ${given.of}`, action: { kind, step } };
    const { text, amount } = moneyOf(given.amount, [...path, 'amount'], references);
    return { title: `${words} ${text} of ${given.of}`, action: { kind, step, amount } };
  };
};

const plain = (kind: 'settle' | 'sign-on' | 'sign-off' | 'restart', title: string) => () => ({
  title,
  action: { kind },
});

const ofPaper = (kind: 'keep' | 'hand-over', words: string) => {
  return (given: string, path: Path, references: References): ReadAction => ({
    title: `${words} ${given}`,
    action: { kind, of: references.step(given, path, [...transactions, 'settle', 'reprint']) },
  });
};

/** How means are told. */
export const meansWords = {
  last: 'the last slip',
  voucher: 'its voucher number',
  settlement: 'the settlement',
  host: 'from the acquirer',
} as const satisfies Record<ReprintMeans, string>;

const readers: { readonly [K in ActionName]: Read<K> } = {
  sale: ({ amount, card, tip }, path, references) => {
    const paid = moneyOf(amount, [...path, 'amount'], references);
    const extra = tip ? moneyOf(tip, [...path, 'tip'], references) : undefined;
    return {
      title: `sale ${paid.text}${extra ? `, tip ${extra.text}` : ''}, card ${entryWords[cards[card].entry]}`,
      action: { kind: 'sale', amount: paid.amount, card, ...(extra ? { tip: extra.amount } : {}) },
    };
  },
  'offline-sale': byCard('offline-sale', 'offline sale'),
  void: (given, path, references) => ({
    title: `void ${nameOf(given)}`,
    action: { kind: 'void', of: references.transaction(given, path, ['sale', 'qr-sale', 'refund']) },
  }),
  refund: partOf('refund', 'sale', 'refund'),
  preauth: byCard('preauth', 'pre-authorisation'),
  'preauth-void': (given, path, references) => ({
    title: `void the pre-authorisation ${given}`,
    action: { kind: 'preauth-void', step: references.step(given, path, ['preauth']) },
  }),
  completion: partOf('completion', 'preauth', 'complete'),
  'completion-void': (given, path, references) => ({
    title: `void the completion ${nameOf(given)}`,
    action: { kind: 'completion-void', of: references.transaction(given, path, ['completion', 'sale']) },
  }),
  'qr-sale': (given, path, references) => {
    const { text, amount } = moneyOf(given.amount, [...path, 'amount'], references);
    return { title: `QR sale ${text}, ${given.app}`, action: { kind: 'qr-sale', amount, app: given.app } };
  },
  'qr-refund': partOf('qr-refund', 'qr-sale', 'refund the order'),
  'qr-query': (given, path, references) => {
    if (!('of' in given)) return { title: 'ask for the order', action: { kind: 'qr-query' } };
    const step = references.step(given.of, [...path, 'of'], ['qr-sale']);
    return { title: `ask for the order of ${given.of}`, action: { kind: 'qr-query', step } };
  },
  'sign-on': plain('sign-on', 'sign on'),
  'sign-off': plain('sign-off', 'sign off'),
  settle: plain('settle', 'settle'),
  list: (of) => ({ title: `print the ${of}`, action: { kind: 'list', of } }),
  reprint: (what, path, references) => {
    if (what === 'last') return { title: 'reprint the last slip', action: { kind: 'reprint', of: what } };
    if (what === 'settlement') return { title: 'reprint the last settlement', action: { kind: 'reprint', of: what } };
    if (what === 'chosen') return references.chosen(path);
    if ('host' in what) {
      const step = references.step(what.host, [...path, 'host'], transactions);
      return { title: `reprint ${what.host} from the acquirer`, action: { kind: 'reprint', of: { host: step } } };
    }
    const of = references.transaction(what.voucher, [...path, 'voucher'], transactions);
    const { copy } = what;
    const title = `reprint ${copy ? `the ${copy} copy of ` : ''}${nameOf(what.voucher)}`;
    return { title, action: { kind: 'reprint', of, ...(copy ? { copy } : {}) } };
  },
  'check-original': (given, path, references) => ({
    title: `check the original of ${given}`,
    action: { kind: 'check-original', step: references.step(given, path, transactions) },
  }),
  'choose-means': ({ for: of, by }, path, references) => ({
    title: `choose the means for ${of}: ${meansWords[by]}`,
    action: { kind: 'choose-means', step: references.step(of, [...path, 'for'], [...transactions, 'settle']), by },
  }),
  review: ({ of, against }, path, references) => ({
    title: `review ${of} against ${against}`,
    action: {
      kind: 'review',
      of: references.step(of, [...path, 'of'], ['reprint']),
      against: references.step(against, [...path, 'against'], [...transactions, 'settle']),
    },
  }),
  keep: ofPaper('keep', 'keep'),
  'hand-over': ofPaper('hand-over', 'hand over'),
  restart: plain('restart', 'restart the terminal'),
  register: (given) => {
    const [[name, options]] = Object.entries(given) as [[RegisterFaultName, WrittenRegisterFault]];
    return { title: `${name} at the register`, action: { kind: 'register', fault: registerFaultOf(name, options) } };
  },
  fault: (given) => {
    const [[name, options]] = Object.entries(given) as [[FaultName, Written]];
    return { title: `fault ${name}`, action: { kind: 'fault', fault: faultOf(name, options) } };
  },
  recover: (name) => ({ title: `recover ${name}`, action: { kind: 'recover', name } }),
  'power-cut': ({ 'after-message': afterMessage, 'at-byte': atByte, after, for: lasts }) => {
    const cut = {
      ...(afterMessage === undefined ? {} : { afterMessage }),
      ...(atByte === undefined ? {} : { atByte }),
      ...(after === undefined ? {} : { after: durationMs(after) }),
      lasts: durationMs(lasts),
    };
    const at =
      afterMessage === undefined
        ? atByte === undefined
          ? `after ${after}`
          : `at byte ${atByte}`
        : `after message ${afterMessage}`;
    return { title: `power cut ${at}`, action: { kind: 'power-cut', cut } };
  },
  press: (key) => ({ title: `press ${key}`, action: { kind: 'press', key } }),
  wait: (given) => ({ title: `wait ${given}`, action: { kind: 'wait', ms: durationMs(given) } }),
};

/** Reads the action of a step, under the key `kind`. */
export function readAction(step: StepFile, kind: ActionName, path: Path, references: References): ReadAction {
  const read = readers[kind] as Read<ActionName>;
  return read((step[kind] ?? {}) as Parameters<typeof read>[0], path, references);
}

/** An amount as it is told, and in the smallest unit: hundredths, or whole ones of a currency that has none. */
function moneyOf(
  written: number,
  path: Path,
  { decimals, problem }: References,
): { readonly text: string; readonly amount: number } {
  if (decimals === 0 && !Number.isInteger(written))
    problem(path, `expected an amount without decimals, got ${written}`);
  return { text: written.toFixed(decimals), amount: Math.round(written * 10 ** decimals) };
}

/** A transaction as it is written: the name of a step, or a voucher number. */
function nameOf(given: string | number): string {
  return typeof given === 'number' ? `voucher ${given}` : given;
}
