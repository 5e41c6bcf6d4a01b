import * as z from 'zod/mini';
import { diff } from '#planner/difference';
import { plan } from '#planner/search/planning-turns';
import type { Issue, IssueId, ProjectId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import { boardOf } from '#core/train/board-of';
import type { CapacityEntry } from '#core/train/capacity';
import { itemDependencies } from '#core/train/dependencies';
import type { TeamId, TrainId } from '#core/train/ids';
import { planItems } from '#core/train/items';
import type { Placement } from '#core/train/placement';
import { placeRules } from '#core/train/placing';
import { planningProblem } from '#core/train/problem-of';
import { scenarioOf, type Scenario } from '#core/train/scenario';
import type { Pi, Train } from '#core/train/train';
import { problemUnder, whatIfOf, type Condition } from '#core/train/what-if';
import { evaluate } from '#core/value/evaluation';
import { wsjf } from '#core/value/models';
import type { FactorValues } from '#core/value/model';
import type { SampleScenario } from '#world/seed/train-plan';
import { understood } from './load';
import { momentAgo, personNamed, type SampleNames } from './names';
import { writeIdOf } from './sample-entry';
import type { SampleFile } from './sample-file';
import type { SampleTracker } from './tracker';

/** Steps that the planner looks for a plan: the same one on every machine. */
const steps = 20_000;

const listed = z.object({
  value: z.object({
    rows: z.array(
      z.object({ issueId: z.string(), agreed: z.optional(z.object({ factors: z.record(z.string(), z.number()) })) }),
    ),
  }),
});
const settings = z.object({ value: z.object({ settings: z.object({ fields: z.record(z.string(), z.unknown()) }) }) });

/** The PI that scenarios are made of, as its train has set it up and drafted it. */
export interface PlannedPi {
  readonly projectId: ProjectId;
  readonly trainId: TrainId;
  readonly train: Train;
  readonly pi: Pi;
  readonly capacity: ReadonlyMap<TeamId, readonly CapacityEntry[]>;
  readonly placements: ReadonlyMap<IssueId, Placement>;
}

/** Plans each what-if as a page does, and puts it into a file as somebody else's: they need not sign in for it. */
export async function scenarioFile(
  scenarios: readonly SampleScenario[],
  planned: PlannedPi,
  {
    tracker,
    names,
    account,
  }: { readonly tracker: SampleTracker; readonly names: SampleNames; readonly account: string },
): Promise<SampleFile> {
  const { projectId, trainId, pi, train } = planned;
  const scenarioUnder = await planning(planned, { tracker, names, account });
  const places = scenarios.map((_, index) => ({
    kind: 'scenario',
    id: writeIdOf(`scenario/${pi.id}`, index).slice(0, 24),
    home: projectId,
  }));
  const acts = scenarios.map(({ by, daysAgo }) => ({ by: personNamed(names, by), at: momentAgo(names, daysAgo) }));
  return {
    waybill: 'records',
    format: 2,
    exported: momentAgo(names, 0),
    records: scenarios.map(({ name, conditions }, index) => {
      const { by, at } = acts[index]!;
      const scenario = scenarioUnder(
        name,
        conditions.map((condition) => conditionOf(condition, train)),
      );
      return { ...places[index]!, format: 1, version: 1, at, value: { trainId, piId: pi.id, by, scenario } };
    }),
    lines: places.map((place, index) => ({
      ...place,
      stamped: { ...acts[index]!, writeId: writeIdOf(place.id, 1), version: 1, line: { action: 'kept' } },
    })),
  };
}

/** Reads what the train's page reads, and answers how a what-if is planned with it. */
async function planning(
  { projectId, train, pi, capacity, placements }: PlannedPi,
  {
    tracker,
    names,
    account,
  }: { readonly tracker: SampleTracker; readonly names: SampleNames; readonly account: string },
): Promise<(name: string, conditions: readonly Condition[]) => Scenario> {
  const { issues, costs, links } = await readTrain({ projectId, pi }, tracker, account);
  const items = planItems(issues, train, undefined, costs);
  const dependencies = itemDependencies(links, items, train);
  const now = new Date(names.now).toISOString() as IsoDateTime;
  const input = { train, pi, items, placements, capacity, dependencies, now };
  const board = boardOf(input);
  const asked = planningProblem({ ...input, board, rules: placeRules(train, pi) });
  return (name, conditions) => {
    const problem = problemUnder(asked.problem, whatIfOf(conditions), (id) => asked.itemOf.get(id)?.clients ?? []);
    const start = Object.fromEntries(
      problem.stories.flatMap(({ id, current }) => (current === undefined ? [] : [[id, current]])),
    );
    const found = plan(problem, { seed: 1, steps, start });
    if (!found) throw new Error(`there is no plan for “${name}”`);
    const { valueBefore, valueAfter } = diff(problem, start, found.placements);
    const stated = { name, conditions, value: valueAfter, before: valueBefore, bound: undefined };
    return scenarioOf({ ...stated, asked, planned: found.placements, board, pi });
  };
}

async function readTrain(
  { projectId, pi }: Pick<PlannedPi, 'projectId' | 'pi'>,
  tracker: SampleTracker,
  account: string,
) {
  const { issues: read, links: linked } = await tracker.asSeenBy(account);
  const [saved, scores] = await Promise.all([
    tracker.call(account, 'settings.read', { projectId }),
    tracker.call(account, 'value.list', { projectId }),
  ]);
  const { fields } = understood(settings, saved, 'the settings').value.settings;
  const iterations = [...new Set(Object.values<Pi['iterations'][TeamId]>(pi.iterations).flat())];
  const planned = await read.planned(
    iterations.filter((id) => id !== null),
    fields,
  );
  const projectKey = planned.find((issue) => issue.projectId === projectId)?.projectKey ?? '';
  const candidates = await read.candidates({ projectId, projectKey, withDone: false, fields });
  const known = new Map<IssueId, Issue>([...candidates, ...planned].map((issue) => [issue.id, issue]));
  const above = [...known.values()].flatMap(({ epic }) => (epic && !known.has(epic.id) ? [epic.id] : []));
  for (const issue of above.length > 0 ? await read.some([...new Set(above)], fields) : []) known.set(issue.id, issue);
  const costs = new Map<IssueId, number>();
  for (const { issueId, agreed } of understood(listed, scores, 'the scores').value.rows) {
    const { costOfDelay } = agreed ? evaluate(wsjf, agreed.factors as FactorValues) : {};
    if (costOfDelay !== undefined) costs.set(issueId as IssueId, costOfDelay);
  }
  const { links } = await linked.of([...known.keys()]);
  return { issues: [...known.values()], costs, links };
}

function conditionOf(condition: SampleScenario['conditions'][number], { teams }: Train): Condition {
  if (condition.kind !== 'late-team') return condition;
  const team = teams.find(({ name }) => name === condition.team);
  if (!team) throw new Error(`there is no team ${condition.team}`);
  return { ...condition, team: team.id };
}
