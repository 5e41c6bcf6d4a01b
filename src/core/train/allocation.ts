import type { Card } from '#core/train/board';
import type { TeamId } from '#core/train/ids';
import { plainName } from '#core/train/plain-name';
import type { PlanItem } from '#core/train/plan-item';

/** Work that a share of the capacity is agreed for. */
export interface Bucket {
  readonly name: string;
  /** Of what a team can give, 0–1. */
  readonly share: number;
  /** What of an item says that it belongs here. */
  readonly by: 'type' | 'label' | 'client';
  /** Any of these: names, compared without regard to case and spaces. */
  readonly of: readonly string[];
}

/** Which shares of a train's capacity are agreed for which work. */
export interface Allocation {
  readonly buckets: readonly Bucket[];
  /** Where a team has agreed on others: its shares, one a bucket. */
  readonly teams: Readonly<Record<TeamId, readonly number[]>>;
}

/** The same capacity is shared out by kind of work, by type and label, and once more by client. */
export type Division = 'work' | 'clients';

/** Both, in the order in which they are shown. */
export const divisions: readonly Division[] = ['work', 'clients'];

/** The division that a bucket is a part of. */
export function divisionOf({ by }: Pick<Bucket, 'by'>): Division {
  return by === 'client' ? 'clients' : 'work';
}

/** The share of each bucket: the team's own, else the train's; without a team the train's. */
export function sharesOf({ buckets, teams }: Allocation, teamId?: TeamId): readonly number[] {
  return (teamId !== undefined ? teams[teamId] : undefined) ?? buckets.map(({ share }) => share);
}

/**
 * The share of the whole that a division's buckets leave, 0–1; below 0: they are more than the whole. Counted in
 * hundredths of a per cent, so that sums of fractions are no mistake; NaN where a share is.
 */
export function leftOf(buckets: readonly Bucket[], shares: readonly number[], division: Division): number {
  const sum = buckets.reduce((total, bucket, at) => total + (divisionOf(bucket) === division ? shares[at]! : 0), 0);
  return Math.round((1 - sum) * 10_000) / 10_000;
}

/** The shares of a division are more than all that there is. */
export function isAboveWhole(buckets: readonly Bucket[], shares: readonly number[]): boolean {
  return divisions.some((division) => leftOf(buckets, shares, division) < 0);
}

/** An earlier bucket has the same name. */
export function isTakenBefore(buckets: readonly Pick<Bucket, 'name'>[], at: number): boolean {
  const own = plainName(buckets[at]!.name);
  return buckets.slice(0, at).some(({ name }) => plainName(name) === own);
}

/** Which bucket of each division an item is in, by its place in the list; absent: in none. */
export type BucketsOf = (item: PlanItem, owner: PlanItem) => Readonly<Partial<Record<Division, number>>>;

/**
 * Tells which buckets items are in: the first that fits the item itself, else the first that fits the feature it
 * belongs to; one of each division. So a bug below a feature is maintenance, and a story of an enabler is enabling.
 */
export function bucketsOf(buckets: readonly Bucket[]): BucketsOf {
  const rules = buckets.map((bucket) => ({ ...bucket, names: new Set(bucket.of.map(plainName)) }));
  const fits = ({ by, names }: (typeof rules)[number], item: PlanItem): boolean =>
    namesOf(item, by).some((name) => names.has(plainName(name)));
  return (item, owner) => {
    const found: Partial<Record<Division, number>> = {};
    for (const division of divisions) {
      const first = (of: PlanItem): number =>
        rules.findIndex((rule) => divisionOf(rule) === division && fits(rule, of));
      const own = first(item);
      const at = own >= 0 ? own : first(owner);
      if (at >= 0) found[division] = at;
    }
    return found;
  };
}

function namesOf({ typeName, labels, clients }: PlanItem, by: Bucket['by']): readonly string[] {
  if (by === 'type') return typeName === undefined ? [] : [typeName];
  return by === 'label' ? (labels ?? []) : clients;
}

/** A team's slot whose load is split; `capacity` is absent where nobody has said what the team can give. */
export interface SplitPlace {
  readonly teamId: TeamId;
  readonly cards: readonly Pick<Card, 'item' | 'parts'>[];
  readonly capacity?: number;
}

/** How much of a bucket is planned, in points. */
export interface BucketLoad {
  readonly load: number;
  /** Its share of the capacity, of places where that is known; absent where none is. */
  readonly allowed?: number;
  /** By how much it is over its share; where the capacity is not known, nothing is over. */
  readonly over: number;
}

/** How a load splits. */
export interface Split {
  /** In the order of the buckets. */
  readonly buckets: readonly BucketLoad[];
  /** Load that is in no bucket; of divisions that have any. */
  readonly elsewhere: Readonly<Partial<Record<Division, number>>>;
  /** Capacity that is agreed for nothing; of divisions that have buckets, where the capacity is known. */
  readonly unallocated: Readonly<Partial<Record<Division, number>>>;
}

/** Splits the load of some places, which may be one, by the buckets of a train. Points are counted in hundredths. */
export function splitOf(
  allocation: Allocation,
  places: readonly SplitPlace[],
  of = bucketsOf(allocation.buckets),
): Split {
  const { buckets } = allocation;
  const sums = buckets.map(() => ({ load: 0, measured: 0, allowed: 0 }));
  const used = divisions.filter((division) => buckets.some((bucket) => divisionOf(bucket) === division));
  const elsewhere = new Map(used.map((division) => [division, 0]));
  const unallocated = new Map<Division, number>();
  for (const { teamId, cards, capacity } of places) {
    const shares = sharesOf(allocation, teamId);
    for (const { item: owner, parts } of cards)
      for (const part of parts) {
        const { points = 0 } = part;
        const found = of(part, owner);
        for (const division of used) {
          const at = found[division];
          if (at === undefined) elsewhere.set(division, elsewhere.get(division)! + points);
          else {
            sums[at]!.load += points;
            if (capacity !== undefined) sums[at]!.measured += points;
          }
        }
      }
    if (capacity === undefined) continue;
    sums.forEach((sum, at) => (sum.allowed += capacity * shares[at]!));
    for (const division of used)
      unallocated.set(division, (unallocated.get(division) ?? 0) + capacity * leftOf(buckets, shares, division));
  }
  const isKnown = places.some(({ capacity }) => capacity !== undefined);
  return {
    buckets: sums.map(({ load, measured, allowed }) => ({
      load: hundredths(load),
      ...(isKnown && { allowed: hundredths(allowed) }),
      over: Math.max(0, hundredths(measured - allowed)),
    })),
    elsewhere: rounded(elsewhere),
    unallocated: rounded(unallocated),
  };
}

function rounded(points: ReadonlyMap<Division, number>): Split['elsewhere'] {
  return Object.fromEntries([...points].map(([division, sum]) => [division, hundredths(sum)]));
}

function hundredths(points: number): number {
  return Math.round(points * 100) / 100;
}
