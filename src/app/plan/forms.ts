import * as z from 'zod/mini';
import { issueIdForm, type Form } from '#app/forms';
import { capacityEntryForm, mostSlots, placementForm } from '#app/train/forms';
import type { IssueId } from '#core/issue';
import type { CapacityEntry } from '#core/train/capacity';
import type { TeamId } from '#core/train/ids';
import type { Placement } from '#core/train/placement';

const byIssue = issueIdForm as unknown as z.ZodMiniType<string, string>;

/** Placements by item. */
export const placementsForm = z.record(byIssue, placementForm) as unknown as Form<Readonly<Record<IssueId, Placement>>>;

/** Slots by item. */
export const slotsForm = z.record(byIssue, z.int().check(z.nonnegative(), z.maximum(mostSlots - 1))) as unknown as Form<
  Readonly<Record<IssueId, number>>
>;

/** What teams can give, one entry a slot. */
export const capacitiesForm = z.record(
  z.string().check(z.minLength(1), z.maxLength(400)),
  z.array(capacityEntryForm).check(z.maxLength(mostSlots)),
) as unknown as Form<Readonly<Record<TeamId, readonly CapacityEntry[]>>>;
