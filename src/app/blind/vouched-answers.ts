import type { StoredAnswer } from '#app/blind/sealing';
import { answerStatement, bareAnswer, type AnswerWitness } from '#app/blind/signed-answers';
import { isSameJson } from '#app/canonical-json';

/** Answers that came with a file: those that are here already as they are here, the others signed by whoever brings them in. */
export function vouchedAnswers<Answer>(
  answers: readonly StoredAnswer<Answer>[],
  here: readonly StoredAnswer<Answer>[],
  { place, home, signing, viewer }: Omit<AnswerWitness<Answer>, 'own'>,
): Promise<readonly StoredAnswer<Answer>[]> {
  return Promise.all(
    answers.map(async (answer) => {
      const bare = bareAnswer(answer);
      const known = here.find((other) => other.signature !== undefined && isSameJson(bareAnswer(other), bare));
      if (known || !signing) return known ?? bare;
      const entry = { ...bare, importedBy: viewer };
      const signature = await signing.sign(answerStatement(place, entry), home);
      return signature === undefined ? bare : { ...entry, signature };
    }),
  );
}
