import { type EventBody, eventVersion, type PlatenEvent } from '../../src/events/event.ts';

/** A 1 x 1 PNG, white. */
export const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABAQAAAAA3bvkkAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==';

type Slip = Extract<EventBody, { type: 'slip' }>;

/** A slip that prints a line with markup in it and matches its golden, but for what is given. */
export function slip(changes: Partial<Slip>): Slip {
  return {
    type: 'slip',
    scenario: 'sale/sale-chip',
    step: 0,
    slip: 0,
    copy: 'merchant',
    model: 'tm-t88v',
    width: 512,
    height: 30,
    text: '金额 12.85\n<script>alert(1)</script>\n',
    png: dot,
    bytes: Buffer.from('1b40bdf0b6ee2031322e38350a', 'hex').toString('base64'),
    diagnostics: [],
    end: 'full cut',
    timing: { requestToFirstByte: 412, wire: 1250, decode: 0.8, print: 2104 },
    golden: { path: 'golden/cn-unionpay/tm-t88v/sale-chip/01-merchant', state: 'matched', png: dot },
    ...changes,
  };
}

const scenario = (name: string, title: string): EventBody => ({
  type: 'scenario-begin',
  scenario: name,
  file: `scenarios/${name}.yaml`,
  line: 2,
  title,
  acquirer: 'cn-unionpay',
  model: 'tm-t88v',
});

const step = (name: string, title: string, index = 0): EventBody => ({
  type: 'step-begin',
  scenario: name,
  step: index,
  title,
  line: 7,
});

const golden = (name: string, state: 'differs' | 'missing') => ({
  path: `golden/cn-unionpay/tm-t88v/${name}/01-merchant`,
  state,
});

/** Six scenarios: passed, failed, without a golden, bench error, skipped, flaky at the second attempt. */
const bodies: readonly EventBody[] = [
  {
    type: 'run-begin',
    platen: '0.1.0',
    clock: 'virtual',
    startedAt: '2026-03-09T15:16:55.123Z',
    scenarios: 6,
    defect: 'marker-suppressed',
  },
  scenario('sale/sale-chip', 'chip sale'),
  step('sale/sale-chip', 'sale of 12.85'),
  slip({}),
  { type: 'step-end', scenario: 'sale/sale-chip', step: 0, outcome: 'passed', answer: 'approved' },
  { type: 'scenario-end', scenario: 'sale/sale-chip', outcome: 'passed', duration: 420 },
  scenario('reprint/reprint-last', 'the last slip again'),
  step('reprint/reprint-last', 'reprint the last'),
  slip({ scenario: 'reprint/reprint-last', golden: golden('reprint-last', 'differs') }),
  {
    type: 'finding',
    scenario: 'reprint/reprint-last',
    step: 0,
    code: 'line-changed',
    by: 'compare',
    slip: 0,
    line: 1,
    message: 'line 1: 金额 128.50, expected "12.85" & \u001b[31m<b>',
    expected: '金额 12.85',
    actual: '金额 128.50',
    box: { x: 0, y: 0, width: 1, height: 1 },
    bytes: { offset: 2, length: 10 },
  },
  {
    type: 'finding',
    scenario: 'reprint/reprint-last',
    step: 0,
    code: 'slip-lost',
    by: 'exactly-once',
    message: 'one slip, expected two',
  },
  { type: 'step-end', scenario: 'reprint/reprint-last', step: 0, outcome: 'failed', answer: 'approved' },
  { type: 'scenario-end', scenario: 'reprint/reprint-last', outcome: 'failed', duration: 1600 },
  scenario('sale/sale-contactless', 'contactless'),
  step('sale/sale-contactless', 'sale of 8.00'),
  slip({ scenario: 'sale/sale-contactless', golden: golden('sale-contactless', 'missing') }),
  {
    type: 'finding',
    scenario: 'sale/sale-contactless',
    step: 0,
    code: 'golden-missing',
    by: 'compare',
    slip: 0,
    message: 'no golden yet',
  },
  { type: 'step-end', scenario: 'sale/sale-contactless', step: 0, outcome: 'failed', answer: 'approved' },
  { type: 'scenario-end', scenario: 'sale/sale-contactless', outcome: 'failed', duration: 300 },
  scenario('settle/settle-cut', 'the network goes'),
  {
    type: 'scenario-end',
    scenario: 'settle/settle-cut',
    outcome: 'bench-error',
    duration: 15,
    message: 'port tcp://127.0.0.1:9100 is in use',
  },
  scenario('preauth/preauth', 'pre-authorisation'),
  {
    type: 'scenario-end',
    scenario: 'preauth/preauth',
    outcome: 'skipped',
    duration: 0,
    message: 'no pre-authorisation here',
  },
  scenario('settle/settle-slow', 'a slow host'),
  step('settle/settle-slow', 'settle'),
  {
    type: 'finding',
    scenario: 'settle/settle-slow',
    step: 0,
    code: 'slip-lost',
    by: 'exactly-once',
    message: 'no slip within 30.00 s',
  },
  { type: 'scenario-end', scenario: 'settle/settle-slow', outcome: 'failed', duration: 30_000 },
  scenario('settle/settle-slow', 'a slow host'),
  step('settle/settle-slow', 'settle'),
  slip({
    scenario: 'settle/settle-slow',
    copy: 'settlement',
    timing: { requestToFirstByte: null, wire: 5, decode: 0.1, print: 61_000 },
  }),
  { type: 'scenario-end', scenario: 'settle/settle-slow', outcome: 'flaky', duration: 4200 },
  {
    type: 'run-end',
    outcome: 'bench-error',
    counts: { passed: 1, failed: 2, 'bench-error': 1, timeout: 0, aborted: 0, skipped: 1, flaky: 1 },
    took: 1480,
    exitCode: 3,
  },
];

/** Stamps events as a stream would, one ms apart. */
export function stamped(events: readonly EventBody[]): PlatenEvent[] {
  return events.map((body, seq) => ({ v: eventVersion, seq, at: seq, ...body }));
}

export const smallRun: readonly PlatenEvent[] = stamped(bodies);

/** The same of a terminal that was told of no defect, so that its slips are kept for approval. */
export const smallRunUntold: readonly PlatenEvent[] = smallRun.map((event) => {
  if (event.type !== 'run-begin') return event;
  const { defect: _, ...begin } = event;
  return begin;
});
