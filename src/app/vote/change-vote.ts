import type { CallProblem, ClashReply } from '#app/calls';
import type { PiRef } from '#app/plan/calls';
import { untilWritten, type Attempt } from '#app/records/until-written';
import type { Session } from '#app/session';
import type { VoteView } from '#app/vote/calls';
import { voteKind, type VoteLine } from '#app/vote/kind';
import { voteViewOf, type OpenVote } from '#app/vote/open-vote';
import { composedVote, voteOf } from '#app/vote/vote-records';
import { drawnId } from '#core/drawn-id';
import { ok, type IsoDateTime, type Result } from '#core/result';
import { unvoted, type NoVotes, type VoteRecord, type WrongRound } from '#core/train/vote-round';

/** Why a change does not fit the vote as it is now. */
export type VoteMisfit = WrongRound | NoVotes | { readonly kind: 'conflict' };

/** A change to a vote. It is worked out again on every record that somebody else wrote in between. */
export interface VoteChange {
  readonly action: VoteLine['action'];
  /** The same record again means that nothing is left to do. */
  apply(record: VoteRecord): Result<VoteRecord, VoteMisfit> | Promise<Result<VoteRecord, VoteMisfit>>;
}

/** Makes a change and answers the vote after it, as the acting person may see it. Everybody's vote of the round stays. */
export async function changeVote(
  session: Session,
  opened: OpenVote,
  change: VoteChange,
): Promise<Result<VoteView, CallProblem | ClashReply<VoteView>>> {
  const writing = { ref: opened.ref, change, at: session.clock.now(), writeId: drawnId() };
  const changed = await untilWritten<State, RefusedChange>(
    opened,
    (state) => attempt(session, state, writing),
    () => readAgain(session, opened.ref),
  );
  const view = (record: VoteRecord): VoteView => voteViewOf({ ...opened, record }, session.viewer);
  switch (changed.kind) {
    case 'ok':
      return ok(view(changed.value.record));
    case 'no-votes':
      return { kind: 'invalid', why: changed.kind };
    case 'wrong-phase':
    case 'conflict':
      return { kind: 'clash', why: changed.kind, current: view(changed.record) };
    case 'too-large':
    case 'busy':
      return changed;
  }
}

type State = Pick<OpenVote, 'record' | 'stored'>;
type RefusedChange = VoteMisfit & { readonly record: VoteRecord };

interface Writing {
  readonly ref: PiRef;
  readonly change: VoteChange;
  readonly at: IsoDateTime;
  readonly writeId: string;
}

async function attempt(
  session: Session,
  { record, stored }: State,
  { ref, change, at, writeId }: Writing,
): Promise<Attempt<State, RefusedChange>> {
  const applied = await change.apply(record);
  if (applied.kind !== 'ok') return { ...applied, record };
  const after = applied.value;
  if (after === record) return { kind: 'done', state: { record, stored } };
  return {
    kind: 'write',
    state: { record: after, stored: undefined },
    async run() {
      const { records, viewer } = session;
      const { value, secret } = await composedVote(session, ref, after, stored);
      // Stored before anybody sees the seal: a seal without its answer could never be opened.
      if (secret) await records.drawer?.add(voteKind.name, ref.piId, secret);
      return records.write(voteKind, {
        id: ref.piId,
        home: ref.projectId,
        expected: record.version,
        value,
        stamped: {
          writeId,
          version: after.version,
          at,
          by: viewer,
          line: { round: after.round, action: change.action },
        },
      });
    },
  };
}

async function readAgain(session: Session, { piId, projectId }: PiRef): Promise<State> {
  const stored = await session.records.get(voteKind, { id: piId, home: projectId });
  return { record: stored ? await voteOf(session, stored) : unvoted, stored };
}
