import { outcomeOf } from '#app/back-off';
import type { CallProblem } from '#app/calls';
import type { PiRef } from '#app/plan/calls';
import type { Stored } from '#app/records/records';
import type { Session } from '#app/session';
import { openPi, type OpenPi } from '#app/train/open-pi';
import type { VoteView } from '#app/vote/calls';
import { voteKind, type VoteValue } from '#app/vote/kind';
import { voteOf } from '#app/vote/vote-records';
import type { AccountId } from '#core/issue';
import { ok, type Result } from '#core/result';
import { unvoted, voiceOf, type VoteRecord } from '#core/train/vote-round';

/** The vote of a PI that the acting person sees, with what a use case decides on. */
export interface OpenVote extends OpenPi {
  readonly ref: PiRef;
  readonly record: VoteRecord;
  /** What lies in storage of it; absent: nothing yet. */
  readonly stored: Stored<VoteValue> | undefined;
  /** Whoever may edit items in the train's project votes, and whoever plans the train. */
  readonly canVote: boolean;
}

/** Opens the vote of a PI as the acting person. Throws UnreadableRecord, to those who see the project. */
export async function openVote(session: Session, ref: PiRef): Promise<Result<OpenVote, CallProblem>> {
  const [opened, stored] = await Promise.all([
    openPi(session, ref),
    outcomeOf(session.records.get(voteKind, { id: ref.piId, home: ref.projectId })),
  ]);
  if (opened.kind !== 'ok') return opened;
  if (stored instanceof Error) throw stored;
  // Ids of PIs are drawn by pages: a vote of another train is no business of this one.
  if (stored && stored.value.trainId !== ref.trainId) return { kind: 'not-found' };
  const record = stored ? await voteOf(session, stored) : unvoted;
  const { canPlan, rights } = opened.value;
  return ok({ ...opened.value, ref, record, stored, canVote: canPlan || rights.edit });
}

/** A vote as one person may see it: until the reveal others are no more than a number. */
export function voteViewOf(
  { record, canVote, canPlan }: Pick<OpenVote, 'record' | 'canVote' | 'canPlan'>,
  viewer: AccountId,
): VoteView {
  const { version, round, phase, voices, doubt } = record;
  const mine = voiceOf(record, viewer);
  return {
    version,
    round,
    phase,
    voters: voices.length,
    ...(mine && { mine }),
    voices: phase === 'open' ? [] : [...voices],
    ...(doubt && { doubt }),
    can: { vote: canVote, plan: canPlan },
  };
}
