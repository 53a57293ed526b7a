import { type Slip, slipText } from '../../emulator/machine/slip.ts';
import type { Model } from '../../emulator/models/model.ts';
import type { EventOf } from '../events/event.ts';
import type { Finding } from '../events/finding.ts';
import { redactPrinted } from '../events/printed-redactor.ts';
import { redactRuns } from '../events/redaction.ts';
import { encodePng } from '../pictures/png.ts';
import type { PassedRun } from '../printers/bench-printer.ts';
import { layOut } from '../printers/one-slip.ts';
import { rowsBefore } from '../receipts/pieces.ts';
import { redactPieces } from '../receipts/redact-pieces.ts';
import { type Sample, slipSamples } from '../timing/figures.ts';
import { microseconds, slipStages } from '../timing/stages.ts';
import type { Paper } from './facts.ts';
import type { Performed } from './perform.ts';

type Bytes = Pick<EventOf<'bytes'>, 'type' | 'wire' | 'direction' | 'byteTime' | 'hex' | 'at'>;
type SlipBody = Omit<EventOf<'slip'>, 'v' | 'seq' | 'at' | 'scenario' | 'step' | 'golden'>;

/** What passed over a line, without card data, in the order in which it did; `at`: ms of the scenario's clock. */
export function runEvents(runs: readonly PassedRun[], { dialect }: Model): Bytes[] {
  const redacted = new Map<PassedRun, Uint8Array>();
  for (const direction of ['to-printer', 'from-printer'] as const) {
    const those = runs.filter((run) => run.direction === direction);
    redactRuns(
      redactPrinted(
        those.map((run) => run.bytes),
        dialect,
      ),
    ).forEach((bytes, i) => {
      redacted.set(those[i]!, bytes);
    });
  }
  return runs.map((run) => {
    const { wire, direction, byteTime, at } = run;
    return { type: 'bytes', wire, direction, byteTime, at, hex: Buffer.from(redacted.get(run)!).toString('hex') };
  });
}

/** The slips that a paper of a step came out as, without card data. */
export function slipEvents({ facts, output, askedAt }: Performed, paper: number, model: Model): SlipBody[] {
  const { pieces, at, role } = facts.papers[paper]!;
  const redacted = redactPieces(pieces, layOut);
  return pieces.map((printed, i) => ({
    ...slipBody(redacted[i]!, role),
    slip: at + i,
    timing: slipStages(printed, model, facts.request === null ? null : askedAt, output.slips[at + i]!.decode),
  }));
}

/** Every time that a step of that index took. */
export function stepSamples(
  { facts, output, askedAt, answeredAt, isHeld }: Performed,
  model: Model,
  step: number,
): Sample[] {
  const slips = isHeld
    ? []
    : output.slips.flatMap(({ slip, decode }, i) =>
        slipSamples(slipStages(slip, model, facts.request === null ? null : askedAt, decode), step, i),
      );
  const acknowledged = acknowledgedIn({ askedAt, answeredAt });
  return [
    ...slips,
    ...(acknowledged === undefined ? [] : [{ figure: 'register.acknowledged', ms: acknowledged, step } as const]),
  ];
}

/** ms from the request until the terminal gave its answer; nothing where it was asked nothing. */
export function acknowledgedIn({ askedAt, answeredAt }: Pick<Performed, 'askedAt' | 'answeredAt'>): number | undefined {
  return answeredAt === null ? undefined : microseconds(answeredAt - askedAt);
}

function slipBody(slip: Slip, copy: string): Omit<SlipBody, 'slip' | 'timing'> {
  return {
    type: 'slip',
    copy,
    model: slip.model,
    width: slip.dots.width,
    height: slip.dots.height,
    text: slipText(slip),
    png: Buffer.from(encodePng(slip.dots)).toString('base64'),
    bytes: Buffer.from(slip.bytes).toString('base64'),
    ...(slip.offset === 0 ? {} : { offset: slip.offset }),
    diagnostics: slip.diagnostics,
    end: slip.end,
  };
}

/** A finding about a paper, told of the slip that it came out as: of the piece on which the line or the box is. */
export function onPiece(papers: readonly Paper[], finding: Finding): Finding {
  if (finding.slip === undefined) return finding;
  const { pieces, at } = papers[finding.slip]!;
  const rows = rowsBefore(pieces);
  const lines = linesBefore(pieces);
  const { line, box } = finding;
  const isThere = (i: number) =>
    line !== undefined ? lines[i]! < line : box !== undefined ? i === 0 || rows[i]! <= box.y : i === 0;
  const piece = pieces.findLastIndex((_, i) => isThere(i));
  return {
    ...finding,
    slip: at + piece,
    ...(line === undefined ? {} : { line: line - lines[piece]! }),
    ...(box === undefined ? {} : { box: { ...box, y: box.y - rows[piece]! } }),
  };
}

function linesBefore(pieces: readonly Slip[]): number[] {
  let count = 0;
  return pieces.map(({ lines }) => {
    const before = count;
    count += lines.length;
    return before;
  });
}
