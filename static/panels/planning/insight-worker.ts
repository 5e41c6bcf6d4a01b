import { differenceOf } from '#planner/difference';
import { explain } from '#planner/explanation/explanation';
import { forecastOf } from '#planner/forecast/forecast';
import { compile } from '#planner/instance';
import { assignmentOf } from '#planner/measurement';
import type { FromInsight, Insight, InsightRequest } from './insight-messages';

/** Explains and forecasts plans away from the page. */

const runs = 10_000;

onmessage = ({ data }: MessageEvent<InsightRequest>): void => {
  try {
    say({ id: data.id, kind: 'insight', insight: insightOf(data) });
  } catch (error) {
    say({ id: data.id, kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
};

function insightOf({ problem, before, after, history }: InsightRequest): Insight {
  const instance = compile(problem);
  const assignment = assignmentOf(instance, after);
  return {
    difference: differenceOf(instance, assignmentOf(instance, before), assignment),
    explanations: explain(instance, assignment),
    ...(history && { forecast: forecastOf(instance, assignment, history, { runs, seed: 1 }) }),
  };
}

function say(news: FromInsight): void {
  postMessage(news);
}
