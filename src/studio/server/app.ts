import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { sensorChoices } from '../../../emulator/machine/sensors.ts';
import { faultNames, faultOf, faultOptions } from '../../printers/fault-schema.ts';
import type { FaultName } from '../../printers/faults.ts';
import { binary, body, notMeant, notThere } from './answers.ts';
import type { Desk } from './desk.ts';
import { type Guarding, guard } from './guard.ts';
import type { Hub } from './hub.ts';
import { tellLive } from './live.ts';
import { pageFile } from './page-files.ts';
import type { ScenarioRoom } from './scenarios/room.ts';
import { scenarioRoutes } from './scenarios/routes.ts';
import { answerSlips } from './slips.ts';

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
const pacing = z.strictObject({ pace: z.enum(['at once', 'as the model']) });

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

  app.post('/printers/:printer/pace', async (context) => {
    const desk = deskOf(context);
    const read = pacing.safeParse(await body(context));
    if (!desk) return notThere(context);
    if (!read.success) return notMeant(context, read.error);
    desk.setPace(read.data.pace);
    return context.body(null, 204);
  });
  answerSlips(app, deskOf, golden);

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
}

const isFault = (name: string): name is FaultName => (faultNames as readonly string[]).includes(name);
