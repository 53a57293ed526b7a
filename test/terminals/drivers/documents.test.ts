import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { VirtualClock } from '../../../src/clock/virtual.ts';
import type { Line } from '../../../src/ports/port.ts';
import { wire } from '../../../src/ports/wire.ts';
import { wiringOf } from '../../../src/scenarios/wiring.ts';
import { parseDescription } from '../../../src/terminals/drivers/description/read.ts';
import { alwaysValues, requestValues } from '../../../src/terminals/drivers/description/requests.ts';
import { descriptionJsonSchema, descriptionKinds } from '../../../src/terminals/drivers/json-schema.ts';
import { checks } from '../../../src/terminals/drivers/script/checks.ts';
import { script } from '../../../src/terminals/drivers/script/driver.ts';
import type { TerminalRequest } from '../../../src/terminals/terminal.ts';
import { problemText } from '../../../src/yaml/source.ts';
import { chipCard } from '../simulated/bench.ts';
import { driverBench } from './bench.ts';

const page = readFileSync(new URL('../../../docs/drivers.md', import.meta.url), 'utf8');

interface Block {
  readonly kind: string;
  readonly text: string;
}

const blocks: readonly Block[] = [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, kind, text]) => ({
  kind: kind!,
  text: text!,
}));

/** Which driver reads a file. */
function kindOf(text: string): keyof typeof descriptionKinds {
  if (/^frame:/m.test(text)) return 'script';
  return /^keys:/m.test(text) ? 'keys' : 'web';
}

/** The conversations of the page, each with the file that stands above it and the outcome below. */
function* conversations() {
  let file = '';
  for (const [i, { kind, text }] of blocks.entries()) {
    if (kind === 'yaml') file = text;
    if (kind === 'lines' || kind === 'bytes')
      yield { file, turns: turnsOf(text, kind), outcome: JSON.parse(blocks[i + 1]!.text) as unknown, text };
  }
}

interface Turn {
  readonly toTerminal: boolean;
  readonly bytes: Buffer;
}

function turnsOf(text: string, kind: string): Turn[] {
  return text
    .trim()
    .split('\n')
    .map((line) => ({
      toTerminal: line.startsWith('>'),
      bytes:
        kind === 'bytes' ? Buffer.from(line.slice(2).replaceAll(' ', ''), 'hex') : Buffer.from(`${line.slice(2)}\r\n`),
    }));
}

/** A terminal that says its part of a conversation when it has heard the other's. */
class Player {
  readonly heard: Buffer[] = [];
  readonly #line: Line;
  readonly #turns: Turn[];
  #rest = Buffer.alloc(0);

  constructor(line: Line, turns: readonly Turn[]) {
    this.#line = line;
    this.#turns = [...turns];
    line.attach({
      onBytes: (bytes) => {
        this.#rest = Buffer.concat([this.#rest, bytes]);
        this.#go();
      },
      onEnd: () => {},
    });
  }

  /** What is left to be said, and what came that was not due. */
  get left(): readonly Buffer[] {
    return [...this.#turns.map(({ bytes }) => bytes), ...(this.#rest.length > 0 ? [this.#rest] : [])];
  }

  #go(): void {
    for (let turn = this.#turns[0]; turn; turn = this.#turns[0]) {
      if (turn.toTerminal) {
        if (!this.#rest.subarray(0, turn.bytes.length).equals(turn.bytes)) return;
        this.#rest = this.#rest.subarray(turn.bytes.length);
      } else void this.#line.write(turn.bytes);
      this.#turns.shift();
    }
  }
}

const requests: Readonly<Record<string, TerminalRequest>> = {
  sale: { kind: 'sale', amount: 1285, card: chipCard },
  settle: { kind: 'settle' },
};

describe('docs/drivers.md', () => {
  const files = blocks.filter(({ kind, text }) => kind === 'yaml' && text.startsWith('name:'));

  test.each(files.map(({ text }) => [/^name: (.*)$/m.exec(text)![1]!, text] as const))(
    '%s can be read',
    (_name, text) => {
      const read = parseDescription<never>(text, descriptionKinds[kindOf(text)] as never);
      expect('problems' in read ? read.problems.map((problem) => problemText('docs/drivers.md', problem)) : []).toEqual(
        [],
      );
    },
  );

  test('the file of a bench can be read', () => {
    const [bench] = blocks.filter(({ kind, text }) => kind === 'yaml' && text.startsWith('printers:'));
    const read = wiringOf(bench!.text);
    expect('problems' in read ? read.problems.map((problem) => problemText('docs/drivers.md', problem)) : []).toEqual(
      [],
    );
  });

  test.each([...conversations()])('this passes over the line: $text', async ({ file, turns, outcome }) => {
    const folder = mkdtempSync(join(tmpdir(), 'platen-'));
    try {
      writeFileSync(join(folder, 'till.yaml'), file);
      const clock = new VirtualClock(0);
      const cable = wire(clock, { baud: 9600, flow: 'none' });
      let player: Player | undefined;
      await cable.port.listen((line) => {
        player = new Player(line, turns);
      });
      const bench = driverBench(clock, await cable.dial(), { folder });
      const options = { file: 'till.yaml', port: 'serial:///dev/ttyUSB0', values: {}, prints: 'terminal' } as const;
      const terminal = await script.create(options, bench);
      const [name] = Object.keys(requests).filter((each) => file.includes(`\n  ${each}:\n`));
      expect(await clock.run(terminal.perform(requests[name!]!))).toEqual(outcome);
      await clock.run(terminal.close());
      expect(player!.left).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('a mistake is told as the page shows it', () => {
    const [first] = files;
    const wrong = first!.text.replace('{amount};', '{total};');
    const read = parseDescription(wrong, descriptionKinds.script);
    const told = 'problems' in read ? read.problems.map((problem) => problemText('drivers/till.yaml', problem)) : [];
    const shown = told[0]!.replace(/now, .*, got/, 'now, ..., got');
    const mistakes = [...page.matchAll(/^```\n(drivers\/till[\s\S]*?)\n```$/gm)].map(([, text]) => text!);
    expect(mistakes).toEqual([shown]);
  });

  test('tells every key, step, request, value and check', () => {
    const told = new Set([...page.matchAll(/`([^`\n]+)`/g)].flatMap(([, code]) => code!.split(/[{}\s,:]+/)));
    const names = [
      ...Object.keys(requestValues),
      ...Object.values(requestValues).flat(),
      ...alwaysValues,
      ...Object.keys(checks),
      ...(['script', 'keys', 'web'] as const).flatMap((kind) => namesIn(descriptionJsonSchema(kind))),
    ];
    expect([...new Set(names)].filter((name) => !told.has(name))).toEqual([]);
  });

  test('shows every file of docs/drivers', () => {
    for (const name of ['transbank', 'mis-cable', 'keypad', 'android', 'web-till'])
      expect(page).toContain(`(drivers/${name}.yaml)`);
  });
});

/** The keys that a JSON Schema names, anywhere in it. */
function namesIn(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own = 'properties' in schema ? Object.keys(schema.properties as object) : [];
  return [...own, ...Object.values(schema).flatMap(namesIn)].filter((name) => !name.startsWith('__'));
}
