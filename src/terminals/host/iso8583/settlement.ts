import type { SettlementAnswer, UploadRecord } from '../../simulated/host-messages.ts';
import type { HostSettlement, TotalsRow } from '../../terminal.ts';
import { type SettledSums, settledSums } from '../../transactions.ts';
import { answerTo } from './answer.ts';
import type { IsoMessage } from './codec.ts';
import { IsoError } from './iso-error.ts';
import { digits, need, readTime, timeFields } from './parts.ts';
import { uploadCount, uploadRecord } from './redact.ts';

/** Digits of field 48 of a settlement, of domestic or foreign cards: debits and credits, each an amount and a count. */
const AMOUNT = 12;
const COUNT = 3;
/** Where the flags of its answer stand. */
const FLAGS = [30, 61] as const;

const flags: Readonly<Record<HostSettlement['balance'], string>> = { balanced: '1', unbalanced: '2', error: '3' };

/** Field 48 of 0500: 62 digits (CaoEnXin/LiaoYang_POS, tranproc.c). */
export function totalsField(totals: readonly TotalsRow[]): string {
  const { domestic, foreign } = settledSums(totals);
  return [domestic, foreign].map((sums) => `${sumDigits(sums.debit)}${sumDigits(sums.credit)}0`).join('');
}

function sumDigits({ count, amount }: SettledSums['debit']): string {
  return digits(amount, AMOUNT) + digits(count % 10 ** COUNT, COUNT);
}

/** Reads field 48 of 0500: debits as sales, credits as refunds, since it tells no more of them. Throws an IsoError `iso-content`. */
export function readTotals(message: IsoMessage): readonly TotalsRow[] {
  const value = need(message, 48);
  if (value.length !== 62) throw new IsoError('iso-content', 'field 48 of a settlement has 62 digits', 0, 48);
  return [0, 31].flatMap((from): TotalsRow[] => {
    const foreign = from > 0 ? ({ foreign: true } as const) : {};
    const sum = (at: number) => ({
      count: Number(value.slice(at + AMOUNT, at + AMOUNT + COUNT)),
      amount: Number(value.slice(at, at + AMOUNT)),
    });
    return [
      { kind: 'sale', ...sum(from), ...foreign },
      { kind: 'refund', ...sum(from + AMOUNT + COUNT), ...foreign },
    ];
  });
}

/** 0510: field 48 as it came, with the flags 1 平, 2 不平, 3 错误 (dsand20142014/openpos, serv.c). */
export function settlementAnswer(asked: IsoMessage, { response, balance, localTime }: SettlementAnswer): IsoMessage {
  const totals = [...need(asked, 48)];
  for (const at of FLAGS) totals[at] = flags[balance];
  return answerTo(asked, { ...timeFields(localTime), 39: response, 48: totals.join('') });
}

/** Reads 0510; a flag that is none of the three is an error of the totals. */
export function readSettlementAnswer(message: IsoMessage, now: string): SettlementAnswer {
  const flag = message.fields[48]?.[FLAGS[0]];
  const balance = (Object.keys(flags) as (keyof typeof flags)[]).find((one) => flags[one] === flag) ?? 'error';
  return { response: need(message, 39), balance, localTime: readTime(message, now) ?? now };
}

/** Records of one 0320 at most: 2 digits and 8 of 40 fill the 322 of field 48. */
export const MOST_RECORDS = 8;

/** Field 48 of 0320: how many, and each transaction, domestic cards 00, foreign ones 01 (CaoEnXin/LiaoYang_POS, tranproc.c). */
export function uploadField(records: readonly UploadRecord[]): string {
  const { kind, voucher, pan, amount } = uploadRecord;
  return (
    digits(records.length, uploadCount) +
    records
      .map(
        (record) =>
          digits(record.card?.organisation ? 1 : 0, kind) +
          digits(record.voucher, voucher) +
          (record.card?.pan ?? '').padStart(pan, '0') +
          digits(record.amount, amount),
      )
      .join('')
  );
}

/**
 * Reads 0320: what a settlement needs of the records of field 48, or of one transaction that is sent as it was, as
 * terminals do with advices and chip cards. Throws an IsoError `iso-content`.
 */
export function readUpload(message: IsoMessage): readonly Pick<UploadRecord, 'voucher' | 'amount'>[] {
  if (message.fields[4] !== undefined) {
    return [{ voucher: Number(need(message, 11)), amount: Number(message.fields[4]) }];
  }
  const value = need(message, 48);
  const { kind, voucher, pan, amount, length } = uploadRecord;
  const count = Number(value.slice(0, uploadCount));
  if (value.length !== uploadCount + count * length) {
    throw new IsoError('iso-content', `field 48 holds not the ${count} records that it counts`, 0, 48);
  }
  return Array.from({ length: count }, (_, index) => {
    const at = uploadCount + index * length + kind;
    const from = at + voucher + pan;
    return { voucher: Number(value.slice(at, at + voucher)), amount: Number(value.slice(from, from + amount)) };
  });
}
