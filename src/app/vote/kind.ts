import * as z from 'zod/mini';
import { ownAnswerForm, storedAnswerForm } from '#app/blind/sealing';
import { bareAnswer, sealedForm } from '#app/blind/signed-answers';
import { roundForm } from '#app/forms';
import type { RecordKind } from '#app/records/record-kind';
import { piIdForm, trainIdForm } from '#app/train/forms';
import { voteAnswerForm, votePhaseForm } from '#app/vote/forms';

const voteValue = z.object({
  trainId: trainIdForm,
  piId: piIdForm,
  round: roundForm,
  phase: votePhaseForm,
  /** Which team somebody votes for is part of the answer: it would tell more than that they have voted. */
  answers: z.array(storedAnswerForm(voteAnswerForm)),
});

/** Says who did something to which round, never what anybody voted. */
const voteLine = z.object({ round: roundForm, action: z.enum(['voted', 'revealed', 'restarted', 'imported']) });

/** What is stored of a PI's confidence vote; the record's id is the PI's. */
export type VoteValue = z.infer<typeof voteValue>;
/** A line of its history. */
export type VoteLine = z.infer<typeof voteLine>;

/** What an author keeps of a sealed vote. */
export const ownVoteForm = ownAnswerForm(voteAnswerForm);

/** The confidence vote of a PI. */
export const voteKind: RecordKind<VoteValue, VoteLine> = {
  name: 'vote',
  format: 1,
  value: voteValue,
  line: voteLine,
  // A file is read by whoever has it: votes are in it from the reveal on.
  inFiles: ({ answers, ...value }) => ({ ...value, answers: value.phase === 'open' ? [] : answers.map(bareAnswer) }),
  followsIssue: false,
  isWatched: true,
  // Votes are opened without a new version: their seals bind them.
  signed: {
    value: ({ answers, ...value }) => ({ ...value, answers: answers.map(sealedForm) }),
    line: (line) => line,
  },
};
