import type { Issue } from '#core/issue';
import type { NamedTeam } from './team-names';

/** A type of items, as far as the items that were read tell. */
export interface FoundType {
  readonly name: string;
  readonly items: number;
  readonly isSubtask: boolean;
  /** How many of them have other items below them. */
  readonly parents: number;
}

/** What items of a train's projects say about it. */
export interface FoundItems {
  /** Items that were looked at. */
  readonly read: number;
  /** Items that there are. */
  readonly total: number;
  /** Most frequent first. */
  readonly types: readonly FoundType[];
  /** Of those read, subtasks left out. */
  readonly withPoints: number;
  readonly withoutSubtasks: number;
  /** What items call their teams. */
  readonly teamNames: readonly string[];
  /** In which iterations they do. */
  readonly named: readonly NamedTeam[];
}

/** What a type is planned as. */
export type TypeUse = 'feature' | 'story' | 'none';

/** Counts what was read of items. */
export function foundIn(issues: readonly Issue[], total: number): FoundItems {
  const above = new Set(issues.filter(({ type }) => !type.isSubtask).map(({ epic }) => epic?.id));
  const types = new Map<string, FoundType>();
  for (const { id, type } of issues) {
    const known = types.get(type.name) ?? { name: type.name, items: 0, isSubtask: type.isSubtask, parents: 0 };
    types.set(type.name, { ...known, items: known.items + 1, parents: known.parents + (above.has(id) ? 1 : 0) });
  }
  const whole = issues.filter(({ type }) => !type.isSubtask);
  return {
    read: issues.length,
    total: Math.max(total, issues.length),
    types: [...types.values()].sort((one, other) => other.items - one.items),
    withPoints: whole.filter(({ points }) => points !== undefined).length,
    withoutSubtasks: whole.length,
    teamNames: [...new Set(issues.flatMap(({ team }) => team ?? []))].sort(),
    named: namedIn(issues),
  };
}

function namedIn(issues: readonly Issue[]): readonly NamedTeam[] {
  const named = new Map<string, NamedTeam>();
  for (const { team: name, iterations } of issues) {
    const iterationId = iterations?.at(-1);
    if (name === undefined || iterationId === undefined) continue;
    const key = JSON.stringify([iterationId, name]);
    named.set(key, { iterationId, name, items: (named.get(key)?.items ?? 0) + 1 });
  }
  return [...named.values()];
}

const featureNames = /^(feature|enabler)s?\b|\bfeatures?$/i;
const epicNames = /^epics?$/i;
const aboveNames = /\b(epic|capability|initiative|theme|portfolio|saga|legend)\b/i;

/**
 * What each type is probably planned as: those called features or enablers, else those with other items below them, else
 * epics. What stands above features is not planned; the rest are stories, subtasks left out.
 */
export function guessedUses(types: readonly FoundType[]): ReadonlyMap<string, TypeUse> {
  const whole = types.filter(({ isSubtask }) => !isSubtask);
  const called = whole.filter(({ name }) => featureNames.test(name));
  const parents = whole.filter(({ parents: count, items }) => count * 2 > items);
  const features =
    called.length > 0 ? called : parents.length > 0 ? parents : whole.filter(({ name }) => epicNames.test(name));
  const isFeature = new Set(features.map(({ name }) => name));
  return new Map(
    whole.map(({ name }): [string, TypeUse] => [
      name,
      isFeature.has(name) ? 'feature' : aboveNames.test(name) ? 'none' : 'story',
    ]),
  );
}

/** What each type is planned as by a train's own lists; types that no item has any more stay in them. */
export function usesOf(
  { featureTypes, storyTypes }: { readonly featureTypes: readonly string[]; readonly storyTypes: readonly string[] },
  types: readonly FoundType[],
): ReadonlyMap<string, TypeUse> {
  const others = types.filter(({ isSubtask }) => !isSubtask).map(({ name }) => name);
  const names = [...new Set([...others, ...featureTypes, ...storyTypes])];
  return new Map(
    names.map((name): [string, TypeUse] => {
      if (featureTypes.includes(name)) return [name, 'feature'];
      return [name, storyTypes.length === 0 || storyTypes.includes(name) ? 'story' : 'none'];
    }),
  );
}

/** A train's lists from what each type is planned as. Where every other type is a story, types to come are, too. */
export function listsOf(uses: ReadonlyMap<string, TypeUse>): {
  readonly featureTypes: readonly string[];
  readonly storyTypes: readonly string[];
} {
  const called = (use: TypeUse) => [...uses].filter(([, own]) => own === use).map(([name]) => name);
  return { featureTypes: called('feature'), storyTypes: called('none').length === 0 ? [] : called('story') };
}
