import type { GoldenReference, PlatenEvent } from '../../../src/events/event.ts';
import { drawDifference } from '../../../src/pictures/difference.ts';
import { type Printed, type PrintedLine, print } from './printed.ts';
import { Recorder } from './recorder.ts';
import { type Sale, saleSlip, settlementSlip } from './slips.ts';

const sale: Sale = {
  copy: '商户存根    MERCHANT COPY',
  type: '消费(SALE)',
  voucher: '000128',
  time: '2026/03/09 15:16:55',
  amount: '12.85',
};
const cardholder = { ...sale, copy: '持卡人存根    CARDHOLDER COPY' } as const;
const MARKER = '****重打印/DUPLICATED****';

const times = (requestToFirstByte: number | null, wire: number, print: number) => ({
  requestToFirstByte,
  wire,
  decode: 0.8,
  print,
});

/** A run of eight scenarios: one fails for a wrong reprint, one for a lost slip, one lacks its golden. */
export function sampleRun(): readonly PlatenEvent[] {
  const run = new Recorder();
  run.emit({
    type: 'run-begin',
    platen: '0.1.0',
    clock: 'virtual',
    startedAt: '2026-03-09T15:16:55.123Z',
    scenarios: 8,
    defect: 'reprint-amount-shifted',
  });
  saleApproved(run);
  saleDeclined(run);
  saleContactless(run);
  settleBalanced(run);
  reprintLast(run);
  reprintByVoucher(run);
  settlePaperOut(run);
  run.scenario('preauth/preauth-full-pan', 'pre-authorisation shows the whole card number');
  run.end('skipped', 'the acquirer 银联商务 has no pre-authorisation in this bench');
  run.emit({
    type: 'run-end',
    outcome: 'failed',
    counts: { passed: 4, failed: 3, skipped: 1, 'bench-error': 0, timeout: 0, aborted: 0, flaky: 0 },
    took: 1480,
    exitCode: 1,
  });
  return run.events;
}

function golden(scenario: string, copy: string, printed: Printed): GoldenReference {
  const path = `golden/cn-unionpay/tm-t88v/${scenario.split('/')[1]}/${copy}`;
  return { path, state: 'matched', png: printed.png, text: printed.text };
}

function saleApproved(run: Recorder): void {
  run.scenario('sale/sale-chip-approved', 'chip sale, both copies, signature on the merchant copy alone');
  run.step('sale of 12.85, chip');
  for (const [copy, slip] of [['merchant', sale] as const, ['cardholder', cardholder] as const]) {
    const printed = print(saleSlip(slip));
    run.slip(
      copy,
      printed,
      times(copy === 'merchant' ? 1840 : 2050, 612, 1130),
      golden('sale/sale-chip-approved', copy, printed),
    );
  }
  run.stepEnd('approved');
  run.end('passed');
}

function saleDeclined(run: Recorder): void {
  run.scenario('sale/sale-declined-51', 'declined for insufficient funds: nothing is printed');
  run.step('sale of 999.00, chip');
  run.stepEnd('declined 51');
  run.end('passed');
}

function saleContactless(run: Recorder): void {
  run.scenario('sale/sale-contactless-no-cvm', 'contactless without verification: no signature line');
  run.step('sale of 8.00, contactless');
  const path = 'golden/cn-unionpay/tm-t88v/sale-contactless-no-cvm/01-merchant';
  const printed = print(saleSlip({ ...sale, amount: '8.00', voucher: '000129' }));
  const stray = printed.lines[1]!.bytes.offset;
  run.slip('merchant', printed, times(905, 598, 1090), { path, state: 'missing' }, [
    { offset: stray, severity: 'warning', code: 'unknown-command', message: '1B 02 is no command of tm-t88v' },
  ]);
  run.finding({ code: 'golden-missing', by: 'compare', slip: 0, message: 'no golden yet for the merchant slip' });
  run.stepEnd('approved', 'failed');
  run.end('failed');
}

function settleBalanced(run: Recorder): void {
  run.scenario('settle/settle-balanced', 'settlement, totals agree with the host');
  run.step('settle');
  const printed = print(settlementSlip('000012', '2026/03/09 23:58:01'));
  run.slip('settlement', printed, times(4210, 320, 640), golden('settle/settle-balanced', 'settlement', printed));
  run.stepEnd('approved');
  run.end('passed');
}

function reprintLast(run: Recorder): void {
  run.scenario('reprint/reprint-last', 'the last slip again: the same, and marked');
  run.step('sale of 12.85, chip');
  const first = print(saleSlip(sale));
  run.slip('merchant', first, times(1790, 612, 1130), golden('reprint/reprint-last', '01-merchant', first));
  run.stepEnd('approved');
  run.step('reprint the last 重打最后一笔');
  const expected = print(saleSlip({ ...sale, marker: MARKER }));
  const actual = print(saleSlip({ ...sale, amount: '128.50' }));
  const amount = lineOf(actual, '金额');
  run.slip('merchant', actual, times(340, 605, 1110), {
    ...golden('reprint/reprint-last', '02-merchant', expected),
    state: 'differs',
    ...difference(expected, actual),
  });
  run.finding({
    code: 'line-changed',
    by: 'compare',
    slip: 0,
    line: amount.number,
    message: `line ${amount.number}: 金额:RMB 128.50, expected 金额:RMB 12.85`,
    expected: '金额:RMB 12.85',
    actual: '金额:RMB 128.50',
    box: amount.box,
    goldenBox: lineOf(expected, '金额').box,
    bytes: amount.bytes,
  });
  run.finding({
    code: 'marker-missing',
    by: 'reprint-marked',
    slip: 0,
    message: 'the reprint is not marked: none of 重打印, DUPLICATED, 补打 stands on it',
    expected: MARKER,
    goldenBox: lineOf(expected, '重打印').box,
  });
  run.stepEnd('approved', 'failed');
  run.end('failed');
}

function reprintByVoucher(run: Recorder): void {
  run.scenario('reprint/reprint-any-by-voucher', 'any slip by its voucher number, also after a gap');
  run.step('reprint voucher 000127');
  const printed = print(saleSlip({ ...sale, voucher: '000127', marker: MARKER }));
  run.slip(
    'merchant',
    printed,
    times(null, 622, 1160),
    golden('reprint/reprint-any-by-voucher', '01-merchant', printed),
  );
  run.stepEnd('approved');
  run.end('passed');
}

function settlePaperOut(run: Recorder): void {
  run.scenario('settle/settle-paper-out', 'paper ends during the settlement slip: the batch number still moves on');
  run.step('settle, paper ends at dot row 160');
  run.stepEnd('approved');
  run.step('reprint the settlement 重打上笔结算单');
  run.finding({
    code: 'slip-lost',
    by: 'exactly-once',
    message: 'no settlement slip came within 30.00 s, expected one',
    expected: '1 slip',
    actual: '0 slips',
  });
  run.stepEnd('refused no-last-settlement', 'failed');
  run.end('failed');
}

function lineOf({ lines }: Printed, text: string): PrintedLine & { readonly number: number } {
  const index = lines.findIndex((line) => line.text.includes(text));
  return { ...lines[index]!, number: index + 1 };
}

/** The slips row on row down to the marker, then the marker's rows on the golden alone. */
function difference(expected: Printed, actual: Printed): Pick<GoldenReference, 'differencePng' | 'differenceRows'> {
  const marker = lineOf(expected, '重打印').box;
  const rows = expected.dots.height - actual.dots.height;
  const rest = actual.dots.height - marker.y;
  const spans = [
    { golden: 0, actual: 0, rows: marker.y },
    { golden: marker.y, actual: null, rows },
    { golden: marker.y + rows, actual: marker.y, rows: rest },
  ];
  const png = drawDifference(expected.dots, actual.dots, spans);
  return { differencePng: Buffer.from(png).toString('base64'), differenceRows: spans };
}
