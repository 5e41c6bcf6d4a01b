import { isAboveWhole, isTakenBefore, sharesOf, type Allocation } from '#core/train/allocation';
import type { Pi, Train } from '#core/train/train';

/** What a train cannot be kept with. */
export interface TrainFault {
  readonly kind:
    | 'no-name'
    | 'team-twice'
    | 'pi-twice'
    /** A slot ends before it begins, or begins before the one before it has ended. */
    | 'slots-out-of-order'
    /** A team's iterations are not one a slot. */
    | 'iterations-unlike-slots'
    /** Shares of the train, or of a team, are more than all that there is. */
    | 'shares-above-whole'
    | 'bucket-twice'
    /** A team's shares are not one a bucket. */
    | 'shares-unlike-buckets';
  /** The PI or the team that it is about. */
  readonly name?: string;
}

/** Finds what is wrong with a train; nothing when it can be kept. */
export function trainFault({ name, teams, pis, allocation }: Train): TrainFault | undefined {
  if (name.trim() === '') return { kind: 'no-name' };
  const team = twice(teams);
  if (team) return { kind: 'team-twice', name: team.name };
  const pi = twice(pis);
  if (pi) return { kind: 'pi-twice', name: pi.name };
  for (const one of pis) {
    const kind = piFault(one);
    if (kind) return { kind, name: one.name };
  }
  return allocation && sharesFault(allocation, teams);
}

function sharesFault(allocation: Allocation, teams: Train['teams']): TrainFault | undefined {
  const { buckets } = allocation;
  const again = buckets.find((_, at) => isTakenBefore(buckets, at));
  if (again) return { kind: 'bucket-twice', name: again.name };
  if (isAboveWhole(buckets, sharesOf(allocation))) return { kind: 'shares-above-whole' };
  for (const { id, name } of teams) {
    const shares = sharesOf(allocation, id);
    if (shares.length !== buckets.length) return { kind: 'shares-unlike-buckets', name };
    if (isAboveWhole(buckets, shares)) return { kind: 'shares-above-whole', name };
  }
  return undefined;
}

function piFault({ slots, iterations }: Pi): TrainFault['kind'] | undefined {
  let before = Number.NEGATIVE_INFINITY;
  for (const { start, end } of slots) {
    if (!(Date.parse(start) < Date.parse(end)) || Date.parse(start) < before) return 'slots-out-of-order';
    before = Date.parse(end);
  }
  return Object.values(iterations).some((row) => row.length !== slots.length) ? 'iterations-unlike-slots' : undefined;
}

function twice<Thing extends { readonly id: string }>(things: readonly Thing[]): Thing | undefined {
  return things.find(({ id }, index) => things.findIndex((other) => other.id === id) < index);
}
