import { Beans } from '#host/jira/beans';
import type { Answer, Call, Handlers, UploadedFile } from '#host/jira/call';
import { findOperation, type Operation } from '#host/jira/operations';
import { Refusal, refuse } from '#host/jira/refusal';
import { platformHandlers, softwareHandlers } from '#host/jira/rest/handlers';
import type { Caller } from '#host/server/seams';

/** A request whose body has been read. */
export interface ReadRequest {
  readonly method: string;
  readonly url: URL;
  readonly body: unknown;
  readonly isBadJson: boolean;
  readonly headers: Headers;
  readonly files: readonly UploadedFile[];
}

/** What a request is answered from; the rest of a {@link Call} comes from the request itself. */
export type Circumstances = Pick<Call, 'world' | 'session' | 'fields' | 'now' | 'appFunctions' | 'emit'>;

/** Answers a request, or throws Jira's refusal of it. */
export function route(request: ReadRequest, circumstances: Circumstances): Answer {
  const { method, url } = request;
  const match = findOperation(method, url.pathname);
  if (!match)
    throw isElsewhere(url.pathname)
      ? refuse(501, `The local Jira does not model ${method} ${url.pathname}.`)
      : notFound(method, url.pathname, circumstances.now);
  const { operation, path } = match;
  holdToScopes(circumstances.session.caller, operation);
  if (circumstances.session.caller.kind === 'anonymous' && !operation.anonymous) {
    throw refuse(401, 'Client must be authenticated to access this resource.');
  }
  if (circumstances.session.caller.kind === 'user' && !circumstances.session.person) {
    throw refuse(401, 'Client must be authenticated to access this resource.');
  }
  const handler = handlersOf(operation)[operation.id];
  if (!handler) throw unmodelled(operation);
  if (request.isBadJson)
    throw refuse(400, 'Invalid request payload. Refer to the REST API documentation and try again.');
  const version = url.pathname.startsWith('/rest/api/3/') ? 3 : 2;
  const beans = new Beans(circumstances.session, circumstances.fields, url.origin, version);
  return handler({
    ...circumstances,
    operation,
    path,
    beans,
    query: url.searchParams,
    body: request.body,
    headers: request.headers,
    files: request.files,
  });
}

function handlersOf(operation: Operation): Handlers {
  return operation.product === 'platform' ? platformHandlers : softwareHandlers;
}

/** Atlassian's gateway turns an app away before the product sees the call. */
function holdToScopes(caller: Caller, operation: Operation): void {
  const app = caller.kind === 'anonymous' ? undefined : caller.app;
  if (!app || operation.scopes.length === 0) return;
  const isGranted = operation.scopes.some((set) => set.every((scope) => app.scopes.includes(scope)));
  if (!isGranted) throw new Refusal(401, { code: 401, message: 'Unauthorized; scope does not match' });
}

/** Jira answers more than its two published APIs do: what lies beside them is not modelled, and may well be there. */
function isElsewhere(path: string): boolean {
  return /^\/(rest|gateway|secure)\//.test(path) && !/^\/rest\/(api\/(2|3|latest)|agile\/1\.0|forge\/1)\//.test(path);
}

function notFound(method: string, path: string, now: number): Refusal {
  return new Refusal(404, {
    timestamp: new Date(now).toISOString(),
    status: 404,
    error: 'Not Found',
    message: `No endpoint ${method} ${path}.`,
    path,
  });
}

function unmodelled({ id, method, path }: Operation): Refusal {
  return refuse(501, `The local Jira does not model ${id} (${method} ${path}).`);
}
