import type { Placements, PlanningProblem } from '#planner/problem';
import { placeRules } from '#core/train/placing';
import { planningProblem, type BoardProblem } from '#core/train/problem-of';
import { proposalOf } from '#core/train/proposal';
import type { IsoDateTime } from '#core/result';
import { createStore, type Watchable } from '../base/store';
import type { Host } from '../host';
import { BoundProver } from '../planning/bound-prover';
import { Insights } from '../planning/insight';
import { Planner, type PlanJob } from '../planning/planner';
import type { BoardSession } from '../train/board-session';
import { withSlot } from '../train/same-placement';
import { Outlooks } from './outlook';
import { idle, type Found, type PlanningState, type PlanningWish } from './planning-state';
import { problemUnder, type WhatIf } from './what-if';

/** What a moved point costs where little is to move, in points of value. Source: PLANNER, stability. */
const calmPrice = 0.5;
/** Milliseconds that a bound is looked for, beside and after the search. */
const proofMilliseconds = 20_000;

/** The planner's parts, each in a worker of its own. */
export interface PlanningParts {
  readonly planner: Pick<Planner, 'plan' | 'close'>;
  readonly prover: Pick<BoundProver, 'prove' | 'close'>;
  readonly insights: Pick<Insights, 'look' | 'forecast' | 'close'>;
}

/** The workers of a page. */
export function planningWorkers(): PlanningParts {
  return { planner: new Planner(), prover: new BoundProver(), insights: new Insights() };
}

/** Asks the planner what it would do with the board, as it is and under other conditions; applies what is chosen. */
export class PlanningRun {
  private readonly store = createStore<PlanningState>(idle);
  private job: PlanJob | undefined;
  private last = 0;
  private isClosed = false;
  /** The problem that is proven, as a text. */
  private proven = '';
  /** How likely each plan is that was found. */
  readonly outlooks: Outlooks;

  constructor(
    private readonly host: Host,
    private readonly session: BoardSession,
    private readonly parts: PlanningParts,
    private readonly now: () => IsoDateTime = () => new Date().toISOString() as IsoDateTime,
  ) {
    this.outlooks = new Outlooks(host, session, parts.insights);
  }

  get states(): Watchable<PlanningState> {
    return this.store;
  }

  /** What the planner would be told now: what it rests on can be said before it is asked. */
  problem(): BoardProblem {
    const { row, pi, board, items, placements, dependencies } = this.session.states.get();
    return planningProblem({
      board,
      train: row.train,
      pi,
      items,
      placements,
      dependencies,
      now: this.now(),
      rules: placeRules(row.train, pi),
    });
  }

  /** Looks for a plan; a second one while the first is looked for takes its place. */
  async plan(whatIf: WhatIf, wish: PlanningWish): Promise<void> {
    const base = this.problem();
    const { placements: seen } = this.session.states.get();
    const problem = problemUnder(base.problem, whatIf, (id) => base.itemOf.get(id)?.clients ?? []);
    const asked: BoardProblem = { ...base, problem };
    this.store.update((state) => ({ ...state, search: { whatIf, share: 0 }, trouble: undefined }));
    this.outlooks.prepare();
    if (whatIf.kind === 'as-is') this.prove(problem);
    const before = currentOf(problem);
    const job = this.parts.planner.plan(
      {
        problem,
        seed: 1,
        milliseconds: wish.seconds * 1_000,
        start: before,
        ...(wish.isCalm && { pricePerMovedPoint: calmPrice }),
      },
      (value, share) =>
        this.store.update((state) => (state.search ? { ...state, search: { whatIf, share, value } } : state)),
    );
    this.job = job;
    try {
      const { plan } = await job.outcome;
      if (this.job !== job || this.isClosed) return;
      if (!plan) return this.end('none-found');
      const insight = await this.parts.insights.look({ problem, before, after: plan.placements });
      if (this.job !== job || this.isClosed) return;
      this.show({ ...this.foundOf(asked, whatIf, plan.placements, insight), seen });
    } catch (error) {
      // Of a search that another one has taken the place of nobody waits for anything.
      if (this.isClosed || this.job !== job) return;
      this.host.report(error, 'planning');
      this.end('failed');
    }
  }

  /** Takes what was found until now. */
  enough(): void {
    this.job?.cancel();
  }

  /** Shows another of the scenarios. */
  choose(id: number): void {
    this.store.update((state) => ({ ...state, shown: id }));
  }

  /** Puts what is shown onto the board, where it can be undone. */
  apply(): void {
    const shown = this.shown();
    if (!shown) return;
    const { seen, proposal, whatIf } = shown;
    const changes = new Map([...proposal.changes].map(([id, next]) => [id, withSlot(seen.get(id), next?.slot)]));
    // The dialog may have been open for long: what others moved meanwhile is not overwritten.
    this.session.move(changes, whatIf.kind === 'as-is' ? 'proposal' : 'scenario', seen);
  }

  close(): void {
    this.isClosed = true;
    this.outlooks.close();
    this.parts.planner.close();
    this.parts.prover.close();
    this.parts.insights.close();
  }

  private shown(): Found | undefined {
    const { found, shown } = this.store.get();
    return found.find(({ id }) => id === shown);
  }

  private foundOf(
    asked: BoardProblem,
    whatIf: WhatIf,
    placements: Placements,
    insight: Found['insight'],
  ): Omit<Found, 'seen'> {
    const { problem } = asked;
    return {
      id: (this.last += 1),
      whatIf,
      problem: asked,
      placements,
      proposal: proposalOf(asked, placements, this.session.states.get().pi),
      insight,
      value: insight.difference.valueAfter,
      load: sum(problem.stories.filter(({ id }) => id in placements).map(({ points }) => points)),
      room: sum(problem.teams.flatMap(({ capacity }) => capacity)),
    };
  }

  private show(found: Found): void {
    this.store.update((state) => ({ ...state, search: undefined, found: [...state.found, found], shown: found.id }));
    // Asked for once the plan is in sight: nobody waits for it.
    void this.outlooks.look(found);
  }

  private end(trouble: PlanningState['trouble']): void {
    this.store.update((state) => ({ ...state, search: undefined, trouble }));
  }

  private prove(problem: PlanningProblem): void {
    const text = textOf(problem);
    if (this.proven === text) return;
    this.proven = text;
    // What was proven of the train as it was says nothing of the train as it is.
    const put = (part: Partial<PlanningState>): void => {
      if (this.proven === text) this.store.update((state) => ({ ...state, ...part }));
    };
    put({ bound: undefined, isProving: true });
    const over = (): void => put({ isProving: false });
    this.parts.prover
      .prove(problem, proofMilliseconds, (bound) => put({ bound }))
      // Without a bound the plan is as good; the page says that nothing is proven.
      .then(over, over);
  }
}

/** What a bound rests on: not where things lie now. */
function textOf({ stories, ...rest }: PlanningProblem): string {
  return JSON.stringify([rest, stories.map(({ current: _current, ...story }) => story)]);
}

function currentOf({ stories }: PlanningProblem): Placements {
  return Object.fromEntries(stories.flatMap(({ id, current }) => (current === undefined ? [] : [[id, current]])));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
