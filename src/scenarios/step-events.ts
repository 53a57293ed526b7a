import { slipText } from '../../emulator/machine/slip.ts';
import type { Model } from '../../emulator/models/model.ts';
import type { EventOf } from '../events/event.ts';
import { redactRuns } from '../events/redaction.ts';
import { encodePng } from '../pictures/png.ts';
import type { PassedRun } from '../printers/bench-printer.ts';
import { layOut } from '../printers/one-slip.ts';
import { redactSlip } from '../receipts/redact-slip.ts';
import { slipStages } from '../timing/stages.ts';
import type { Performed } from './perform.ts';

type Bytes = Pick<EventOf<'bytes'>, 'type' | 'wire' | 'direction' | 'byteTime' | 'hex' | 'at'>;
type SlipBody = Omit<EventOf<'slip'>, 'v' | 'seq' | 'at' | 'scenario' | 'step' | 'golden'>;

/** What passed over a line, without card data, in the order in which it did; `at`: ms of the scenario's clock. */
export function runEvents(runs: readonly PassedRun[]): Bytes[] {
  const redacted = new Map<PassedRun, Uint8Array>();
  for (const direction of ['to-printer', 'from-printer'] as const) {
    const those = runs.filter((run) => run.direction === direction);
    redactRuns(those.map((run) => run.bytes)).forEach((bytes, i) => {
      redacted.set(those[i]!, bytes);
    });
  }
  return runs.map((run) => {
    const { wire, direction, byteTime, at } = run;
    return { type: 'bytes', wire, direction, byteTime, at, hex: Buffer.from(redacted.get(run)!).toString('hex') };
  });
}

/** The slip at `index` of a step, without card data. */
export function slipEvent({ facts, output, askedAt }: Performed, index: number, model: Model): SlipBody {
  const { slip: printed, decode } = output.slips[index]!;
  const slip = redactSlip(printed, layOut);
  return {
    type: 'slip',
    slip: index,
    copy: facts.papers[index]!.role,
    model: slip.model,
    width: slip.dots.width,
    height: slip.dots.height,
    text: slipText(slip),
    png: Buffer.from(encodePng(slip.dots)).toString('base64'),
    bytes: Buffer.from(slip.bytes).toString('base64'),
    ...(slip.offset === 0 ? {} : { offset: slip.offset }),
    diagnostics: slip.diagnostics,
    end: slip.end,
    timing: slipStages(printed, model, facts.request === null ? null : askedAt, decode),
  };
}
