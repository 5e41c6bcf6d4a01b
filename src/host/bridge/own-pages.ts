import type { MiddlewareHandler } from 'hono';

/** Lets only this host's own pages change something, and only by JSON: no other page can send that unasked. */
export function ownPages(mainOrigin: string): MiddlewareHandler {
  return async (context, next) => {
    if (context.req.method === 'GET' || context.req.method === 'HEAD') return next();
    if (context.req.header('origin') !== mainOrigin)
      return context.json({ message: 'Only pages of this host may do that.' }, 403);
    if (!/^application\/json\b/.test(context.req.header('content-type') ?? ''))
      return context.json({ message: 'Send JSON.' }, 415);
    return next();
  };
}
