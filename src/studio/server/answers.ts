import type { Context } from 'hono';
import type { z } from 'zod';

/* What the studio answers where there is nothing of its own to say. */

/** The JSON that came; undefined where it is none. */
export const body = (context: Context): Promise<unknown> => context.req.json().catch(() => undefined);

export function binary(context: Context, bytes: Uint8Array, type: string): Response {
  return context.body(new Uint8Array(bytes), 200, { 'content-type': type });
}

export const notThere = (context: Context) => context.json({ why: 'there is no such printer, slip or fault' }, 404);

export const notMeant = (context: Context, { issues }: z.ZodError) =>
  context.json({ why: issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ') }, 400);
