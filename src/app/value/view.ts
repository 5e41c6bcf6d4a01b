import type { ScoreRow, ScoreView } from '#app/value/calls';
import type { ScoredIssue } from '#app/value/scored-issue';
import { sightOf } from '#core/value/blindness';
import type { AccountId } from '#core/issue';
import type { ScoreRecord } from '#core/value/score';

/** An item's value as one person may see it. */
export function viewOf({ record, settings, model, can }: ScoredIssue, viewer: AccountId): ScoreView {
  const { voters, ballots } = sightOf(record, viewer);
  const { issueId, projectId, version, round, phase, agreed, doubt } = record;
  return {
    issueId,
    projectId,
    version,
    round,
    phase,
    model,
    settings,
    voters: [...voters],
    ballots: [...ballots],
    ...(agreed && { agreed }),
    ...(doubt && { doubt }),
    can,
  };
}

/** An item's value in a list: no ballot, only how many there are. */
export function rowOf({ issueId, version, phase, ballots, agreed, doubt }: ScoreRecord): ScoreRow {
  return { issueId, version, phase, ballots: ballots.length, ...(agreed && { agreed }), ...(doubt && { doubt }) };
}
