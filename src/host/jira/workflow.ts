import type { Bean, Beans } from '#host/jira/beans';
import type { Issue, Status } from '#host/jira/entities';
import type { World } from '#host/jira/world';

/** A step of the workflow. Every status can be reached from every other, as in Jira's simplified workflow. */
export interface Transition {
  readonly id: string;
  readonly to: Status;
}

/** The steps that an issue can take. Ids are stable: the place of the target among all statuses, as in `11`, `21`, `31`. */
export function transitionsOf(issue: Issue, world: World): Transition[] {
  const reachable = statusesOf(issue.projectId, world);
  return world.statuses
    .list()
    .map((to, place) => ({ id: String(place * 10 + 11), to }))
    .filter(({ to }) => reachable.includes(to));
}

/** The steps in the API's JSON. */
export function transitionBeans(issue: Issue, beans: Beans, withFields: boolean): Bean[] {
  return transitionsOf(issue, beans.world).map(({ id, to }) => ({
    id,
    name: to.name,
    to: beans.status(to),
    hasScreen: false,
    isGlobal: true,
    isInitial: false,
    isAvailable: true,
    isConditional: false,
    isLooped: false,
    ...(withFields ? { fields: {} } : {}),
  }));
}

/** Statuses of a project's workflow: those that its issues are in, and at least one of each category. */
export function statusesOf(projectId: string, world: World): Status[] {
  const used = new Set(world.issuesByProject.of(projectId).map((issue) => issue.statusId));
  const all = world.statuses.list();
  const covered = new Set(all.filter(({ id }) => used.has(id)).map(({ category }) => category));
  const missing = all.filter(
    (status, place) =>
      !covered.has(status.category) && all.findIndex(({ category }) => category === status.category) === place,
  );
  return all.filter((status) => used.has(status.id) || missing.includes(status));
}

const orders = ['new', 'indeterminate', 'done'];

/** Statuses from left to right, as columns of a board. */
export function inBoardOrder(statuses: readonly Status[]): Status[] {
  return [...statuses].sort((one, other) => orders.indexOf(one.category) - orders.indexOf(other.category));
}
