import { readPlanCall } from '#app/plan/calls';
import { readSettingsCall } from '#app/settings/calls';
import { listTrainsCall, type TrainRow } from '#app/train/calls';
import { chunks } from '#app/chunks';
import type { ChosenFields } from '#app/ports/fields';
import type { LinkEnds } from '#app/ports/links';
import type { Issue, IssueId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import type { Board } from '#core/train/board';
import { boardOf } from '#core/train/board-of';
import { itemDependencies } from '#core/train/dependencies';
import type { TeamId } from '#core/train/ids';
import { planItems } from '#core/train/items';
import type { Placement } from '#core/train/placement';
import type { PlanItem } from '#core/train/plan-item';
import type { Pi } from '#core/train/train';
import { ask, reading, type Failure, type Reading } from '../base/ask';
import type { PanelIssue } from '../base/module';
import type { Host } from '../host';
import { iterationsOf } from '../train/train-issues';

/** One item on the board of a PI, with as much around it as its panel says. */
export interface ItemOnBoard {
  readonly row: TrainRow;
  readonly pi: Pi;
  readonly item: PlanItem;
  readonly board: Board;
  /** The item itself, or the stories of a feature. */
  readonly parts: readonly PlanItem[];
  readonly hiddenLinks: number;
}

/** What the panel has found. `no-train`: nobody has set one up for its project; `not-planned`: trains do not plan its type. */
export type PanelRead =
  | { readonly kind: 'loading' }
  | { readonly kind: 'no-train' }
  | { readonly kind: 'not-planned'; readonly train: string }
  | { readonly kind: 'here'; readonly on: ItemOnBoard }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Items that one call asks for. */
const idsACall = 100;

/** Finds the train and the PI that an item is planned in, and reads what its panel says of it. Never rejects. */
export async function readItemOnBoard(host: Host, { id }: PanelIssue, now: IsoDateTime): Promise<PanelRead> {
  const issue = await reading(host, 'reading the item of a panel', () => host.tracker.issues.one(id, {}));
  if (issue.kind !== 'done') return failed(issue);
  if (!issue.value) return { kind: 'failed', failure: { kind: 'refused', problem: { kind: 'not-found' } } };
  const { projectId } = issue.value;
  const [trains, settings] = await Promise.all([
    ask(host, listTrainsCall, { projectIds: [projectId] }),
    ask(host, readSettingsCall, { projectId }),
  ]);
  if (trains.kind !== 'done') return { kind: 'failed', failure: trains };
  const fields = (settings.kind === 'done' ? settings.value.settings.fields : {}) as ChosenFields;
  const chosen = piFor(trains.value.trains, issue.value, now);
  if (!chosen) return { kind: 'no-train' };
  const { row } = chosen;
  const [own] = planItems([issue.value], row.train);
  if (!own) return { kind: 'not-planned', train: row.train.name };
  return readAround(host, chosen, own, fields, now);
}

async function readAround(
  host: Host,
  { row, pi }: { readonly row: TrainRow; readonly pi: Pi },
  own: PlanItem,
  fields: ChosenFields,
  now: IsoDateTime,
): Promise<PanelRead> {
  const ref = { projectId: row.projectId, trainId: row.id, piId: pi.id };
  const { issues: port, links } = host.tracker;
  const [plan, planned, ends] = await Promise.all([
    ask(host, readPlanCall, ref),
    // Only a feature needs those below it.
    reading(host, 'reading the iterations of a panel', () =>
      own.kind === 'feature' ? port.planned(iterationsOf(pi), fields) : Promise.resolve([]),
    ),
    reading(host, 'reading the links of a panel', () => links.of([own.id])),
  ]);
  if (plan.kind !== 'done') return { kind: 'failed', failure: plan };
  if (planned.kind !== 'done') return failed(planned);
  if (ends.kind !== 'done') return failed(ends);
  const placements = new Map(Object.entries(plan.value.placements) as [IssueId, Placement][]);
  const known = new Set(planned.value.map(({ id }) => id));
  const wanted = [
    own.id,
    ...ends.value.links.flatMap(({ from, to }) => [from, to]),
    ...(own.kind === 'feature' ? placements.keys() : []),
  ].filter((id) => !known.has(id));
  const others = await reading(host, 'reading the neighbours of a panel', async () =>
    (await Promise.all(chunks([...new Set(wanted)], idsACall).map((ids) => port.some(ids, fields)))).flat(),
  );
  if (others.kind !== 'done') return failed(others);
  const issues = [...planned.value, ...others.value];
  const hiddenLinks = ends.value.hidden.get(own.id) ?? 0;
  return {
    kind: 'here',
    on: { row, pi, hiddenLinks, ...around(row, pi, { own, issues, placements, links: ends.value.links, now }) },
  };
}

interface Around {
  readonly own: PlanItem;
  readonly issues: readonly Issue[];
  readonly placements: ReadonlyMap<IssueId, Placement>;
  readonly links: readonly LinkEnds[];
  readonly now: IsoDateTime;
}

function around({ train }: TrainRow, pi: Pi, { own, issues, placements, links, now }: Around) {
  const items = planItems(issues, train);
  const item = items.find(({ id }) => id === own.id) ?? own;
  const board = boardOf({
    train,
    pi,
    items,
    placements,
    capacity: new Map<TeamId, []>(),
    dependencies: itemDependencies(links, items, train),
    now,
  });
  const stories = items.filter(({ featureId }) => featureId === item.id);
  return { item, board, parts: stories.length > 0 ? stories : [item] };
}

/** The PI whose iterations the item lies in; else the one of today, the next one, or the last. */
function piFor(
  rows: readonly TrainRow[],
  { iterations = [] }: Issue,
  now: IsoDateTime,
): { readonly row: TrainRow; readonly pi: Pi } | undefined {
  const all = rows.flatMap((row) => row.train.pis.map((pi) => ({ row, pi })));
  const last = iterations.at(-1);
  const own = last === undefined ? undefined : all.find(({ pi }) => iterationsOf(pi).includes(last));
  const open = all.filter(({ pi }) => (pi.slots.at(-1)?.end ?? '') > now);
  return own ?? open.toSorted((one, other) => (startOf(one.pi) < startOf(other.pi) ? -1 : 1))[0] ?? all.at(-1);
}

function startOf(pi: Pi): string {
  return pi.slots[0]?.start ?? '';
}

function failed(read: Exclude<Reading<unknown>, { readonly kind: 'done' }>): PanelRead {
  switch (read.kind) {
    case 'bad-query':
    case 'stopped':
      return { kind: 'failed', failure: { kind: 'bug', message: read.kind } };
    default:
      return { kind: 'failed', failure: read };
  }
}
