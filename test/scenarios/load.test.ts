import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { models } from '../../emulator/models/models.ts';
import { findScenarios } from '../../src/scenarios/find.ts';
import { loadScenarios, readScenarios } from '../../src/scenarios/load.ts';
import { problemText } from '../../src/yaml/source.ts';

const place = { id: 'sale/x', file: 'scenarios/sale/x.yaml', model: 'xprinter-80' };

/** What a reader of the file is told. */
function told(text: string): string {
  const read = readScenarios(text, place);
  return 'problems' in read
    ? read.problems.map((problem) => problemText(place.file, problem)).join('\n')
    : 'no problem';
}

test('a scenario with every part', () => {
  const read = readScenarios(
    `# a comment
name: 重打 any slip
src: openpos
id: [F2]
failures: [1]
terminal: { acquirer: cn-unionpay, voucher: 17, batch: 3, copies: [merchant, bank, cardholder] }
printer: tm-t88v
link: { baud: 9600 }
clock: 2026-12-31T23:59:58-05:30
limits: { step: 3m }
host: { answers: [approve, '51'] }
steps:
  - sale: { amount: 12.85, card: swipe }
    as: first
  - sale: { amount: 10.1 }
    expect: { result: declined, response: '51', slips: [] }
  - wait: 1d 2h 30m
  - void: first
  - refund: { of: first, amount: 0.07 }
  - reprint: { voucher: 17 }
    expect: { slips: [merchant], reprint-of: first }
  - reprint: { voucher: first }
  - reprint: last
  - settle:
needs: [cutter]
`,
    place,
  );
  expect(read).toEqual({
    scenarios: [
      {
        id: 'sale/x',
        file: 'scenarios/sale/x.yaml',
        line: 2,
        title: '重打 any slip',
        src: 'openpos',
        catalogue: ['F2'],
        failures: [1],
        acquirer: 'cn-unionpay',
        voucher: 17,
        batch: 3,
        copies: ['merchant', 'bank', 'cardholder'],
        model: 'tm-t88v',
        register: { prints: 'register', slips: 'lines', transport: 'serial' },
        habits: { notReady: 'refuse', paperEnd: 'go-on', asksKey: false },
        baud: 9600,
        capacity: 500,
        signsOn: false,
        timeout: 60_000,
        testMode: false,
        date: Date.UTC(2027, 0, 1, 5, 29, 58),
        zone: '-05:30',
        limits: { step: 180_000 },
        times: {},
        names: { acquirer: true, printer: true },
        needs: ['cutter'],
        answers: ['approve', '51'],
        steps: [
          step(13, 'sale 12.85, card swiped', { kind: 'sale', amount: 1285, card: 'swipe' }),
          step(
            15,
            'sale 10.10, card inserted',
            { kind: 'sale', amount: 1010, card: 'chip' },
            {
              result: 'declined',
              response: '51',
              slips: [],
            },
          ),
          step(17, 'wait 1d 2h 30m', { kind: 'wait', ms: 95_400_000 }),
          step(18, 'void first', { kind: 'void', of: { step: 0 } }),
          step(19, 'refund 0.07 of first', { kind: 'refund', step: 0, amount: 7 }),
          step(
            20,
            'reprint voucher 17',
            { kind: 'reprint', of: { voucher: 17 } },
            {
              result: 'approved',
              slips: ['merchant'],
              reprintOf: 0,
            },
          ),
          step(22, 'reprint first', { kind: 'reprint', of: { step: 0 } }),
          step(23, 'reprint the last slip', { kind: 'reprint', of: 'last' }),
          step(24, 'settle', { kind: 'settle' }),
        ],
      },
    ],
  });
});

function step(line: number, title: string, action: object, expect: object = { result: 'approved' }) {
  return { line, title, action, expect };
}

test('what is not said is the default', () => {
  const read = readScenarios('name: a\nsrc: b\nsteps:\n  - settle: {}\n', place);
  expect(read).toMatchObject({
    scenarios: [
      {
        acquirer: 'cn-unionpay',
        voucher: 1,
        batch: 1,
        copies: ['merchant', 'cardholder'],
        model: 'xprinter-80',
        baud: 115_200,
        date: Date.parse('2026-03-14T10:15:00+08:00'),
        zone: '+08:00',
        limits: { step: 600_000 },
        answers: [],
      },
    ],
  });
});

test('an amount is decided on its digits', () => {
  const amounts = ['0', '0.01', '0.07', '1.1', '19.99', '1005.85', '9999999999.99'];
  const steps = amounts.map((amount) => `  - sale: { amount: ${amount} }\n`).join('');
  const read = readScenarios(`name: a\nsrc: b\nsteps:\n${steps}`, place);
  const fen =
    'scenarios' in read ? read.scenarios[0]!.steps.map(({ action }) => 'amount' in action && action.amount) : [];
  expect(fen).toEqual([0, 1, 7, 110, 1999, 100_585, 999_999_999_999]);
});

test('every problem of a file, in the order of its lines, each with what was expected and what came', () => {
  expect(
    told(`name: ''
terminal: { acquirer: bank-of-nowhere, voucher: 1000000 }
printer: xprinter80
clock: 2026-02-30T10:15:00+08:00
host: { answers: [51] }
steps:
  - sale:
      amount: 12,85
      card: chipp
    as: First
    exepct: { result: approved }
  - sale: { amount: 12.855 }
    wait: 1d
  - wait: a day
  - reprint: { vouche: first }
  - { 备注: '', sale: { amount: 1, card: 银联 } }
  - settle
`),
  ).toBe(`scenarios/sale/x.yaml:1:1 src: expected where the expectation comes from, got nothing
    name: ''
    ^
scenarios/sale/x.yaml:1:7 name: expected a title, got ""
    name: ''
          ^
scenarios/sale/x.yaml:2:23 terminal.acquirer: expected one of cn-unionpay, cn-unionpay-merchant-services, cn-lakala, cn-ruiyinxin, cn-shengpay, eu-zvt, at-card-complete, cl-transbank, got "bank-of-nowhere"
    terminal: { acquirer: bank-of-nowhere, voucher: 1000000 }
                          ^
scenarios/sale/x.yaml:2:49 terminal.voucher: expected the first voucher number: a whole number from 1 to 999999, got 1000000
    terminal: { acquirer: bank-of-nowhere, voucher: 1000000 }
                                                    ^
scenarios/sale/x.yaml:3:10 printer: expected one of ${[...models.keys()].join(', ')}, got "xprinter80"
    printer: xprinter80
             ^
scenarios/sale/x.yaml:4:8 clock: expected a date and time with its zone: 2026-03-14T10:15:00+08:00, got "2026-02-30T10:15:00+08:00"
    clock: 2026-02-30T10:15:00+08:00
           ^
scenarios/sale/x.yaml:5:19 host.answers[0]: expected approve, silent, late 90s, delay 5s, down, unbalanced, error, reversal-fails, reversal-silent, reversal-25, or a response code in quotes, such as '51', got 51
    host: { answers: [51] }
                      ^
scenarios/sale/x.yaml:8:15 steps[0].sale.amount: expected a number with at most two decimals, got "12,85"
          amount: 12,85
                  ^
scenarios/sale/x.yaml:9:13 steps[0].sale.card: expected one of chip, swipe, contactless, pin, tap, visa, visa-contactless, mastercard, redcompra, manual, got "chipp"
          card: chipp
                ^
scenarios/sale/x.yaml:10:9 steps[0].as: expected a name of a to z, 0 to 9 and -, beginning with a letter, got "First"
        as: First
            ^
scenarios/sale/x.yaml:11:5 steps[0]: expected one of sale, offline-sale, void, refund, preauth, preauth-void, completion, completion-void, qr-sale, qr-refund, qr-query, sign-on, sign-off, settle, list, reprint, check-original, choose-means, review, keep, hand-over, restart, register, fault, recover, power-cut, press, wait, as, times, again-after, expect, got the key "exepct"
        exepct: { result: approved }
        ^
scenarios/sale/x.yaml:12:5 steps[1]: expected exactly one of sale, offline-sale, void, refund, preauth, preauth-void, completion, completion-void, qr-sale, qr-refund, qr-query, sign-on, sign-off, settle, list, reprint, check-original, choose-means, review, keep, hand-over, restart, register, fault, recover, power-cut, press, wait, got {"sale":{"amount":12.855},"wait":"1d"}
      - sale: { amount: 12.855 }
        ^
scenarios/sale/x.yaml:12:21 steps[1].sale.amount: expected a number with at most two decimals, got 12.855
      - sale: { amount: 12.855 }
                        ^
scenarios/sale/x.yaml:14:11 steps[2].wait: expected a time such as 1d, 2h 30m or 500ms, got "a day"
      - wait: a day
              ^
scenarios/sale/x.yaml:15:14 steps[3].reprint: expected last, settlement, chosen, { voucher: ... } or { host: ... }, got {"vouche":"first"}
      - reprint: { vouche: first }
                 ^
scenarios/sale/x.yaml:16:7 steps[4]: expected one of sale, offline-sale, void, refund, preauth, preauth-void, completion, completion-void, qr-sale, qr-refund, qr-query, sign-on, sign-off, settle, list, reprint, check-original, choose-means, review, keep, hand-over, restart, register, fault, recover, power-cut, press, wait, as, times, again-after, expect, got the key "备注"
      - { 备注: '', sale: { amount: 1, card: 银联 } }
          ^
scenarios/sale/x.yaml:16:40 steps[4].sale.card: expected one of chip, swipe, contactless, pin, tap, visa, visa-contactless, mastercard, redcompra, manual, got "银联"
      - { 备注: '', sale: { amount: 1, card: 银联 } }
          \u3000\u3000                               ^
scenarios/sale/x.yaml:17:5 steps[5]: expected a mapping of sale, offline-sale, void, refund, preauth, preauth-void, completion, completion-void, qr-sale, qr-refund, qr-query, sign-on, sign-off, settle, list, reprint, check-original, choose-means, review, keep, hand-over, restart, register, fault, recover, power-cut, press, wait, as, times, again-after, expect, got "settle"
      - settle
        ^`);
});

test('a step whose action is written wrongly is told once', () => {
  const problems = told('name: a\nsrc: b\nsteps:\n  - sael: { amount: 1 }\n');
  expect(problems).toMatch(/steps\[0\]: expected one of sale, .*, got the key "sael"\n/);
  expect(problems.match(/x\.yaml:/g)).toHaveLength(1);
});

test('names of steps stand for something', () => {
  expect(
    told(`name: a
src: b
steps:
  - sale: { amount: 1 }
    as: first
  - settle: {}
    as: closing
  - sale: { amount: 2 }
    as: first
  - void: frist
  - void: closing
  - refund: { of: later }
  - reprint: { voucher: nothing }
    expect: { reprint-of: never }
  - sale: { amount: 3 }
    expect: { reprint-of: first }
  - wait: 1h
    expect: { result: approved }
`),
  ).toBe(`scenarios/sale/x.yaml:9:9 steps[2].as: expected a name of its own, got "first", which an earlier step has
        as: first
            ^
scenarios/sale/x.yaml:10:11 steps[3].void: expected the name of an earlier sale, qr-sale or refund (first), got "frist"
      - void: frist
              ^
scenarios/sale/x.yaml:11:11 steps[4].void: expected the name of an earlier sale, qr-sale or refund (first), got "closing"
      - void: closing
              ^
scenarios/sale/x.yaml:12:19 steps[5].refund.of: expected the name of an earlier sale (first), got "later"
      - refund: { of: later }
                      ^
scenarios/sale/x.yaml:13:25 steps[6].reprint.voucher: expected the name of an earlier sale, offline-sale, void, refund, preauth, preauth-void, completion, completion-void, qr-sale or qr-refund (first), got "nothing"
      - reprint: { voucher: nothing }
                            ^
scenarios/sale/x.yaml:14:27 steps[6].expect.reprint-of: expected the name of an earlier sale, offline-sale, void, refund, preauth, preauth-void, completion, completion-void, qr-sale, qr-refund or settle (first, closing), got "never"
        expect: { reprint-of: never }
                              ^
scenarios/sale/x.yaml:16:27 steps[7].expect.reprint-of: expected reprint-of beside a reprint alone, got it beside sale
        expect: { reprint-of: first }
                              ^
scenarios/sale/x.yaml:18:13 steps[8].expect: expected nothing: the terminal is asked for nothing by wait
        expect: { result: approved }
                ^`);
});

test('what is no YAML, and what is no mapping', () => {
  expect(told('name: a\nsteps: [}')).toBe(
    `scenarios/sale/x.yaml:2:9 not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]
    steps: [}
            ^`,
  );
  expect(told('name: a\nname: b\n')).toBe(`scenarios/sale/x.yaml:2:1 not valid YAML: Map keys must be unique
    name: b
    ^`);
  expect(told('name: *nowhere\n')).toBe(
    `scenarios/sale/x.yaml:1:1 not valid YAML: Unresolved alias (the anchor must be set before the alias): nowhere
    name: *nowhere
    ^`,
  );
  const list = (anchor: string, of: string) => `${anchor}: &${anchor} [${Array(12).fill(of).join(', ')}]
`;
  expect(told(list('a', 'x') + list('b', '*a') + list('c', '*b'))).toBe(
    `scenarios/sale/x.yaml:1:1 not valid YAML: Excessive alias count indicates a resource exhaustion attack
    a: &a [x, x, x, x, x, x, x, x, x, x, x, x]
    ^`,
  );
  expect(told('- a\n')).toBe(
    `scenarios/sale/x.yaml:1:1 expected a mapping of name, src, id, failures, parameters, terminal, register, printer, link, needs, clock, zone, limits, quarantine, host, steps, got ["a"]
    - a
    ^`,
  );
  expect(told('')).toContain(
    'expected a mapping of name, src, id, failures, parameters, terminal, register, printer, link, needs, clock, zone, limits, quarantine, host, steps, got nothing',
  );
});

test('a folder of files, each problem with its file; nothing runs while one is broken', () => {
  const root = mkdtempSync(join(tmpdir(), 'platen-load-'));
  mkdirSync(join(root, 'scenarios/sale'), { recursive: true });
  writeFileSync(join(root, 'scenarios/sale/b.yaml'), 'name: b\nsrc: x\nsteps: []\n');
  writeFileSync(join(root, 'scenarios/sale/a.yml'), 'name: a\nsrc: x\nsteps: [{ settle: }]\n');
  writeFileSync(join(root, 'scenarios/notes.txt'), 'no scenario');
  writeFileSync(join(root, 'c.yaml'), 'name: c\nsteps: [{ settle: }]\n');
  const found = findScenarios([], 'scenarios', root);
  expect(found.map(({ id, file }) => [id, file])).toEqual([
    ['sale/a', 'scenarios/sale/a.yml'],
    ['sale/b', 'scenarios/sale/b.yaml'],
  ]);
  expect(() =>
    loadScenarios(findScenarios(['scenarios', 'c.yaml', 'scenarios/sale/b.yaml'], 'scenarios', root), 'tm-t88v'),
  ).toThrow(
    `scenarios/sale/b.yaml:3:8 steps: expected at least one step, got []
    steps: []
           ^
c.yaml:1:1 src: expected where the expectation comes from, got nothing
    name: c
    ^`,
  );
  expect(() => findScenarios(['nowhere'], 'scenarios', root)).toThrow('no such file or folder: nowhere');
  mkdirSync(join(root, 'empty'));
  expect(() => findScenarios(['empty'], 'scenarios', root)).toThrow('no scenario below empty');
  mkdirSync(join(root, 'sale'));
  writeFileSync(join(root, 'sale/a.yaml'), '');
  expect(() => findScenarios(['scenarios', 'sale'], 'scenarios', root)).toThrow(
    'scenarios/sale/a.yml and sale/a.yaml are both named sale/a',
  );
});

test('the scenarios of this project can be read', () => {
  const scenarios = loadScenarios(findScenarios([], 'scenarios', process.cwd()), 'xprinter-80');
  expect(scenarios.length).toBeGreaterThanOrEqual(8);
});

test('what the terminals of an acquirer do not have', () => {
  const steps = (acquirer: string, step: string, voucher = 1) =>
    told(
      `name: a\nsrc: b\nterminal: { acquirer: ${acquirer}, voucher: ${voucher} }\nsteps:\n  - ${step}\n  - sale: { amount: 1 }\n`,
    );
  expect(steps('cn-unionpay', 'register: { stop-key: {} }')).toContain(
    '5:15 steps[0].register: expected none: this acquirer has no register, got "stop-key"',
  );
  expect(steps('cl-transbank', 'register: { line-cut: {} }')).toContain(
    'steps[0].register: expected one of cable-out, asked-twice, stop-key, nak, ',
  );
  expect(steps('cl-transbank', 'sale: { amount: 19.90 }')).toContain(
    'steps[0].sale.amount: expected an amount without decimals, got 19.9',
  );
  expect(steps('eu-zvt', 'settle:', 10_000)).toContain(
    'terminal.voucher: expected a number from 1 to 9999 of this acquirer, got 10000',
  );
  expect(
    told('name: a\nsrc: b\nterminal: { acquirer: eu-zvt, language: zh }\nsteps: [{ sale: { amount: 1 } }]\n'),
  ).toContain('3:41 terminal.language: expected de or en of this acquirer, got "zh"');
  expect(steps('eu-zvt', 'register: { cable-out: { at: never } }')).toContain(
    'steps[0].register.cable-out.at: expected one of asked, told, acknowledged, got "never"',
  );
});
