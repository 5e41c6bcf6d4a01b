import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import type { Caller, Jira } from '#host/server/seams';

const cookieName = 'tracker.session';

const sessionSchema = z.object({
  accountId: z.string().optional(),
  colorMode: z.enum(['light', 'dark', 'auto']),
});

/**
 * Who is signed in in this browser and how pages look. `accountId` is absent when the session has ended.
 * The cookie holds all of it, so that a restart of the host signs nobody out; it is no secret, since
 * everybody on this machine may switch to anybody.
 */
export type Session = z.infer<typeof sessionSchema>;

/** What requests carry on their way through the routes. */
export type SessionEnv = { Variables: { session: Session } };

/** Reads the session of a request; undefined on a first visit or when the cookie makes no sense. */
export function readSession(cookie: string | undefined, people: ReturnType<Jira['people']>): Session | undefined {
  if (cookie === undefined) return undefined;
  try {
    const session = sessionSchema.parse(JSON.parse(Buffer.from(cookie, 'base64url').toString('utf8')));
    const isKnown = session.accountId === undefined || people.some((person) => person.accountId === session.accountId);
    return isKnown ? session : undefined;
  } catch {
    return undefined;
  }
}

/** Who calls the product's REST API from a page with the session cookie. */
export function sessionCaller(request: Request, people: ReturnType<Jira['people']>): Caller {
  const session = readSession(cookieOf(request), people);
  return session?.accountId === undefined ? { kind: 'anonymous' } : { kind: 'user', accountId: session.accountId };
}

/** Stores a session in the browser. */
export function writeSession(context: Context, session: Session): void {
  const value = Buffer.from(JSON.stringify(session)).toString('base64url');
  setCookie(context, cookieName, value, { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 365 * 24 * 3600 });
}

/** Puts the session into the context; signs the first person in on a first visit when `signsIn`. */
export function withSession(people: () => ReturnType<Jira['people']>, signsIn: boolean): MiddlewareHandler<SessionEnv> {
  return async (context, next) => {
    let session = readSession(getCookie(context, cookieName), people());
    if (session === undefined) {
      session = { accountId: signsIn ? people()[0]?.accountId : undefined, colorMode: 'auto' };
      if (signsIn) writeSession(context, session);
    }
    context.set('session', session);
    await next();
  };
}

function cookieOf(request: Request): string | undefined {
  const pair = (request.headers.get('cookie') ?? '').split(/;\s*/).find((part) => part.startsWith(`${cookieName}=`));
  return pair?.slice(cookieName.length + 1);
}
