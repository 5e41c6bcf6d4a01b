import { isUnmodelledStatus } from '#host/server/calls';
import type { Network } from '#host/server/network';
import type { CallLog } from '#host/server/seams';
import { faultForm } from '../rest/fault';
import type { AccessTokens } from '../extensions/access-tokens';
import type { Azure, AzureCaller } from '../seams';

/** What the organization's REST API on the main origin needs. */
export interface AzureRestParts {
  readonly azure: Azure;
  readonly tokens: AccessTokens;
  readonly calls: CallLog;
  readonly network: Network;
  readonly mainOrigin: string;
  readonly now: () => Date;
  /** The person whom the session cookie of a request stands for. */
  sessionPerson(request: Request): string | undefined;
}

/** True for addresses of the REST API and of analytics: `/azure/_apis/…`, `/azure/PROJECT/_apis/…`, `/azure/PROJECT/TEAM/_apis/…`, `/azure/PROJECT/_odata/…`. */
export function isRestPath(pathname: string): boolean {
  return /^\/azure(\/[^/_][^/]*|\/_(?!apis|odata)[^/]*){0,2}\/_(apis|odata)(\/|$)/i.test(pathname);
}

/**
 * Answers the REST API: for extension pages with a token, for scripts with a personal access token (Basic), and for
 * the product's own pages with the session cookie. Every call over the emulated network is listed.
 */
export async function answerAzureRest(request: Request, parts: AzureRestParts): Promise<Response> {
  const origin = request.headers.get('origin');
  const isForeign = origin !== null && origin !== parts.mainOrigin;
  if (request.method === 'OPTIONS' && request.headers.has('access-control-request-method')) return preflight(request);
  const caller = callerOf(request, parts, isForeign);
  const { pathname, search } = new URL(request.url);
  const from = caller.kind === 'user' && caller.extension ? 'page' : 'rest';
  const startedAt = performance.now();
  const carried = await parts.network.carry({ from, method: request.method, path: pathname }, () =>
    parts.azure.handle(request, caller),
  );
  const response = faultForm(carried, parts.now());
  const milliseconds = performance.now() - startedAt;
  parts.calls.add({
    at: parts.now().getTime() - milliseconds,
    milliseconds,
    from,
    what: `azure ${request.method} ${pathname.slice('/azure'.length)}${search}`,
    as: caller.kind === 'user' ? caller.personId : caller.kind,
    status: response.status,
    requestBytes: Number(request.headers.get('content-length') ?? 0),
    responseBytes: (await response.clone().arrayBuffer()).byteLength,
    isUnmodelled: isUnmodelledStatus(response.status),
  });
  if (!isForeign) return response;
  const headers = new Headers(response.headers);
  headers.set('access-control-allow-origin', '*');
  headers.set(
    'access-control-expose-headers',
    'ActivityId, X-TFS-Session, X-MS-ContinuationToken, X-RateLimit-Resource, X-RateLimit-Delay, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset, Retry-After, ETag',
  );
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

function preflight(request: Request): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'OPTIONS,GET,POST,PATCH,PUT,DELETE',
      'access-control-allow-headers': request.headers.get('access-control-request-headers') ?? 'authorization',
      'access-control-max-age': '3600',
    },
  });
}

function callerOf(request: Request, parts: AzureRestParts, isForeign: boolean): AzureCaller {
  const [, scheme = '', credentials = ''] = /^(\w+)\s+(.+)$/.exec(request.headers.get('authorization') ?? '') ?? [];
  switch (scheme.toLowerCase()) {
    case 'bearer': {
      const answer = parts.tokens.read(credentials);
      return answer.kind === 'ok'
        ? { kind: 'user', personId: answer.personId, extension: answer.extension }
        : { kind: 'anonymous' };
    }
    case 'basic':
      return basicCaller(credentials, parts.azure);
    default: {
      // A page elsewhere cannot borrow the session of whoever looks at it.
      const personId = isForeign ? undefined : parts.sessionPerson(request);
      return personId === undefined ? { kind: 'anonymous' } : { kind: 'user', personId };
    }
  }
}

/**
 * Personal access tokens are not made here: the token is the person's id or unique name, and may be followed by a
 * slash and the scopes that it is held to: `mia@example.com/vso.work vso.project`.
 */
function basicCaller(encoded: string, { organization }: Azure): AzureCaller {
  const credentials = Buffer.from(encoded, 'base64').toString('utf8');
  const token = credentials.slice(credentials.indexOf(':') + 1);
  const [name = '', scopes] = token.split(/\/(.*)/s);
  const person = organization
    .people()
    .find(({ id, uniqueName }) =>
      [token, name].some((word) => id === word || uniqueName.toLowerCase() === word.toLowerCase()),
    );
  if (person === undefined) return { kind: 'anonymous' };
  return {
    kind: 'user',
    personId: person.id,
    ...(scopes !== undefined && person.id !== token && { tokenScopes: scopes.split(/[ ,]+/).filter(Boolean) }),
  };
}
