import { describe, expect, it } from 'vitest';
import { brandName, brandOf } from '../../../src/terminals/transbank/codes.ts';
import { frame } from '../../../src/terminals/transbank/frames.ts';
import {
  closeResponse,
  detailEnd,
  detailRecord,
  keysResponse,
  requests,
  type SaleFields,
  saleRefusal,
  saleResponse,
  totalsResponse,
  voidResponse,
} from '../../../src/terminals/transbank/messages.ts';
import {
  functionOf,
  readDetail,
  readResponse,
  readSale,
  readTotals,
  readVoid,
} from '../../../src/terminals/transbank/readings.ts';

const identity = { merchant: '597029414300', terminal: 'IT750050' };
const sale: SaleFields = {
  ticket: '0000A1',
  authorisation: 'ABC123',
  amount: 1990,
  instalments: 0,
  instalmentAmount: 0,
  lastFour: '1234',
  operation: 42,
  cardType: 'CR',
  accountingDate: '',
  account: '',
  brand: 'VI',
  localTime: '2026-11-23T10:35:00',
  tip: 0,
};
const child = { ...sale, child: '597029414303' };
const text = '               TRANSBANK                ';

// Payloads and LRC as worked out from the reference and the tests of transbank-pos-sdk-dotnet.
const worked: readonly (readonly [data: string, payload: string, lrc: number])[] = [
  [requests.poll(), '0100', 0x02],
  [requests.sale(1990, '0000A1', false), '0200|000001990|0000A1|||0', 0x0c],
  [requests.sale(1990, '0000A1', true), '0200|000001990|0000A1|||1', 0x0d],
  [requests.childSale(1990, '0000A1', false, '597029414303'), '0270|000001990|0000A1|||0|597029414303', 0x76],
  [requests.lastSale(), '0250|', 0x78],
  [requests.lastChildSale(true), '0280|1', 0x44],
  [requests.details(true), '0260|1|', 0x36],
  [requests.details(false), '0260|0|', 0x37],
  [requests.normalMode(), '0300', 0x00],
  [requests.close(), '0500||', 0x06],
  [requests.totals(), '0700||', 0x04],
  [requests.loadKeys(), '0800', 0x0b],
  [requests.void(42), '1200|000042|', 0x06],
  [
    saleResponse('0210', identity, sale),
    '0210|00|597029414300|IT750050|0000A1|ABC123|1990|00||1234|000042|CR|||VI|23112026|103500||0|',
    0x59,
  ],
  [
    saleResponse('0260', identity, sale),
    '0260|00|597029414300|IT750050|0000A1|ABC123|1990|00||1234|000042|CR|||VI|23112026|103500||0|',
    0x5e,
  ],
  [
    saleResponse('0271', identity, child),
    '0271|00|597029414300|IT750050|0000A1|ABC123|1990|00||1234|000042|CR|||VI|23112026|103500||||0|597029414303|',
    0x23,
  ],
  [saleRefusal('0210', '07', '0000A1', '1990'), '0210|07|||0000A1||1990|||||||||||||', 0x0a],
  [saleRefusal('0210', '24', '0000A1', '1990'), '0210|24|||0000A1||1990|||||||||||||', 0x0b],
  [
    detailRecord(identity, sale),
    '0261|00|597029414300|IT750050|0000A1|ABC123|1990|1234|000042|CR|||VI|23112026|103500||0|0|00|',
    0x6f,
  ],
  [detailEnd(identity, false), '0261|00|597029414300|IT750050||||||||||||||||', 0x62],
  [detailEnd(identity, true), '0261|11||||||||||||||||||', 0x7a],
  [closeResponse('00', identity), '0510|00|597029414300|IT750050||', 0x63],
  [closeResponse('02', identity), '0510|02|597029414300|IT750050||', 0x61],
  [keysResponse('00', identity), '0810|00|597029414300|IT750050', 0x6e],
  [totalsResponse('00', 2, 3990), '0710|00|002|3990||', 0x48],
  [totalsResponse('00', 0, 0), '0710|00|000|||', 0x49],
  [voidResponse('00', identity, 'ABC124', '000042'), '1210|00|597029414300|IT750050|ABC124|000042||', 0x14],
  [voidResponse('04', identity, '', '000042'), '1210|04|597029414300|IT750050||000042||', 0x67],
];

describe('a message', () => {
  it.each(worked)('%s', (data, payload, lrc) => {
    expect(data).toBe(payload);
    expect(frame(data).at(-1)).toBe(lrc);
  });

  it('of a refusal in a shop within a shop keeps its bars', () => {
    const refused = saleRefusal('0271', '07', 'ABC123', '90000', '597029414303');
    expect(refused).toBe('0271|07|||ABC123||90000|||||||||||||||597029414303|');
  });

  it('has the length that the C library waits for', () => {
    expect(frame(keysResponse('00', identity))).toHaveLength(32);
  });
});

describe('a register reads', () => {
  it('a sale, its record in the list, and a sale of a shop within a shop', () => {
    const base = { code: '00', ...identity, ...sale };
    expect(readSale(saleResponse('0210', identity, sale))).toEqual({ function: '0210', ...base });
    expect(readDetail(detailRecord(identity, sale))).toEqual({ function: '0261', ...base });
    expect(readDetail(detailRecord(identity, child))).toEqual({ function: '0261', ...base, child: '597029414303' });
    expect(readSale(saleResponse('0260', identity, { ...child, voucher: text }))).toEqual({
      function: '0260',
      ...base,
      child: '597029414303',
      voucher: text,
    });
  });

  it('what a terminal of the acquirer sent: a debit sale, padded', () => {
    const debit =
      '0210|00|597029414300|IT750050|ABC123|708410|8000|00||3331|000143|DB|003000|  ********331      |DB|07042026|085034||0||';
    expect(readSale(debit)).toMatchObject({
      authorisation: '708410',
      amount: 8000,
      cardType: 'DB',
      accountingDate: '003000',
      account: '********331',
      localTime: '2026-04-07T08:50:34',
    });
  });

  it('the end of the list, however it is padded', () => {
    expect(readDetail(detailEnd(identity, false))).toBe(null);
    expect(readDetail(detailEnd(identity, true))).toBe(null);
    expect(readDetail('0261|00|597029414300|IT750050|| |')).toBe(null);
  });

  it('void, totals and short refusals', () => {
    expect(readVoid('1210|21|597029414300|IT750050||143||')).toEqual({
      function: '1210',
      code: '21',
      ...identity,
      authorisation: '',
      operation: 143,
    });
    expect(readTotals('0710|00|002|3990||')).toEqual({ code: '00', count: 2, amount: 3990 });
    expect(readTotals('0710|00|000|||')).toEqual({ code: '00', count: 0, amount: 0 });
    expect(readSale('0260|11|')).toMatchObject({ code: '11', ticket: '', amount: 0, localTime: '' });
    expect(readResponse('0810')).toEqual({ function: '0810', code: '', merchant: '', terminal: '' });
    expect(functionOf('0900|78|')).toBe('0900');
  });
});

describe('a card', () => {
  it.each([
    ['4111111111111111', 'credit', 'VI', 'VISA'],
    ['5555555555554444', 'credit', 'MC', 'MASTERCARD'],
    ['2223003122003222', 'credit', 'MC', 'MASTERCARD'],
    ['378282246310005', 'credit', 'AX', 'AMEX'],
    ['30569309025904', 'credit', 'DC', 'DINERS'],
    ['6304939304310009610', 'credit', 'CE', 'CERRADA'],
    ['4111111111111111', 'debit', 'DB', 'REDCOMPRA'],
  ] as const)('%s, %s, is of brand %s, %s', (pan, account, code, name) => {
    expect(brandOf({ pan, expiry: '', issuer: '', entry: 'I' }, account)).toBe(code);
    expect(brandName(code)).toBe(name);
  });
});
