import * as z from 'zod/mini';
import type { IssueId, ProjectId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import type { Allocation } from '#core/train/allocation';
import type { IterationId, LinkTypeId, PiId, TeamId, TrainId } from '#core/train/ids';
import { proposePi } from '#core/train/pi-from-iterations';
import { defaultCapacityRule, type Pi, type Train } from '#core/train/train';
import { accountIdOf } from '#world/seed/chance';
import type { SampleTeamPlan, SampleTrainPlan } from '#world/seed/train-plan';
import { handshakeFile } from './handshake-story';
import { understood } from './load';
import type { SampleNames } from './names';
import { writeIdOf } from './sample-entry';
import { scenarioFile } from './scenario-story';
import type { SampleTracker } from './tracker';
import { voteFile } from './vote-story';

const millisecondsADay = 86_400_000;

const done = z.object({ kind: z.literal('ok') });

/** Where a train is told of. */
interface Telling {
  readonly tracker: SampleTracker;
  readonly names: SampleNames;
}

/** Takes a part of a file in, as somebody who administers the site. Rejects where anything of it was left out. */
type TakeIn = (part: unknown) => Promise<void>;

/**
 * Sets the seeded train up and plans its PI, by the calls that its pages make, as the person who plans it: teams and
 * iterations are those that the tracker has.
 */
export async function planTrain(
  plan: SampleTrainPlan,
  { tracker, names, takeIn }: Telling & { readonly takeIn: TakeIn },
): Promise<void> {
  const by = accountIdOf(plan.by);
  const projectId = names.projectId(plan.project) as ProjectId;
  const found = await foundBy(plan, { tracker, names });
  const trainId = writeIdOf('train', 1) as TrainId;
  const call = async (name: string, request: object): Promise<void> => {
    understood(done, await tracker.call(by, name, { projectId, ...request }), name);
  };
  const train = trainOf(plan, projectId, found);
  await call('train.save', { id: trainId, version: 0, train });
  const pi = { trainId, piId: found.pi.id };
  for (const team of plan.teams) {
    const teamId = found.teams.find(({ name }) => name === team.team)!.id;
    await call('plan.capacity', { ...pi, teamId, seen: null, next: capacityOf(team, found.pi) });
    for (const [index, objective] of team.objectives.entries()) {
      const { issues, ...rest } = objective;
      const id = writeIdOf(`objective/${team.team}`, index);
      const issueIds = issues.map(names.issueId);
      await call('objective.save', { ...pi, id, version: 0, objective: { ...rest, teamId, issueIds } });
    }
  }
  await takeIn(voteFile(plan, { ...pi, projectId, teams: found.teams }, names));
  const iterationOf = (team: string, slot: number): IterationId => {
    const own = found.teams.find(({ name }) => name === team);
    const id = own && found.pi.iterations[own.id]?.[slot];
    if (!id) throw new Error(`${team} has no iteration ${slot}`);
    return id;
  };
  await takeIn(handshakeFile(plan.talks, { projectId, iterationOf }, names));
  await call('plan.baseline', { ...pi, slots: found.promised });
  const moves = plan.drafts.map(({ issue, slot }) => ({ issueId: names.issueId(issue), seen: null, next: { slot } }));
  await call('plan.move', { ...pi, moves });
  const capacity = new Map(
    plan.teams.map((team) => [found.teams.find(({ name }) => name === team.team)!.id, capacityOf(team, found.pi)]),
  );
  const placements = new Map(moves.map(({ issueId, next }) => [issueId as IssueId, next]));
  const planned = { projectId, trainId, train, pi: found.pi, capacity, placements };
  await takeIn(await scenarioFile(plan.scenarios, planned, { tracker, names, account: by }));
}

function trainOf(
  plan: SampleTrainPlan,
  projectId: ProjectId,
  { teams, dependencyTypes, pi }: Awaited<ReturnType<typeof foundBy>>,
): Train {
  return {
    name: plan.name,
    teams: teams.map((team) => ({ id: team.id, name: team.name, projectIds: [projectId], alsoCalled: [] })),
    featureTypes: ['Feature', 'Enabler'],
    storyTypes: [],
    dependencyTypes,
    sameIteration: 'same-team',
    plannedBy: 'editors',
    piLabel: 'PI',
    capacityRule: defaultCapacityRule,
    allocation: allocationOf(plan, teams),
    pis: [pi],
  };
}

/** Teams, PI and kinds of links as the tracker has them. Throws where the seed's own are not there. */
async function foundBy(plan: SampleTrainPlan, { tracker, names }: Telling) {
  const { issues, schedule, links } = await tracker.asSeenBy(accountIdOf(plan.by));
  const [{ teams: all }, types] = await Promise.all([schedule.teams([names.projectId(plan.project)]), links.types()]);
  const teams = plan.teams.map(({ team }) => {
    // Boards may be called after what they show: `Gannet board`.
    const own = all.find(({ name }) => name === team || name.startsWith(`${team} `));
    if (!own) throw new Error(`there is no team ${team}`);
    return { ...own, name: team };
  });
  const { iterations } = await schedule.iterations(teams.map(({ id }) => id));
  const proposed = proposePi({
    id: writeIdOf('pi', 1) as PiId,
    teams,
    iterations,
    now: new Date(names.now).toISOString() as IsoDateTime,
  });
  if (!proposed) throw new Error('there are no iterations around today');
  const ids = [...new Set(Object.values<readonly (IterationId | null)[]>(proposed.pi.iterations).flat())];
  const planned = await issues.planned(
    ids.filter((id) => id !== null),
    {},
  );
  return {
    promised: promisedSlots(proposed.pi, planned),
    teams: teams satisfies readonly { readonly id: TeamId }[],
    pi: withMilestones(proposed.pi, plan),
    dependencyTypes: types.filter(({ direction }) => direction !== 'other').map(({ id }) => id as LinkTypeId),
  };
}

function withMilestones(pi: Pi, { milestones }: SampleTrainPlan): Pi {
  const start = Date.parse(pi.slots[0]!.start);
  return {
    ...pi,
    name: `PI ${pi.name}`,
    milestones: milestones.map(({ name, day }) => ({
      name,
      day: new Date(start + day * millisecondsADay).toISOString().slice(0, 10) as Pi['milestones'][number]['day'],
    })),
  };
}

/** Where items lay when the PI was committed: in the first of its iterations that they were in, before they were carried over. */
function promisedSlots(
  { iterations }: Pi,
  planned: readonly { readonly id: string; readonly iterations?: readonly IterationId[] }[],
): Readonly<Record<string, number>> {
  const rows = Object.values<readonly (IterationId | null)[]>(iterations);
  const slotOf = (id: IterationId): number => Math.max(...rows.map((row) => row.lastIndexOf(id)));
  return Object.fromEntries(
    planned.flatMap(({ id, iterations: own = [] }) => {
      const slot = own.map(slotOf).find((at) => at >= 0);
      return slot === undefined ? [] : [[id, slot] as const];
    }),
  );
}

function allocationOf(
  { shares }: SampleTrainPlan,
  teams: readonly { readonly id: TeamId; readonly name: string }[],
): Allocation {
  const differing = teams.filter(({ name }) => shares.some(({ teams: own }) => own?.[name] !== undefined));
  return {
    buckets: shares.map(({ teams: _, ...bucket }) => bucket),
    teams: Object.fromEntries(
      differing.map(({ id, name }) => [id, shares.map(({ share, teams: own }) => own?.[name] ?? share)]),
    ),
  };
}

function capacityOf({ people, daysOff, focus }: SampleTeamPlan, { slots }: Pi) {
  return slots.map((_, slot) => ({ people, daysOff: daysOff[slot] ?? 0, focus }));
}
