/**
 * What the messages between register and terminal say, and how it is written: fields with a bar between them, index 0
 * the function code. After transbankdevelopers.cl (referencia/posintegrado), the payloads in the tests of
 * transbank-pos-sdk-dotnet and what the npm package takes; its misprints (0510 for 0210, a separator 07h) are left out.
 */

/** Times of the protocol, ms. */
export const times = {
  /** A register waits so long for ACK or NAK (npm package). */
  acknowledgement: 2_000,
  /** A register waits so long for a response, from the ACK or the last progress (npm package). */
  response: 150_000,
  /** A terminal waits so long for the ACK of its response (reference, void). */
  responseAcknowledgement: 10_000,
  /** A terminal is silent so long before each message: the npm package takes less than 100 ms as one message. */
  pause: 150,
} as const;

/** How often a message is sent again after the first time (reference). */
export const REPEATS = 2;

/** A sale as a response tells it: 0210, 0260, 0271, and a record of 0261. Amounts in pesos. */
export interface SaleFields {
  readonly ticket: string;
  /** 6 characters; '' or blanks where nothing was authorised. */
  readonly authorisation: string;
  readonly amount: number;
  readonly instalments: number;
  /** 0 without instalments. */
  readonly instalmentAmount: number;
  readonly lastFour: string;
  readonly operation: number;
  /** CR or DB. */
  readonly cardType: string;
  /** Debit only. */
  readonly accountingDate: string;
  readonly account: string;
  readonly brand: string;
  /** `YYYY-MM-DDTHH:MM:SS`. */
  readonly localTime: string;
  readonly tip: number;
  /** Of a shop within a shop. */
  readonly child?: string;
  /** Both copies in lines of 40 columns without separators. */
  readonly voucher?: string;
}

/** Who answers. */
export interface Identity {
  /** 12 digits. */
  readonly merchant: string;
  /** 8 characters. */
  readonly terminal: string;
}

const joined = (...fields: readonly string[]): string => fields.join('|');

/** A message of so many fields, filled up with empty ones. */
const filled = (count: number, ...fields: readonly string[]): string =>
  joined(...fields, ...Array<string>(count - fields.length).fill(''));

export function six(operation: number): string {
  return String(operation).padStart(6, '0');
}

const two = (count: number): string => String(count).padStart(2, '0');
const day = (localTime: string): string => localTime.slice(0, 10).split('-').reverse().join('');
const time = (localTime: string): string => localTime.slice(11).replaceAll(':', '');

export const requests = {
  poll: () => '0100',
  /** Amount in 9 digits and no bar at the end, as the npm package has it. */
  sale: (amount: number, ticket: string, progress: boolean) =>
    joined('0200', String(amount).padStart(9, '0'), ticket, '', '', progress ? '1' : '0'),
  childSale: (amount: number, ticket: string, progress: boolean, child: string) =>
    joined('0270', String(amount).padStart(9, '0'), ticket, '', '', progress ? '1' : '0', child),
  lastSale: () => '0250|',
  lastChildSale: (voucher: boolean) => joined('0280', voucher ? '1' : '0'),
  details: (toRegister: boolean) => joined('0260', toRegister ? '1' : '0', ''),
  normalMode: () => '0300',
  close: () => '0500||',
  totals: () => '0700||',
  loadKeys: () => '0800',
  void: (operation: number) => joined('1200', six(operation), ''),
};

/** What a sale and its record in the list say alike, from the card to the time. */
const cardFields = (sale: SaleFields): string[] => [
  sale.lastFour,
  six(sale.operation),
  sale.cardType,
  sale.accountingDate,
  sale.account,
  sale.brand,
  day(sale.localTime),
  time(sale.localTime),
];

/** An approved sale. */
export function saleResponse(code: string, { merchant, terminal }: Identity, sale: SaleFields): string {
  const fields = [
    code,
    '00',
    merchant,
    terminal,
    sale.ticket,
    sale.authorisation,
    String(sale.amount),
    two(sale.instalments),
    sale.instalmentAmount === 0 ? '' : String(sale.instalmentAmount),
    ...cardFields(sale),
    '',
  ];
  if (sale.child === undefined) return joined(...fields, String(sale.tip), '');
  return joined(...fields, sale.tip === 0 ? '' : String(sale.tip), sale.voucher ?? '', '0', sale.child, '');
}

/** A sale that is not approved: the bars stay. */
export function saleRefusal(code: string, answer: string, ticket: string, amount: string, child?: string): string {
  const said = [code, answer, '', '', ticket, '', amount];
  return child === undefined ? filled(20, ...said) : joined(...said, ...Array<string>(14).fill(''), child, '');
}

/** A record of the list of sales; it ends in fields that the npm package cuts off. */
export function detailRecord({ merchant, terminal }: Identity, sale: SaleFields): string {
  return joined(
    '0261',
    '00',
    merchant,
    terminal,
    sale.ticket,
    sale.authorisation,
    String(sale.amount),
    ...cardFields(sale),
    '',
    String(sale.tip),
    String(sale.instalmentAmount),
    two(sale.instalments),
    ...(sale.child === undefined ? [] : ['0', sale.child]),
    '',
  );
}

/** What ends the list: a record without an authorisation. */
export function detailEnd({ merchant, terminal }: Identity, isEmpty: boolean): string {
  return isEmpty ? filled(20, '0261', '11') : filled(20, '0261', '00', merchant, terminal);
}

export function closeResponse(answer: string, { merchant, terminal }: Identity): string {
  return joined('0510', answer, merchant, terminal, '', '');
}

/** No bar at the end: the C library waits for 32 bytes. */
export function keysResponse(answer: string, { merchant, terminal }: Identity): string {
  return joined('0810', answer, merchant, terminal);
}

export function totalsResponse(answer: string, count: number, amount: number): string {
  return joined('0710', answer, String(count).padStart(3, '0'), count === 0 ? '' : String(amount), '', '');
}

/** `operation` as it was asked for. */
export function voidResponse(
  answer: string,
  { merchant, terminal }: Identity,
  authorisation: string,
  operation: string,
) {
  return joined('1210', answer, merchant, terminal, authorisation, operation, '', '');
}
