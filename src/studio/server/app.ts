import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { sensorChoices } from '../../../emulator/machine/sensors.ts';
import type { Slip } from '../../../emulator/machine/slip.ts';
import { slipText } from '../../../emulator/machine/slip.ts';
import { encodePng } from '../../pictures/png.ts';
import { faultNames, faultOf, faultOptions } from '../../printers/fault-schema.ts';
import type { FaultName } from '../../printers/faults.ts';
import { layOut } from '../../printers/one-slip.ts';
import { approve } from '../../receipts/approve.ts';
import { writeReceived } from '../../receipts/received.ts';
import { redactSlip } from '../../receipts/redact-slip.ts';
import type { Desk } from './desk.ts';
import { type Guarding, guard } from './guard.ts';
import type { Hub } from './hub.ts';
import { tellLive } from './live.ts';
import { pageFile } from './page-files.ts';
import type { ScenarioRoom } from './scenarios/room.ts';
import { scenarioRoutes } from './scenarios/routes.ts';

export interface StudioParts {
  readonly desks: readonly Desk[];
  readonly hub: Hub;
  readonly guarding: Guarding;
  /** The folder of goldens. */
  readonly golden: string;
  readonly version: string;
  /** Its scenarios; absent: none are offered. */
  readonly scenarios?: ScenarioRoom;
}

const sensing = z.strictObject(
  Object.fromEntries(Object.entries(sensorChoices).map(([name, values]) => [name, z.enum([...values]).optional()])),
);
const naming = z.strictObject({
  name: z.string().regex(/^(?!.*\.\.)[\w.-]+(\/[\w.-]+)*$/, { error: 'a path such as checkout/two-coffees' }),
});

/** What the studio answers over HTTP. */
export function studioApp({ desks, hub, guarding, golden, version, scenarios }: StudioParts): Hono {
  const app = new Hono();
  app.use(guard(guarding));
  app.get('/studio', (context) => context.json({ version }));
  app.get('/live', (context) => tellLive(context, hub));

  app.post('/printers/:printer/sensors', async (context) => {
    const desk = deskOf(context);
    const read = sensing.safeParse(await body(context));
    if (!desk) return notThere(context);
    if (!read.success) return notMeant(context, read.error);
    desk.sense(read.data as Parameters<Desk['sense']>[0]);
    return context.body(null, 204);
  });
  app.post('/printers/:printer/faults/:name', async (context) => {
    const desk = deskOf(context);
    const name = context.req.param('name');
    if (!desk || !isFault(name)) return notThere(context);
    const read = faultOptions[name].safeParse(await body(context));
    if (!read.success) return notMeant(context, read.error);
    desk.begin(faultOf(name, read.data));
    return context.body(null, 204);
  });
  app.delete('/printers/:printer/faults/:name', (context) => {
    const desk = deskOf(context);
    const name = context.req.param('name');
    if (!desk || !isFault(name)) return notThere(context);
    desk.end(name);
    return context.body(null, 204);
  });
  app.post('/printers/:printer/reset', (context) => {
    const desk = deskOf(context);
    if (!desk) return notThere(context);
    desk.reset();
    return context.body(null, 204);
  });

  // The inspector lays the bytes out again in the page: it needs them as they came, and what was set before.
  app.get('/printers/:printer/slips/:slip', (context) => {
    const slip = slipOf(context);
    if (!slip) return notThere(context);
    const { model, bytes, offset, entry } = slip;
    return context.json({ model, offset, entry, bytes: Buffer.from(bytes).toString('base64') });
  });
  // What leaves the page is written somewhere: it says nothing of a card.
  app.get('/printers/:printer/slips/:slip/:file{slip\\.(png|txt|escpos)}', (context) => {
    const slip = slipOf(context);
    if (!slip) return notThere(context);
    const file = context.req.param('file');
    const safe = redactSlip(slip, layOut);
    const name = `slip-${String(slip.index + 1).padStart(4, '0')}.${file.split('.')[1]}`;
    context.header('content-disposition', `attachment; filename="${name}"`);
    if (file === 'slip.png') return binary(context, encodePng(safe.dots), 'image/png');
    if (file === 'slip.txt') return context.text(slipText(safe));
    return binary(context, safe.bytes, 'application/octet-stream');
  });
  app.post('/printers/:printer/slips/:slip/golden', async (context) => {
    const slip = slipOf(context);
    const read = naming.safeParse(await body(context));
    if (!slip) return notThere(context);
    if (!read.success) return notMeant(context, read.error);
    const { name } = read.data;
    writeReceived(golden, name, { state: 'missing', slip: redactSlip(slip, layOut), fields: [] });
    // Somebody looks at it, wherever the page comes from.
    const { refused: left } = approve(golden, name, { inCi: true });
    if (left.length > 0) return context.json({ why: left[0]!.why }, 409);
    return context.json({ path: name });
  });

  if (scenarios) app.route('/', scenarioRoutes(scenarios));

  app.get('*', (context) => {
    const file = pageFile(new URL(context.req.url).pathname);
    if (!file) return context.text('There is nothing here.\n', 404);
    context.header('cache-control', file.isFixed ? 'public, max-age=31536000, immutable' : 'no-cache');
    return binary(context, file.bytes, file.type);
  });
  return app;

  function deskOf(context: Context): Desk | undefined {
    return desks[Number(context.req.param('printer'))];
  }

  function slipOf(context: Context): Slip | undefined {
    return deskOf(context)?.slip(Number(context.req.param('slip')));
  }
}

const isFault = (name: string): name is FaultName => (faultNames as readonly string[]).includes(name);

const body = (context: Context): Promise<unknown> => context.req.json().catch(() => undefined);

function binary(context: Context, bytes: Uint8Array, type: string): Response {
  return context.body(new Uint8Array(bytes), 200, { 'content-type': type });
}

const notThere = (context: Context) => context.json({ why: 'there is no such printer, slip or fault' }, 404);

const notMeant = (context: Context, { issues }: z.ZodError) =>
  context.json({ why: issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ') }, 400);
