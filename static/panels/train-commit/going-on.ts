import type { CommitJournal } from '#app/plan/calls';
import { commitDifference } from '#core/train/placing';
import type { BoardState } from '../train/board-session';
import { plannedDays } from './day-writes';
import { isLeft, isMoved, rowsOf, type CommitRow, type CommitState } from './commit-state';

/** Whether anything may be written by this plan: by this person, of a plan that has come and is relied on. */
export function mayCommit({ canPlan, hasPlan, plan }: Pick<BoardState, 'canPlan' | 'hasPlan' | 'plan'>): boolean {
  return canPlan && hasPlan && plan.doubt === undefined;
}

/** Which of the commitments of before can be gone on with, and which be undone. `journals`: newest first. */
export function ofBefore(journals: readonly CommitJournal[]): Pick<CommitState, 'unfinished' | 'last' | 'withheld'> {
  const unfinished = journals.find(({ state, doubt }) => state === 'open' && doubt === undefined);
  // An undo takes back what was committed before it was begun, whatever was committed since.
  const older = unfinished?.aim === 'undo' ? journals.slice(journals.indexOf(unfinished) + 1) : journals;
  const done = older.find(({ state }) => state === 'done');
  const last = done?.doubt === undefined ? done : undefined;
  const withheld = done?.doubt ?? journals.find(({ state, doubt }) => state === 'open' && doubt !== undefined)?.doubt;
  return { ...(unfinished && { unfinished }), ...(last && { last }), ...(withheld && { withheld }) };
}

/**
 * What going on with a journal would write. What the plan no longer wants there is left alone, as moved meanwhile; what an
 * undo takes back is in no plan.
 */
export function rowsToGoOn(
  journal: CommitJournal,
  board: Pick<BoardState, 'row' | 'pi' | 'items' | 'placements' | 'board' | 'load'>,
): readonly CommitRow[] {
  const { pi, items, placements } = board;
  const rows = rowsOf(journal, new Map(items.map((item) => [item.id, item])));
  if (journal.aim === 'undo') return rows;
  const { steps } = commitDifference(pi, items, placements);
  const wanted = new Map(steps.flatMap(({ issueId, to, obstacle }) => (obstacle ? [] : [[issueId, to] as const])));
  const days = plannedDays(board);
  return rows.map((row) => {
    const { issueId, item, to, fields = [], outcome } = row;
    if (!isLeft(outcome)) return row;
    // Of what the tracker has there already only the answer is missing.
    const isThere = item !== undefined && (item.iterations.at(-1) ?? null) === to;
    const isPlanned = wanted.has(issueId) ? wanted.get(issueId) === to : isThere;
    const isDated = fields.every((field) => days.get(issueId)?.get(field.id) === field.to);
    return isDated && (isPlanned || !isMoved(row)) ? row : { ...row, outcome: 'changed' };
  });
}
