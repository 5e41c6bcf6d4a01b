import type { ReplyOf, RequestOf } from '#app/calls';
import { isSameJson } from '#app/canonical-json';
import type { saveDecisionCall } from '#app/decision/calls';
import { mostIssues } from '#app/decision/forms';
import { decisionKind } from '#app/decision/kind';
import { decisionView, loggedDecisions } from '#app/decision/read';
import { documentLimit, type Stored } from '#app/records/records';
import { drawnId } from '#core/drawn-id';
import type { Session } from '#app/session';
import { decisionFault, type Decision } from '#core/decision/decision';
import type { IssueId } from '#core/issue';

/** Logs a decision, or changes one; for those who edit the project's items. What was decided before is shown to whoever was slower. */
export async function saveDecision(
  session: Session,
  request: RequestOf<typeof saveDecisionCall>,
): Promise<ReplyOf<typeof saveDecisionCall>> {
  const { projectId, id, version } = request;
  const { records, tracker, viewer, clock } = session;
  const rights = await tracker.rights.ofProject(projectId);
  if (!rights.see) return { kind: 'not-found' };
  if (!rights.edit) return { kind: 'not-permitted', need: 'edit' };
  const ref = { id, home: projectId };
  const [stored, { items }] = await Promise.all([records.get(decisionKind, ref), loggedDecisions(session, projectId)]);
  const decision = await withHiddenIssues(session, request.decision, stored);
  // Somebody who never saw them cannot take the hidden ones out: a longer list could not be read again.
  if (decision.issueIds.length > mostIssues)
    return { kind: 'invalid', why: 'too-many-issues', field: 'decision.issueIds', data: { most: mostIssues } };
  const unseen = await unseenIssues(session, decision, stored);
  if (unseen.length > 0)
    return { kind: 'invalid', why: 'unseen-issues', field: 'issueIds', data: { count: unseen.length } };
  // What it took the place of before was judged then: an edit of the rest does not fail for it.
  const isKept = stored !== undefined && stored.value.supersedes === decision.supersedes;
  const fault = decisionFault(id, isKept ? { ...decision, supersedes: undefined } : decision, items);
  if (fault) return { kind: 'invalid', why: fault.kind };
  if (stored && isSameJson(stored.value, decision)) return decisionView(session, ref, true);
  const outcome = await records.write(decisionKind, {
    ...ref,
    expected: version,
    value: decision,
    stamped: {
      writeId: drawnId(),
      version: version + 1,
      at: clock.now(),
      by: viewer,
      line: { action: version === 0 ? 'logged' : 'changed' },
    },
  });
  if (outcome === 'too-large') return { kind: 'too-large', limit: documentLimit };
  const view = await decisionView(session, ref, true);
  if (outcome === 'written' || view.kind !== 'ok') return view;
  return { kind: 'clash', why: 'conflict', current: view.value };
}

/** Items that the acting person may not see are not taken out by somebody who never saw them. */
async function withHiddenIssues(
  { tracker }: Session,
  decision: Decision,
  stored: Stored<Decision> | undefined,
): Promise<Decision> {
  const known = stored?.value.issueIds ?? [];
  if (known.length === 0) return decision;
  const visible = await tracker.rights.visible(known);
  const hidden = known.filter((id) => !visible.has(id));
  return { ...decision, issueIds: [...new Set([...decision.issueIds, ...hidden])] };
}

/** Items that are new in a decision and that the acting person does not see: nobody refers to what they cannot know. */
async function unseenIssues(
  { tracker }: Session,
  { issueIds }: Decision,
  stored: Stored<Decision> | undefined,
): Promise<readonly IssueId[]> {
  const added = issueIds.filter((id) => !stored?.value.issueIds.includes(id));
  if (added.length === 0) return [];
  const visible = await tracker.rights.visible(added);
  return added.filter((id) => !visible.has(id));
}
