import { describe, expect, test } from 'vitest';
import { cards } from '../../src/scenarios/cards.ts';
import { readScenarios } from '../../src/scenarios/load.ts';
import { scenarioSchema } from '../../src/scenarios/schema.ts';
import { problemText } from '../../src/yaml/source.ts';

const place = { id: 'sale/x', file: 'scenarios/sale/x.yaml', model: 'xprinter-80' };
const rest = 'src: b\nsteps: [{ settle: }]\n';

function scenariosOf(text: string) {
  const read = readScenarios(text, place);
  if ('problems' in read) throw new Error(read.problems.map((one) => problemText(place.file, one)).join('\n'));
  return read.scenarios;
}

/** The keys that a step may have. */
const keysOfSteps = Object.keys(scenarioSchema.shape.steps.element.shape).join(', ');

/** What a reader of the file is told, without the line shown. */
function told(text: string): string[] {
  const read = readScenarios(text, place);
  if (!('problems' in read)) return [];
  return read.problems.map(({ line, column, path, message }) => `${line}:${column} ${path}: ${message}`);
}

test('every combination is a scenario with a name of its own, in the order of the values', () => {
  const scenarios = scenariosOf(
    `name: $card in $language, $$ and $acquirer
id: [I9]
src: b
parameters:
  card: [chip, swipe]
  acquirer:
    cn-lakala: { language: zh, amount: 1.5, slips: [merchant] }
    cn-shengpay: { language: en, amount: 2, slips: [] }
terminal: { acquirer: $acquirer, language: $language }
steps:
  - $what: { amount: $amount, card: $card }
    as: of-$card
    expect: { slips: $slips }
  - reprint: { voucher: of-$card }
`.replace('$what', 'sale'),
  );
  expect(
    scenarios.map(({ id, title, acquirer, language, steps: [sale] }) => [
      id,
      title,
      acquirer,
      language,
      sale!.title,
      sale!.expect.slips,
    ]),
  ).toEqual([
    [
      'sale/x/chip,cn-lakala',
      'chip in zh, $ and cn-lakala',
      'cn-lakala',
      'zh',
      'sale 1.50, card inserted',
      ['merchant'],
    ],
    ['sale/x/chip,cn-shengpay', 'chip in en, $ and cn-shengpay', 'cn-shengpay', 'en', 'sale 2.00, card inserted', []],
    [
      'sale/x/swipe,cn-lakala',
      'swipe in zh, $ and cn-lakala',
      'cn-lakala',
      'zh',
      'sale 1.50, card swiped',
      ['merchant'],
    ],
    ['sale/x/swipe,cn-shengpay', 'swipe in en, $ and cn-shengpay', 'cn-shengpay', 'en', 'sale 2.00, card swiped', []],
  ]);
});

test('a key may be a parameter, and so may a whole step', () => {
  const scenarios = scenariosOf(`name: a
src: b
parameters:
  kind: [sale, preauth]
  after:
    closing: { step: { settle: {} } }
    tearing: { step: { restart: {} } }
steps:
  - { $kind: { amount: 5 } }
  - $step
`);
  expect(scenarios.map(({ id, steps }) => [id, ...steps.map(({ title, line }) => `${line} ${title}`)])).toEqual([
    ['sale/x/sale,closing', '9 sale 5.00, card inserted', '10 settle'],
    ['sale/x/sale,tearing', '9 sale 5.00, card inserted', '10 restart the terminal'],
    ['sale/x/preauth,closing', '9 pre-authorisation 5.00, card inserted', '10 settle'],
    ['sale/x/preauth,tearing', '9 pre-authorisation 5.00, card inserted', '10 restart the terminal'],
  ]);
});

test('scenarios whose titles would be alike have their values behind them', () => {
  const titles = scenariosOf(`name: a
src: b
parameters: { card: [chip, swipe], amount: [0.01, 5] }
steps: [{ sale: { amount: $amount, card: $card } }]
`).map(({ id, title }) => [id, title]);
  expect(titles).toEqual([
    ['sale/x/chip,0.01', 'a (chip, 0.01)'],
    ['sale/x/chip,5', 'a (chip, 5)'],
    ['sale/x/swipe,0.01', 'a (swipe, 0.01)'],
    ['sale/x/swipe,5', 'a (swipe, 5)'],
  ]);
});

test('a value of the wrong kind is told where it is used, with the parameter and its line, and told once', () => {
  expect(
    told(`name: a
src: b
parameters:
  card: [chip, chipp]
  amount: [1, 2.555]
  what:
    sound: { of: { amount: 1 } }
    broken: { of: { amount: 1, vouche: 2 } }
steps:
  - sale: { amount: $amount, card: $card }
    as: first
  - sale: $of
  - void: the-$card
  - wait: 5m
    exp$card: {}
`),
  ).toEqual([
    '10:21 steps[0].sale.amount: expected a number with at most two decimals, got 2.555 ($amount is 2.555, line 5)',
    `10:36 steps[0].sale.card: expected one of ${Object.keys(cards).join(', ')}, got "chipp" ($card is "chipp", line 4)`,
    '12:11 steps[1].sale: expected one of amount, card, tip, got the key "vouche" ($of is {"amount":1,"vouche":2}, line 8)',
    `15:5 steps[3]: expected one of ${keysOfSteps}, got the key "expchip" ($card is "chip", line 4)`,
    `15:5 steps[3]: expected one of ${keysOfSteps}, got the key "expchipp" ($card is "chipp", line 4)`,
  ]);
  expect(
    told(
      'name: a\nsrc: b\nparameters: { card: [chip, swipe] }\nsteps: [{ sale: { amount: 1, card: $card }, as: s }, { void: of-$card }]\n',
    ),
  ).toEqual([
    '4:62 steps[1].void: expected the name of an earlier sale, qr-sale or refund (s), got "of-chip" ($card is "chip", line 3)',
    '4:62 steps[1].void: expected the name of an earlier sale, qr-sale or refund (s), got "of-swipe" ($card is "swipe", line 3)',
  ]);
});

describe('what is wrong with the parameters themselves', () => {
  test.each([
    [
      'a name that nothing has',
      'name: $crad\nparameters: { card: [chip] }\nsrc: $card\nsteps: [{ sale: { amount: $amuont } }]\n',
      [
        '1:7 name: expected a parameter of this file ($card), or $$ for the sign itself, got "$crad"',
        '4:27 steps[0].sale.amount: expected a parameter of this file ($card), or $$ for the sign itself, got "$amuont"',
      ],
    ],
    [
      'a name in a file that has none',
      `name: a $card\n${rest}`,
      ['1:7 name: expected a parameter of this file (there are none), or $$ for the sign itself, got "$card"'],
    ],
    [
      'names that nothing uses',
      `name: $of\nparameters:\n  card: [chip]\n  row: { one: { of: 1, at: 2 } }\n${rest}`,
      [
        '3:3 parameters: expected to be used, as $card, got no use of it',
        '4:24 parameters.row.one: expected to be used, as $at, got no use of it',
      ],
    ],
    [
      'no mapping',
      `name: a\nparameters: [card]\n${rest}`,
      ['2:13 parameters: expected a mapping of parameters: { card: [chip, swipe] }, got ["card"]'],
    ],
    [
      'no values',
      `name: $a $b $c\nparameters: { a: [], b: {}, c: 5 }\n${rest}`,
      [
        '2:18 parameters.a: expected a list of values, or a mapping of named rows of values, got []',
        '2:25 parameters.b: expected a list of values, or a mapping of named rows of values, got {}',
        '2:32 parameters.c: expected a list of values, or a mapping of named rows of values, got 5',
      ],
    ],
    [
      'values that make no name',
      `name: $a\nparameters: { a: [ok, a/b, [x], ''] }\n${rest}`,
      ['23 "a/b"', '28 ["x"]', '33 ""'].map((one) => {
        const [column, got] = one.split(' ');
        const index = { 23: 1, 28: 2, 33: 3 }[column!];
        return `2:${column} parameters.a[${index}]: expected a value that can stand in a name (letters, digits and . + - _ between them), or else a row with a name, got ${got}`;
      }),
    ],
    [
      'values that are the same on some file systems',
      `name: $a\nparameters: { a: [Chip, chip] }\n${rest}`,
      ['2:25 parameters.a[1]: expected each value once, got "chip" again'],
    ],
    [
      'rows that do not say the same',
      `name: $x $y\nparameters: { a: { one: { x: 1, y: 2 }, two: { x: 1 }, three: 3 } }\n${rest}`,
      [
        '2:46 parameters.a.two: expected the parameters of the first row (a, x, y), got a, x',
        '2:63 parameters.a.three: expected a mapping of values: { card: chip, slips: [merchant] }, got 3',
        '2:63 parameters.a.three: expected the parameters of the first row (a, x, y), got a',
      ],
    ],
    [
      'names that are none, and names that are taken',
      `name: $x\nparameters: { Card: [1], x: [1], a: { one: { x: 1 } } }\n${rest}`,
      [
        '2:15 parameters: expected a name of a to z and 0 to 9, beginning with a letter, got "Card"',
        '2:46 parameters.a.one: expected a name of its own, got "x", which another parameter has',
      ],
    ],
    [
      'more than anybody wants',
      `name: $a $b\nparameters: { a: [${Array.from({ length: 40 }, (_, i) => i)}], b: [${Array.from({ length: 26 }, (_, i) => i)}] }\n${rest}`,
      ['2:13 parameters: expected at most 1000 combinations, got 1040'],
    ],
  ])('%s', (_what, text, problems) => expect(told(text)).toEqual(problems));
});
