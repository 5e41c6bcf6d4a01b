import * as z from 'zod/mini';
import { issueIdForm } from '#app/forms';
import { mostWrites, type CommitWrite, type FieldChange } from '#app/plan/calls';
import type { IssueId } from '#core/issue';
import type { IterationId } from '#core/train/ids';

const outcomes = ['none', 'done', 'refused', 'changed', 'doubtful'] as const;
/** Stands for no iteration, and for a field that holds nothing. */
const none = -1;
/** Stands for a field that is not written. */
const untouched = -2;

const text = z.string().check(z.maxLength(400));
const column = z.array(z.int().check(z.minimum(untouched))).check(z.maxLength(mostWrites));

/**
 * Writes of a commitment as they are stored: thousands in one document, so each names its iterations by their place in
 * one list. Item, from, to, outcome. What fields held and are to hold stands in columns, one entry a write.
 */
export const packedWritesForm = {
  iterations: z.array(text),
  writes: z
    .array(z.tuple([issueIdForm, z.int(), z.int(), z.int().check(z.nonnegative(), z.maximum(4))]))
    .check(z.maxLength(mostWrites)),
  values: z.optional(z.array(text)),
  fields: z.optional(z.array(z.object({ id: text, from: column, to: column }))),
};

/** See {@link packedWritesForm}. */
export interface PackedWrites {
  readonly iterations: string[];
  readonly writes: [issueId: IssueId, from: number, to: number, outcome: number][];
  readonly values?: string[] | undefined;
  readonly fields?: { readonly id: string; readonly from: number[]; readonly to: number[] }[] | undefined;
}

/** Packs writes for their document. */
export function packed(writes: readonly CommitWrite[]): PackedWrites {
  const iterations = new Places<IterationId>();
  const values = new Places<string>();
  const rows = writes.map(({ issueId, from, to, outcome }): PackedWrites['writes'][number] => [
    issueId,
    iterations.of(from),
    iterations.of(to),
    outcomes.indexOf(outcome ?? 'none'),
  ]);
  const ids = [...new Set(writes.flatMap(({ fields = [] }) => fields.map(({ id }) => id)))];
  const fields = ids.map((id) => {
    const changes = writes.map((write) => write.fields?.find((field) => field.id === id));
    const columnOf = (end: 'from' | 'to') => changes.map((change) => (change ? values.of(change[end]) : untouched));
    return { id, from: columnOf('from'), to: columnOf('to') };
  });
  return { iterations: iterations.all, writes: rows, ...(fields.length > 0 && { values: values.all, fields }) };
}

/** Reads them again. */
export function unpacked({ iterations, writes, values = [], fields = [] }: PackedWrites): CommitWrite[] {
  const at = (place: number): IterationId | null => (iterations[place] as IterationId | undefined) ?? null;
  return writes.map(([issueId, from, to, number], row) => {
    const outcome = outcomes[number] ?? 'none';
    const changes = fields.flatMap(({ id, from: froms, to: tos }): FieldChange[] => {
      const [one = untouched, other = untouched] = [froms[row], tos[row]];
      if (one === untouched || other === untouched) return [];
      return [{ id, from: values[one] ?? null, to: values[other] ?? null }];
    });
    return {
      issueId,
      from: at(from),
      to: at(to),
      ...(changes.length > 0 && { fields: changes }),
      ...(outcome !== 'none' && { outcome }),
    };
  });
}

/** One list in which each text stands once. */
class Places<Text extends string> {
  private readonly places = new Map<Text, number>();

  get all(): Text[] {
    return [...this.places.keys()];
  }

  of(one: Text | null): number {
    if (one === null) return none;
    if (!this.places.has(one)) this.places.set(one, this.places.size);
    return this.places.get(one)!;
  }
}
