import type { TransactionKind } from '../../terminal.ts';

/** What a message is, by the fields that say so: its type, fields 3 and 25, and 60.1. */
export interface Code {
  readonly type: '0100' | '0200' | '0220';
  readonly processing: string;
  readonly condition: string;
  readonly function: string;
}

/**
 * The transactions, after 中国银联POS终端消息域说明 (2002-05). No public source has the messages of orders that a
 * telephone pays: theirs have the type and function of the card's, and the processing codes that an acquirer's
 * application takes for them (star-pos/APIDocument, pos-invoke).
 */
export const codes: Readonly<Record<TransactionKind, Code>> = {
  sale: { type: '0200', processing: '000000', condition: '00', function: '22' },
  void: { type: '0200', processing: '200000', condition: '00', function: '23' },
  refund: { type: '0220', processing: '200000', condition: '00', function: '25' },
  preauth: { type: '0100', processing: '030000', condition: '06', function: '10' },
  'preauth-void': { type: '0100', processing: '200000', condition: '06', function: '11' },
  completion: { type: '0200', processing: '000000', condition: '06', function: '20' },
  'completion-void': { type: '0200', processing: '200000', condition: '06', function: '21' },
  'offline-sale': { type: '0220', processing: '000000', condition: '00', function: '30' },
  'qr-sale': { type: '0200', processing: '660000', condition: '00', function: '22' },
  'qr-void': { type: '0200', processing: '680000', condition: '00', function: '23' },
  'qr-refund': { type: '0220', processing: '680000', condition: '00', function: '25' },
};

/** What books nothing of its own: the balance, an order that is asked for, a sale that counts with another amount. */
export const enquiry: Code = { type: '0200', processing: '310000', condition: '00', function: '01' };
export const orderQuery: Code = { type: '0200', processing: '700000', condition: '00', function: '01' };
/** 结算调整, and 小费 where only the tip is new. */
export const adjustment: Code = { type: '0220', processing: '000000', condition: '00', function: '32' };
export const tipAdjustment: Code = { ...adjustment, function: '34' };

/** Field 60.3 of messages that are no transactions. */
export const networkCodes = {
  transaction: '000',
  signOn: '001',
  signOff: '002',
  echo: '301',
  settlement: '201',
  uploadEnd: '202',
  /** The end after a batch that balanced, of which terminals send chip data alone. */
  uploadEndBalanced: '207',
} as const;

/** The types of messages that are no transactions, and of the reversal of one. */
export const types = {
  reversal: '0400',
  settlement: '0500',
  upload: '0320',
  signOn: '0800',
  network: '0820',
} as const;

/** The type of the answer to a message: `0210` to `0200`. */
export function answerType(type: string): string {
  return String(Number(type) + 10).padStart(4, '0');
}

/** The transaction of a processing code (the first two digits tell) and function; undefined: none. */
export function kindOf(processing: string, func: string): TransactionKind | undefined {
  const kinds = Object.keys(codes) as TransactionKind[];
  return kinds.find(
    (kind) => codes[kind].function === func && codes[kind].processing.slice(0, 2) === processing.slice(0, 2),
  );
}
