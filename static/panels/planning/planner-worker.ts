import { PlanningTurns, type PlanNews } from '#planner/search/planning-turns';
import type { FromPlanner, ToPlanner } from './planner-messages';

/** The planner away from the page, so that nobody's typing waits for it. Between two turns it hears what the page says. */

let work: { readonly id: number; readonly turns: PlanningTurns } | undefined;
// A message to itself comes after those of the page, and sooner than any timer.
const { port1: nextTurn, port2: turn } = new MessageChannel();

onmessage = ({ data }: MessageEvent<ToPlanner>): void => {
  if (data.kind === 'cancel' && work?.id !== data.id) return;
  const previous = work;
  work = undefined;
  if (previous) tell(previous.id, () => previous.turns.cancel());
  if (data.kind === 'cancel') return;
  tell(data.id, () => {
    work = { id: data.id, turns: new PlanningTurns(data.request, () => performance.now()) };
    nextTurn.postMessage(undefined);
    return undefined;
  });
};

turn.onmessage = (): void => {
  const current = work;
  if (!current) return;
  const news = tell(current.id, () => current.turns.turn());
  if (news === 'failed' || news?.kind === 'done') work = undefined;
  else nextTurn.postMessage(undefined);
};

function tell(id: number, act: () => PlanNews | undefined): PlanNews | 'failed' | undefined {
  try {
    const news = act();
    if (news) postMessage({ id, ...news } satisfies FromPlanner);
    return news;
  } catch (error) {
    postMessage({
      id,
      kind: 'failed',
      message: error instanceof Error ? error.message : String(error),
    } satisfies FromPlanner);
    return 'failed';
  }
}
