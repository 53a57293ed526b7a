import type { Context, Hono } from 'hono';
import { z } from 'zod';
import type { Slip } from '../../../emulator/machine/slip.ts';
import { slipText } from '../../../emulator/machine/slip.ts';
import { encodePdf } from '../../pictures/pdf.ts';
import { encodePng } from '../../pictures/png.ts';
import { layOut } from '../../printers/one-slip.ts';
import { approve } from '../../receipts/approve.ts';
import { filesOf, readIfThere } from '../../receipts/golden.ts';
import { writeReceived } from '../../receipts/received.ts';
import { redactSlip } from '../../receipts/redact-slip.ts';
import type { SlipBytes } from '../messages.ts';
import { binary, body, notMeant, notThere } from './answers.ts';
import type { Desk } from './desk.ts';
import type { KeptSlip } from './roll.ts';

const naming = z.strictObject({
  name: z.string().regex(/^(?!.*\.\.)[\w.-]+(\/[\w.-]+)*$/, { error: 'a path such as checkout/two-coffees' }),
  /** There may be a golden of that name: this one takes its place. */
  replaces: z.boolean().optional(),
});

/** How a slip leaves the page, by extension: what type it is, and what is written. */
const files: Readonly<Record<string, readonly [type: string, of: (slip: Slip, dpi: number) => Uint8Array | string]>> = {
  png: ['image/png', ({ dots }) => encodePng(dots)],
  pdf: ['application/pdf', ({ dots }, dpi) => encodePdf(dots, dpi)],
  txt: ['text/plain; charset=utf-8', slipText],
  escpos: ['application/octet-stream', ({ bytes }) => bytes],
};

/** Answers what is asked of slips that are out. */
export function answerSlips(app: Hono, deskOf: (context: Context) => Desk | undefined, golden: string): void {
  // The inspector lays the bytes out again in the page: it needs them as they came, and what was set before.
  app.get('/printers/:printer/slips/:slip', (context) => {
    const kept = keptOf(context);
    if (!kept) return notThere(context);
    const { model, bytes, offset, entry } = kept.slip;
    const { arrivals } = kept;
    return context.json({ model, offset, entry, arrivals, bytes: Buffer.from(bytes).toString('base64') } as SlipBytes);
  });
  // What leaves the page is written somewhere: it says nothing of a card.
  app.get('/printers/:printer/slips/:slip/:file{slip\\.(png|pdf|txt|escpos)}', (context) => {
    const slip = keptOf(context)?.slip;
    if (!slip) return notThere(context);
    const extension = context.req.param('file').slice('slip.'.length);
    const [type, of] = files[extension]!;
    const made = of(redactSlip(slip, layOut), deskOf(context)!.dpi);
    const name = `slip-${String(slip.index + 1).padStart(4, '0')}.${extension}`;
    context.header('content-disposition', `attachment; filename="${name}"`);
    return binary(context, typeof made === 'string' ? Buffer.from(made) : made, type);
  });
  app.post('/printers/:printer/slips/:slip/golden', async (context) => {
    const slip = keptOf(context)?.slip;
    const read = naming.safeParse(await body(context));
    if (!slip) return notThere(context);
    if (!read.success) return notMeant(context, read.error);
    const { name, replaces = false } = read.data;
    if (!replaces && readIfThere(filesOf(golden, name).bytes)) {
      return context.json({ path: name, isThere: true });
    }
    writeReceived(golden, name, { state: 'missing', slip: redactSlip(slip, layOut), fields: [] });
    // Somebody looks at it, wherever the page comes from.
    const { refused: left } = approve(golden, name, { inCi: true });
    if (left.length > 0) return context.json({ why: left[0]!.why }, 409);
    return context.json({ path: name });
  });
  app.delete('/printers/:printer/slips/:slip', (context) => {
    const count = deskOf(context)?.roll.remove(Number(context.req.param('slip')));
    return count ? context.json({ count }) : notThere(context);
  });
  app.delete('/printers/:printer/slips', (context) => {
    const count = deskOf(context)?.roll.remove();
    return count === undefined ? notThere(context) : context.json({ count });
  });
  app.post('/printers/:printer/slips/undo', (context) => {
    const count = deskOf(context)?.roll.restore();
    return count === undefined ? notThere(context) : context.json({ count });
  });

  function keptOf(context: Context): KeptSlip | undefined {
    return deskOf(context)?.roll.find(Number(context.req.param('slip')));
  }
}
