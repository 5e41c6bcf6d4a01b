import * as z from 'zod/mini';
import { issueIdForm } from '#app/forms';
import { mostWrites, type CommitWrite } from '#app/plan/calls';
import type { IssueId } from '#core/issue';
import type { IterationId } from '#core/train/ids';

const outcomes = ['none', 'done', 'refused', 'changed', 'doubtful'] as const;
/** Stands for no iteration. */
const none = -1;

/**
 * Writes of a commitment as they are stored: thousands in one document, so each names its iterations by their place in
 * one list. Item, from, to, outcome.
 */
export const packedWritesForm = {
  iterations: z.array(z.string().check(z.maxLength(400))),
  writes: z
    .array(z.tuple([issueIdForm, z.int(), z.int(), z.int().check(z.nonnegative(), z.maximum(4))]))
    .check(z.maxLength(mostWrites)),
};

/** See {@link packedWritesForm}. */
export interface PackedWrites {
  readonly iterations: string[];
  readonly writes: [issueId: IssueId, from: number, to: number, outcome: number][];
}

/** Packs writes for their document. */
export function packed(writes: readonly CommitWrite[]): PackedWrites {
  const places = new Map<IterationId, number>();
  const placeOf = (iterationId: IterationId | null): number => {
    if (iterationId === null) return none;
    if (!places.has(iterationId)) places.set(iterationId, places.size);
    return places.get(iterationId)!;
  };
  const rows = writes.map(({ issueId, from, to, outcome }): PackedWrites['writes'][number] => [
    issueId,
    placeOf(from),
    placeOf(to),
    outcomes.indexOf(outcome ?? 'none'),
  ]);
  return { iterations: [...places.keys()], writes: rows };
}

/** Reads them again. */
export function unpacked({ iterations, writes }: PackedWrites): CommitWrite[] {
  const at = (place: number): IterationId | null => (iterations[place] as IterationId | undefined) ?? null;
  return writes.map(([issueId, from, to, number]) => {
    const outcome = outcomes[number] ?? 'none';
    return { issueId, from: at(from), to: at(to), ...(outcome !== 'none' && { outcome }) };
  });
}
