import type { EventOf, GoldenReference } from '../../events/event.ts';
import type { ClockKind } from '../../timing/figures.ts';
import type { Standing } from '../standing.ts';

const counted = (noun: string) => (count: number) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** How a scenario stands, the worst first: the order in which counts and findings are told. */
const standings: Readonly<Record<Standing, string>> = {
  failed: 'failed',
  timeout: 'timed out',
  'bench-error': 'bench error',
  aborted: 'aborted',
  golden: 'golden to approve',
  flaky: 'flaky',
  passed: 'passed',
  skipped: 'skipped',
};

/** The same in one word, at the beginning of a line of a screen. */
const marks: Readonly<Record<Standing, string>> = {
  failed: 'failed',
  timeout: 'timeout',
  'bench-error': 'bench-error',
  aborted: 'aborted',
  golden: 'golden',
  flaky: 'flaky',
  passed: 'ok',
  skipped: 'skipped',
};

const verdicts: Readonly<Record<number, string>> = {
  0: 'Passed',
  1: 'Failed',
  2: 'Usage error',
  3: 'Bench error',
  4: 'Golden to approve',
  5: 'Flaky',
  130: 'Aborted',
};

const clocks: Readonly<Record<ClockKind, string>> = { virtual: 'virtual', real: 'real' };

const goldens: Readonly<Record<GoldenReference['state'], string>> = {
  matched: 'matches its golden',
  differs: 'differs from its golden',
  missing: 'has no golden yet',
  stale: 'golden is stale',
};

/** What follows the word golden before its path. */
const goldenStates: Readonly<Record<GoldenReference['state'], string>> = {
  matched: 'matched',
  differs: 'differs',
  missing: 'missing',
  stale: 'stale',
};

const limitStandings: Readonly<Record<EventOf<'time-limit'>['standing'], string>> = {
  passed: 'passed',
  marginal: 'marginal',
  kept: 'kept',
};

const scenarios = counted('scenario');

/** Every word of the reports that people read, in English: the screen, the HTML report, the Markdown summary. */
export const en = {
  /** Of the html element. */
  lang: 'en',
  standings,
  marks,
  verdicts,
  exitCode: (code: number) => `Exit code ${code}`,
  cutOff: 'Cut off',
  ofVerdict: (verdict: string, tally: string) => `${verdict}: ${tally}`,
  ofTally: (counts: readonly (readonly [number, string])[]) => counts.map(([n, word]) => `${n} ${word}`).join(', '),
  noScenarios: 'no scenarios',
  scenarios,
  scenariosOf: (ran: number, planned: number) => `${ran} of ${scenarios(planned)}`,
  slips: counted('slip'),
  findings: counted('finding'),
  and: (first: string, second: string) => `${first}, ${second}`,
  facts: (facts: readonly string[]) => facts.join('; '),
  took: (facts: string, time: string) => `${facts} in ${time}`,
  virtually: (time: string) => ` (${time} of virtual time)`,
  heading: (version: string, count: string, clock: string) => `platen ${version}: ${count}, ${clock} clock`,
  clocks,
  clock: (clock: string) => `${clock} clock`,
  clockPassed: (clock: string, time: string) => `${clock}, ${time} passed on it`,
  withDefect: (defect: string) => `, told to have the defect ${defect}`,
  ofDefect: (defect: string) => `defect ${defect}`,
  repetition: (n: number) => `repetition ${n}`,
  attempt: (n: number) => `attempt ${n}`,
  placeOf: (place: string, sentence: string) => `${place}: ${sentence}`,
  step: (n: number) => `step ${n}`,
  titled: (step: string, title: string) => `${step} (${title})`,
  slipOf: (copy: string) => `${copy} slip`,
  near: (figure: string, value: string, limit: string) => `close to its limit: ${figure} is ${value} of ${limit}`,
  golden: (state: GoldenReference['state'], path: string) => `golden ${goldenStates[state]}: ${path}`,
  toApprove: 'to approve: ',
  report: (path: string) => `report: ${path}`,
  approve: 'To approve: ',
  more: {
    scenarios: (n: number) => `${scenarios(n)} more: see the other reports.`,
    findings: (n: number) => `${counted('finding')(n)} more`,
    others: (n: number) => `and ${n} more`,
  },
  markdown: {
    outcome: 'Outcome',
    scenarios: 'Scenarios',
    timing: (clock: string) => `Timing, ${clock} clock`,
    figures: ['Figure', 'Count', 'p50', 'p95', 'Max'],
    limits: ['Limit', 'Scenario', 'Figure', 'Of', 'Value', 'Limit is'],
  },
  limitStandings,
  page: {
    title: 'receipt report',
    toFindings: 'To the findings',
    noScript: 'This page draws pictures, texts and bytes of slips with a script of its own, which does not run here.',
    cutOff: 'The event stream ends before the run does. What is here is what had been written by then.',
    parts: 'Parts of the report',
    facts: {
      defect: 'Defect told',
      started: 'Started',
      took: 'Took',
      clock: 'Clock',
      ran: 'Ran',
      printed: 'Printed',
      exitCode: 'Exit code',
      platen: 'Platen',
    },
  },
  finding: {
    title: 'Findings',
    none: 'Nothing was found.',
    line: (n: number) => `line ${n}`,
    byte: (n: number) => `byte ${n}`,
    bytes: (first: number, last: number) => `bytes ${first} to ${last}`,
    /** Of what no byte made, such as a line that is missing. */
    noBytes: 'no byte of this slip',
    by: ' by ',
    expected: 'Expected',
    printed: 'Printed',
    golden: 'Golden',
    at: (name: string) => `${name}, at the place of the finding`,
  },
  scenario: { title: 'Scenarios' },
  slip: {
    states: goldens,
    dots: (width: number, height: number, end: string) => `${width} × ${height} dots, ${end}`,
    golden: 'golden ',
    diagnostics: 'Diagnostics',
    at: (n: number) => ` at byte ${n}: `,
  },
  toolbar: {
    label: 'Find and filter scenarios',
    find: 'Find in scenarios and slips',
    acquirer: { name: 'acquirer', any: 'Every acquirer' },
    model: { name: 'model', any: 'Every printer' },
    all: 'All',
    keys: 'Keys',
  },
  keys: {
    title: 'Keys',
    close: 'Close',
    list: [
      ['/', 'find'],
      ['n, p', 'the next finding, the one before'],
      ['o', 'open or close every scenario'],
      ['1 to 6', 'within pictures: side by side, golden, printed, difference, slider, blink'],
      ['← →', 'within views: the next; on the slider: move it'],
      ['x', 'within blinking pictures: hold them, then swap'],
      ['Tab', 'from difference to difference, each with its command and bytes'],
      ['?', 'these keys'],
    ] as readonly (readonly [string, string])[],
  },
  timeline: {
    title: 'From request to cut',
    label: (id: string) => `Times of the slips of ${id}`,
    slip: 'Slip',
    first: 'First byte',
    last: 'Last byte',
    out: 'Out',
    answered: 'Answered',
    notAsked: 'not asked',
    legend: {
      first: 'Waiting for the first byte',
      wire: 'Bytes on the wire',
      print: 'Paper moving',
      cut: 'Cut',
      answer: 'Register has its answer',
    },
  },
  timing: {
    title: 'Timing',
    none: 'No slip was printed.',
    figure: 'Figure',
    clock: 'Clock',
    count: 'Count',
    max: 'Max',
    aside:
      "A stroke is one time; the dot is p50, the ring p95. Each slip's way from request to cut stands with its scenario.",
    limits: 'Limits',
    scenario: 'Scenario',
    value: 'Value',
    limit: 'Limit',
    standing: 'Standing',
  },
  mutants: {
    title: 'Mutants',
    caught: (caught: number, all: number) => `${caught} of ${counted('defect')(all)} caught`,
    defect: 'Defect',
    failures: 'Failures',
    by: 'Caught by',
    scenario: 'Scenario',
    words: 'In which words',
    nothing: 'nothing',
  },
  /** What the page's own script says; `{n}` and the like are put in by it. */
  script: {
    shown: '{n} of {of} scenarios',
    openAll: 'Open all',
    closeAll: 'Close all',
    text: 'Text',
    goldenText: 'Text of the golden',
    line: '{n} line',
    lines: '{n} lines',
    hex: 'Bytes in hexadecimal',
    bytes: 'Bytes',
    views: {
      side: 'Side by side',
      golden: 'Golden',
      actual: 'Printed',
      difference: 'Difference',
      slider: 'Slider',
      blink: 'Blink',
    },
    pictures: 'Pictures',
    same: 'Printed, same as golden',
    colours: 'red printed alone, blue golden alone',
    view: 'View',
    seen: 'How much of the golden is seen, per cent',
    hold: 'Hold',
    swap: 'Swap',
    actualDots: 'Actual dots',
    dots: '{width} × {height} dots',
    alt: '{name}; its text is below',
  },
};

/** A table of the same words: a word that is missing is a type error. */
export type Words = typeof en;
