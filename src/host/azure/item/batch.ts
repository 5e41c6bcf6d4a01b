import { z } from 'zod';
import { createItem, updateItem } from '#host/azure/item/writing';
import { negotiate } from '#host/azure/negotiation';
import { CaselessQuery } from '#host/azure/rest/caseless-query';
import { refusalBody, writeJson } from '#host/azure/rest/wire';
import { AzureRefusal, type AzureAnswer, type AzureCall, type AzureRoute } from '#host/azure/seams';
import { worldOf } from '#host/azure/world/organization';

/** Requests that one batch may hold, https://learn.microsoft.com/azure/devops/integrate/previous-apis/wit/batch (2026-11-22). */
const mostRequests = 200;

/** `POST _apis/wit/$batch`: many creations and changes in one call, each of which succeeds or fails for itself. */
export const batchRoutes: readonly AzureRoute[] = [
  { method: 'POST', template: '_apis/wit/$batch', scopes: ['vso.work_write'], answer: runBatch },
  { method: 'PATCH', template: '_apis/wit/$batch', scopes: ['vso.work_write'], answer: runBatch },
];

const requestSchema = z.object({
  method: z.string(),
  uri: z.string(),
  headers: z.record(z.string(), z.string()).nullish(),
  body: z.unknown().optional(),
});

type BatchRequest = z.infer<typeof requestSchema>;

function runBatch(call: AzureCall): AzureAnswer {
  const parsed = z.array(requestSchema).min(1).safeParse(call.body);
  if (!parsed.success)
    throw new AzureRefusal(
      400,
      'VssPropertyValidationException',
      'A batch is a list of requests, each with method, uri, headers and body.',
    );
  if (parsed.data.length > mostRequests)
    throw new AzureRefusal(
      400,
      'VssPropertyValidationException',
      `VS403395: A batch can hold at most ${mostRequests} requests.`,
    );
  const created = new Map<number, number>();
  return { body: parsed.data.map((request) => runOne(call, request, created)) };
}

/** What one request would have answered by itself; its body is a text, as the platform sends it. */
function runOne(
  call: AzureCall,
  request: BatchRequest,
  created: Map<number, number>,
): Readonly<Record<string, unknown>> {
  const headers = { 'Content-Type': 'application/json; charset=utf-8' };
  try {
    const { answer, placeholder } = carryOut(call, request, created);
    // Each request is stored by itself: a later one that fails takes nothing back.
    worldOf(call).commit();
    const body = answer.body as { readonly id?: number };
    if (placeholder !== undefined && body.id !== undefined) created.set(placeholder, body.id);
    return { code: 200, headers, body: writeJson(body, { msDateFormat: false, enumsAsNumbers: false }) };
  } catch (error) {
    if (!(error instanceof AzureRefusal)) throw error;
    return { code: error.status, headers, body: JSON.stringify(refusalBody(error)) };
  }
}

function carryOut(
  call: AzureCall,
  { method, uri, headers, body }: BatchRequest,
  created: ReadonlyMap<number, number>,
): { readonly answer: AzureAnswer; readonly placeholder?: number } {
  const url = new URL(uri, call.base);
  const [, projectName, target = ''] =
    /^(?:.*?\/)?(?:([^/]+)\/)?_apis\/wit\/workItems\/([^/]+)\/?$/i.exec(url.pathname) ?? [];
  if (target === '' || !['PATCH', 'POST'].includes(method.toUpperCase()))
    throw new AzureRefusal(400, 'VssPropertyValidationException', `A batch cannot hold the request ${method} ${uri}.`);
  const request = new Request(url, { method: method.toUpperCase(), headers: headers ?? {} });
  const query = new CaselessQuery(url.searchParams);
  negotiate(request, query, undefined);
  const isCreation = decodeURIComponent(target).startsWith('$');
  const project = projectName === undefined ? undefined : call.organization.project(decodeURIComponent(projectName));
  const parts: Readonly<Record<string, string>> = isCreation
    ? { type: decodeURIComponent(target).slice(1) }
    : { id: target };
  const inner = { ...call, method: request.method, request, query, body: withIds(body, created), parts };
  const { project: _, team: __, ...placeless } = inner;
  const answer = (isCreation ? createItem : updateItem)(project ? { ...placeless, project } : placeless);
  const placeholder = placeholderOf(body);
  return { answer, ...(placeholder !== undefined && { placeholder }) };
}

/** `{op: add, path: /id, value: -1}` names an item that later requests of the batch link to. */
function placeholderOf(body: unknown): number | undefined {
  const operations = Array.isArray(body)
    ? (body as readonly { readonly path?: unknown; readonly value?: unknown }[])
    : [];
  const value = operations.find(({ path }) => path === '/id')?.value;
  return typeof value === 'number' ? value : undefined;
}

function withIds(body: unknown, created: ReadonlyMap<number, number>): unknown {
  if (created.size === 0) return body;
  return JSON.parse(
    JSON.stringify(body).replace(
      /(\/workItems\/)(-\d+)(?=")/gi,
      (whole, prefix: string, id: string) => `${prefix}${created.get(Number(id)) ?? id}`,
    ),
  ) as unknown;
}
