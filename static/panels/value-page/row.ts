import type { ScoreRow } from '#app/value/calls';
import { conditionOf, type Condition } from '#core/value/condition';
import { sizeFactor } from '#core/value/evaluation';
import { inherited, type Inherited } from '#core/value/inherited';
import type { AccountId, Issue, IssueId } from '#core/issue';
import type { FactorValues, ModelId, ScoringModel } from '#core/value/model';
import { places, type Place } from '#core/value/rank';
import type { IsoDateTime } from '#core/result';
import type { Agreed } from '#core/value/score';
import { withEstimate } from '#core/value/size';
import { shownValues, type RowEdits } from './row-edits';
import type { QuickFilter } from './view';

/** One item of the table with everything that can be shown of it, worked out. Replaced, never changed. */
export interface Row {
  readonly id: IssueId;
  readonly issue: Issue;
  /** What is stored; absent where nobody ever scored it. */
  readonly stored: ScoreRow | undefined;
  /** Answers as the viewer sees them: their own edits included, the tracker's estimate where nobody gave a size. */
  readonly values: FactorValues;
  /** The size above is the tracker's estimate. */
  readonly isSizeEstimated: boolean;
  readonly condition: Condition;
  readonly score: number | undefined;
  readonly costOfDelay: number | undefined;
  /** Cost of delay of the items that wait for this one; absent where nothing does. */
  readonly inherited: Inherited | undefined;
  /** Absent where there is no score, the item is done, or not all items are here yet. */
  readonly place: Place | undefined;
  readonly quick: readonly QuickFilter[];
  /** Key and summary in lower case: what a search looks in. */
  readonly haystack: string;
  /** Position in the tracker's own order. */
  readonly position: number;
}

/** What rows are made of. */
export interface RowSources {
  readonly issues: readonly Issue[];
  readonly scores: ReadonlyMap<IssueId, ScoreRow>;
  readonly edits: ReadonlyMap<IssueId, RowEdits>;
  readonly model: ScoringModel;
  readonly now: IsoDateTime;
  /** Ranks and inherited values need every item: before, there are none. */
  readonly isComplete: boolean;
}

interface Basis {
  readonly issue: Issue;
  readonly stored: ScoreRow | undefined;
  readonly edits: RowEdits | undefined;
  readonly row: Row;
}

/** Works rows out and remembers them, so that an edit costs one item and whatever it moves. */
export function createRowMaker(): (sources: RowSources) => readonly Row[] {
  let known = new Map<IssueId, Basis>();
  let last: Pick<RowSources, 'model' | 'now'> | undefined;
  return (sources) => {
    if (last?.model !== sources.model || last.now !== sources.now) known = new Map();
    last = sources;
    const own = sources.issues.map((issue, position) => ownRow(known, sources, issue, position));
    const rows = sources.isComplete ? placed(own) : own;
    known = new Map(
      rows.map((row) => [row.id, { issue: row.issue, stored: row.stored, edits: sources.edits.get(row.id), row }]),
    );
    return rows;
  };
}

function ownRow(
  known: ReadonlyMap<IssueId, Basis>,
  { scores, edits, model, now }: RowSources,
  issue: Issue,
  position: number,
): Row {
  const before = known.get(issue.id);
  const stored = scores.get(issue.id);
  const change = edits.get(issue.id);
  if (
    before &&
    before.issue === issue &&
    before.stored === stored &&
    before.edits === change &&
    before.row.position === position
  )
    return before.row;
  const agreed = shownAgreement(model, issue, stored, change, now);
  const condition = conditionOf(model, agreed, issue.points, now);
  const answers = agreed?.modelId === model.id ? agreed.factors : {};
  const values = withEstimate(model, answers, issue.points);
  const size = sizeFactor(model);
  return {
    id: issue.id,
    issue,
    stored,
    values,
    isSizeEstimated:
      size !== undefined &&
      values[size] !== undefined &&
      (stored?.agreed?.factors as FactorValues | undefined)?.[size] === undefined &&
      !change?.changes.some(({ factor }) => factor === size),
    condition,
    score: condition.evaluation.score,
    costOfDelay: condition.evaluation.costOfDelay,
    inherited: undefined,
    place: undefined,
    quick: quickOf(issue, condition, stored),
    haystack: `${issue.key} ${issue.summary}`.toLocaleLowerCase(),
    position,
  };
}

/** What would be agreed if the viewer's edits were stored by now. */
function shownAgreement(
  model: ScoringModel,
  issue: Issue,
  stored: ScoreRow | undefined,
  change: RowEdits | undefined,
  now: IsoDateTime,
): Agreed | undefined {
  const agreed = stored?.agreed as Agreed | undefined;
  if (!change) return agreed;
  const factors = withEstimate(model, shownValues(change), issue.points);
  return { by: agreed?.by ?? ('' as AccountId), at: agreed?.at ?? now, modelId: model.id as ModelId, factors };
}

function quickOf(
  issue: Issue,
  { isUnscored, isUnsized, isStale }: Condition,
  stored: ScoreRow | undefined,
): readonly QuickFilter[] {
  const isOpen = issue.status.category !== 'done';
  const isBeingScored =
    stored !== undefined && (stored.phase === 'revealed' || (stored.phase === 'open' && stored.ballots > 0));
  const flags: Record<QuickFilter, boolean> = {
    unscored: isUnscored && isOpen,
    unsized: isUnsized && isOpen,
    stale: isStale && isOpen,
    scored: !isUnscored,
    waiting: isBeingScored,
  };
  return (Object.keys(flags) as QuickFilter[]).filter((flag) => flags[flag]);
}

/** Adds what depends on the other rows; a row that stays the same keeps its identity. */
function placed(rows: readonly Row[]): readonly Row[] {
  const ranks = places(
    rows.map((row) => [row.id, row.issue.status.category === 'done' ? undefined : row.score] as const),
  );
  const costs = new Map(rows.map((row) => [row.id, row.costOfDelay]));
  const passedOn = inherited(
    rows.map(({ issue }) => issue),
    (id) => costs.get(id),
  );
  return rows.map((row) => {
    const place = ranks.get(row.id);
    const own = passedOn.get(row.id);
    const isSame =
      row.place?.rank === place?.rank && row.place?.of === place?.of && isSameInherited(row.inherited, own);
    return isSame ? row : { ...row, place, inherited: own };
  });
}

function isSameInherited(a: Inherited | undefined, b: Inherited | undefined): boolean {
  if (a === b) return true;
  return (
    a !== undefined &&
    b !== undefined &&
    a.costOfDelay === b.costOfDelay &&
    a.from.length === b.from.length &&
    a.from.every(
      ({ issueId, costOfDelay }, index) =>
        b.from[index]?.issueId === issueId && b.from[index].costOfDelay === costOfDelay,
    )
  );
}
