import type { Placements, PlanningProblem } from '#planner/problem';
import { placeRules } from '#core/train/placing';
import { planningProblem, type BoardProblem } from '#core/train/problem-of';
import { proposalOf } from '#core/train/proposal';
import { placementsToday, scenarioOf, type Scenario } from '#core/train/scenario';
import { conditionsOf, problemUnder, whatIfOf, type WhatIf } from '#core/train/what-if';
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
  /** Bounds by the text of the problem that they were proven of. */
  private readonly bounds = new Map<string, number>();
  /** Problems that were proven to the end, and the one that is being proven. */
  private readonly proven = new Set<string>();
  private proving: string | undefined;
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
    const problem = under(base, whatIf);
    this.store.update((state) => ({ ...state, search: { whatIf, share: 0 }, trouble: undefined }));
    this.outlooks.prepare();
    this.prove(problem);
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
      this.show({ ...this.foundOf({ base, problem, whatIf }, plan.placements, insight), seen });
    } catch (error) {
      // Of a search that another one has taken the place of nobody waits for anything.
      if (this.isClosed || this.job !== job) return;
      this.host.report(error, 'planning');
      this.end('failed');
    }
  }

  /** Shows a kept scenario as a proposal: what it would change of the board of today. Answers whether it could. */
  async open(id: string, scenario: Scenario): Promise<boolean> {
    const base = this.problem();
    const { placements: seen } = this.session.states.get();
    const whatIf = whatIfOf(scenario.conditions);
    const problem = under(base, whatIf);
    try {
      const placements = placementsToday({ problem }, scenario);
      const insight = await this.parts.insights.look({ problem, before: currentOf(problem), after: placements });
      if (this.isClosed) return false;
      this.prove(problem);
      const kept = { id, name: scenario.name };
      this.show({ ...this.foundOf({ base, problem, whatIf }, placements, insight), seen, kept });
      return true;
    } catch (error) {
      if (this.isClosed) return false;
      this.host.report(error, 'opening a scenario');
      this.end('failed');
      return false;
    }
  }

  /** What a kept scenario would be worth today, and the board as it is under the same conditions; absent: unknown. */
  async worthOf(scenario: Scenario): Promise<{ readonly value: number; readonly before: number } | undefined> {
    const base = this.problem();
    const problem = under(base, whatIfOf(scenario.conditions));
    const after = placementsToday({ problem }, scenario);
    try {
      const { difference } = await this.parts.insights.look({ problem, before: currentOf(problem), after });
      return { value: difference.valueAfter, before: difference.valueBefore };
    } catch (error) {
      if (!this.isClosed) this.host.report(error, 'comparing scenarios');
      return undefined;
    }
  }

  /** What is shown in the form in which it is kept. */
  toKeep(name: string): Scenario | undefined {
    const shown = this.shown();
    if (!shown) return undefined;
    const { board, pi } = this.session.states.get();
    return scenarioOf({
      name,
      conditions: conditionsOf(shown.whatIf),
      asked: shown.base,
      planned: shown.placements,
      value: shown.value,
      before: shown.insight.difference.valueBefore,
      bound: this.bounds.get(textOf(shown.problem.problem)),
      board,
      pi,
    });
  }

  /** Takes what was found until now. */
  enough(): void {
    this.job?.cancel();
  }

  /** Shows another of the scenarios. */
  choose(id: number): void {
    this.store.update((state) => ({ ...state, shown: id }));
    this.refreshBound();
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
    {
      base,
      problem,
      whatIf,
    }: { readonly base: BoardProblem; readonly problem: PlanningProblem; readonly whatIf: WhatIf },
    placements: Placements,
    insight: Found['insight'],
  ): Omit<Found, 'seen'> {
    return {
      id: (this.last += 1),
      whatIf,
      base,
      problem: { ...base, problem },
      placements,
      // Of the train as it is: what the conditions leave out goes out of the plan.
      proposal: proposalOf(base, placements, this.session.states.get().pi),
      insight,
      value: insight.difference.valueAfter,
      load: sum(problem.stories.filter(({ id }) => id in placements).map(({ points }) => points)),
      room: sum(problem.teams.flatMap(({ capacity }) => capacity)),
    };
  }

  private show(found: Found): void {
    // A kept scenario that is opened again stands in its own place, as of today.
    const isOther = ({ kept }: Found): boolean => kept === undefined || kept.id !== found.kept?.id;
    this.store.update((state) => ({
      ...state,
      search: undefined,
      trouble: undefined,
      found: [...state.found.filter(isOther), found],
      shown: found.id,
    }));
    this.refreshBound();
    // Asked for once the plan is in sight: nobody waits for it.
    void this.outlooks.look(found);
  }

  private end(trouble: PlanningState['trouble']): void {
    this.store.update((state) => ({ ...state, search: undefined, trouble }));
  }

  /** What is proven of the scenario in sight: a bound of one says nothing of another. */
  private refreshBound(): void {
    const shown = this.shown();
    const text = shown && textOf(shown.problem.problem);
    const bound = text === undefined ? undefined : this.bounds.get(text);
    this.store.update((state) => ({ ...state, bound, isProving: text !== undefined && this.proving === text }));
  }

  private prove(problem: PlanningProblem): void {
    const text = textOf(problem);
    if (this.proving === text || this.proven.has(text)) return;
    this.proving = text;
    const over = (): void => {
      if (this.proving !== text) return;
      this.proving = undefined;
      this.proven.add(text);
      this.refreshBound();
    };
    this.parts.prover
      .prove(problem, proofMilliseconds, (bound) => {
        this.bounds.set(text, bound);
        this.refreshBound();
      })
      // Without a bound the plan is as good; the page says that nothing is proven.
      .then(over, over);
  }
}

function under(base: BoardProblem, whatIf: WhatIf): PlanningProblem {
  return problemUnder(base.problem, whatIf, (id) => base.itemOf.get(id)?.clients ?? []);
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
