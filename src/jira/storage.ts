import { ForgeKvsAPIError, kvs, type BatchGetResult } from '@forge/kvs';
import { outcomeOf, passed, persistently, type Persistence } from '#app/back-off';
import { chunks } from '#app/chunks';
import { HostUnreachable } from '#app/ports/failures';
import { BadCursor } from '#app/records/records';

/** What became of a write that another write, or its own size, may have stopped. */
type StorageOutcome = 'written' | 'stopped' | 'too-large';

/** Most operations in one batch or transaction. Source: https://developer.atlassian.com/platform/forge/storage-reference/ (2026-11-22). */
export const keysABatch = 25;

/** Most results of one query. */
export const resultsAPage = 100;

/** The index that every entity has without declaring it. */
export const byKey = 'by-key';

/** For one storage call: storage answers 429 and 5xx under load, and every call here may be repeated. */
const persistence: Persistence = { attempts: 4, firstPause: 300, wait: passed, chance: Math.random };
/** Source: https://developer.atlassian.com/platform/forge/storage-reference/handling-errors-customentities/ (2026-11-22). */
const tooLarge: readonly string[] = ['MAX_SIZE', 'MAX_DEPTH'];

/** Runs a storage call; waits and repeats where storage is busy. Throws HostUnreachable when it stays so. */
export async function stored<Value>(call: () => Promise<Value>): Promise<Value> {
  const outcome = await persistently(
    () => outcomeOf(call()),
    (answer) => (answer instanceof Error && !isRefusal(answer) ? {} : undefined),
    persistence,
  );
  if (!(outcome instanceof Error)) return outcome;
  if (isRefusal(outcome)) throw outcome;
  throw new HostUnreachable('Waybill’s storage did not answer.', { cause: outcome });
}

/** A query of storage; each of its pages may name where the next one begins. */
interface PagedQuery<Answer> {
  cursor(cursor: string): PagedQuery<Answer>;
  getMany(): Promise<Answer>;
}

/** A page of a query; empty cursors stand for its start. Throws BadCursor where no page has ended at the cursor. */
export async function pageFrom<Answer>(query: PagedQuery<Answer>, cursor = ''): Promise<Answer> {
  try {
    return await stored(() => (cursor === '' ? query : query.cursor(cursor)).getMany());
  } catch (error) {
    throw cursor !== '' && isRefusal(error) ? new BadCursor({ cause: error }) : error;
  }
}

/**
 * Runs a conditional write. Which code storage gives to a condition that does not hold is not documented, so every
 * refusal that is not about size is `stopped`: the caller reads again and finds out whether somebody wrote.
 */
export async function storedIf(call: () => Promise<void>): Promise<StorageOutcome> {
  try {
    await stored(call);
    return 'written';
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return tooLarge.includes(error.code) ? 'too-large' : 'stopped';
  }
}

/** Values of a batch; keys that hold nothing are left out. Throws HostUnreachable when storage left out one that may hold something. */
export function valuesOf<Value>({ successfulKeys, failedKeys }: BatchGetResult<Value>): Value[] {
  const fault = failedKeys.find(({ error }) => error.code !== 'KEY_NOT_FOUND' && error.code !== 'NOT_FOUND');
  if (fault) throw new HostUnreachable(`Waybill’s storage did not answer: ${fault.error.code}.`);
  return successfulKeys.map(({ value }) => value);
}

/** Deletes keys, a batch at a time; keys that hold nothing are no fault. */
export async function deleteKeys(
  keys: readonly { readonly key: string; readonly entityName: string }[],
): Promise<void> {
  for (const part of chunks(keys, keysABatch)) {
    const { failedKeys } = await stored(() => kvs.batchDelete(part));
    const fault = failedKeys.find(({ error }) => error.code !== 'KEY_NOT_FOUND' && error.code !== 'NOT_FOUND');
    if (fault) throw new HostUnreachable(`Waybill’s storage did not delete: ${fault.error.code}.`);
  }
}

/** Storage understood the call and does not do it: 4xx except 429. */
function isRefusal(error: unknown): error is ForgeKvsAPIError {
  if (!(error instanceof ForgeKvsAPIError)) return false;
  const { status } = error.responseDetails;
  return status >= 400 && status < 500 && status !== 429;
}
