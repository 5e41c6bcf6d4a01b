import * as z from 'zod/mini';
import { ownAnswerForm, storedAnswerForm } from '#app/blind/sealing';
import { bareAnswer, sealedForm } from '#app/blind/signed-answers';
import { roundForm } from '#app/forms';
import type { RecordKind } from '#app/records/record-kind';
import { agreedForm, answerForm, phaseForm, scoreLineForm, type ScoreLine } from '#app/value/forms';

const storedBallot = storedAnswerForm(answerForm);

/** What the last act replaced, see Replaced in core; its ballots are as closed as they were. */
const replaced = z.discriminatedUnion('by', [
  z.object({ by: z.literal('agree'), phase: z.enum(['open', 'revealed']), agreed: z.optional(agreedForm) }),
  z.object({ by: z.literal('restart'), phase: phaseForm, ballots: z.array(storedBallot) }),
]);

const scoreValue = z.object({
  round: roundForm,
  phase: phaseForm,
  ballots: z.array(storedBallot),
  agreed: z.optional(agreedForm),
  replaced: z.optional(replaced),
});

/** What is stored of one item's value, see ScoreRecord in core. */
export type ScoreValue = z.infer<typeof scoreValue>;

/** What an author keeps of a sealed ballot. */
export const ownBallotForm = ownAnswerForm(answerForm);
/** See {@link ownBallotForm}. */
export type OwnBallot = z.infer<typeof ownBallotForm>;

/** One item's value: who scored what, and what was agreed. */
export const scoreKind: RecordKind<ScoreValue, ScoreLine> = {
  name: 'score',
  format: 1,
  value: scoreValue,
  line: scoreLineForm,
  // What the last act replaced is there to take it back, and says more than anybody has seen.
  inFiles: ({ replaced: _replaced, ...value }) => ({ ...value, ballots: value.ballots.map(bareAnswer) }),
  followsIssue: true,
  signed: { value: signedValue, line: signedLine },
};

/** Answers are opened without a new version: their seals bind them. */
function signedValue({ ballots, replaced, ...value }: ScoreValue): unknown {
  return {
    ...value,
    ballots: ballots.map(sealedForm),
    ...(replaced && {
      replaced: replaced.by === 'restart' ? { ...replaced, ballots: replaced.ballots.map(sealedForm) } : replaced,
    }),
  };
}

function signedLine(line: ScoreLine): unknown {
  if (line.seal === undefined) return line;
  const { factors: _factors, note: _note, ...rest } = line;
  return rest;
}
