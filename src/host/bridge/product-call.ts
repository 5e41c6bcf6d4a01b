import { z } from 'zod';
import type { BridgeDeps } from '#host/bridge/deps';

/** Payload of the bridge's `fetchProduct`, as `fetch/fetch.js` of @forge/bridge 7.2 makes it. */
export const productCallSchema = z.object({
  product: z.string(),
  restPath: z.string().max(100_000),
  fetchRequestInit: z.looseObject({
    method: z.string().optional(),
    body: z.string().nullish(),
    headers: z.array(z.tuple([z.string(), z.string()])).optional(),
  }),
  isMultipartFormData: z.boolean().optional(),
});

/** What `fetchProduct` resolves to. A body that is not text travels as base64 with `isAttachment`. */
export interface ProductReply {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number;
  readonly statusText: string;
  readonly isAttachment: boolean;
}

/** Sends a page's product call as the person on the app's behalf. Products other than Jira answer 501. */
export async function callProduct(
  deps: BridgeDeps,
  accountId: string,
  call: z.infer<typeof productCallSchema>,
): Promise<Response> {
  if (call.product !== 'jira') return problem(501, `${call.product} is not emulated here`);
  const request = productRequest(deps.mainOrigin, call);
  if (request === undefined) return problem(400, `not a path of the product: ${call.restPath}`);
  return deps.jira.handle(request, { kind: 'user', accountId, app: deps.app.grant });
}

/** The request that a page's call stands for; undefined when its path leaves the product. */
export function productRequest(origin: string, call: z.infer<typeof productCallSchema>): Request | undefined {
  const url = productUrl(origin, call.restPath);
  if (url === undefined) return undefined;
  const method = (call.fetchRequestInit.method ?? 'GET').toUpperCase();
  const headers = new Headers(call.fetchRequestInit.headers ?? []);
  for (const name of ['cookie', 'authorization', 'host', 'content-length']) headers.delete(name);
  let body: BodyInit | undefined = call.fetchRequestInit.body ?? undefined;
  if (call.isMultipartFormData && typeof body === 'string') {
    headers.delete('content-type');
    body = formOf(body);
  }
  return new Request(url, { method, headers, ...(method !== 'GET' && method !== 'HEAD' && { body }) });
}

/** The reply in the shape that @forge/bridge turns back into a `Response`. */
export async function productReply(response: Response): Promise<ProductReply> {
  const type = response.headers.get('content-type') ?? '';
  const isText = type === '' || /^text\/|json|xml|javascript|urlencoded/i.test(type);
  const body = isText ? await response.text() : Buffer.from(await response.arrayBuffer()).toString('base64');
  return {
    body,
    headers: Object.fromEntries(response.headers),
    status: response.status,
    statusText: response.statusText,
    isAttachment: !isText && body !== '',
  };
}

/** Keeps a path inside the product: no other host, no way out through `..` or `//`. */
function productUrl(origin: string, path: string): URL | undefined {
  if (!path.startsWith('/') || path.startsWith('//') || path.includes('\\')) return undefined;
  const url = new URL(path, origin);
  return url.origin === origin && url.pathname.startsWith('/rest/') ? url : undefined;
}

/** Files cross the bridge as base64 beside `__NAMEName` and `__NAMEType`; here they become parts of a form again. */
function formOf(json: string): FormData {
  const fields = z.record(z.string(), z.unknown()).parse(JSON.parse(json));
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    const fileName = fields[`__${name}Name`];
    if (typeof fileName === 'string' && typeof value === 'string') {
      const bytes = Buffer.from(value.slice(value.indexOf(',') + 1), 'base64');
      form.append(name, new Blob([bytes], { type: String(fields[`__${name}Type`] ?? '') }), fileName);
    } else if (!/^__.+(Name|Type)$/.test(name)) {
      form.append(name, String(value));
    }
  }
  return form;
}

function problem(status: number, message: string): Response {
  return Response.json({ errorMessages: [message], errors: {} }, { status });
}
