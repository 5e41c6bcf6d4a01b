import { isUnmodelledStatus } from './calls';
import type { Network } from './network';
import type { Caller, CallLog, Jira } from './seams';

/** What `/rest/*` on the main origin needs. */
export interface RestParts {
  readonly jira: Jira;
  readonly calls: CallLog;
  readonly network: Network;
  readonly mainOrigin: string;
  /** Who the session cookie of a request stands for. */
  readonly sessionCaller: (request: Request) => Caller;
}

/**
 * Answers the product's REST API for the product's own pages (session cookie) and for scripts
 * (Basic authentication with `ACCOUNT-ID:anything`). A page of another origin is refused before it can write.
 */
export async function answerRest(request: Request, parts: RestParts): Promise<Response> {
  const startedAt = performance.now();
  const { pathname, search } = new URL(request.url);
  const caller = basicCaller(request, parts.jira) ?? parts.sessionCaller(request);
  const bytes = Number(request.headers.get('content-length') ?? 0);
  const response = isForeign(request, parts.mainOrigin)
    ? new Response('XSRF check failed', { status: 403 })
    : await parts.network.carry({ from: 'rest', method: request.method, path: pathname }, () =>
        parts.jira.handle(request, caller),
      );
  const answered = (await response.clone().arrayBuffer()).byteLength;
  parts.calls.add({
    at: Date.now(),
    milliseconds: performance.now() - startedAt,
    from: 'rest',
    what: `jira ${request.method} ${pathname}${search}`,
    as: caller.kind === 'user' ? caller.accountId : caller.kind,
    status: response.status,
    requestBytes: bytes,
    responseBytes: answered,
    isUnmodelled: isUnmodelledStatus(response.status),
  });
  return response;
}

/** Undefined without credentials; someone who does not exist is anonymous. */
function basicCaller(request: Request, jira: Jira): Caller | undefined {
  const [, encoded] = /^Basic (.+)$/i.exec(request.headers.get('authorization') ?? '') ?? [];
  if (encoded === undefined) return undefined;
  const credentials = Buffer.from(encoded, 'base64').toString('utf8');
  // Account ids may hold a colon themselves: the password is what follows the last one.
  const accountId = credentials.slice(0, credentials.lastIndexOf(':'));
  return jira.people().some((person) => person.accountId === accountId)
    ? { kind: 'user', accountId }
    : { kind: 'anonymous' };
}

function isForeign(request: Request, mainOrigin: string): boolean {
  const origin = request.headers.get('origin');
  return origin !== null && origin !== mainOrigin;
}
