import { createRowMaker, type Row } from '../../static/panels/value-page/row';
import type { RowEdits } from '../../static/panels/value-page/row-edits';
import type { ScoreRow } from '#app/value/calls';
import type { AccountId, Issue, IssueId, IssueKey, ProjectId } from '#core/issue';
import { wsjf } from '#core/value/models';
import type { ModelId, ScoringModel } from '#core/value/model';
import type { IsoDateTime } from '#core/result';

/** The moment at which all of these tests play. */
export const now = '2026-11-22T09:00:00.000Z' as IsoDateTime;

/** An item with the given number and otherwise nothing special. */
export function issue(number: number, part: Partial<Issue> = {}): Issue {
  return {
    id: String(number) as IssueId,
    key: `TRAIN-${number}` as IssueKey,
    projectId: '1' as ProjectId,
    projectKey: 'TRAIN',
    summary: `Item ${number}`,
    type: { name: 'Story', isSubtask: false },
    status: { name: 'To Do', category: 'new' },
    clients: [],
    labels: [],
    links: [],
    updated: now,
    ...part,
  };
}

/** A stored agreement under WSJF. */
export function scored(
  number: number,
  factors: Readonly<Record<string, number>>,
  part: Partial<ScoreRow> = {},
): ScoreRow {
  return {
    issueId: String(number) as IssueId,
    version: 1,
    phase: 'agreed',
    ballots: 0,
    agreed: {
      by: 'a1' as AccountId,
      at: '2026-11-01T09:00:00.000Z' as IsoDateTime,
      modelId: 'wsjf' as ModelId,
      factors,
    },
    ...part,
  };
}

/** Rows of a complete backlog. */
export function rowsOf(
  issues: readonly Issue[],
  scores: readonly ScoreRow[] = [],
  edits: ReadonlyMap<IssueId, RowEdits> = new Map(),
  model: ScoringModel = wsjf,
): readonly Row[] {
  return createRowMaker()({
    issues,
    scores: new Map(scores.map((row) => [row.issueId as IssueId, row])),
    edits,
    model,
    now,
    isComplete: true,
  });
}
