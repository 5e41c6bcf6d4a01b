import { deferred } from '../base/deferred';

/** What stands in a panel after a press, or after a reveal: they come together, as one file. */
const parts = () => import('./parts');

const agree = deferred(async () => (await parts()).AgreeForm);
const ballot = deferred(async () => (await parts()).BallotForm);
const conflict = deferred(async () => (await parts()).ConflictChoice);

const doubt = deferred(async () => (await parts()).DoubtNotice);
const comparison = deferred(async () => (await parts()).Comparison);
const historyLines = deferred(async () => (await parts()).HistoryLines);

/** The group's answers, see agree-form. */
export const AgreeForm = agree.Part;
/** The viewer's own answers, see ballot-form. */
export const BallotForm = ballot.Part;
/** Two people's answers side by side, see conflict-choice. */
export const ConflictChoice = conflict.Part;

/** Everybody's answers beside each other, see comparison. */
export const Comparison = comparison.Part;
/** Who did what, see history-lines. */
export const HistoryLines = historyLines.Part;

/** Why what is shown is not relied on, see doubt-notice. */
export const DoubtNotice = doubt.Part;

/** Asks for the code of all of them. */
export function prefetchParts(): void {
  for (const { prefetch } of [agree, ballot, conflict, comparison, historyLines]) prefetch();
}
