/**
 * How the value of a field is packed: n digits, two a byte; z digits of a track and D, two a byte; ans characters, one
 * a byte; b bytes.
 */
export type FieldType = 'n' | 'z' | 'ans' | 'b';

/** How many of its digits, characters or bytes there are. */
export type FieldLength =
  | { readonly fixed: number }
  /** Up to so many, the number before them: 2 digits in one byte (LLVAR), or 3 in two (LLLVAR). */
  | { readonly most: number; readonly digits: 2 | 3 };

export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly length: FieldLength;
  /** Where the digits of a fixed odd number stand in their bytes; right when absent, a zero before them. */
  readonly align?: 'left';
}

const fixed = (name: string, type: FieldType, length: number, align?: 'left'): Field => ({
  name,
  type,
  length: { fixed: length },
  ...(align ? { align } : {}),
});
const ll = (name: string, type: FieldType, most: number): Field => ({ name, type, length: { most, digits: 2 } });
const lll = (name: string, type: FieldType, most: number): Field => ({ name, type, length: { most, digits: 3 } });

/**
 * The fields of UnionPay's terminal messages: the attribute table of a terminal application in public source
 * (CaoEnXin/LiaoYang_POS, Src/st8583.c and st8583.h), and 43, 46, 56 and 59, which it does not use and which stand in
 * public messages of other acquirers. Lengths are the widest that one of the sources has: 60 and 63 of 中国银联POS终端
 * 消息域说明 (2002-05), 55 of messages with PBOC data. 22 is aligned left, as both the source and the messages have it.
 */
export const fields: ReadonlyMap<number, Field> = new Map([
  [2, ll('card number', 'n', 19)],
  [3, fixed('processing code', 'n', 6)],
  [4, fixed('amount', 'n', 12)],
  [11, fixed('trace number', 'n', 6)],
  [12, fixed('local time', 'n', 6)],
  [13, fixed('local date', 'n', 4)],
  [14, fixed('expiry date', 'n', 4)],
  [15, fixed('settlement date', 'n', 4)],
  [22, fixed('entry mode', 'n', 3, 'left')],
  [23, fixed('card sequence number', 'n', 3)],
  [25, fixed('condition code', 'n', 2)],
  [26, fixed('PIN capture code', 'n', 2)],
  [32, ll('acquirer', 'n', 11)],
  [35, ll('track 2', 'z', 37)],
  [36, lll('track 3', 'z', 104)],
  [37, fixed('reference number', 'ans', 12)],
  [38, fixed('authorisation code', 'ans', 6)],
  [39, fixed('response code', 'ans', 2)],
  [41, fixed('terminal number', 'ans', 8)],
  [42, fixed('merchant number', 'ans', 15)],
  [43, fixed('merchant name', 'ans', 40)],
  [44, ll('issuer and acquirer', 'ans', 25)],
  [46, lll('additional data', 'ans', 999)],
  [48, lll('totals and records', 'n', 322)],
  [49, fixed('currency', 'ans', 3)],
  [52, fixed('PIN', 'b', 8)],
  [53, fixed('security control', 'n', 16)],
  [54, lll('balance', 'ans', 20)],
  [55, lll('chip data', 'b', 999)],
  [56, lll('response text', 'ans', 999)],
  [58, lll('electronic cash', 'b', 100)],
  [59, lll('acquirer data', 'ans', 999)],
  [60, lll('type, batch and network code', 'n', 30)],
  [61, lll('original', 'n', 29)],
  [62, lll('keys and parameters', 'b', 999)],
  [63, lll('operator and texts', 'ans', 163)],
  [64, fixed('MAC', 'b', 8)],
]);
