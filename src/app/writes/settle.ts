import { outcomeOf, passed, pauseAfter, persistently } from '#app/back-off';
import { HostUnreachable } from '#app/ports/failures';
import type { CreateWrite, IssueWrite, IssueWriteOutcome } from '#app/ports/writes';
import { isDoubtful, RateLimited, type Patience } from '#app/rest-client';

/** How often writes are sent that a look afterwards does not find, and how often is looked for what must not be sent again. */
const attempts = 4;
/** Milliseconds before the second look, doubled before each further one. */
const firstPause = 1_000;
/** How often a call is sent that the tracker puts off. */
const putOffs = 12;
/** Milliseconds; a tracker that asks for more is left to the caller. Source: Azure DevOps counts over five minutes. */
const longestPutOff = 300_000;

/** Time and chance, and when to stop. */
export interface Course {
  readonly wait: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** From 0 to 1. */
  readonly chance: () => number;
  readonly signal: AbortSignal | undefined;
}

/** Says what became of a write; of each only the first word counts. */
export type Tell = (outcome: IssueWriteOutcome) => void;

/** How a host carries out one kind of write. */
export interface Carrier<Write extends IssueWrite> {
  /** What is known of writes without writing: already so, changed meanwhile, gone. The others are due. */
  look(writes: readonly Write[]): Promise<readonly IssueWriteOutcome[]>;
  /**
   * Sends writes and tells what is known of each. What it does not tell may have happened, unless its key is answered: that
   * write was surely not carried out, as its item had changed since the look. Throws after having told what it knows.
   */
  send(writes: readonly Write[], tell: Tell): Promise<ReadonlySet<string>>;
  /** False: what is not found may only be slow to be found, and is never sent twice. */
  readonly mayResend: boolean;
}

/** For calls that write: fifty new items take a tracker longer than a panel waits for an answer, and are not asked for twice. */
export const writePatience: Patience = {
  answerMilliseconds: 60_000,
  pauseMilliseconds: 20_000,
  attempts: 4,
  totalMilliseconds: 180_000,
};

/** The real passing of time. */
export const realCourse: Omit<Course, 'signal'> = { wait: passed, chance: Math.random };

/** Carries out batches one after the other; see IssueWrites.apply for what is told and thrown. */
export async function settle<Write extends IssueWrite>(
  batches: readonly (readonly Write[])[],
  carrier: Carrier<Write>,
  tell: Tell,
  course: Course,
): Promise<void> {
  for (const batch of batches) {
    course.signal?.throwIfAborted();
    await settleBatch(batch, carrier, tell, course);
  }
}

async function settleBatch<Write extends IssueWrite>(
  batch: readonly Write[],
  { look, send, mayResend }: Carrier<Write>,
  tell: Tell,
  { wait, chance, signal }: Course,
): Promise<void> {
  let due = batch;
  const told: Tell = (outcome) => {
    if (!due.some(({ key }) => key === outcome.key)) return;
    due = due.filter(({ key }) => key !== outcome.key);
    tell(outcome);
  };
  const sent = new Set<string>();
  let untouched: ReadonlySet<string> = new Set();
  const leave = (): void =>
    due.filter(({ key }) => sent.has(key)).forEach(({ key }) => told({ key, kind: 'doubtful' }));
  for (let attempt = 1; ; attempt += 1) {
    const known = await outcomeOf(look(due));
    if (known instanceof Error) {
      leave();
      throw known;
    }
    known.forEach(told);
    if (due.length === 0) return;
    if (attempt > attempts) return due.forEach(({ key }) => told({ key, kind: ending(key, untouched) }));
    if (attempt === 1 || mayResend) {
      if (signal?.aborted) {
        leave();
        throw signal.reason;
      }
      const outcome = await outcomeOf(send(due, told));
      // What was surely not carried out has nothing to be in doubt about.
      if (outcome instanceof Error && !isDoubtful(outcome)) {
        leave();
        throw signal?.aborted ? signal.reason : outcome;
      }
      untouched = outcome instanceof Error ? new Set() : outcome;
      due.forEach(({ key }) => (untouched.has(key) ? sent.delete(key) : sent.add(key)));
      if (due.length === 0) return;
    }
    // After a signal one more look, at once, tells what became of what was sent.
    if (due.some(({ key }) => !untouched.has(key)))
      await outcomeOf(wait(pauseAfter(attempt, {}, firstPause, chance()), signal));
  }
}

function ending(key: string, untouched: ReadonlySet<string>): 'changed' | 'doubtful' {
  return untouched.has(key) ? 'changed' : 'doubtful';
}

/** Sends a call as often as the tracker puts it off, and waits as long as it asks. Throws what the call throws. */
export async function throughRateLimits<Value>(
  send: () => Promise<Value>,
  { wait, chance, signal }: Course,
): Promise<Value> {
  const outcome = await persistently(
    () => outcomeOf(send()),
    (answer) => (answer instanceof RateLimited ? { retryAfterSeconds: answer.retryAfterSeconds } : undefined),
    { attempts: putOffs, firstPause: 2_000, allows: (pause) => pause <= longestPutOff, wait, chance },
    signal,
  );
  if (outcome instanceof Error) throw outcome;
  return outcome;
}

/**
 * Makes calls, at most `limit` at once, all of those under way to their end; what one throws keeps further ones from being
 * begun, and is thrown then. `work` itself decides which errors concern its own item alone.
 */
export async function toTheEnd<Item>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<void>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const entries = items.values();
  let failure: unknown;
  const worker = async (): Promise<void> => {
    for (const item of entries) {
      if (signal?.aborted) failure ??= signal.reason;
      if (failure !== undefined) return;
      try {
        await work(item);
      } catch (error) {
        failure ??= error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  if (failure !== undefined) throw failure;
}

/** Whether a call that can be repeated, and was, leaves open what became of it; a tracker that put it off did nothing. */
export function leavesOpen(error: unknown): error is HostUnreachable {
  return error instanceof HostUnreachable && !(error instanceof RateLimited);
}

/** Writes in turns, so that no turn has two for the same place: the second write of an item waits for the first one. */
export function inTurns<Write>(
  writes: readonly Write[],
  placeOf: (write: Write) => string,
): readonly (readonly Write[])[] {
  const turns: Write[][] = [];
  const taken = new Map<string, number>();
  for (const write of writes) {
    const turn = taken.get(placeOf(write)) ?? 0;
    taken.set(placeOf(write), turn + 1);
    (turns[turn] ??= []).push(write);
  }
  return turns;
}

/** Items to be made, by how many of the same call stand above them: parents come before their children. */
export function byGeneration(creates: readonly CreateWrite[]): readonly (readonly CreateWrite[])[] {
  const byKey = new Map(creates.map((write) => [write.key, write]));
  const generationOf = ({ create: { parent } }: CreateWrite, below: ReadonlySet<string>): number => {
    if (typeof parent !== 'object' || below.has(parent.key)) return 0;
    const above = byKey.get(parent.key);
    return above ? 1 + generationOf(above, new Set([...below, parent.key])) : 0;
  };
  const generations: CreateWrite[][] = [];
  for (const write of creates) (generations[generationOf(write, new Set([write.key]))] ??= []).push(write);
  return generations.map((generation) => generation ?? []);
}
