import type { MiddlewareHandler } from 'hono';

/** Names of this machine for itself. */
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** What a page may load and do: its own files, nothing else; no other page may hold it in a frame. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "font-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export interface Guarding {
  /** Host names besides those of loopback by which the page may be asked for. */
  readonly hosts: readonly string[];
  /** What has to be known to be let in; null on loopback, where who can connect can read the files of this user too. */
  readonly token: string | null;
}

/**
 * Lets in who means this page: the Host header has to name this machine, so that a foreign name that was made to point
 * here (DNS rebinding) is refused; what changes something has to come from the page itself; bound wider than loopback, a
 * token has to be known, given once in the address and kept in a cookie.
 */
export function guard({ hosts, token }: Guarding): MiddlewareHandler {
  const known = new Set([...LOOPBACK, ...hosts]);
  return async (context, next) => {
    const { req } = context;
    const host = req.header('host') ?? '';
    if (!known.has(host.replace(/:\d+$/, ''))) {
      return context.text(`This is not the name of this page: ${host.slice(0, 100)}\n`, 421);
    }
    const origin = req.header('origin');
    const site = req.header('sec-fetch-site');
    const isForeign =
      (origin !== undefined && origin !== `http://${host}`) || (site !== undefined && site === 'cross-site');
    const isNavigation = req.method === 'GET' && req.header('sec-fetch-mode') === 'navigate';
    if (isForeign && !isNavigation) return context.text('Only the page itself may ask for this.\n', 403);
    if (req.method !== 'GET' && req.method !== 'HEAD' && origin === undefined && site === undefined) {
      if (!req.header('x-platen')) return context.text('What changes something says who it is: x-platen: 1.\n', 403);
    }
    if (token !== null) {
      const given = new URL(req.url).searchParams.get('token');
      if (given === token) {
        context.header('set-cookie', `platen=${token}; HttpOnly; SameSite=Strict; Path=/`);
        return context.redirect('/');
      }
      const kept = /(?:^|; )platen=([^;]*)/.exec(req.header('cookie') ?? '')?.[1];
      if (kept !== token)
        return context.text('Open the address that platen studio has told: it ends with a token.\n', 401);
    }
    await next();
    context.header('content-security-policy', POLICY);
    context.header('x-content-type-options', 'nosniff');
    context.header('referrer-policy', 'no-referrer');
    context.header('cross-origin-opener-policy', 'same-origin');
    context.header('cross-origin-resource-policy', 'same-origin');
    return;
  };
}
