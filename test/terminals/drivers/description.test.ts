import { describe, expect, test } from 'vitest';
import { outcomeOf } from '../../../src/terminals/drivers/description/outcome.ts';
import { parseDescription } from '../../../src/terminals/drivers/description/read.ts';
import { formed, Pattern } from '../../../src/terminals/drivers/description/reading.ts';
import { decimal } from '../../../src/terminals/drivers/description/requests.ts';
import { Template } from '../../../src/terminals/drivers/description/template.ts';
import { keysFile } from '../../../src/terminals/drivers/keys/schema.ts';
import { scriptFile } from '../../../src/terminals/drivers/script/schema.ts';
import { problemText } from '../../../src/yaml/source.ts';

const values = new Map([
  ['amount', '1285'],
  ['now', '2026-11-23T09:05:07'],
  ['date', '2026-01-02'],
]);

describe('texts with values', () => {
  test.each([
    ['{amount}', '1285'],
    ['{amount:12}', '000000001285'],
    ['[{amount:<6}]', '[1285  ]'],
    ['[{amount:>6}]', '[  1285]'],
    ['{now:YYYYMMDDHHmmss}', '20261123090507'],
    ['{now:DD/MM/YY}', '23/11/26'],
    ['{date:MMDD}', '0102'],
    ['{{{amount}}}', '{1285}'],
  ])('%s is %s', (text, filled) => expect(Template.of(text)!.fill(values)).toBe(filled));

  test.each(['{', '{Amount}', '{amount:x}', 'a}b', '{amount', '{}'])('%s is none', (text) =>
    expect(Template.of(text)).toBeNull(),
  );

  test('a value that does not fit is told, and so is one that nobody knows', () => {
    const fill = (text: string) => () => Template.of(text)!.fill(values);
    expect(fill('{amount:3}')).toThrow('{amount} has 4 characters, and its place has 3');
    expect(fill('{amount:YY}')).toThrow('{amount} is no date');
    expect(fill('{voucher}')).toThrow('nothing is known of {voucher}');
  });
});

test('amounts keep every digit, as they are asked for and as they are read', () => {
  expect([decimal(1285, 2), decimal(5, 2), decimal(1990, 0), decimal(1, 3)]).toEqual([
    '12.85',
    '0.05',
    '1990',
    '0.001',
  ]);
  expect(formed('1,234,567.89', 'decimal', 2)).toBe('123456789');
  expect(formed('1.234,05', 'decimal', 2)).toBe('123405');
  expect(formed('0.05', 'decimal', 2)).toBe('5');
  expect(formed('1.990', 'decimal', 0)).toBe('1990');
  expect(formed('12.850', 'decimal', 3)).toBe('12850');
  for (const wrong of ['12.8', '12', '12.855', '-1.00', '1e3']) expect(formed(wrong, 'decimal', 2)).toBeNull();
  expect(formed('000042', 'number', 2)).toBe('42');
  expect(formed(' ', 'number', 2)).toBe('');
  // More than a double holds.
  expect(formed('90071992547409.93', 'decimal', 2)).toBe('9007199254740993');
});

test('what a pattern reads', () => {
  const pattern = new Pattern('^VOUCHER (?<voucher>\\d+) BATCH (?<batch_number>\\d+)$');
  expect(pattern.gives).toEqual(['voucher', 'batch-number']);
  expect(pattern.read('APPROVED\nVOUCHER 12 BATCH 3\nTHANKS')?.found).toEqual(
    new Map([
      ['voucher', '12'],
      ['batch-number', '3'],
    ]),
  );
  expect(pattern.read('VOUCHER')).toBeNull();
});

test('codes: named, any other, and one that nobody knows', () => {
  const spec = { code: Template.of('{code}')! };
  const at = (code: string) => new Map([['code', code]]);
  const codes = { '00': 'approved', '24': { result: 'refused', reason: 'printer-not-ready' } } as const;
  expect(outcomeOf(spec, codes, at('00'))).toEqual({ result: 'approved', response: '00', display: 'approved' });
  expect(outcomeOf(spec, codes, at('24'))).toEqual({
    result: 'refused',
    reason: 'printer-not-ready',
    response: '24',
    display: 'printer not ready',
  });
  expect(() => outcomeOf(spec, codes, at('99'))).toThrow('the terminal answers with the code "99"');
  expect(outcomeOf(spec, { ...codes, other: 'declined' }, at('99'))).toMatchObject({
    result: 'declined',
    response: '99',
  });
});

/** What is said of a faulty file. */
function told(text: string): string[] {
  const read = parseDescription(text, scriptFile);
  if (!('problems' in read)) throw new Error('nothing is wrong with it');
  return read.problems.map((problem) => problemText('till.yaml', problem));
}

describe('mistakes in a file are told with line, column and a caret', () => {
  const head = 'name: Till\nframe: { begin: "02", end: "03" }\n';

  test('an unknown value', () => {
    expect(told(`${head}requests:\n  void:\n    steps:\n      - send: "1200|{amount}|"\n`)).toEqual([
      'till.yaml:6:15 requests.void.steps[0].send: expected one of the values ticket, sequence, now, merchant, terminal, operator, voucher, got {amount}\n' +
        '          - send: "1200|{amount}|"\n' +
        '                  ^',
    ]);
  });

  test.each([
    [
      'frame: { begin: 02, end: "03" }',
      '2:17 frame.begin: expected bytes in hexadecimal digits, in quotes: "02" or "10 03", got 2',
    ],
    ['frame: { begin: "02" }', '2:8 frame: expected a frame that says where it ends: by length, size or end'],
    ['frame: { begin: "02", ends: "03" }', '2:23 frame: expected one of begin, length, size'],
    ['frame: [{ end: "03" }, { end: "3" }]', '2:31 frame[1].end: expected bytes in hexadecimal digits'],
    [
      'frame: { end: "03", check: { kind: crc16 } }',
      '2:36 frame.check.kind: expected one of lrc, sum8, sum8-negated, sum16, crc16-arc',
    ],
    ['frame: none', '2:8 frame: expected a frame, or a list of frames, got "none"'],
  ])('%s', (line, expected) => {
    expect(told(`name: Till\n${line}\nrequests: {}\n`).join('\n')).toContain(`till.yaml:${expected}`);
  });

  test('a key that there is not, and one that a line has not', () => {
    const text =
      'name: Pad\nline: {}\nkeys: { ok: { send: "1" }, go: { tap: [1, 2] } }\nrequests:\n  settle:\n    steps: [press: [ok, cancel], press: off]\n';
    const read = parseDescription(text, keysFile);
    expect('problems' in read && read.problems.map(({ line, column, message }) => [line, column, message])).toEqual([
      [3, 32, 'expected send or hex, for a key over a line'],
      [6, 25, 'expected one of the keys ok, go, got "cancel"'],
      [6, 41, 'expected one of the keys ok, go, got "off"'],
    ]);
    const both = parseDescription('name: Pad\nline: {}\nadb: {}\nkeys: {}\nrequests: {}\n', keysFile);
    expect('problems' in both && both.problems[0]?.message).toContain('expected either line or adb');
  });

  test('what is wrong deep within an answer is told where it stands', () => {
    const answers = '[{ fields: [code], outcome: { code: "{codes}" } }, { pattern: "(" }]';
    const steps = (expectation: string) => `${head}requests:\n  sale:\n    steps:\n      - expect: ${expectation}\n`;
    expect(told(steps(answers))[0]).toContain('expect[1].pattern: expected a regular expression');
    expect(told(steps(`{ within: soon, answers: ${answers} }`)).map((text) => text.split(',')[0])).toEqual([
      'till.yaml:6:27 requests.sale.steps[0].expect.within: expected a time such as 1d',
      expect.stringContaining('expect.answers[1].pattern: expected a regular expression'),
    ]);
    expect(told(steps('[{ fields: [code], outcome: { code: "{codes}" } }]'))[0]).toContain(
      'requests.sale.steps[0].expect[0].outcome.code: expected one of the values',
    );
    expect(told(steps('[{ outcome: { voucher: "1" } }]'))[0]).toContain(
      'expect[0].outcome: expected a result, or a code',
    );
  });

  test('a step that says two things, a request that nobody knows, a key that is misspelt', () => {
    const said = told(
      `${head}bauds: 9600\nrequests:\n  pay: { steps: [] }\n  sale:\n    steps:\n      - { send: "1", pause: 1s }\n      - { wait: 1s }\n`,
    );
    expect(said.map((text) => text.split('\n')[0])).toEqual([
      expect.stringContaining('till.yaml:3:1 expected one of name, acquirer'),
      expect.stringMatching(/^till.yaml:5:3 requests: expected one of sale, tipped-sale.* got the key "pay"$/),
      expect.stringContaining(
        'till.yaml:8:9 requests.sale.steps[0]: expected exactly one of send, raw, expect, set, pause, print, printer',
      ),
      expect.stringContaining('till.yaml:9:9 requests.sale.steps[1]: expected exactly one of'),
      expect.stringContaining('got the key "wait"'),
    ]);
  });
});
