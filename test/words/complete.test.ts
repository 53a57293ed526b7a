import { expect, test } from 'vitest';
import { declaredCommands } from '../../emulator/language/commands/commands.ts';
import { supportOf } from '../../emulator/language/support.ts';
import { models } from '../../emulator/models/models.ts';
import { speak } from '../../src/cli/language.ts';
import { createProgram } from '../../src/cli/program.ts';
import { verbs } from '../../src/cli/verbs.ts';
import { answerHelp } from '../../src/terminals/drivers/operator/answers.ts';
import { wordsOf } from '../../src/terminals/drivers/operator/words.ts';
import { tell } from '../../src/words/tell.ts';
import { sentencesOfSources } from './sources.ts';

/** What users of the command line and readers of reports do not see, or see in English alone (docs/decisions.md). */
const inEnglish = [
  // Faults of the program or of a file that it came with.
  'emulator/dots/',
  'emulator/glyphs/',
  'emulator/language/dialect.ts',
  'src/clock/',
  'src/events/stream.ts',
  'src/pictures/',
  'src/ports/wire',
  'src/reports/speech/',
  // Names of machines.
  'src/bench/usb-devices.ts',
  // The studio's page has tables of its own; the library for tests is for developers.
  'src/studio/',
  'src/testing/',
  // The protocols behind terminals: their fields, in the words of their specifications.
  // Files of git, and a report that programs read.
  'src/receipts/git-files.ts',
  'src/reports/junit.ts',
];

/** Parts of sentences, which are put together before they are told; titles of schemas. */
const fragments = new Set([
  '7 holds 7 lines: choose one with --line',
  '7; slips are counted from 1.',
  '--memory 7: not the memory of a printer7',
  'the 7 of 7 was not 7',
  '7 made the host book something',
  '7 made the host book 7 things',
  '7 after the slip before was out this one began, expected 7 to tear that off',
  '7 (and 7 more lines differ)',
  '7: 7 7, the original has none',
  '7: 7 7, the original says 7',
  '7 takes plain ASCII, got "7"',
  '7 is data of 7 characters, got 7: "7"',
  '7: a line that should not be there (confidence 7)',
  'restore: a snapshot of 7 on 7',
  'reprint by the means chosen: 7',
  'print the 7',
  'power cut 7',
  '7after the last slip  7  7 bytes\n77',
  'none fails',
  '7 scenarios failed',
  ', recorded after 7 bytes had been sent',
  'slip 7  found 7: the program was killed while it was written  -> 7\n',
  '7, the card number differs in digits that are hidden here',
  '"7" in a cell of 7',
  'sell 7 with a tip of 777',
  'complete the pre-authorisation 7 of 7, 77',
  'void the pre-authorisation 7 of 7, 77',
  'Platen bench',
  'Platen scenario',
  'Platen keys driver',
  'Platen script driver',
  'Platen web driver',
]);

/** Programs, files and what is typed: they have no other language. */
const names =
  /\b(npx )?platen [a-z]+( [A-Z]+| >| --[\w-]+)*|\bnpm install \S+ \S+|\bnpx playwright install chromium|\bsudo \S+ [^，；。]*|\bopenssl \S+ \S+ \S+|--[\w-]+( [a-z]+\b)?|approve --because emulator|events\.jsonl|Android platform tools|adb devices|socat \S+|JSON Schema|USB serial/g;

const hasEnglish = (told: string) => /[a-z]{3,} [a-z]{2,}/.test(told.replace(names, '-'));

test('every sentence of the sources is told in Chinese', () => {
  const untold: string[] = [];
  let count = 0;
  for (const [file, sentences] of sentencesOfSources(['emulator', 'src'])) {
    if (inEnglish.some((part) => file.startsWith(part))) continue;
    for (const sentence of sentences) {
      count++;
      // What is wrong with a file is told behind its place.
      const whole = sentence.startsWith('expected ') ? `a.yaml:7:7 steps: ${sentence}` : sentence;
      if (!fragments.has(sentence) && hasEnglish(tell('zh', whole))) untold.push(`${file}: ${sentence}`);
    }
  }
  expect(untold).toEqual([]);
  expect(count).toBeGreaterThan(400);
});

test('why a command does nothing is told behind what it means', () => {
  const shadowed: string[] = [];
  for (const [file, sentences] of sentencesOfSources(['emulator/language/commands'])) {
    for (const why of sentences.filter((text) => /^[a-z0-9][^{]*[^.]$/.test(text) && !fragments.has(text)))
      if (!tell('zh', `Bold on. No effect: ${why}.`).startsWith('开启加粗。无效果：')) shadowed.push(`${file}: ${why}`);
  }
  expect(shadowed).toEqual([]);
});

/** Values that commands give a meaning of its own, and one that none does. */
const values = [0, 1, 2, 11, 20, 30, 41, 48, 49, 50, 51, 65, 66, 67, 68, 69, 0xfffe, 77];

test('what every command means, and why it does nothing, is told in Chinese', () => {
  const meanings = new Set<string>();
  for (const command of declaredCommands) {
    const { doc, parts, says } = command;
    const called = [doc.replace(/\{(\w+)\}/g, '$1'), doc.replace(/\{(\w+)\}/g, '7')];
    for (const meaning of called) meanings.add(meaning).add(meaning.replace(/\.$/, ' (m=7 n=7).'));
    for (const value of says ? values : []) {
      const args = parts.flatMap((part) => (part.kind === 'argument' ? [[part.name, value]] : []));
      meanings.add(says!({ ...Object.fromEntries(args), d: Uint8Array.of(8, 16) } as never));
    }
    for (const model of models.values()) {
      const support = supportOf(command, model);
      if (support.kind === 'consumed') meanings.add(`${called[0]} Nothing here: ${support.why}.`);
    }
  }
  const sources = /CSN-A2 user manual v4\.0|Windows BMP/g;
  const told = (meaning: string) => tell('zh', meaning).replace(sources, '-');
  expect([...meanings].filter((one) => /[a-z]{2,} [a-z]{2,}/.test(told(one)))).toEqual([]);
  expect(meanings.size).toBeGreaterThan(1000);
});

test('where the times of a model come from is told in Chinese, documents by their titles', () => {
  const told = [...models.values()].flatMap(({ sources }) =>
    (['speed', 'head', 'ramp', 'cut'] as const).flatMap((key) => (sources[key] ? [tell('zh', sources[key])] : [])),
  );
  const titles = /[\w-]+ (specification|technical reference guide rev\.A|user manual v4\.0|reference guide)/g;
  expect(told.filter((text) => /[a-z]{2,} [a-z]{2,}/.test(text.replace(titles, '-')))).toEqual([]);
  expect(told.filter((text) => /\p{Script=Han}/u.test(text)).length).toBeGreaterThan(10);
});

/** A request of every kind. */
const card = { pan: '6250941006528599', expiry: '3012', entry: 'M' };
const asks = { amount: 1250, card, date: '0102', authorisation: 'A1B2C3', reference: '123456789012', voucher: 12 };
const requests = [
  ...['sale', 'offline-sale', 'void', 'refund', 'preauth', 'preauth-void', 'completion', 'completion-void', 'qr-query'],
  ...['qr-sale', 'qr-refund', 'sign-on', 'sign-off', 'list', 'settle', 'look-up', 'reprint'],
].map((kind) => ({
  ...asks,
  kind,
  tip: 100,
  order: '7',
  of: 'details',
  wallet: { app: 'Alipay' },
  target: { of: 'last' },
}));
const reprints = ['settlement', 'voucher', 'host'].map((of) => ({ ...asks, kind: 'reprint', target: { of, ...asks } }));
const plain = ['sale', 'qr-query', 'list'].map((kind) => ({ ...asks, kind, of: 'totals' }));

test('what a person at the bench is asked, and can answer, is told in Chinese', () => {
  const asked = [...requests, ...reprints, ...plain].map((request) => wordsOf(request as never, 2));
  expect(new Set(asked).size).toBe(asked.length);
  const questions = asked.flatMap((words) => [
    `${words[0]!.toUpperCase()}${words.slice(1)}.`,
    `Left open on 2026-11-23 17:42 UTC: ${words}.`,
    `nobody can be asked to ${words}: standard input or output is no terminal window`,
  ]);
  const told = [...questions, ...answerHelp].map((text) => tell('zh', text));
  expect(told.filter((text) => /[a-z]{2,} [a-z]{2,}|^[A-Za-z]{2}/.test(text))).toEqual([]);
});

test.each([
  ['till on counter lacks cutter for its needs: slips are cut', 'counter 上的 till 缺少：其 needs 所需的 cutter：切纸'],
  [
    'a csn-a2 in virtual time lacks cutter for its needs: slips are cut; fresh for step 1 (settle): it begins each scenario with an empty memory: nothing sold, nothing settled',
    '虚拟时间中的 csn-a2 缺少：其 needs 所需的 cutter：切纸；第 1 步（结算）所需的 fresh：每个场景开始时内存为空：无交易、无结算',
  ],
  [
    'UPC-A barcode of 3 bytes. No effect: UPC-A takes 11 or 12 digits, but 3 came.',
    'UPC-A 条码，3 字节。无效果：UPC-A 需要 11 或 12 位数字，而收到 3 个。',
  ],
  [
    'step 1 (sale 12.85, card inserted), cardholder slip: print.total max is 4.249 s of virtual time (of 2), expected at most 0.001 s',
    '第 1 步（消费 12.85，插卡），持卡人存根：print.total max 为虚拟时间 4.249 s（共 2 次），应为至多 0.001 s',
  ],
  [
    'a.yaml:7:7 keys.7: expected send or hex, for a key over a line, got 7',
    'a.yaml:7:7 keys.7：应为 send 或 hex（线路上的键），得到 7',
  ],
  [
    'a.yaml:7:7 terminal.language: expected zh or en of this acquirer, got "fr"',
    'a.yaml:7:7 terminal.language：应为该收单机构的 zh 或 en，得到 "fr"',
  ],
  [
    'a.yaml:7:7 step: expected the name of an earlier sale, preauth or qr-sale (none has a name), got "fr"',
    'a.yaml:7:7 step：应为前面的消费、预授权或扫码消费步骤的名称（都没有名称），得到 "fr"',
  ],
])('%s', (english, chinese) => {
  expect(tell('zh', english)).toBe(chinese);
});

/** What stands in help as it is: what is typed, and the names of what is typed. */
const typed = [
  /^ {2}(platen|cat) .*?(?= {3}|$)/gm,
  /^用法： .*$/gm,
  /^ {2}[\w-]+(?= {2}|$)/gm,
  /--?[a-z][\w-]*( [<[][^>\]]+[>\]])?/gi,
  /\(?（?(可选|默认)：.*$(\n {10,}"[^\n]*)*/gm,
  /platen [a-z]+|approve --because emulator|acted on|not spoken/g,
];

test('no English words stand in Chinese help but what is typed, and names', async () => {
  speak('zh');
  try {
    const found: string[] = [];
    for (const verb of ['', ...Object.keys(verbs)]) {
      const program = await createProgram(verb === '' ? [] : [verb]);
      const command = program.commands.find((one) => one.name() === verb) ?? program;
      for (const one of [command, ...(verb === '' ? [] : command.commands)]) {
        const help: string[] = [];
        one.configureOutput({ writeOut: (text) => void help.push(text) }).outputHelp();
        const prose = typed.reduce((text, form) => text.replace(form, '-'), help.join(''));
        found.push(...(prose.match(/^.*\b[a-z]{2,} [a-z]{2,}.*$/gm) ?? []));
      }
    }
    expect(found).toEqual([]);
  } finally {
    speak('en');
  }
});
