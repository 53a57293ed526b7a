import { expect, test } from 'vitest';
import { VirtualClock } from '../../../src/clock/virtual.ts';
import { parseDescription } from '../../../src/terminals/drivers/description/read.ts';
import { readText } from '../../../src/terminals/drivers/description/reading.ts';
import { DescribedTerminal } from '../../../src/terminals/drivers/description/terminal.ts';
import type { Device } from '../../../src/terminals/drivers/description/work.ts';
import type { DriverBench } from '../../../src/terminals/drivers/driver.ts';
import { bodyOf } from '../../../src/terminals/drivers/script/message.ts';
import { type MessagePlace, type ScriptActs, scriptFile } from '../../../src/terminals/drivers/script/schema.ts';
import type { TerminalRequest } from '../../../src/terminals/terminal.ts';
import { chipCard, Paper, textOf } from '../simulated/bench.ts';
import { driverBench, WatchedPaper } from './bench.ts';

/** A terminal that answers with these texts, one after the other, and is silent then. */
function answering(clock: VirtualClock, ...texts: string[]) {
  const sent: string[] = [];
  const device: Device<MessagePlace, ScriptActs> = {
    begin: () => {},
    act: async ({ send }, values) => void sent.push(Buffer.from(bodyOf(send!.message, values, 'ascii')).toString()),
    answer: async (answers, values, until) => {
      const text = texts.shift();
      for (const answer of text === undefined ? [] : answers) {
        const found = readText(answer, text!, values, 2);
        if (found) return { answer, found };
      }
      await clock.sleep(until - clock.now());
      return null;
    },
    seen: () => 'nothing',
    close: async () => {},
  };
  return { device, sent };
}

async function perform(
  steps: string,
  texts: readonly string[],
  more: Partial<DriverBench> = {},
  request: TerminalRequest = { kind: 'sale', amount: 1285, card: chipCard },
  clock = new VirtualClock(0),
) {
  const text = `name: Till\nframe: { end: "0A" }\nwithin: 10s\ncodes: { "0": approved }\nrequests:\n  sale:\n${steps.replaceAll(/^/gm, '    ')}\n`;
  const read = parseDescription(text, scriptFile);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const { device, sent } = answering(clock, ...texts);
  const terminal = new DescribedTerminal(read.description, device, driverBench(clock, undefined, more), {});
  const outcome = await clock.run(terminal.perform(request)).catch((error) => error);
  return { outcome, sent, at: clock.now() };
}

test('values are set and sent, answers in between go on, what one of them asks for is done', async () => {
  const { outcome, sent } = await perform(
    `steps:
  - set: { shown: "{amount-decimal} of {sequence}" }
  - send: "{shown}"
  - expect:
      - { pattern: "^ASK (?<what>.+)", steps: [send: "ANSWER {what}"], again: true }
      - { pattern: "^OK (?<number>\\\\d+)" }
outcome: { result: approved, voucher: "{number}", display: "{what}" }`,
    ['ASK NAME', 'ASK AGE', 'OK 0012'],
  );
  expect(sent).toEqual(['12.85 of 1', 'ANSWER NAME', 'ANSWER AGE']);
  expect(outcome).toEqual({ result: 'approved', voucher: 12, display: 'AGE' });
});

test('each answer in between has all the time again; silence ends in what the step says', async () => {
  const { outcome, at } = await perform(
    `steps:
  - expect:
      within: 3s
      answers: [{ pattern: WAIT, steps: [pause: 1s], again: true }]
      silence: { steps: [send: STOP], outcome: { result: no-answer } }`,
    ['WAIT', 'WAIT'],
  );
  expect(outcome).toMatchObject({ result: 'no-answer' });
  expect(at).toBe(5000);
});

test('in doubt it asks once more, and says so where that is in vain', async () => {
  const steps = `steps:
  - send: SELL
  - expect: [{ pattern: DONE, outcome: { result: approved } }]
in-doubt:
  steps:
    - send: LAST
    - expect: [{ pattern: NONE, outcome: { result: no-answer } }]`;
  expect(await perform(steps, [])).toMatchObject({
    sent: ['SELL', 'LAST'],
    outcome: { code: 'result-unknown' },
    at: 20_000,
  });
  expect((await perform(steps.replace(/in-doubt[\s\S]*/, ''), [])).outcome).toMatchObject({ code: 'terminal-silent' });
});

test('lines and bytes are printed on the printer of the bench, slip by slip', async () => {
  const paper = new Paper(new VirtualClock(0));
  const printer = { line: paper, columns: 48, cutter: true };
  const steps = `steps:
  - print: { text: [ONE, "{amount}"], cut: true }
  - print: { text: TWO }
  - print: { bytes: "1B 40 0A" }
outcome: { result: approved }`;
  expect((await perform(steps, [], { printer })).outcome).toMatchObject({ result: 'approved' });
  const [one, bytes, two] = paper.writes.map((write) => write.bytes);
  expect([textOf(one!), textOf(two!)]).toEqual([['ONE', '1285'], ['TWO']]);
  expect(bytes).toEqual(Uint8Array.of(0x1b, 0x40, 0x0a));
  expect((await perform(steps, [])).outcome).toMatchObject({ code: 'no-printer' });
});

/** A request whose terminal prints at these times, ms after it began: its outcome or error, and how long it took. */
async function printing(step: string, ...times: number[]) {
  const clock = new VirtualClock(0);
  const printer = new WatchedPaper(clock);
  for (const at of times) clock.at(at, () => void printer.write(Uint8Array.of(0x41)));
  const { outcome, at } = await perform(
    `steps: ${step}\noutcome: { result: approved }`,
    [],
    { printing: printer },
    undefined,
    clock,
  );
  return [outcome.result ?? outcome.message, at];
}

test('the printer of the terminal is waited for: its first byte, and its silence', async () => {
  const begins = '[printer: { until: begins, within: 8s }]';
  const done = '[printer: { until: done, silence: 2s, within: 8s }]';
  expect(await printing(begins, 500, 900)).toEqual(['approved', 500]);
  expect(await printing(begins)).toEqual(['the terminal does not answer: nothing reaches the printer', 8000]);
  expect(await printing(done, 500, 1500, 3000)).toEqual(['approved', 5000]);
  expect(await printing(done)).toEqual(['approved', 2000]);
  expect(await printing(done, 1000, 2000, 3000, 4000, 5000, 6000, 7000)).toEqual([
    'the terminal does not answer: bytes reach the printer without end',
    8000,
  ]);
  // It began before anybody waited for it; the next slip has to begin anew.
  expect(await printing(`[pause: 1s, ${begins.slice(1)}`, 500)).toEqual(['approved', 1000]);
  expect(await printing(`${begins.slice(0, -1)}, ${done.slice(1, -1)}, ${begins.slice(1)}`, 500, 4000)).toEqual([
    'approved',
    4000,
  ]);
});

test.each([
  ['steps: [send: A]', [], 'no-outcome'],
  ['steps: [expect: [{ pattern: "C(?<code>.)", outcome: { code: "{code}" } }]]', ['C9'], 'code-unknown'],
  [
    'steps: [expect: [{ pattern: "V(?<number>.+)", outcome: { result: approved, voucher: "{number}" } }]]',
    ['Vx'],
    'number-unfit',
  ],
  [
    'steps: [expect: [{ pattern: "A(?<sold>.+)", outcome: { result: approved, amount: "{sold}" } }]]',
    ['A1286'],
    'sale-differs',
  ],
  ['steps: [send: "{amount:2}"]', [], 'value-unfit'],
  ['steps: [printer: { until: done }]', [], 'no-printer-watch'],
] as const)('%s ends in %s %s', async (steps, texts, code) => {
  const { outcome } = await perform(steps, texts);
  expect(outcome).toMatchObject({ code, hint: expect.stringMatching(/./) });
});

test('with a tip the sale is another request, and the amount that is held against it has the tip in it', async () => {
  const tipped: TerminalRequest = { kind: 'sale', amount: 1000, tip: 150, card: chipCard };
  expect((await perform('steps: []\noutcome: { result: approved }', [], {}, tipped)).outcome).toMatchObject({
    reason: 'not-supported',
  });
});
