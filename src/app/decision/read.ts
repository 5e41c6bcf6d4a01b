import type { CallProblem, ReplyOf, RequestOf } from '#app/calls';
import type {
  DecisionList,
  decisionsOfCall,
  DecisionView,
  listDecisionsCall,
  readDecisionCall,
} from '#app/decision/calls';
import { decisionKind } from '#app/decision/kind';
import type { LineIn } from '#app/records/record-kind';
import type { Ref, Stamped, Stored } from '#app/records/records';
import { wholeList } from '#app/records/whole-list';
import type { Session } from '#app/session';
import { inOrder, supersededBy, type Decision, type DecisionId, type LoggedDecision } from '#core/decision/decision';
import type { IssueId, ProjectId } from '#core/issue';
import { ok, type Result } from '#core/result';

/** A decision as lists have it. */
export interface ListedDecision extends LoggedDecision {
  readonly version: number;
  readonly decision: Omit<Decision, 'why'>;
}

/** Lines of history that a view shows. */
const shownLines = 50;

/** Shows all decisions of a project. */
export async function listDecisions(
  session: Session,
  { projectId }: RequestOf<typeof listDecisionsCall>,
): Promise<ReplyOf<typeof listDecisionsCall>> {
  const [rights, logged] = await Promise.all([
    session.tracker.rights.ofProject(projectId),
    loggedDecisions(session, projectId),
  ]);
  if (!rights.see) return { kind: 'not-found' };
  return ok(await shownList(session, projectId, { ...logged, canLog: rights.edit }));
}

/** Shows the decisions of an item's project that are on this item. */
export async function decisionsOf(
  session: Session,
  { issueId }: RequestOf<typeof decisionsOfCall>,
): Promise<ReplyOf<typeof decisionsOfCall>> {
  const { see, edit, projectId } = await session.tracker.rights.ofIssue(issueId);
  if (!see || projectId === undefined) return { kind: 'not-found' };
  const { items, unreadable } = await loggedDecisions(session, projectId);
  const chains = supersededBy(items);
  const own = items.filter(({ decision }) => decision.issueIds.includes(issueId));
  const list = await shownList(session, projectId, { items: own, unreadable, canLog: edit });
  // What took the place of a decision may be on other items.
  return ok({ ...list, rows: list.rows.map((row) => withSuccessor(row, chains)) });
}

/** Shows one decision with its history. */
export async function readDecision(
  session: Session,
  { projectId, id }: RequestOf<typeof readDecisionCall>,
): Promise<ReplyOf<typeof readDecisionCall>> {
  const rights = await session.tracker.rights.ofProject(projectId);
  if (!rights.see) return { kind: 'not-found' };
  return decisionView(session, { id, home: projectId }, rights.edit);
}

/** One decision as the acting person may see it. */
export async function decisionView(
  session: Session,
  ref: Ref,
  canLog: boolean,
): Promise<Result<DecisionView, CallProblem>> {
  const [stored, lines] = await Promise.all([
    session.records.get(decisionKind, ref),
    session.records.history(decisionKind, ref, shownLines),
  ]);
  if (!stored) return { kind: 'not-found' };
  return ok(await shownView(session, stored, lines, canLog));
}

/** Every decision of a project, from the summaries. */
export async function loggedDecisions(
  { records }: Session,
  projectId: ProjectId,
): Promise<{ readonly items: readonly ListedDecision[]; readonly unreadable: readonly string[] }> {
  const { items, unreadable } = await wholeList(records, decisionKind, projectId);
  return {
    items: items.map(({ id, version, value }) => ({ id: id as DecisionId, version, decision: value })),
    unreadable,
  };
}

async function shownList(
  { tracker }: Session,
  projectId: ProjectId,
  {
    items,
    unreadable,
    canLog,
  }: { readonly items: readonly ListedDecision[]; readonly unreadable: readonly string[]; readonly canLog: boolean },
): Promise<DecisionList> {
  const issueIds = [...new Set(items.flatMap(({ decision }) => decision.issueIds))];
  const visible = issueIds.length === 0 ? new Set<IssueId>() : await tracker.rights.visible(issueIds);
  const chains = supersededBy(items);
  const rows = inOrder(items).map(({ id, version, decision }) => {
    const shown = decision.issueIds.filter((issueId) => visible.has(issueId));
    const row = {
      id,
      version,
      decision: { ...decision, issueIds: shown },
      hiddenIssues: decision.issueIds.length - shown.length,
    };
    return withSuccessor(row, chains);
  });
  return { projectId, rows, unreadable: [...unreadable], can: { log: canLog } };
}

async function shownView(
  { tracker }: Session,
  { id, version, value, doubt }: Stored<Decision>,
  lines: readonly Stamped<LineIn<typeof decisionKind>>[],
  canLog: boolean,
): Promise<DecisionView> {
  const visible = value.issueIds.length === 0 ? new Set<IssueId>() : await tracker.rights.visible(value.issueIds);
  const issueIds = value.issueIds.filter((issueId) => visible.has(issueId));
  return {
    id: id as DecisionId,
    version,
    decision: { ...value, issueIds },
    hiddenIssues: value.issueIds.length - issueIds.length,
    ...(doubt && { doubt }),
    history: lines.map(({ version: at, by, at: moment, line, doubt: ofLine }) => ({
      version: at,
      at: moment,
      by,
      action: line.action,
      ...(ofLine && { doubt: ofLine }),
    })),
    can: { log: canLog },
  };
}

function withSuccessor(
  row: DecisionList['rows'][number],
  chains: ReadonlyMap<DecisionId, DecisionId>,
): DecisionList['rows'][number] {
  const later = chains.get(row.id);
  return later === undefined ? row : { ...row, supersededBy: later };
}
