import * as z from 'zod/mini';
import { outcomeOf } from '#app/back-off';
import type { RefusalCode } from '#app/ports/writes';
import { isDoubtful, RateLimited } from '#app/rest-client';
import { throughRateLimits, type Course, type Tell } from '#app/writes/settle';
import type { AzureClient } from '#azure/client';

/** Most requests of one batch. Source: PATCH _apis/wit/$batch (2026-11-22). */
export const writesABatch = 200;

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

/** What a request of a batch came to. `stale`: the item had another revision; `open`: a fault, so that it may have happened. */
export type BatchAnswer =
  | { readonly kind: 'done'; readonly id: number }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly message: string; readonly typeKey: string }
  | { readonly kind: 'stale' }
  | { readonly kind: 'open' }
  | { readonly kind: 'put-off' };

const answers = z.object({
  value: z.array(
    z.object({ code: z.int(), headers: z.nullish(z.record(z.string(), z.string())), body: z.nullish(z.string()) }),
  ),
});
type Answer = z.infer<typeof answers>['value'][number];

const madeItem = z.object({ id: z.int() });
const refusal = z.object({ message: z.optional(z.string()), typeKey: z.optional(z.string()) });

/**
 * Sends changes in one call, up to 200, and answers each by its place. What the platform puts off within the batch is sent again
 * after the time that it asks for; what is put off in the end is answered so. Throws MayHaveHappened, RateLimited and NotSignedIn.
 */
export async function sendBatch(
  client: AzureClient,
  requests: readonly BatchRequest[],
  course: Course,
): Promise<readonly BatchAnswer[]> {
  const found = new Map<number, BatchAnswer>();
  let due = requests.map((request, place) => ({ request, place }));
  const turn = async (): Promise<void> => {
    const value = await post(
      client,
      due.map(({ request }) => request),
    );
    let seconds: number | undefined;
    due.forEach(({ place }, index) => {
      const answer = value[index];
      found.set(place, answer ? readAnswer(answer) : { kind: 'open' });
      if (answer?.code === 429) seconds = Math.max(seconds ?? 0, secondsIn(answer));
    });
    due = due.filter(({ place }) => found.get(place)?.kind === 'put-off');
    if (seconds !== undefined) throw new RateLimited('Azure DevOps asks to slow down.', { retryAfterSeconds: seconds });
  };
  const outcome = await outcomeOf(throughRateLimits(turn, course));
  if (outcome instanceof Error && found.size === 0) throw outcome;
  // The call that was to repeat what had been put off was lost itself.
  if (isDoubtful(outcome)) due.forEach(({ place }) => found.set(place, { kind: 'open' }));
  return requests.map((_, place) => found.get(place) ?? { kind: 'open' });
}

/**
 * Ends a batch of which something was put off for too long: what may have happened is told so before RateLimited is thrown.
 * Nothing where all was taken.
 */
export function endPutOff(keys: readonly string[], batch: readonly BatchAnswer[], tell: Tell): void {
  if (!batch.some(({ kind }) => kind === 'put-off')) return;
  batch.forEach(({ kind }, place) => {
    const key = keys[place];
    if (kind === 'open' && key !== undefined) tell({ key, kind: 'doubtful' });
  });
  throw new RateLimited('Azure DevOps asks to slow down.');
}

async function post(client: AzureClient, requests: readonly BatchRequest[]): Promise<readonly Answer[]> {
  const body = requests.map(({ uri, operations }) => ({
    method: 'PATCH',
    uri: `${uri}?api-version=7.1`,
    headers: { 'Content-Type': 'application/json-patch+json' },
    body: operations,
  }));
  return (await client.send({ area: 'wit', path: '_apis/wit/$batch', method: 'PATCH', body, answer: answers })).value;
}

function readAnswer({ code, body }: Answer): BatchAnswer {
  if (code === 412) return { kind: 'stale' };
  if (code === 429) return { kind: 'put-off' };
  if (code >= 500) return { kind: 'open' };
  if (code < 300) {
    const made = z.safeParse(madeItem, json(body));
    return made.success ? { kind: 'done', id: made.data.id } : { kind: 'open' };
  }
  const { message = '', typeKey = '' } = z.safeParse(refusal, json(body)).data ?? {};
  const refusalCode = code === 404 ? 'not-found' : code === 401 || code === 403 ? 'forbidden' : 'invalid';
  return { kind: 'refused', code: refusalCode, message, typeKey };
}

function secondsIn({ headers }: Answer): number {
  const header = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'retry-after')?.[1];
  const seconds = Number(header);
  return header !== undefined && Number.isFinite(seconds) ? Math.max(0, seconds) : 1;
}

function json(body: string | null | undefined): unknown {
  try {
    return JSON.parse(body ?? '');
  } catch {
    return undefined;
  }
}
