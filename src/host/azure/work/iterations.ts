import type { ClassificationNode, Organization, Team } from '#host/azure/seams';

/** Where today lies: an iteration includes its last day. */
export type TimeFrame = 'past' | 'current' | 'future';

/** A team's iterations in the order of their dates; those without dates come last, in the order of their paths. */
export function teamIterations(organization: Pick<Organization, 'nodes'>, team: Team): readonly ClassificationNode[] {
  const chosen = new Set(team.iterationIds);
  return organization
    .nodes(team.projectId, 'iteration')
    .filter(({ identifier }) => chosen.has(identifier))
    .sort((one, other) => compare(one.start ?? '9999', other.start ?? '9999') || compare(one.path, other.path));
}

/** Undefined for an iteration without dates. Days are those of UTC, as iterations' dates are. */
export function timeFrameOf({ start, finish }: ClassificationNode, now: Date): TimeFrame | undefined {
  if (start === undefined || finish === undefined) return undefined;
  const today = now.toISOString().slice(0, 10);
  if (finish.slice(0, 10) < today) return 'past';
  return start.slice(0, 10) > today ? 'future' : 'current';
}

/** The iteration that is `offset` after the team's current one; undefined where there is none. */
export function currentIteration(
  organization: Pick<Organization, 'nodes' | 'now'>,
  team: Team,
  offset = 0,
): ClassificationNode | undefined {
  const iterations = teamIterations(organization, team).filter(({ start }) => start !== undefined);
  const now = organization.now();
  const at = iterations.findIndex((iteration) => timeFrameOf(iteration, now) === 'current');
  return at < 0 ? undefined : iterations[at + offset];
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
