import * as z from 'zod/mini';
import { apiVersion, type AzureClient } from '#azure/client';

/** Most requests of one batch. Source: PATCH _apis/wit/$batch (2026-11-22). */
export const requestsABatch = 200;

/** One operation of a JSON patch. */
export interface Operation {
  readonly op: 'test' | 'add' | 'replace' | 'remove';
  readonly path: string;
  readonly value?: unknown;
}

/** A change of an item, or the making of one. */
export interface BatchRequest {
  /** `/_apis/wit/workitems/12`, `/{project}/_apis/wit/workitems/$Type` */
  readonly uri: string;
  readonly operations: readonly Operation[];
}

const replies = z.object({
  value: z.array(
    z.object({ code: z.int(), headers: z.nullish(z.record(z.string(), z.string())), body: z.nullish(z.string()) }),
  ),
});

/** The platform's answer to one request of a batch; its body is JSON text. */
export type BatchReply = z.infer<typeof replies>['value'][number];

const refusal = z.object({ message: z.optional(z.string()), typeKey: z.optional(z.string()) });

/**
 * Sends up to 200 requests in one call and answers each by its place. `isRepeatable`: all of them are tied to revisions, so
 * that what was written by the first sending is refused by the second one with 412.
 */
export async function postBatch(
  client: AzureClient,
  requests: readonly BatchRequest[],
  isRepeatable = false,
): Promise<readonly BatchReply[]> {
  const body = requests.map(({ uri, operations }) => ({
    method: 'PATCH',
    uri: `${uri}?api-version=${apiVersion}`,
    headers: { 'Content-Type': 'application/json-patch+json' },
    body: operations,
  }));
  const call = { area: 'wit', path: '_apis/wit/$batch', method: 'PATCH', body, isRepeatable, answer: replies } as const;
  return (await client.send(call)).value;
}

/** The address of an item, as batches name it. */
export function itemUri(id: string): string {
  return `/_apis/wit/workitems/${id}`;
}

/** The operation that refuses a request where the item has another revision; none where it has none. */
export function onRevision(rev: number | undefined): readonly Operation[] {
  return rev === undefined ? [] : [{ op: 'test', path: '/rev', value: rev }];
}

/** What a reply holds; nothing for none, and for what is no JSON. */
export function bodyOf({ body }: BatchReply): unknown {
  try {
    return JSON.parse(body ?? '');
  } catch {
    return undefined;
  }
}

/** The platform's sentence for a refusal and the kind of it; empty where it says nothing. */
export function refusalIn(reply: BatchReply): { readonly message: string; readonly typeKey: string } {
  const { message = '', typeKey = '' } = z.safeParse(refusal, bodyOf(reply)).data ?? {};
  return { message, typeKey };
}

/** Seconds that the platform asks to wait; where it does not say, one. */
export function pauseIn({ headers }: BatchReply): number {
  const header = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'retry-after')?.[1];
  const seconds = Number(header);
  return header !== undefined && Number.isFinite(seconds) ? Math.max(0, seconds) : 1;
}
