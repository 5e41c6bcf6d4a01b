import type { CapacityEntry } from '#core/train/capacity';

/** What a person says of a team's slot. */
export type Measure = 'people' | 'daysOff' | 'focus' | 'points';

/** All of them, in the order in which they are shown. */
export const measures: readonly Measure[] = ['people', 'daysOff', 'focus', 'points'];

/** What a team can give, one entry a slot; null: nobody has said anything. */
export type Entries = readonly CapacityEntry[] | null;

/** A slot of which nothing is said. */
export const emptyEntry: CapacityEntry = { people: 0, daysOff: 0, focus: 1 };

/** A cell as it should be; `value` undefined empties it. */
export interface CellChange<Team extends string = string> {
  readonly teamId: Team;
  readonly slot: number;
  readonly measure: Measure;
  readonly value: number | undefined;
}

/** What is said of a slot. */
export function entryAt(entries: Entries | undefined, slot: number): CapacityEntry {
  return entries?.[slot] ?? emptyEntry;
}

/** What a cell holds; undefined where nothing is said there. */
export function cellValue(entry: CapacityEntry, measure: Measure): number | undefined {
  if (measure === 'points') return entry.points;
  if (measure === 'focus') return isSaid(entry) ? entry.focus : undefined;
  return measure === 'daysOff' ? entry.daysOff || undefined : entry.people || undefined;
}

/** Something is said of the slot, so that its points are known. */
export function isSaid({ people, daysOff, focus, points }: CapacityEntry): boolean {
  return people > 0 || daysOff > 0 || focus !== emptyEntry.focus || points !== undefined;
}

/** The entries of a team of `slots` slots once one cell holds another value; null once nothing is said any more. */
export function withCell(entries: Entries | undefined, slots: number, change: Omit<CellChange, 'teamId'>): Entries {
  const next = Array.from({ length: slots }, (_, slot) => {
    const entry = entryAt(entries, slot);
    return slot === change.slot ? withMeasure(entry, change.measure, change.value) : entry;
  });
  return next.some(isSaid) ? next : null;
}

/** The entries of every team that changes touch. */
export function withCells<Team extends string>(
  changes: readonly CellChange<Team>[],
  slots: number,
  entriesOf: (teamId: Team) => Entries | undefined,
): ReadonlyMap<Team, Entries> {
  const next = new Map<Team, Entries>();
  for (const change of changes) {
    const before = next.has(change.teamId) ? next.get(change.teamId) : entriesOf(change.teamId);
    next.set(change.teamId, withCell(before, slots, change));
  }
  return next;
}

/** Both say the same of every slot. */
export function isSameEntries(one: Entries | undefined, other: Entries | undefined): boolean {
  const slots = Math.max(one?.length ?? 0, other?.length ?? 0);
  return Array.from({ length: slots }, (_, slot) => slot).every((slot) =>
    isSameEntry(entryAt(one, slot), entryAt(other, slot)),
  );
}

function isSameEntry(one: CapacityEntry, other: CapacityEntry): boolean {
  return (
    one.people === other.people &&
    one.daysOff === other.daysOff &&
    one.focus === other.focus &&
    one.points === other.points
  );
}

function withMeasure(entry: CapacityEntry, measure: Measure, value: number | undefined): CapacityEntry {
  if (measure !== 'points') return { ...entry, [measure]: value ?? emptyEntry[measure] };
  const { points: _, ...rest } = entry;
  return value === undefined ? rest : { ...rest, points: value };
}
