import * as z from 'zod/mini';
import { outcomeOf } from '#app/back-off';
import type { RefusalCode } from '#app/ports/writes';
import { isDoubtful, RateLimited } from '#app/rest-client';
import { throughRateLimits, type Course, type Tell } from '#app/writes/settle';
import { refusalCode } from '#app/writes/refusal-code';
import { bodyOf, pauseIn, postBatch, refusalIn, type BatchReply, type BatchRequest } from '#azure/batch';
import type { AzureClient } from '#azure/client';

/** What a request of a batch came to. `stale`: the item had another revision; `open`: a fault, so that it may have happened. */
export type BatchAnswer =
  | { readonly kind: 'done'; readonly id: number }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly message: string; readonly typeKey: string }
  | { readonly kind: 'stale' }
  | { readonly kind: 'open' }
  | { readonly kind: 'put-off' };

const madeItem = z.object({ id: z.int() });
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
    const replies = await postBatch(
      client,
      due.map(({ request }) => request),
    );
    let seconds: number | undefined;
    due.forEach(({ place }, index) => {
      const reply = replies[index];
      found.set(place, reply ? readReply(reply) : { kind: 'open' });
      if (reply?.code === 429) seconds = Math.max(seconds ?? 0, pauseIn(reply));
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

function readReply(reply: BatchReply): BatchAnswer {
  const { code } = reply;
  if (code === 412) return { kind: 'stale' };
  if (code === 429) return { kind: 'put-off' };
  if (code >= 500) return { kind: 'open' };
  if (code >= 400) return { kind: 'refused', code: refusalCode(code), ...refusalIn(reply) };
  const made = z.safeParse(madeItem, bodyOf(reply));
  return made.success ? { kind: 'done', id: made.data.id } : { kind: 'open' };
}
