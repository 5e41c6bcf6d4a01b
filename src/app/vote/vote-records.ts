import { canOpenAny, ownAnswers, wasEnded, type AnswerReader } from '#app/blind/own-answers';
import { openedAnswer, sealedAnswers, shownAnswers, type OwnAnswer, type StoredAnswer } from '#app/blind/sealing';
import { doubtfulAnswers } from '#app/blind/signed-answers';
import type { PiRef } from '#app/plan/calls';
import type { Disclosure, Stored } from '#app/records/records';
import { ownVoteForm, voteKind, type VoteLine, type VoteValue } from '#app/vote/kind';
import type { AccountId } from '#core/issue';
import type { VoteAnswer, VoteRecord } from '#core/train/vote-round';

/** Votes as the viewer may hold them, between the general records and the rules of a round. */

type OwnVote = OwnAnswer<VoteAnswer>;

/** The vote of a PI. Opens the viewer's own vote to everybody once somebody has revealed the round. */
export async function voteOf(reader: AnswerReader, stored: Stored<VoteValue>): Promise<VoteRecord> {
  const { id, home, version, value, doubt } = stored;
  const { records, viewer } = reader;
  const own = await ownVotes(reader, stored);
  const doubts = await doubtfulAnswers(value.answers, {
    place: placeOf(id, value.round),
    home,
    signing: records.signing,
    own,
    viewer,
  });
  // Waited for: whoever looks for a second only has opened theirs, too. A fault leaves it to the next look.
  if (records.drawer && isDue(value, own, viewer) && (await wasRevealed(reader, stored)))
    await Promise.allSettled([records.drawer.disclose(voteKind, { id, home }, disclosureOf(own, viewer))]);
  return {
    version,
    round: value.round,
    phase: value.phase,
    voices: shownAnswers(value.answers, { own, viewer, doubts }),
    ...(doubt && { doubt }),
  };
}

/** The stored form of a vote, and what the viewer has to keep before it is written. */
export interface ComposedVote {
  readonly value: VoteValue;
  readonly secret?: OwnVote;
}

/** Turns a record into what is stored: while the round is blind the viewer's vote is sealed, and whoever reveals opens theirs. */
export async function composedVote(
  reader: AnswerReader,
  { projectId, trainId, piId }: PiRef,
  { round, phase, voices }: VoteRecord,
  before: Stored<VoteValue> | undefined,
): Promise<ComposedVote> {
  const { records, viewer } = reader;
  const { drawer, signing } = records;
  const head = { trainId, piId, round, phase };
  if (!drawer) return { value: { ...head, answers: voices.map(({ by, at, answer }) => ({ by, at, answer })) } };
  const { stored, secret } = await sealedAnswers(voices, phase === 'open', {
    place: placeOf(piId, round),
    viewer,
    stored: before?.value.answers ?? [],
    own: before ? await ownVotes(reader, before) : [],
    mayOpen: phase === 'revealed',
    sign: signing && ((statement: unknown) => signing.sign(statement, projectId)),
  });
  return { value: { ...head, answers: [...stored] }, ...(secret && { secret }) };
}

/** Where votes of a round are sealed. */
export function placeOf(id: string, round: number) {
  return { kind: voteKind.name, id, round };
}

function ownVotes(reader: AnswerReader, { id, value }: Stored<VoteValue>): Promise<readonly OwnVote[]> {
  return ownAnswers<VoteAnswer>(reader, { kind: voteKind.name, id, form: ownVoteForm }, value.answers);
}

function isDue({ phase, answers }: VoteValue, own: readonly OwnVote[], viewer: AccountId): boolean {
  return phase === 'revealed' && canOpenAny<VoteAnswer>(answers, own, viewer);
}

function wasRevealed(reader: AnswerReader, stored: Stored<VoteValue>): Promise<boolean> {
  return wasEnded(reader, voteKind, stored, { round: stored.value.round, actIn: (line) => line });
}

function disclosureOf(own: readonly OwnVote[], viewer: AccountId): Disclosure<VoteValue, VoteLine> {
  return {
    value(value) {
      if (!isDue(value, own, viewer)) return value;
      const opened = value.answers.map((answer: StoredAnswer<VoteAnswer>) => openedAnswer(answer, own, viewer));
      return { ...value, answers: opened };
    },
    line: (line) => line,
  };
}
