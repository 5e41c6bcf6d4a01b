import * as z from 'zod/mini';
import { call } from '#app/calls';
import { decisionForm, decisionIdForm, decisionSummaryForm } from '#app/decision/forms';
import { accountIdForm, doubtForm, issueIdForm, momentForm, projectIdForm, versionForm } from '#app/forms';

/**
 * A decision in a list. Items that the viewer may not see are counted in `hiddenIssues` and not named.
 * `supersededBy`: a later decision has taken its place.
 */
const decisionRow = z.object({
  id: decisionIdForm,
  version: versionForm,
  decision: decisionSummaryForm,
  hiddenIssues: z.int(),
  supersededBy: z.optional(decisionIdForm),
});

/** Decisions of one project, newest first. `unreadable`: records that cannot be read. */
const decisionList = z.object({
  projectId: projectIdForm,
  rows: z.array(decisionRow),
  unreadable: z.array(z.string()),
  can: z.object({ log: z.boolean() }),
});

/** A decision with its reasons and its history. What took its place, lists say. */
const decisionView = z.object({
  id: decisionIdForm,
  version: versionForm,
  decision: decisionForm,
  doubt: z.optional(doubtForm),
  hiddenIssues: z.int(),
  history: z.array(
    z.object({
      version: versionForm,
      at: momentForm,
      by: accountIdForm,
      action: z.enum(['logged', 'changed', 'imported']),
      doubt: z.optional(doubtForm),
    }),
  ),
  can: z.object({ log: z.boolean() }),
});

/** See {@link listDecisionsCall}. */
export type DecisionRow = z.infer<typeof decisionRow>;
/** See {@link listDecisionsCall}. */
export type DecisionList = z.infer<typeof decisionList>;
/** See {@link readDecisionCall}. */
export type DecisionView = z.infer<typeof decisionView>;

/** All decisions of a project. */
export const listDecisionsCall = call('decision.list', {
  effect: 'reads',
  request: z.object({ projectId: projectIdForm }),
  value: decisionList,
});

/** Decisions on one item, among those of its project. */
export const decisionsOfCall = call('decision.of', {
  effect: 'reads',
  request: z.object({ issueId: issueIdForm }),
  value: decisionList,
});

/** One decision, whole, with who changed it and when. */
export const readDecisionCall = call('decision.read', {
  effect: 'reads',
  request: z.object({ projectId: projectIdForm, id: decisionIdForm }),
  value: decisionView,
});

/**
 * Logs a decision (`version` 0), or changes one from the version that was seen. Items that the viewer may not see stay
 * in it. Sending it twice makes one.
 */
export const saveDecisionCall = call('decision.save', {
  effect: 'writes',
  request: z.object({ projectId: projectIdForm, id: decisionIdForm, version: versionForm, decision: decisionForm }),
  value: decisionView,
  clash: decisionView,
});
