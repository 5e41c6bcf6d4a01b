import { differenceOf } from '#planner/difference';
import { explain } from '#planner/explanation/explanation';
import { forecastOf, type Forecast } from '#planner/forecast/forecast';
import { compile } from '#planner/instance';
import { assignmentOf } from '#planner/measurement';
import { PlanningTurns, type PlanRequest } from '#planner/search/planning-turns';
import type { PlanningProblem } from '#planner/problem';
import { fewestIterations } from '#core/train/throughput';
import type { ForecastRequest, InsightRequest } from '../../static/panels/planning/insight-messages';
import type { PlanOutcome } from '../../static/panels/planning/planner';
import type { PlanningParts } from '../../static/panels/train-planning/planning-run';

/** The planner's real parts without their workers: a search runs when the test lets it. */
export class PlannerBench {
  readonly requests: PlanRequest[] = [];
  readonly proven: PlanningProblem[] = [];
  readonly parts: PlanningParts;
  isClosed = false;
  /** What the worker would fail with. */
  fault: Error | undefined;
  readonly forecasts: Omit<ForecastRequest, 'id' | 'kind'>[] = [];
  /** What a forecast would fail with, and what it waits for. */
  forecastFault: Error | undefined;
  beforeForecast: Promise<void> = Promise.resolve();
  private readonly jobs: Job[] = [];
  private onBound: (bound: number) => void = () => {};
  private endProof: () => void = () => {};

  constructor() {
    const close = (): void => void (this.isClosed = true);
    this.parts = {
      planner: { plan: (request, onProgress) => this.begin(request, onProgress), close },
      prover: {
        prove: (problem, _milliseconds, onBound) => {
          this.proven.push(problem);
          this.onBound = onBound;
          return new Promise((resolve) => {
            this.endProof = () => resolve({ kind: 'end', isInfeasible: false, isClosed: false });
          });
        },
        close,
      },
      insights: {
        look: (question) => Promise.resolve(insightOf(question)),
        forecast: (question) => this.forecast(question),
        close,
      },
    };
  }

  /** Lets the last search run to its end. */
  run(): void {
    this.jobs.at(-1)!.run();
  }

  /** Lets the last search make one turn. */
  turn(): void {
    this.jobs.at(-1)!.turn();
  }

  prove(bound: number): void {
    this.onBound(bound);
  }

  endOfProof(): void {
    this.endProof();
  }

  private async forecast(question: Omit<ForecastRequest, 'id' | 'kind'>): Promise<Forecast> {
    this.forecasts.push(question);
    await this.beforeForecast;
    if (this.forecastFault) throw this.forecastFault;
    const instance = compile(question.problem);
    const options = { runs: 500, seed: 1, candidates: 0, fewest: fewestIterations };
    return forecastOf(instance, assignmentOf(instance, question.plan), question.history, options);
  }

  private begin(request: PlanRequest, onProgress: (value: number, share: number) => void = () => {}) {
    this.requests.push(request);
    // As the worker does: a new plan ends the search before it with what that has found.
    this.jobs.at(-1)?.cancel();
    const job = new Job(request, onProgress, this.fault);
    this.jobs.push(job);
    return { outcome: job.outcome, cancel: () => job.cancel() };
  }
}

class Job {
  readonly outcome: Promise<PlanOutcome>;
  private readonly turns: PlanningTurns;
  private resolve: (outcome: PlanOutcome) => void = () => {};
  private reject: (error: Error) => void = () => {};
  private isOver = false;

  constructor(
    request: PlanRequest,
    private readonly onProgress: (value: number, share: number) => void,
    private readonly fault: Error | undefined,
  ) {
    this.outcome = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    // Steps in place of time: the same plan on every machine.
    const { milliseconds: _milliseconds, ...rest } = request;
    this.turns = new PlanningTurns({ ...rest, steps: 3_000 }, () => 0);
  }

  run(): void {
    if (this.fault) return this.reject(this.fault);
    while (!this.isOver) this.turn();
  }

  turn(): void {
    this.hear(this.turns.turn());
  }

  cancel(): void {
    if (!this.isOver) this.hear(this.turns.cancel());
  }

  private hear(news: ReturnType<PlanningTurns['turn']>): void {
    if (news?.kind === 'progress') this.onProgress(news.value, news.share);
    if (news?.kind !== 'done') return;
    this.isOver = true;
    this.resolve(news);
  }
}

function insightOf({ problem, before, after }: Omit<InsightRequest, 'id'>) {
  const instance = compile(problem);
  const assignment = assignmentOf(instance, after);
  return {
    difference: differenceOf(instance, assignmentOf(instance, before), assignment),
    explanations: explain(instance, assignment),
  };
}
