import { listObjectivesCall, type ObjectiveRow } from '#app/objective/calls';
import { readPlanCall, type StoredPlan } from '#app/plan/calls';
import type { TrainRow } from '#app/train/calls';
import type { IssueId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import type { Board } from '#core/train/board';
import { boardOf } from '#core/train/board-of';
import type { CapacityEntry } from '#core/train/capacity';
import { itemDependencies } from '#core/train/dependencies';
import type { TeamId } from '#core/train/ids';
import { planItems } from '#core/train/items';
import type { Placement } from '#core/train/placement';
import type { Pi } from '#core/train/train';
import { ask, type Answer, type Failure } from '../base/ask';
import type { Host } from '../host';
import { currentPi } from '../pi-board/last-place';
import type { ItemsLoad } from '../train/board-session';
import { noIssues, readTrainIssues, type TrainIssues } from '../train/train-issues';
import { TrainList } from '../train/train-list';
import type { GadgetChoices } from './choices';

/** One PI of a train as a dashboard shows it. */
export interface PiSight {
  readonly row: TrainRow;
  readonly pi: Pi;
  readonly board: Board;
  readonly load: ItemsLoad;
  readonly plan: Pick<StoredPlan, 'doubt' | 'unreadable'>;
  readonly objectives: Answer<{ readonly rows: readonly ObjectiveRow[]; readonly unreadable: readonly string[] }>;
  /** When it was read. */
  readonly at: IsoDateTime;
}

type Problem = Failure | NonNullable<ItemsLoad['problem']>;

/**
 * What came of reading. `gone`: the train is not there, or the viewer may not see it: which of both, nobody is told.
 * `no-pi`: the train has none, or (`isChosen`) not the one that was chosen.
 */
export type GadgetRead =
  | { readonly kind: 'here'; readonly sight: PiSight }
  | { readonly kind: 'gone' }
  | { readonly kind: 'no-pi'; readonly train: string; readonly isChosen: boolean }
  | { readonly kind: 'failed'; readonly problem: Problem };

/**
 * Reads one PI of a train: all of its items, as the board does, so that both say the same figures, and the plan as it is
 * stored, without what this person has not sent yet. Never rejects; nothing is answered once `signal` has stopped it.
 */
export async function readGadget(
  host: Host,
  { projectId, trainId, piId }: GadgetChoices,
  now: IsoDateTime,
  signal: AbortSignal,
): Promise<GadgetRead | undefined> {
  const list = new TrainList(host, projectId);
  await list.load();
  const state = list.states.get();
  if (signal.aborted || state.kind === 'loading') return undefined;
  if (state.kind === 'failed') return failed(state.failure);
  const row = state.trains.find(({ id }) => id === trainId);
  if (!row) return { kind: 'gone' };
  const { name, pis } = row.train;
  const pi = piId === undefined ? currentPi(pis, now) : pis.find(({ id }) => id === piId);
  if (!pi) return { kind: 'no-pi', train: name, isChosen: piId !== undefined };
  const ref = { projectId, trainId, piId: pi.id };
  let read: TrainIssues = noIssues;
  const query = { row, pi, projects: state.projects };
  const [plan, objectives] = await Promise.all([
    ask(host, readPlanCall, ref),
    ask(host, listObjectivesCall, ref),
    readTrainIssues(host, query, (issues) => void (read = issues), signal),
  ]);
  if (signal.aborted) return undefined;
  if (plan.kind !== 'done') return failed(plan);
  const { load } = read;
  if (load.problem) return failed(load.problem);
  const board = boardFrom(row, pi, read, plan.value, now);
  return { kind: 'here', sight: { row, pi, board, load, plan: plan.value, objectives, at: now } };
}

function boardFrom({ train }: TrainRow, pi: Pi, { issues, links }: TrainIssues, plan: StoredPlan, now: IsoDateTime) {
  const items = planItems(issues, train);
  return boardOf({
    train,
    pi,
    items,
    placements: new Map(Object.entries(plan.placements) as [IssueId, Placement][]),
    capacity: new Map(Object.entries(plan.capacity) as [TeamId, CapacityEntry[]][]),
    dependencies: itemDependencies(links, items, train),
    now,
  });
}

/** Who may not see a train's project is told no more than that the train is not there. */
function failed(problem: Problem): GadgetRead {
  const isHidden =
    problem.kind === 'refused' && (problem.problem.kind === 'not-found' || problem.problem.kind === 'not-permitted');
  return isHidden ? { kind: 'gone' } : { kind: 'failed', problem };
}
