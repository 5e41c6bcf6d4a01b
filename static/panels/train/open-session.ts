import { pauseAfter } from '#app/back-off';
import { movePlanCall, readPlanCall, setCapacityCall, type PiRef, type StoredPlan } from '#app/plan/calls';
import type { TrainRow } from '#app/train/calls';
import type { IssueId } from '#core/issue';
import type { CapacityEntry } from '#core/train/capacity';
import type { TeamId } from '#core/train/ids';
import type { Placement } from '#core/train/placement';
import type { Pi } from '#core/train/train';
import { ask, type Failure } from '../base/ask';
import type { Draft } from '../base/drafts';
import { createStore, type Store, type Watchable } from '../base/store';
import type { Host } from '../host';
import { BoardMaker } from './board-maker';
import type { BoardSession, BoardState, MoveClash, PlanStep } from './board-session';
import { readCostsOfDelay } from './cost-of-delay';
import { browser, type Environment } from './environment';
import { createPlanDraft, type PlanDraft } from './plan-draft';
import { PlanHistory, wayOf, type Way } from './plan-history';
import { PlanMoves } from './plan-moves';
import { Watch } from './plan-watch';
import { noIssues, readTrainIssues, type TrainIssues, type TrainIssuesQuery } from './train-issues';

/** What was stored before anybody planned. */
const emptyPlan: StoredPlan = { token: '', placements: {}, capacity: {}, unreadable: [] };

/** Tries of a move before it waits for somebody to press. */
const mostTries = 6;
const firstPause = 1_000;

/** Opens a PI of a train: begins to read the tracker and the plan, and follows what others do until it is closed. */
export function openBoardSession(
  host: Host,
  query: TrainIssuesQuery,
  environment: Environment = browser,
): BoardSession {
  return new OpenSession(host, query, environment);
}

/** Holds a PI; see {@link BoardSession}. */
class OpenSession implements BoardSession {
  readonly viewer;
  private readonly store: Store<BoardState>;
  private readonly ref: PiRef;
  private readonly draft: Draft<PlanDraft>;
  private readonly moves: PlanMoves;
  private readonly history = new PlanHistory();
  private readonly maker: BoardMaker;
  private readonly watch: Watch;
  private reading = new AbortController();
  private cancelRetry: (() => void) | undefined;
  private tries = 0;
  private isHeld = false;
  private isClosed = false;
  private capacityChanges = 0;
  private models: TrainIssues['models'] = noIssues.models;
  /** Everything of the tracker has come once. */
  private hasWhole = false;
  private token: string | undefined;
  private idle: (() => void)[] = [];

  constructor(
    private readonly host: Host,
    private readonly query: TrainIssuesQuery,
    private readonly environment: Environment,
  ) {
    const { row, pi } = query;
    this.viewer = host.viewer.accountId;
    this.ref = { projectId: row.projectId, trainId: row.id, piId: pi.id };
    this.draft = createPlanDraft(host.drafts, row.id, pi.id);
    this.moves = new PlanMoves(this.draft.restore());
    this.maker = new BoardMaker(row.train, pi, environment, (made) => this.put(made));
    this.store = createStore(firstState(row, pi, this.moves, this.maker));
    this.watch = new Watch(environment, () => this.readPlan());
    this.reload();
  }

  get states(): Watchable<BoardState> {
    return this.store;
  }

  reload(): void {
    this.reading.abort();
    this.reading = new AbortController();
    const { signal } = this.reading;
    this.put({ load: { ...this.store.get().load, phase: 'loading' } });
    void readTrainIssues(this.host, this.query, (issues) => this.take(issues), signal).then(() => this.score(signal));
    void this.watch.now();
  }

  move(
    changes: ReadonlyMap<IssueId, Placement | null>,
    what: PlanStep['what'] | 'settle' = 'move',
    seen?: ReadonlyMap<IssueId, Placement>,
  ): void {
    if (!this.store.get().canPlan) return;
    const way = seen ? this.since(seen, changes) : { moves: changes, overtaken: [] };
    const changed = this.moves.want(way.moves);
    if (what === 'settle') this.history.forget(new Set(changes.keys()));
    else this.history.add(what, changed);
    this.changed({ clashes: this.withClashes(way.overtaken) });
    this.send();
  }

  undo(): void {
    this.go(this.history.back((id) => this.moves.of(id)));
  }

  redo(): void {
    this.go(this.history.forth((id) => this.moves.of(id)));
  }

  retry(): void {
    this.tries = 0;
    this.put({ canPlan: this.query.row.can.plan });
    this.send();
  }

  discardUnsent(): void {
    this.cancelRetry?.();
    this.moves.forget();
    this.token = undefined;
    this.changed({ sending: { kind: 'idle' } });
    void this.watch.now();
  }

  settleClashes(issueIds: readonly IssueId[], how: 'mine' | 'theirs'): void {
    const ids = new Set(issueIds);
    const { clashes } = this.store.get();
    this.put({ clashes: clashes.filter(({ issueId }) => !ids.has(issueId)) });
    const mine = clashes.filter(({ issueId }) => ids.has(issueId));
    if (how === 'mine') this.move(new Map(mine.map(({ issueId, wanted }) => [issueId, wanted])));
  }

  hold(isHeld: boolean): void {
    this.isHeld = isHeld;
    this.maker.hold(isHeld);
    this.watch.hold(isHeld);
  }

  dismissNews(): void {
    this.put({ news: undefined });
  }

  async setCapacity(teamId: TeamId, next: readonly CapacityEntry[] | null): ReturnType<BoardSession['setCapacity']> {
    const seen = this.store.get().capacity.get(teamId) ?? null;
    const request = { ...this.ref, teamId, seen: seen && [...seen], next: next && [...next] };
    const answer = await ask(this.host, setCapacityCall, request);
    const [stored, result] =
      answer.kind === 'done'
        ? [next, { kind: 'done' } as const]
        : answer.kind === 'clash'
          ? [answer.current, { kind: 'clash', current: answer.current } as const]
          : [seen, answer];
    // A reading that began before this one is late.
    this.token = undefined;
    const capacity = new Map(this.store.get().capacity);
    if (stored) capacity.set(teamId, stored);
    else capacity.delete(teamId);
    this.capacityChanges += 1;
    this.put({ capacity });
    this.maker.make({ capacity });
    return result;
  }

  settled(): Promise<void> {
    const { load, hasPlan, sending } = this.store.get();
    const isWaiting = sending.kind === 'sending' || (sending.kind === 'failed' && sending.isRetrying);
    if (!isWaiting && load.phase !== 'loading' && (hasPlan || this.store.get().planProblem) && this.maker.isDone)
      return Promise.resolve();
    return new Promise((resolve) => this.idle.push(resolve));
  }

  close(): void {
    this.isClosed = true;
    this.reading.abort();
    this.cancelRetry?.();
    this.maker.close();
    this.watch.close();
  }

  private take({ issues, links, load, models }: TrainIssues): void {
    // What has come whole stands until it has come whole again.
    const isWhole = load.phase === 'complete';
    if (isWhole || !this.hasWhole) {
      this.models = models;
      this.maker.make({ issues, links }, load.phase === 'loading');
    }
    this.hasWhole ||= isWhole;
    // After the board: nobody who waits for the end is shown the one before.
    this.put({ load });
  }

  /** Costs of delay come last: nothing is drawn by them. */
  private async score(signal: AbortSignal): Promise<void> {
    const scored = this.store.get().items.filter(({ kind, featureId }) => kind === 'feature' || !featureId);
    if (signal.aborted || scored.length === 0) return;
    const costs = await readCostsOfDelay(this.host, scored, this.models);
    if (!signal.aborted && costs.size > 0) this.maker.make({ costs });
  }

  /** What changes mean by now that were decided by these placements. */
  private since(seen: ReadonlyMap<IssueId, Placement>, changes: ReadonlyMap<IssueId, Placement | null>): Way {
    const steps = new Map([...changes].map(([id, after]) => [id, { before: seen.get(id) ?? null, after }]));
    return wayOf(steps, (id) => this.moves.of(id), 'before', 'after');
  }

  private go(way: Way | undefined): void {
    if (!way) return;
    this.moves.want(way.moves);
    this.changed({ clashes: this.withClashes(way.overtaken) });
    this.send();
  }

  /** Clashes of before with these; each item is told once. */
  private withClashes(told: readonly MoveClash[]): readonly MoveClash[] {
    const { clashes } = this.store.get();
    if (told.length === 0) return clashes;
    const ids = new Set(told.map(({ issueId }) => issueId));
    return [...clashes.filter(({ issueId }) => !ids.has(issueId)), ...told];
  }

  private send(): void {
    this.cancelRetry?.();
    this.cancelRetry = undefined;
    const { hasPlan, canPlan } = this.store.get();
    // A draft of an earlier visit waits for the plan, so that a clash can be shown.
    if (!hasPlan || !canPlan || this.isClosed) return;
    const moves = this.moves.take();
    if (moves.length > 0) {
      this.changed({ sending: { kind: 'sending' } });
      void ask(this.host, movePlanCall, { ...this.ref, moves: [...moves] }).then((answer) => {
        if (answer.kind === 'done') this.landed(answer.value.clashes as readonly Clashed[]);
        else this.failed(answer);
      });
    } else if (!this.moves.isSending) this.changed({ sending: { kind: 'idle' } });
  }

  private landed(clashes: readonly Clashed[]): void {
    this.tries = 0;
    this.changed({ clashes: this.withClashes(this.moves.landed(clashes)) });
    this.send();
  }

  private failed(failure: Failure): void {
    this.moves.returned();
    const isLost = failure.kind === 'refused' && failure.problem.kind === 'not-permitted';
    this.tries += 1;
    const isRetrying = failure.kind === 'no-answer' && this.tries < mostTries && !this.isClosed;
    this.changed({ sending: { kind: 'failed', failure, isRetrying }, ...(isLost && { canPlan: false }) });
    if (!isRetrying) return;
    this.cancelRetry = this.environment.later(pauseAfter(this.tries, failure, firstPause, Math.random()), () =>
      this.send(),
    );
  }

  /** Reads the plan; answers whether it could. */
  private async readPlan(): Promise<boolean> {
    const touched = this.moves.beginReading();
    const { capacityChanges } = this;
    const { token } = this;
    const answer = await ask(this.host, readPlanCall, { ...this.ref, ...(token !== undefined && { token }) });
    if (answer.kind !== 'done' || this.isClosed || answer.value.isSame || (this.isHeld && this.store.get().hasPlan)) {
      this.moves.endReading(touched);
      if (answer.kind !== 'done') this.put({ planProblem: answer });
      else this.put({ planProblem: undefined });
      return answer.kind === 'done';
    }
    const plan = answer.value;
    const placements = new Map(Object.entries(plan.placements)) as unknown as ReadonlyMap<IssueId, Placement>;
    const isLate = touched.size > 0 || capacityChanges !== this.capacityChanges;
    const moved = this.moves.read(placements, touched);
    // What was only half taken in is read again.
    this.token = isLate ? undefined : plan.token;
    const { news, capacity } = this.store.get();
    this.changed({
      plan,
      hasPlan: true,
      planProblem: undefined,
      capacity: isLate && capacity.size > 0 ? capacity : capacityOf(plan),
      news: moved > 0 ? { moved: moved + (news?.moved ?? 0) } : news,
    });
    this.maker.make({ capacity: this.store.get().capacity });
    if (this.store.get().sending.kind !== 'failed') this.send();
    return true;
  }

  /** Shows moves as they are now, and keeps those that are not stored before anybody is told. */
  private changed(part: Partial<BoardState> = {}): void {
    this.draft.keep(this.moves.unsent);
    const placements = this.moves.all();
    this.put({ ...part, placements, unsent: this.moves.unsentItems, undo: this.history.undo, redo: this.history.redo });
    this.maker.make({ placements });
  }

  private put(part: Partial<BoardState>): void {
    if (this.isClosed) return;
    const before = this.store.get();
    // Looking every few seconds, and finding nothing new, is no reason to draw the page again.
    const isNews = (Object.keys(part) as (keyof BoardState)[]).some((key) => !Object.is(part[key], before[key]));
    if (isNews) this.store.set({ ...before, ...part });
    if (this.idle.length === 0) return;
    const waiting = this.idle;
    this.idle = [];
    for (const resolve of waiting) void this.settled().then(resolve);
  }
}

type Clashed = Omit<MoveClash, 'wanted'>;

function capacityOf({ capacity }: StoredPlan): ReadonlyMap<TeamId, readonly CapacityEntry[]> {
  return new Map(Object.entries(capacity)) as unknown as ReadonlyMap<TeamId, readonly CapacityEntry[]>;
}

function firstState(row: TrainRow, pi: Pi, moves: PlanMoves, maker: BoardMaker): BoardState {
  return {
    row,
    pi,
    ...maker.first(moves.all()),
    placements: moves.all(),
    capacity: new Map(),
    plan: emptyPlan,
    load: noIssues.load,
    hasPlan: false,
    planProblem: undefined,
    canPlan: row.can.plan,
    sending: { kind: 'idle' },
    unsent: moves.unsentItems,
    clashes: [],
    undo: undefined,
    redo: undefined,
    news: undefined,
  };
}
