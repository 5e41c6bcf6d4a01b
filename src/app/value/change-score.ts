import type { CallProblem, ClashReply } from '#app/calls';
import { mirrorSoon } from '#app/mirror/soon';
import type { WriteOutcome } from '#app/records/records';
import { untilWritten, type Attempt } from '#app/records/until-written';
import { drawnId } from '#core/drawn-id';
import type { Session } from '#app/session';
import type { ScoreView } from '#app/value/calls';
import { scoreNow } from '#app/value/current-score';
import type { ScoreLine } from '#app/value/forms';
import { scoreKind } from '#app/value/kind';
import { composed, lineOf } from '#app/value/score-records';
import type { ScoredIssue } from '#app/value/scored-issue';
import { viewOf } from '#app/value/view';
import type { IssueId, ProjectId } from '#core/issue';
import { ok, type IsoDateTime, type Result } from '#core/result';
import { unscored, type NoBallots, type WrongPhase } from '#core/value/round';
import type { ScoreRecord } from '#core/value/score';

/** How long a person who changed something waits for the fields that follow, in milliseconds. */
const mirrorPatience = 1_000;

/** Why a change does not fit the record as it is now. */
export type Misfit = WrongPhase | NoBallots | { readonly kind: 'conflict' };

/** A change to one item's score. It is worked out again on every record that somebody else wrote in between. */
export interface ScoreChange {
  /** The same record again means that nothing is left to do. `conflict`: what the person saw is gone. */
  apply(record: ScoreRecord): Result<ScoreRecord, Misfit> | Promise<Result<ScoreRecord, Misfit>>;
  /** What the line of history says beside who, when, and which round. */
  line(before: ScoreRecord, after: ScoreRecord): Omit<ScoreLine, 'round' | 'seal'>;
  readonly isMirrored: boolean;
}

/** Makes a change and answers the item after it. Nothing of another person's is ever overwritten. */
export async function changeScore(
  session: Session,
  issue: ScoredIssue,
  change: ScoreChange,
): Promise<Result<ScoredIssue, CallProblem | ClashReply<ScoreView>>> {
  const writing = { change, at: session.clock.now(), writeId: drawnId() };
  const changed = await untilWritten<State, RefusedChange>(
    issue,
    (state) => attempt(session, state, writing),
    ({ record: { issueId, projectId } }) => readAgain(session, issueId, projectId),
  );
  switch (changed.kind) {
    case 'ok': {
      const { record } = changed.value;
      if (change.isMirrored) await mirrorSoon(session.later, [record.issueId], mirrorPatience);
      return ok({ ...issue, record });
    }
    case 'no-ballots':
      return { kind: 'invalid', why: 'no-ballots' };
    case 'wrong-phase':
    case 'conflict': {
      const { kind, record } = changed;
      return { kind: 'clash', why: kind, current: viewOf({ ...issue, record }, session.viewer) };
    }
    case 'too-large':
    case 'busy':
      return changed;
  }
}

/** A score as it stands, and what lies in storage of it. */
type State = Pick<ScoredIssue, 'record' | 'stored'>;

/** A misfit with the record that it was found on. */
type RefusedChange = Misfit & { readonly record: ScoreRecord };

interface Writing {
  readonly change: ScoreChange;
  readonly at: IsoDateTime;
  readonly writeId: string;
}

async function attempt(
  session: Session,
  { record, stored }: State,
  { change, at, writeId }: Writing,
): Promise<Attempt<State, RefusedChange>> {
  const applied = await change.apply(record);
  if (applied.kind !== 'ok') return { ...applied, record };
  const after = applied.value;
  if (after === record) return { kind: 'done', state: { record, stored } };
  const line: ScoreLine = { round: after.round, ...change.line(record, after) };
  const run = async (): Promise<WriteOutcome> => {
    const { records, viewer } = session;
    const { value, secret, disclosure } = await composed(session, after, stored);
    // Stored before anybody sees the seal: a seal without its answers could never be opened.
    if (secret) await records.drawer?.add(scoreKind.name, after.issueId, secret);
    const ref = { id: after.issueId, home: after.projectId };
    const outcome = await records.write(scoreKind, {
      ...ref,
      expected: record.version,
      value,
      stamped: { writeId, version: after.version, at, by: viewer, line: lineOf(session, line, value) },
      ...(change.isMirrored && { task: 'mirror' as const }),
    });
    const { drawer } = records;
    if (outcome === 'written' && disclosure && drawer)
      session.inBackground(() => drawer.disclose(scoreKind, ref, disclosure));
    return outcome;
  };
  return { kind: 'write', state: { record: after }, run };
}

async function readAgain(session: Session, issueId: IssueId, projectId: ProjectId): Promise<State> {
  const read = await session.records.get(scoreKind, { id: issueId });
  const { current, stored } = await scoreNow(session, issueId, read);
  return { record: { ...(current ?? unscored(issueId, projectId)), projectId }, stored };
}
