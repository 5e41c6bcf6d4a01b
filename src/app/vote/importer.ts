import { vouchedAnswers } from '#app/blind/vouched-answers';
import type { Stored } from '#app/records/records';
import type { Importer, LeftOut } from '#app/transfer/importer';
import { isInTheFuture } from '#app/transfer/moments';
import type { Session } from '#app/session';
import type { VoteLine, VoteValue } from '#app/vote/kind';
import { placeOf } from '#app/vote/vote-records';
import { isStrayNote } from '#core/train/vote-round';

/** Votes of a file. Rounds never go back, and no vote comes in that was never revealed. */
export const voteImporter: Importer<VoteValue, VoteLine> = {
  arrive(session, { id, value }, here) {
    const fault = id === value.piId ? faultOf(session, value) : { why: 'damaged', data: { path: 'piId' } };
    if (fault) return { kind: 'leave', left: [fault] };
    const isCut = value.phase === 'open' && value.answers.length > 0;
    return { kind: 'take', value: forward(value, here), left: isCut ? [{ why: 'blind-answers' }] : [] };
  },
  vouched: async ({ records, viewer }, { id, home }, value, before) => {
    // Votes of a round that is open here are as they were: nothing of it came in.
    if (value.phase === 'open') return value;
    // A signature is for its round.
    const here = before?.round === value.round ? before.answers : [];
    const place = { place: placeOf(id, value.round), home, signing: records.signing, viewer };
    return { ...value, answers: [...(await vouchedAnswers(value.answers, here, place))] };
  },
  line: ({ round }) => ({ action: 'imported', round }),
};

/** A vote as it goes on here: an earlier round than the one here becomes the next one, without what only its seal has. */
function forward(value: VoteValue, here: Stored<VoteValue> | undefined): VoteValue {
  if (value.phase === 'open') {
    if (!here || value.round > here.value.round) return { ...value, answers: [] };
    if (here.value.phase === 'open') return { ...value, round: here.value.round, answers: here.value.answers };
    return { ...value, round: here.value.round + 1, answers: [] };
  }
  if (!here || value.round >= here.value.round) return value;
  const answers = value.answers.filter(({ answer }) => answer !== undefined);
  // Its seals are of another round.
  const unsealed = answers.map(({ by, at, answer }) => ({ by, at, answer }));
  return { ...value, round: here.value.round + 1, answers: unsealed };
}

function faultOf({ clock }: Session, { answers }: VoteValue): LeftOut | undefined {
  if (answers.some(({ at }) => isInTheFuture(at, clock))) return { why: 'in-the-future' };
  if (new Set(answers.map(({ by }) => by)).size < answers.length) return { why: 'two-ballots' };
  return answers.some(({ answer }) => answer && isStrayNote(answer))
    ? { why: 'damaged', data: { path: 'note' } }
    : undefined;
}
