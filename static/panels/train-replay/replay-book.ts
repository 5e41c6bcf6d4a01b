import { readPlanChangesCall } from '#app/plan/calls';
import type { ChangedValue, FieldChange } from '#app/ports/changelog';
import type { AccountId, IssueId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import type { IterationId } from '#core/train/ids';
import type { PlaceEdit } from '#core/train/place-changes';
import { replayOf, type ReplayedItem } from '#core/train/replay';
import { ask, reading, type Failure } from '../base/ask';
import { createStore, type Watchable } from '../base/store';
import type { Host } from '../host';
import type { BoardSession, BoardState } from '../train/board-session';

/** Items whose history the tracker is asked for at most: some trackers tell it item by item. */
export const mostAsked = 1_000;

/** Who moved what since the commitment. */
export interface ReplayEdits {
  readonly phase: 'loading' | 'here';
  readonly edits: readonly PlaceEdit[];
  /** Names that came with them. */
  readonly names: ReadonlyMap<AccountId, string>;
  /** Moves of items that the viewer may not see. */
  readonly hidden: number;
  /** Moves that history only counts. */
  readonly unnamed: number;
  /** There are older ones that are not told. */
  readonly isPartial: boolean;
  /** Items that were moved and whose history in the tracker was not asked for: there are too many. */
  readonly unasked: number;
  /** Why moves in the plan, or in the tracker, are not there. */
  readonly planFailure?: Failure;
  readonly trackerFailed?: true;
}

const nothing: ReplayEdits = {
  phase: 'loading',
  edits: [],
  names: new Map(),
  hidden: 0,
  unnamed: 0,
  isPartial: false,
  unasked: 0,
};

/** Reads who moved what since a plan was committed: in Waybill's own history, and in the tracker's. */
export class ReplayBook {
  private readonly store = createStore<ReplayEdits>(nothing);
  private stop = new AbortController();

  constructor(
    private readonly host: Pick<Host, 'commands' | 'report' | 'tracker'>,
    private readonly session: Pick<BoardSession, 'states'>,
  ) {}

  get states(): Watchable<ReplayEdits> {
    return this.store;
  }

  /** Reads it, again where it was read before: until then, what was read stands. Does nothing while the board has not come. */
  async read(): Promise<void> {
    const board = this.session.states.get();
    if (!board.plan.baseline || board.load.phase === 'loading') return;
    this.stop.abort();
    const { signal } = (this.stop = new AbortController());
    const found = await this.edits(board, signal);
    if (!signal.aborted) this.store.set(found);
  }

  close(): void {
    this.stop.abort();
  }

  private async edits(board: BoardState, signal: AbortSignal): Promise<ReplayEdits> {
    const { row, pi, plan } = board;
    const ref = { projectId: row.projectId, trainId: row.id, piId: pi.id };
    const answer = await ask(this.host, readPlanChangesCall, ref);
    const told = answer.kind === 'done' ? answer.value : undefined;
    const inPlan = (told?.changes ?? []).map((change): PlaceEdit => ({ ...change, in: 'plan' }));
    const asked = movedItems(board, inPlan);
    const inTracker = await this.inTracker(board, asked.slice(0, mostAsked), plan.baseline!.at, signal);
    return {
      phase: 'here',
      edits: [...inPlan, ...inTracker.edits],
      names: inTracker.names,
      hidden: told?.hidden ?? 0,
      unnamed: told?.unnamed ?? 0,
      isPartial: told?.isPartial ?? false,
      unasked: Math.max(0, asked.length - mostAsked),
      ...(answer.kind !== 'done' && { planFailure: answer }),
      ...(inTracker.hasFailed && { trackerFailed: true as const }),
    };
  }

  private async inTracker({ row }: BoardState, ids: readonly IssueId[], since: IsoDateTime, signal: AbortSignal) {
    const found = await reading(
      this.host,
      'reading who moved items since the commitment',
      async () => {
        if (ids.length === 0) return [];
        const { changes } = await this.host.tracker.changelog.changes(ids, ['iteration'], signal);
        const later = changes.filter(({ at }) => Date.parse(at) > Date.parse(since));
        const iterationOf = await this.iterations(row.train.teams, later, signal);
        return later.map((change) => ({ change, from: iterationOf(change.from), to: iterationOf(change.to) }));
      },
      signal,
    );
    const later = found.kind === 'done' ? found.value : [];
    return {
      edits: later.map(({ change: { issueId, at, by }, from, to }): PlaceEdit => ({
        ...{ issueId, at, in: 'tracker', from, to },
        ...(by && { by: by.id }),
      })),
      names: new Map(later.flatMap(({ change: { by } }) => (by ? [[by.id, by.name] as const] : []))),
      hasFailed: found.kind !== 'done',
    };
  }

  /** Which iteration a value of a history means: some trackers name it by its id, others by its path. */
  private async iterations(
    teams: BoardState['row']['train']['teams'],
    changes: readonly FieldChange[],
    signal: AbortSignal,
  ): Promise<(value: ChangedValue | undefined) => IterationId | null> {
    const hasIds = changes.every(({ from, to }) => [from, to].every((value) => !value || value.id !== undefined));
    const { schedule } = this.host.tracker;
    const { iterations } = hasIds
      ? { iterations: [] }
      : await schedule.iterations(
          teams.map(({ id }) => id),
          { signal },
        );
    const byPath = new Map(iterations.flatMap(({ path, id }) => (path ? [[path.toLowerCase(), id] as const] : [])));
    return (value) => {
      if (!value) return null;
      // Several stand in one text; the last one counts.
      const id = value.id?.split(',').at(-1)?.trim();
      return (id ?? byPath.get(value.text.toLowerCase()) ?? value.text) as IterationId;
    };
  }
}

/** Items of the train that may have been moved, those that are not where they were promised first. */
function movedItems({ plan, items, board }: BoardState, inPlan: readonly PlaceEdit[]): readonly IssueId[] {
  const promised = new Map(Object.entries(plan.baseline!.slots) as [IssueId, number][]);
  const { rows } = replayOf(promised, items, board);
  const touched = new Set(inPlan.filter((edit) => !isSettling(edit, promised)).map(({ issueId }) => issueId));
  const isAstray = ({ fate, promised: slot, now }: ReplayedItem): boolean => fate !== 'kept' && slot !== now;
  const astray = rows.filter(isAstray).map(({ item }) => item.id);
  return [...new Set([...astray, ...items.map(({ id }) => id).filter((id) => touched.has(id))])];
}

/** A commitment forgets placements that the tracker has by then: nobody moved anything. */
function isSettling(edit: PlaceEdit, promised: ReadonlyMap<IssueId, number>): boolean {
  if (edit.in !== 'plan' || edit.to?.slot !== undefined) return false;
  return edit.from?.slot === (promised.get(edit.issueId) ?? 'out');
}
