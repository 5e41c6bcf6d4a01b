import * as z from 'zod/mini';
import { accountIdForm, drawnIdForm, formOf, issueIdForm } from '#app/forms';
import type { Decision, DecisionId } from '#core/decision/decision';
import type { CalendarDate } from '#core/result';

/** A decision's id: what the page that logs it has drawn. */
export const decisionIdForm = formOf<DecisionId>(drawnIdForm);

/** Items that a decision is on at most, those that somebody may not see among them. */
export const mostIssues = 200;

const date = formOf<CalendarDate>(z.iso.date());
const names = z.array(z.string().check(z.maxLength(200))).check(z.maxLength(50));

/** What was decided, see Decision in core. */
export const decisionForm = formOf<Decision>(
  z.object({
    title: z.string().check(z.maxLength(300)),
    why: z.string().check(z.maxLength(10_000)),
    decidedOn: date,
    deciders: z.array(accountIdForm).check(z.maxLength(50)),
    others: names,
    issueIds: z.array(issueIdForm).check(z.maxLength(mostIssues)),
    supersedes: z.optional(decisionIdForm),
  }),
);

/** What lists show of a decision. */
export const decisionSummaryForm = formOf<Omit<Decision, 'why'>>(
  z.object({
    title: z.string(),
    decidedOn: date,
    deciders: z.array(accountIdForm),
    others: names,
    issueIds: z.array(issueIdForm),
    supersedes: z.optional(decisionIdForm),
  }),
);
