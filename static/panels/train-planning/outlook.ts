import type { Forecast } from '#planner/forecast/forecast';
import type { TeamId } from '#core/train/ids';
import { fewestIterations, type Throughput } from '#core/train/throughput';
import { createStore, type Watchable } from '../base/store';
import type { Host } from '../host';
import type { Insights } from '../planning/insight';
import type { BoardSession } from '../train/board-session';
import { readPastWork, type PastWorkRead } from './past-work';
import type { Found } from './planning-state';

/** What a forecast of a plan rests on. */
export interface OutlookBasis {
  /** Of teams with enough past iterations: how many teams, and iterations in all. */
  readonly teams: number;
  readonly iterations: number;
  /** Of these, teams whose work was held against what they can take now, as nobody knows what they could take then. */
  readonly byPoints: readonly TeamId[];
  /** Teams that something is planned for and that have too few past iterations, with these. */
  readonly thin: readonly { readonly teamId: TeamId; readonly iterations: number }[];
  readonly unreadable: readonly TeamId[];
  /** Parts that are begun, done or pinned: they are taken to be done where they lie. */
  readonly fixed: number;
}

/** How likely a plan is, as far as it is known. `thin`: no team has enough of a past. */
export type Outlook =
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'thin'; readonly basis: OutlookBasis }
  | { readonly kind: 'here'; readonly basis: OutlookBasis; readonly forecast: Forecast };

/** What is forecast: a plan that was found. */
export type Forecastable = Pick<Found, 'id' | 'problem' | 'placements'>;

/** Says of each plan that was found how likely it is, after it is shown: what the teams have delivered is read once. */
export class Outlooks {
  private readonly store = createStore<ReadonlyMap<number, Outlook>>(new Map());
  private readonly stopper = new AbortController();
  private past: Promise<PastWorkRead> | undefined;

  constructor(
    private readonly host: Host,
    private readonly session: BoardSession,
    private readonly insights: Pick<Insights, 'forecast'>,
  ) {}

  /** By the id of the plan. */
  get states(): Watchable<ReadonlyMap<number, Outlook>> {
    return this.store;
  }

  /** Begins to read what the teams have delivered, beside the search for a plan. */
  prepare(): void {
    void this.pastWork();
  }

  /** Never rejects; may be asked again for a plan that could not be forecast. */
  async look(found: Forecastable): Promise<void> {
    if (this.stopper.signal.aborted) return;
    this.put(found.id, { kind: 'reading' });
    const past = await this.pastWork();
    if (this.stopper.signal.aborted) return;
    if (past.kind === 'failed') {
      this.past = undefined;
      return this.put(found.id, past);
    }
    const basis = basisOf(found, past);
    if (basis.teams === 0) return this.put(found.id, { kind: 'thin', basis });
    try {
      const history = Object.fromEntries([...past.of].map(([teamId, { ratios }]) => [teamId, ratios]));
      const { problem } = found.problem;
      const forecast = await this.insights.forecast({ problem, plan: found.placements, history });
      this.put(found.id, { kind: 'here', basis, forecast });
    } catch (error) {
      if (this.stopper.signal.aborted) return;
      this.host.report(error, 'forecasting');
      this.put(found.id, { kind: 'failed' });
    }
  }

  /** Nothing is read or shown any more. */
  close(): void {
    this.stopper.abort();
  }

  private pastWork(): Promise<PastWorkRead> {
    this.past ??= readPastWork(this.host, this.session.states.get(), this.stopper.signal);
    return this.past;
  }

  private put(id: number, outlook: Outlook): void {
    if (this.stopper.signal.aborted) return;
    this.store.update((before) => new Map(before).set(id, outlook));
  }
}

function basisOf(
  { problem: { problem, fixed }, placements }: Forecastable,
  { of, unreadable }: Extract<PastWorkRead, { readonly kind: 'here' }>,
): OutlookBasis {
  const working = new Set(
    problem.stories.filter(({ id, points }) => id in placements && points > 0).map(({ team }) => team),
  );
  const own = [...of].filter(([teamId]) => working.has(teamId));
  const isEnough = ({ ratios }: Throughput): boolean => ratios.length >= fewestIterations;
  const enough = own.filter(([, throughput]) => isEnough(throughput));
  return {
    teams: enough.length,
    iterations: enough.reduce((sum, [, { ratios }]) => sum + ratios.length, 0),
    byPoints: enough.flatMap(([teamId, { measuredBy }]) => (measuredBy === 'points' ? [teamId] : [])),
    thin: own.flatMap(([teamId, throughput]) =>
      isEnough(throughput) ? [] : [{ teamId, iterations: throughput.ratios.length }],
    ),
    unreadable,
    fixed: fixed.length,
  };
}
