import type { IssueId } from '#core/issue';
import type { TeamId } from '#core/train/ids';
import type { ItemDependency, PlanItem } from '#core/train/plan-item';
import type { SameIteration } from '#core/train/train';

/** A needer may lie in the iteration of its giver. */
export function mayShare(sameIteration: SameIteration, one: TeamId | undefined, other: TeamId | undefined): boolean {
  return sameIteration === 'always' || (sameIteration === 'same-team' && one !== undefined && one === other);
}

/** A step of work: a part, or the beginning or the end of a feature that is done in parts. */
export interface Step {
  readonly item: PlanItem;
  readonly is: 'part' | 'begin' | 'end';
}

/** `to` comes at least `lag` slots after `from`; with the dependency it comes from, unless it is feature and story. */
export interface Order {
  readonly from: number;
  readonly to: number;
  readonly lag: 0 | 1;
  readonly dependency?: ItemDependency;
}

/** What has to come before what: a graph of steps, named by their index. */
export interface Precedence {
  readonly steps: readonly Step[];
  readonly orders: readonly Order[];
  /** Orders that leave a step, and those that arrive, by step. */
  readonly leaving: readonly (readonly Order[])[];
  readonly arriving: readonly (readonly Order[])[];
  /** Of an item: what needs it to be over, and what it begins with. */
  readonly endOf: ReadonlyMap<IssueId, number>;
  readonly beginOf: ReadonlyMap<IssueId, number>;
}

/**
 * Draws what has to come before what. A feature that has stories begins before the first of them and ends after the
 * last; what is done holds nothing up, and nothing holds it up.
 */
export function precedenceOf(
  items: readonly PlanItem[],
  dependencies: readonly ItemDependency[],
  sameIteration: SameIteration,
): Precedence {
  const storiesOf = storiesByFeature(items);
  const steps: Step[] = [];
  const beginOf = new Map<IssueId, number>();
  const endOf = new Map<IssueId, number>();
  for (const item of items) {
    const isWhole = item.kind === 'feature' && storiesOf.has(item.id);
    beginOf.set(item.id, steps.push({ item, is: isWhole ? 'begin' : 'part' }) - 1);
    endOf.set(item.id, isWhole ? steps.push({ item, is: 'end' }) - 1 : steps.length - 1);
  }
  const orders: Order[] = [];
  for (const [featureId, stories] of storiesOf)
    for (const { id } of stories) {
      orders.push({ from: beginOf.get(featureId)!, to: beginOf.get(id)!, lag: 0 });
      orders.push({ from: endOf.get(id)!, to: endOf.get(featureId)!, lag: 0 });
    }
  for (const dependency of dependencies) {
    const from = endOf.get(dependency.from);
    const to = beginOf.get(dependency.to);
    if (from === undefined || to === undefined) continue;
    const giver = steps[from]!.item;
    const needer = steps[to]!.item;
    if (giver.status === 'done' || needer.status === 'done') continue;
    const teams = [giver, needer].map((item) => onlyTeam(item, storiesOf));
    orders.push({ from, to, lag: mayShare(sameIteration, teams[0], teams[1]) ? 0 : 1, dependency });
  }
  return { steps, orders, ...byStep(steps.length, orders), beginOf, endOf };
}

/** The stories of each feature that has any among these items. */
export function storiesByFeature(items: readonly PlanItem[]): ReadonlyMap<IssueId, readonly PlanItem[]> {
  const features = new Set(items.filter(({ kind }) => kind === 'feature').map(({ id }) => id));
  const stories = new Map<IssueId, PlanItem[]>();
  for (const item of items) {
    const { kind, featureId } = item;
    if (kind !== 'story' || featureId === undefined || !features.has(featureId)) continue;
    const known = stories.get(featureId);
    if (known) known.push(item);
    else stories.set(featureId, [item]);
  }
  return stories;
}

/** The team of an item, or of all stories of a feature. */
function onlyTeam(item: PlanItem, storiesOf: ReadonlyMap<IssueId, readonly PlanItem[]>): TeamId | undefined {
  const parts = storiesOf.get(item.id) ?? [item];
  return parts.every(({ teamId }) => teamId === parts[0]!.teamId) ? parts[0]!.teamId : undefined;
}

function byStep(count: number, orders: readonly Order[]): Pick<Precedence, 'leaving' | 'arriving'> {
  const leaving = Array.from({ length: count }, (): Order[] => []);
  const arriving = Array.from({ length: count }, (): Order[] => []);
  for (const order of orders) {
    leaving[order.from]!.push(order);
    arriving[order.to]!.push(order);
  }
  return { leaving, arriving };
}
