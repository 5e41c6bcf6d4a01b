import * as z from 'zod/mini';
import type { Doubt } from '#core/doubt';
import type { AccountId, IssueId, ProjectId } from '#core/issue';
import type { IsoDateTime, Unbranded } from '#core/result';
import type { IterationId } from '#core/train/ids';

/** Forms that calls and stored records share. */

/** A form whose values are of a type of ours: the compiler holds what the form lets through against that type. */
export type Form<Value> = z.ZodMiniType<Value, unknown>;

/** Gives a form the branded type of what it checks. */
export function formOf<Value>(form: z.ZodMiniType<Unbranded<Value>, unknown>): Form<Value> {
  return form as unknown as Form<Value>;
}

const text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));

/**
 * Records are kept by ids, so an id has one spelling: a number above zero without zeros before it, or a GUID in small
 * letters. Keys and names, which a tracker takes in the same places, would make a second record of the same thing.
 */
const id = z.string().check(z.regex(/^(?:[1-9]\d{0,17}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/));

/** An item's id, see IssueId in core. */
export const issueIdForm = formOf<IssueId>(id);
/** An id that the page which makes the record has drawn: 24 hexadecimal digits, or what a sample calls it. */
export const drawnIdForm = z.string().check(z.regex(/^[a-z0-9-]{8,40}$/));
/** A project's id, see ProjectId in core. */
export const projectIdForm = formOf<ProjectId>(id);
/** A person's id, see AccountId in core. */
export const accountIdForm = formOf<AccountId>(text(128));
/** An iteration's id, see IterationId in core. */
export const iterationIdForm = formOf<IterationId>(text(400));
/** A moment in UTC. */
export const momentForm = formOf<IsoDateTime>(z.iso.datetime());
/** The largest version that a record can have: far above what people reach, far below where numbers lose digits. */
export const mostVersion = 1_000_000_000;
/** How often a record was written; 0: never. */
export const versionForm = z.int().check(z.nonnegative(), z.maximum(mostVersion));
/** Which blind round it is, from 1. */
export const roundForm = z.int().check(z.positive(), z.maximum(1_000_000));
/** Why something is not relied on, see Doubt in core. */
export const doubtForm = formOf<Doubt>(z.enum(['unsigned', 'unverified', 'unchecked']));
/** What a person adds in words. */
export const noteForm = z.optional(z.string().check(z.maxLength(2_000)));
