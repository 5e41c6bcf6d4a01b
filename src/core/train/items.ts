import type { Issue, IssueId } from '#core/issue';
import type { IterationId, TeamId } from '#core/train/ids';
import { plainName } from '#core/train/plain-name';
import type { PlanItem } from '#core/train/plan-item';
import type { Train, TrainTeam } from '#core/train/train';

/** What of an item of the tracker a plan is made from. */
export type PlannedIssue = Pick<
  Issue,
  'id' | 'key' | 'projectId' | 'summary' | 'type' | 'status' | 'epic' | 'team' | 'clients' | 'points' | 'iterations'
> &
  Partial<Pick<Issue, 'labels'>>;

/** Which teams have an iteration. */
export type IterationTeams = ReadonlyMap<IterationId, readonly TeamId[]>;

/**
 * The features and stories of a train among items of the tracker, in the order given. Subtasks and other types are left
 * out. `iterationTeams` may know more than the train's PIs do, see {@link iterationTeamsOf}.
 */
export function planItems(
  issues: readonly PlannedIssue[],
  train: Train,
  iterationTeams: IterationTeams = iterationTeamsOf(train),
  costOfDelay?: ReadonlyMap<IssueId, number>,
): readonly PlanItem[] {
  const kindOf = kindsOf(train);
  const teamOf = teamsOf(train, iterationTeams);
  const features = new Set(issues.filter((issue) => kindOf(issue) === 'feature').map(({ id }) => id));
  return issues.flatMap((issue) => {
    const kind = kindOf(issue);
    if (!kind) return [];
    const featureId = kind === 'story' && issue.epic && features.has(issue.epic.id) ? issue.epic.id : undefined;
    const teamId = teamOf(issue);
    const cost = costOfDelay?.get(issue.id);
    return {
      id: issue.id,
      key: issue.key,
      summary: issue.summary,
      kind,
      ...(featureId !== undefined && { featureId }),
      ...(teamId !== undefined && { teamId }),
      ...(issue.points !== undefined && { points: issue.points }),
      status: issue.status.category,
      statusName: issue.status.name,
      iterations: issue.iterations ?? [],
      projectId: issue.projectId,
      clients: issue.clients,
      typeName: issue.type.name,
      ...(issue.labels && issue.labels.length > 0 && { labels: issue.labels }),
      ...(cost !== undefined && { costOfDelay: cost }),
    };
  });
}

/** Which teams have which iteration, by the PIs of a train; `found` adds what the tracker says of others. */
export function iterationTeamsOf(
  train: Pick<Train, 'pis' | 'teams'>,
  found: readonly { readonly id: IterationId; readonly teamIds: readonly TeamId[] }[] = [],
): IterationTeams {
  const teams = new Map<IterationId, TeamId[]>();
  const add = (iterationId: IterationId, teamId: TeamId): void => {
    const known = teams.get(iterationId);
    if (!known) teams.set(iterationId, [teamId]);
    else if (!known.includes(teamId)) known.push(teamId);
  };
  for (const { iterations } of train.pis)
    for (const { id } of train.teams)
      for (const iterationId of iterations[id] ?? []) if (iterationId !== null) add(iterationId, id);
  for (const { id, teamIds } of found) for (const teamId of teamIds) add(id, teamId);
  return teams;
}

function kindsOf({ featureTypes, storyTypes }: Train): (issue: PlannedIssue) => PlanItem['kind'] | undefined {
  const features = new Set(featureTypes.map(plainName));
  const stories = new Set(storyTypes.map(plainName));
  return ({ type }) => {
    if (type.isSubtask) return undefined;
    const name = plainName(type.name);
    if (features.has(name)) return 'feature';
    return stories.size === 0 || stories.has(name) ? 'story' : undefined;
  };
}

/** The team that an item names, else the one whose iteration it lies in, else the only one that has its project. */
function teamsOf(train: Train, iterationTeams: IterationTeams): (issue: PlannedIssue) => TeamId | undefined {
  const named = byName(train.teams);
  const ofTrain = new Set(train.teams.map(({ id }) => id));
  return ({ team, iterations, projectId }) => {
    const byField = team === undefined ? [] : (named.get(plainName(team)) ?? []);
    if (byField.length === 1) return byField[0]!.id;
    // Two teams of one name: the rest decides between them.
    const among = byField.length > 1 ? byField : train.teams;
    const last = iterations?.at(-1);
    const having = last === undefined ? [] : (iterationTeams.get(last) ?? []).filter((id) => ofTrain.has(id));
    const byIteration = having.filter((id) => among.some((candidate) => candidate.id === id));
    if (byIteration.length === 1) return byIteration[0];
    const byProject = among.filter(({ projectIds }) => projectIds.includes(projectId));
    return byProject.length === 1 ? byProject[0]!.id : undefined;
  };
}

function byName(teams: readonly TrainTeam[]): ReadonlyMap<string, readonly TrainTeam[]> {
  const named = new Map<string, TrainTeam[]>();
  for (const team of teams)
    for (const name of new Set([team.name, ...team.alsoCalled].map(plainName)))
      named.set(name, [...(named.get(name) ?? []), team]);
  return named;
}
