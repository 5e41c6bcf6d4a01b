import type { DaysOff, PersonCapacity, TeamCapacity } from '#app/ports/schedule';
import type { CalendarDate } from '#core/result';
import type { CapacityEntry } from '#core/train/capacity';
import { entryFrom, type Span } from './host-capacity';

/** Hours of a full working day, and of any. */
const fullDay = 8;
const wholeDay = 24;

type Member = TeamCapacity['people'][number];

/** What one person's capacity would become. */
export interface PersonWrite {
  readonly person: Member['person'];
  /** Absent: the tracker has nothing of this person there. */
  readonly before?: PersonCapacity;
  readonly after: PersonCapacity;
}

/**
 * Why the tracker cannot be made to say the same: it lists nobody; it lists fewer people than are said here, and a number
 * has no names; a day off that it has is said not to be, or one that it lacks has no date.
 */
export type WriteLack =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'more-people'; readonly here: number; readonly there: number }
  | { readonly kind: 'days-off'; readonly here: number; readonly there: number };

/** What a team's iteration would become in the tracker. */
export interface HostWrite {
  readonly people: readonly PersonWrite[];
  /** Days off of the whole team, where they change. */
  readonly teamDays?: { readonly before: readonly DaysOff[]; readonly after: readonly DaysOff[] };
  readonly lacks: readonly WriteLack[];
}

/** What a write is made from. */
export interface WriteInput {
  readonly kept: Pick<TeamCapacity, 'people' | 'daysOff' | 'workingDays'>;
  /** People of the team's nearest iteration that has any: who is planned with where nobody is. */
  readonly others: readonly Member[];
  readonly entry: CapacityEntry;
  /** Days that the whole team is off, beside those that the tracker has. */
  readonly teamDays: readonly CalendarDate[];
  readonly span: Span;
  readonly zone: string;
}

/**
 * What of the tracker's own capacity would have to change so that it says what is said here. People × focus × 8 hours a
 * day are spread over those who have hours, in proportion; where nobody has, over those of another iteration of the
 * team. Days off come with their dates or not at all.
 */
export function hostWrite({ kept, others, entry, teamDays, span, zone }: WriteInput): HostWrite {
  const there = entryFrom(kept, span, zone);
  const isNobody = there.people === 0;
  const base = isNobody ? others.filter((member) => hoursOf(member) > 0) : kept.people;
  const working = base.filter((member) => hoursOf(member) > 0).length;
  const lacks: WriteLack[] = [];
  if (working === 0 && entry.people > 0) lacks.push({ kind: 'nobody' });
  else if (entry.people > working) lacks.push({ kind: 'more-people', here: entry.people, there: working });
  const isSame = there.people === entry.people && there.focus === entry.focus;
  const people = lacks.length > 0 || isSame ? [] : spread(base, isNobody, entry, kept.people);
  const days = withDays(kept.daysOff, teamDays);
  const after = entryFrom({ ...kept, people: written(kept.people, people), daysOff: days }, span, zone);
  if (after.daysOff !== entry.daysOff && after.people > 0)
    lacks.push({ kind: 'days-off', here: entry.daysOff, there: after.daysOff });
  return {
    people,
    ...(days.length > kept.daysOff.length && { teamDays: { before: kept.daysOff, after: days } }),
    lacks,
  };
}

function spread(
  base: readonly Member[],
  isFromOther: boolean,
  entry: CapacityEntry,
  kept: readonly Member[],
): readonly PersonWrite[] {
  const hours = base.reduce((sum, member) => sum + hoursOf(member), 0);
  const factor = hours === 0 ? 0 : (entry.people * entry.focus * fullDay) / hours;
  return base.flatMap(({ person, activities, daysOff }): PersonWrite[] => {
    const own = kept.find((member) => member.person.id === person.id);
    const before = own && { activities: own.activities, daysOff: own.daysOff };
    const after = {
      activities: activities.map(({ name, hoursPerDay }) => ({
        name,
        hoursPerDay: Math.min(wholeDay, Math.round(hoursPerDay * factor * 100) / 100),
      })),
      // Days off of another iteration lie in that one.
      daysOff: isFromOther ? (own?.daysOff ?? []) : daysOff,
    };
    const isChanged = JSON.stringify(before?.activities) !== JSON.stringify(after.activities);
    return isChanged ? [{ person, ...(before && { before }), after }] : [];
  });
}

function written(kept: readonly Member[], people: readonly PersonWrite[]): readonly Member[] {
  const next = new Map(people.map(({ person, after }) => [person.id, { person, ...after }]));
  const known = new Set(kept.map(({ person }) => person.id));
  return [
    ...kept.map((member) => next.get(member.person.id) ?? member),
    ...[...next.values()].filter(({ person }) => !known.has(person.id)),
  ];
}

function withDays(ranges: readonly DaysOff[], days: readonly CalendarDate[]): readonly DaysOff[] {
  const isOff = (day: CalendarDate) => ranges.some(({ first, last }) => first <= day && day <= last);
  const more = [...new Set(days)].filter((day) => !isOff(day)).sort();
  return more.length === 0 ? ranges : [...ranges, ...more.map((day) => ({ first: day, last: day }))];
}

/** Hours a day of all that somebody does. */
export function hoursOf({ activities }: Pick<PersonCapacity, 'activities'>): number {
  return activities.reduce((sum, { hoursPerDay }) => sum + hoursPerDay, 0);
}
