import { expect, test } from 'vitest';
import { approve } from '../../src/receipts/approve.ts';
import { readGolden } from '../../src/receipts/golden.ts';
import { judge } from '../../src/receipts/judge.ts';
import type { LayOut } from '../../src/receipts/receipt.ts';
import { writeReceived } from '../../src/receipts/received.ts';
import { newFolder } from './folder.ts';
import { layOut } from './lay-out.ts';
import { sale, saleBytes } from './sale.ts';

const MODEL = 'xprinter-80';
const PATH = 'cn-unionpay/xprinter-80/sale/01-merchant';

const valuesOf = ({ voucher, batch, amount, dateTime, card }: typeof sale) => ({
  voucher,
  batch,
  amount,
  'date-time': dateTime,
  'card-number': card.split(' ')[0]!,
});
const printed = (changes: Partial<typeof sale> = {}) => layOut(saleBytes(changes), MODEL, null);

/** The golden that comes of approving a sale. */
function goldenOf(changes: Partial<typeof sale> = {}) {
  const root = newFolder();
  const { received } = judge(printed(changes), null, valuesOf({ ...sale, ...changes }), layOut);
  writeReceived(root, PATH, received!);
  approve(root, PATH, { environment: {} });
  return readGolden(root, PATH)!;
}

test('without a golden the slip awaits approval with its fields', () => {
  const { state, findings, expected, received } = judge(printed(), null, valuesOf(sale), layOut);
  expect(state).toBe('missing');
  expect(findings).toEqual([
    {
      code: 'golden-missing',
      by: 'compare',
      message: 'there is no golden for this slip yet: look at it and approve it',
    },
  ]);
  expect(expected).toBeNull();
  expect(received).toMatchObject({ state: 'missing' });
  expect(received!.fields.map(({ name }) => name).sort()).toEqual([
    'amount',
    'batch',
    'card-number',
    'date-time',
    'voucher',
  ]);
});

test('a slip with the values of its run matches', () => {
  const run = { voucher: '000777', batch: '000002', amount: '1234.50', dateTime: '2026/12/31 23:59:59' };
  const verdict = judge(printed(run), goldenOf(), valuesOf({ ...sale, ...run }), layOut);
  expect(verdict).toMatchObject({ state: 'matched', findings: [], received: null });
  expect(verdict.expected!.lines[16]!.text).toContain('1234.50');
});

test('a value that is not that of the run is a finding', () => {
  const verdict = judge(printed({ voucher: '000778' }), goldenOf(), valuesOf({ ...sale, voucher: '000777' }), layOut);
  expect(verdict.state).toBe('differs');
  expect(verdict.findings.map(({ message }) => message)).toEqual(['line 13: 凭证号 000778, expected 000777']);
  expect(verdict.received).toMatchObject({ state: 'differs' });
});

test('what is no field is compared with the golden', () => {
  const wrong = judge(printed({ reference: '193412345679' }), goldenOf(), valuesOf(sale), layOut);
  expect(wrong.findings.map(({ message }) => message)).toEqual(['line 16: 参考号 193412345679, expected 193412345678']);
});

const PAN = '6222021234567890128';

test('a card number in the clear is never in a golden, and is compared to the digit', () => {
  const golden = goldenOf({ card: `${PAN} /I` });
  expect(Buffer.from(golden.bytes).toString('latin1')).toContain('6222020000000000128');
  expect(golden.record.fields.find(({ name }) => name === 'card-number')!.value).toBe('6222020000000000128');
  expect(golden.record.text[8]).toContain('6222020000000000128');
  const values = valuesOf({ ...sale, card: PAN });
  expect(judge(printed({ card: `${PAN} /I` }), golden, values, layOut).state).toBe('matched');
  const wrong = judge(printed({ card: '6222029876543210122 /I' }), golden, values, layOut);
  expect(wrong.state).toBe('differs');
});

test('a card number that is no value of the run is compared by what the golden keeps of it', () => {
  const root = newFolder();
  const noCard = { ...valuesOf(sale), 'card-number': '' };
  const slip = printed({ card: `${PAN} /I` });
  writeReceived(root, PATH, judge(slip, null, noCard, layOut).received!);
  approve(root, PATH, { environment: {} });
  const golden = readGolden(root, PATH)!;
  expect(golden.record.fields.map(({ name }) => name)).not.toContain('card-number');
  expect(judge(slip, golden, noCard, layOut).state).toBe('matched');
  const other = judge(printed({ card: '6222021234567890136 /I' }), golden, noCard, layOut);
  expect(other.findings.map(({ message }) => message)).toEqual([
    'line 9: 卡号 6222020000000000136, expected 6222020000000000128',
  ]);
});

/** An emulator that draws one dot otherwise. */
const changed: LayOut = (...of) => {
  const slip = layOut(...of);
  const dots = slip.dots.rows(0, slip.dots.height);
  dots.invert(3, 90, 1, 1);
  return { ...slip, dots };
};

test('a golden that the emulator draws otherwise is stale, and what the terminal did is still told', () => {
  const golden = goldenOf();
  const slip = { ...changed(saleBytes({ reference: '193412345679' }), MODEL, null) };
  const verdict = judge(slip, golden, valuesOf(sale), changed);
  expect(verdict.state).toBe('stale');
  expect(verdict.findings.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    'golden-stale: the emulator draws the golden otherwise than when it was approved (other dots with the same text): approve --because emulator',
    'line-changed: line 16: 参考号 193412345679, expected 193412345678',
  ]);
  // What awaits approval is the golden drawn anew, not what the terminal printed.
  expect(verdict.received!.slip.bytes).toEqual(golden.bytes);
  expect(verdict.received!.slip.dots.get(3, 90)).toBe(true);
});

test('a slip that its bytes do not print cannot be approved', () => {
  const whole = printed();
  const torn = { ...whole, dots: whole.dots.rows(0, 300), end: 'job end' as const };
  const { received, findings } = judge(torn, goldenOf(), valuesOf(sale), layOut);
  expect(received!.obstacle).toBe(
    'its bytes alone print another slip: the printer failed, or print of the slip before is on it',
  );
  expect(findings.length).toBeGreaterThan(0);
});
