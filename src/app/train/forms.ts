import * as z from 'zod/mini';
import { drawnIdForm, formOf, iterationIdForm, momentForm, projectIdForm } from '#app/forms';
import type { CalendarDate } from '#core/result';
import type { CapacityEntry } from '#core/train/capacity';
import type { LinkTypeId, PiId, TeamId, TrainId } from '#core/train/ids';
import type { Placement } from '#core/train/placement';
import type { Train } from '#core/train/train';

const name = z.string().check(z.minLength(1), z.maxLength(200));
const places = z.string().check(z.minLength(1), z.maxLength(400));

/** A train's id: what the page that made it has drawn. */
export const trainIdForm = formOf<TrainId>(drawnIdForm);
/** A PI's id, drawn likewise. */
export const piIdForm = formOf<PiId>(drawnIdForm);
/** A team's id, see TeamId in core. */
export const teamIdForm = formOf<TeamId>(places);
const linkTypeIdForm = formOf<LinkTypeId>(places);
const fieldId = places;
const share = z.number().check(z.minimum(0), z.maximum(1));
const amount = z.number().check(z.minimum(0), z.maximum(100_000));

/** Slots of a PI at most. */
export const mostSlots = 26;

const slotForm = z.object({ name, start: momentForm, end: momentForm, isIp: z.boolean() });

const piForm = z.object({
  id: piIdForm,
  name,
  slots: z.array(slotForm).check(z.minLength(1), z.maxLength(mostSlots)),
  iterations: z.record(places, z.array(z.nullable(iterationIdForm)).check(z.maxLength(mostSlots))),
  milestones: z.array(z.object({ name, day: formOf<CalendarDate>(z.iso.date()) })).check(z.maxLength(50)),
});

/** Buckets at most. */
export const mostBuckets = 20;

const allocationForm = z.object({
  buckets: z
    .array(
      z.object({
        name,
        share,
        by: z.enum(['type', 'label', 'client']),
        of: z.array(name).check(z.maxLength(50)),
      }),
    )
    .check(z.maxLength(mostBuckets)),
  teams: z.record(places, z.array(share).check(z.maxLength(mostBuckets))),
});

/** A train, see Train in core. */
export const trainForm = z.object({
  name,
  teams: z
    .array(
      z.object({
        id: teamIdForm,
        name,
        projectIds: z.array(projectIdForm).check(z.maxLength(100)),
        alsoCalled: z.array(name).check(z.maxLength(20)),
      }),
    )
    .check(z.maxLength(150)),
  featureTypes: z.array(name).check(z.maxLength(50)),
  storyTypes: z.array(name).check(z.maxLength(50)),
  dependencyTypes: z.array(linkTypeIdForm).check(z.maxLength(50)),
  sameIteration: z.enum(['never', 'same-team', 'always']),
  plannedBy: z.enum(['editors', 'permission', 'administrators']),
  piLabel: name,
  capacityRule: z.object({ pointsPerPerson: amount, pointsPerDayOff: amount, ipShare: share }),
  allocation: z.optional(allocationForm),
  pis: z.array(piForm).check(z.maxLength(12)),
  committedDays: z.optional(
    z.object({
      startField: z.optional(fieldId),
      endField: z.optional(fieldId),
      withStories: z.boolean(),
      zone: name,
    }),
  ),
}) as unknown as z.ZodMiniType<Train, unknown>;

/** What a plan says of an item, see Placement in core. */
export const placementForm: z.ZodMiniType<Placement, unknown> = z.object({
  slot: z.optional(z.union([z.int().check(z.nonnegative(), z.maximum(mostSlots - 1)), z.literal('out')])),
  isPinned: z.optional(z.literal(true)),
  isExcluded: z.optional(z.literal(true)),
}) as unknown as z.ZodMiniType<Placement, unknown>;

/** What a team can give in a slot, see CapacityEntry in core. */
export const capacityEntryForm: z.ZodMiniType<CapacityEntry, unknown> = z.object({
  people: amount,
  daysOff: amount,
  focus: share,
  points: z.optional(amount),
}) as unknown as z.ZodMiniType<CapacityEntry, unknown>;
