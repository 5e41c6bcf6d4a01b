import { differenceOf } from '#planner/difference';
import { explain } from '#planner/explanation/explanation';
import { forecastOf, type Forecast } from '#planner/forecast/forecast';
import { compile } from '#planner/instance';
import { assignmentOf } from '#planner/measurement';
import { fewestIterations } from '#core/train/throughput';
import type { ForecastRequest, FromInsight, Insight, InsightRequest } from './insight-messages';

/** Explains and forecasts plans away from the page. */

const runs = 10_000;

onmessage = ({ data }: MessageEvent<InsightRequest | ForecastRequest>): void => {
  try {
    if ('kind' in data) say({ id: data.id, kind: 'forecast', forecast: likely(data) });
    else say({ id: data.id, kind: 'insight', insight: insightOf(data) });
  } catch (error) {
    say({ id: data.id, kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
};

function insightOf({ problem, before, after }: InsightRequest): Insight {
  const instance = compile(problem);
  const assignment = assignmentOf(instance, after);
  return {
    difference: differenceOf(instance, assignmentOf(instance, before), assignment),
    explanations: explain(instance, assignment),
  };
}

function likely({ problem, plan, history }: ForecastRequest): Forecast {
  const instance = compile(problem);
  const options = { runs, seed: 1, candidates: 0, fewest: fewestIterations };
  return forecastOf(instance, assignmentOf(instance, plan), history, options);
}

function say(news: FromInsight): void {
  postMessage(news);
}
