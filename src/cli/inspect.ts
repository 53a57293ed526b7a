import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { z } from 'zod';
import { Bitmap } from '../../emulator/dots/bitmap.ts';
import { sensorChoices } from '../../emulator/machine/sensors.ts';
import type { CodeMark, Diagnostic, Line, Slip } from '../../emulator/machine/slip.ts';
import { models } from '../../emulator/models/models.ts';
import { Printer } from '../../emulator/printer.ts';
import { readBench } from '../bench/read-bench.ts';
import { encodePng } from '../pictures/png.ts';
import { residentGlyphs } from '../printers/glyphs.ts';
import { findModel } from '../printers/layout.ts';
import { exitCodes } from '../reports/exit-code.ts';
import { LINE_OPTION, lineNumber, printerBytes } from './capture-file.ts';
import { UsageError } from './failure.ts';
import { readInput } from './files.ts';
import { helpText } from './help.ts';
import { readSensors, SENSOR_FORMS } from './sensor-option.ts';

const state = z.strictObject({
  cover: z.enum(sensorChoices.cover).optional(),
  paper: z.enum(sensorChoices.paper).optional(),
  drawer: z.enum(sensorChoices.drawer).optional(),
  error: z.enum(sensorChoices.error).optional(),
  cause: z.enum(sensorChoices.cause).optional(),
  button: z.enum(sensorChoices.button).optional(),
  feeding: z.enum(sensorChoices.feeding).optional(),
  busy: z.enum(sensorChoices.busy).optional(),
});

const MODELS = `models: ${[...models.keys()].join(', ')}`;

const requestSchema = z.strictObject({
  id: z.string().optional(),
  /** The bytes, two hexadecimal digits each; blanks are passed over. */
  hex: z
    .string()
    .transform((text) => text.replace(/\s+/g, ''))
    .refine((text) => /^([0-9a-f]{2})*$/i.test(text), 'bytes are two hexadecimal digits each, as in "1B 40 41 0A"'),
  model: z
    .string('a printer model must be named')
    .refine((name) => models.has(name), { error: ({ input }) => `there is no printer model "${input}"; ${MODELS}` }),
  /** What the printer's sensors say before the first byte. */
  state: state.default({}),
});

/** Bytes to be decoded, and the printer that is to decode them. */
export type InspectRequest = z.input<typeof requestSchema>;

/** Everything that a printer made of some bytes. Rows count from where the head stood at power-on, dots. */
export interface InspectAnswer {
  readonly id?: string;
  readonly commands: readonly InspectedCommand[];
  /** Printed lines from top to bottom. */
  readonly lines: readonly Pick<Line, 'y' | 'height' | 'advance' | 'text'>[];
  /** Printed characters in the order of the stream. */
  readonly runs: readonly { text: string; x: number; y: number; width: number; height: number }[];
  readonly codes: readonly Omit<CodeMark, 'offset' | 'length'>[];
  /** Dot rows of paper moved in all. */
  readonly advance: number;
  readonly cuts: number;
  /** Every byte sent back, hexadecimal. */
  readonly replies: string;
  readonly pulses: readonly { pin: number; on: number; off: number }[];
  /** All paper in one picture, base64; null when none was moved. */
  readonly png: string | null;
  readonly diagnostics: readonly Diagnostic[];
}

interface InspectedCommand {
  readonly offset: number;
  readonly length: number;
  readonly id: string;
  readonly args: Readonly<Record<string, number>>;
  /** Why it had no effect. */
  readonly ignored?: string;
  /** Listed where it acted; it is in the stream as well. */
  readonly realtime?: true;
  /** The end of the bytes finishes no command. */
  readonly incomplete?: true;
}

/** A request that cannot be answered. */
export class InspectRequestError extends Error {
  readonly code = 'inspect-request';
}

/** Decodes bytes on a printer that has just been switched on, its sensors as `state` says. Throws an InspectRequestError for a malformed request. */
export function inspect(request: InspectRequest): InspectAnswer {
  const parsed = requestSchema.safeParse(request);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'request'}: ${message}`);
    throw new InspectRequestError(wrong.join('; '));
  }
  const { id, hex, model: name, state: sensors } = parsed.data;
  const model = findModel(name);
  const commands: InspectedCommand[] = [];
  const slips: Slip[] = [];
  const pulses: { pin: number; on: number; off: number }[] = [];
  const diagnostics: Diagnostic[] = [];
  let replies = '';
  let cuts = 0;
  const printer = new Printer(
    model,
    residentGlyphs(),
    {
      entry: ({ command: _, ...entry }) => commands.push(entry),
      slip: (slip) => slips.push(slip),
      pulse: ({ pin, on, off }) => pulses.push({ pin, on, off }),
      diagnostic: (diagnostic) => diagnostics.push(diagnostic),
      cut: () => cuts++,
      reply: (bytes) => {
        replies += Buffer.from(bytes).toString('hex').toUpperCase();
      },
    },
    { sensors },
  );
  const bytes = Uint8Array.from(Buffer.from(hex, 'hex'));
  printer.receive(bytes);
  printer.endJob();
  const { unfinished, waiting, moved } = printer;
  const rest = { offset: bytes.length - waiting, length: waiting, args: {} };
  if (unfinished) commands.push({ ...rest, id: 'incomplete', incomplete: true });
  else if (waiting > 0) commands.push({ ...rest, id: 'waiting', ignored: 'the printer is offline' });

  const paper = joined(slips, model.cutter?.blade ?? 0, model.dots, moved);
  return {
    ...(id === undefined ? {} : { id }),
    commands,
    lines: paper.lines.map(({ y, height, advance, text }) => ({ y, height, advance, text })),
    runs: paper.lines.flatMap((line) =>
      line.runs.map(({ text, x, y, width, height }) => ({ text, x, y, width, height })),
    ),
    codes: paper.codes.map(({ offset: _o, length: _l, ...code }) => code),
    advance: moved,
    cuts,
    replies,
    pulses,
    png: moved === 0 ? null : Buffer.from(encodePng(paper.dots)).toString('base64'),
    diagnostics,
  };
}

/**
 * Slips put together to the paper that they were, from where the head stood at power-on: `lead` rows below the upper
 * edge of the first. `moved` rows of it have passed the head.
 */
function joined(slips: readonly Slip[], lead: number, width: number, moved: number) {
  const dots = new Bitmap(width);
  const lines: Line[] = [];
  const codes: CodeMark[] = [];
  let top = -lead;
  for (const slip of slips) {
    const down = <T extends { y: number }>(mark: T): T => ({ ...mark, y: mark.y + top });
    lines.push(...slip.lines.map((line) => ({ ...down(line), runs: line.runs.map(down) })));
    codes.push(...slip.codes.map(down));
    dots.growTo(top + slip.dots.height);
    dots.draw(slip.dots, 0, top);
    // After a cut the paper between blade and head begins the next slip; otherwise that begins with new paper.
    top += slip.dots.height - (slip.end.endsWith('cut') ? 0 : lead);
  }
  dots.growTo(moved);
  return { dots, lines, codes };
}

/** The answer to one line of requests, or what is wrong with it. */
function answerLine(line: string): { readonly text: string; readonly failed: boolean } {
  let id: unknown;
  try {
    const request = JSON.parse(line) as InspectRequest;
    id = (request as { id?: unknown } | null)?.id;
    return { text: JSON.stringify(inspect(request)), failed: false };
  } catch (error) {
    if (!(error instanceof InspectRequestError || error instanceof SyntaxError)) throw error;
    const code = error instanceof InspectRequestError ? error.code : 'not-json';
    return { text: JSON.stringify({ id, error: { code, message: error.message } }), failed: true };
  }
}

interface InspectOptions {
  readonly hex?: string;
  readonly jsonl?: true;
  readonly model?: string;
  readonly state?: string;
  readonly line?: number;
}

const examples = `
The answer is JSON: every command with its place in the bytes, printed lines and characters with their place on the
paper, codes, replies, pulses, diagnostics, and all paper as a PNG (base64). Rows count from the printer's head at
power-on. With --jsonl each line of standard input is a request, {"id": "1", "hex": "1B 40 41 0A", "model": "tm-t88v",
"state": {"paper": "end"}}, and is answered by one line; a line that is no request is answered by what is wrong with
it, and the exit code is 2.

Examples:
  platen inspect --hex "1B 40 41 0A" --model tm-t88v
  platen inspect cap.jsonl --line 2
  platen inspect --jsonl < requests.jsonl > answers.jsonl`;

/** Adds the verb. */
export function registerInspect(program: Command): void {
  program
    .command('inspect')
    .description('Tell everything that a printer makes of some bytes, as JSON.')
    .argument('[file]', 'printer bytes, or a capture; - is standard input')
    .option('--hex <bytes>', 'the bytes, two hexadecimal digits each')
    .option('--jsonl', 'answer requests from standard input, one a line')
    .option('--model <name>', 'printer model (default: as platen.yaml says, else xprinter-80)')
    .option('--state <states>', `what the sensors say: ${SENSOR_FORMS}`)
    .option(...LINE_OPTION, lineNumber)
    .addHelpText('after', () => helpText(examples))
    .action(run);
}

async function run(file: string | undefined, options: InspectOptions): Promise<void> {
  const { jsonl, model, state: states, line } = options;
  if (line !== undefined && file === undefined) throw new UsageError('--line needs a capture');
  const sources = [file, options.hex, jsonl].filter((source) => source !== undefined);
  if (sources.length > 1) throw new UsageError('inspect takes a file, --hex or --jsonl: one of them');
  const hex =
    file === undefined ? options.hex : Buffer.from(printerBytes(await readInput(file), file, line)).toString('hex');
  if (hex !== undefined) {
    const answer = inspect({ hex, model: model ?? readBench().model, state: states ? readSensors(states) : {} });
    process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
    return;
  }
  if (!jsonl) throw new UsageError('inspect needs bytes', 'Name a file, or write --hex "1B 40 41 0A" or --jsonl.');
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue;
    const { text, failed } = answerLine(line);
    process.stdout.write(`${text}\n`);
    if (failed) process.exitCode = exitCodes.usage;
  }
}
