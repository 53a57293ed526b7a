import { type Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import type { EventOf } from '../../../events/event.ts';
import { deeds, slipPictures } from '../../scenario-messages.ts';
import { withoutPictures } from './journal.ts';
import type { ScenarioRoom } from './room.ts';

/** How often the journal of a run that is under way is looked at, ms. */
const LOOKS = 40;

const asked = z.strictObject({ scenarios: z.array(z.string()).min(1) });
const deed = z.strictObject({ deed: z.enum(deeds) });

/** What the studio answers of scenarios and runs, below its own guard. */
export function scenarioRoutes(room: ScenarioRoom): Hono {
  const { history, running, clock } = room;
  const app = new Hono();
  app.get('/scenarios', async (context) => context.json(await room.project()));
  app.get('/runs', (context) => context.json({ runs: history.runs }));
  app.post('/runs', async (context) => {
    const read = asked.safeParse(await body(context));
    if (!read.success) return said(context, 400, 'name the scenarios that are to run');
    const began = await room.run(read.data.scenarios);
    return 'why' in began ? said(context, 409, began.why) : context.json(began, 201);
  });
  app.post('/runs/:run/stop', (context) => {
    if (running.id !== context.req.param('run')) return said(context, 409, 'this run is not under way');
    running.stop();
    return context.body(null, 204);
  });

  /** The events of a run, from the one behind the last that a page has, as they come; then how the run ended. */
  app.get('/runs/:run/live', (context) => {
    const id = context.req.param('run');
    if (!history.find(id)) return notThere(context);
    let next = Number(context.req.header('last-event-id') ?? -1) + 1;
    return streamSSE(context, async (stream) => {
      let isOpen = true;
      stream.onAbort(() => {
        isOpen = false;
      });
      const more = async () => {
        if (!isOpen || running.id !== id) return false;
        await clock.sleep(LOOKS);
        return isOpen;
      };
      // A journal is made with its first event, and what was written last may come when the run is over.
      do {
        for await (const events of history.journal(id)?.read(more) ?? []) {
          const news = events.filter(({ seq }) => seq >= next);
          if (news.length === 0) continue;
          next = news.at(-1)!.seq + 1;
          await stream.writeSSE({ id: `${next - 1}`, data: JSON.stringify(news.map(withoutPictures)) });
          if (!isOpen) return;
        }
      } while (await more());
      await stream.writeSSE({ event: 'over', data: JSON.stringify(history.find(id) ?? null) });
    });
  });

  app.get('/runs/:run/slips/:slip', async (context) => {
    const slip = await slipOf(context);
    if (!slip) return notThere(context);
    return context.json({ model: slip.model, bytes: slip.bytes });
  });
  app.get('/runs/:run/slips/:slip/:file{(actual|golden|difference)\\.png}', async (context) => {
    const slip = await slipOf(context);
    const which = slipPictures.find((one) => context.req.param('file') === `${one}.png`)!;
    const png = slip && { actual: slip.png, golden: slip.golden.png, difference: slip.golden.differencePng }[which];
    if (!png) return notThere(context);
    context.header('cache-control', 'private, max-age=31536000, immutable');
    return context.body(new Uint8Array(Buffer.from(png, 'base64')), 200, { 'content-type': 'image/png' });
  });
  app.get('/runs/:run/slips/:slip/verdict', async (context) => {
    const slip = await slipOf(context);
    return slip ? context.json((await room.verdicts()).look(slip)) : notThere(context);
  });
  app.post('/runs/:run/slips/:slip/verdict', async (context) => {
    const slip = await slipOf(context);
    const read = deed.safeParse(await body(context));
    if (!slip) return notThere(context);
    if (!read.success) return said(context, 400, `a deed is one of ${deeds.join(', ')}`);
    const verdicts = await room.verdicts();
    const why = verdicts[read.data.deed](slip);
    return why === null ? context.json(verdicts.look(slip)) : said(context, 409, why);
  });

  app.post('/bench/doctor', async (context) => {
    const examined = await room.examine();
    return 'why' in examined ? said(context, 409, examined.why) : context.json(examined);
  });
  return app;

  async function slipOf(context: Context): Promise<EventOf<'slip'> | null> {
    const [run = '', slip = ''] = [context.req.param('run'), context.req.param('slip')];
    return (await history.journal(run)?.slip(Number(slip))) ?? null;
  }
}

const body = (context: Context): Promise<unknown> => context.req.json().catch(() => undefined);

const said = (context: Context, status: 400 | 409, why: string) => context.json({ why }, status);

const notThere = (context: Context) => context.json({ why: 'there is no such run, slip or picture' }, 404);
