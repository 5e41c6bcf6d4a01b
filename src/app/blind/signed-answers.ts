import { sealOf } from '#app/blind/seal';
import type { AnswerDoubt, OwnAnswer, SealedPlace, StoredAnswer } from '#app/blind/sealing';
import { isSameJson } from '#app/canonical-json';
import type { Home } from '#app/records/records';
import { canSign } from '#app/signing/key-pair';
import type { Signing } from '#app/signing/signing';
import type { AccountId } from '#core/issue';

/** A stored answer without what opens it later, which the seal binds; one without a seal is all that it is. */
export function sealedForm<Answer>({ nonce: _nonce, answer, ...rest }: StoredAnswer<Answer>): unknown {
  return rest.seal === undefined ? { ...rest, answer } : rest;
}

/** What the author of an answer signs, or whoever brings it in with a file. */
export function answerStatement<Answer>(
  place: SealedPlace,
  { signature: _signature, ...stored }: StoredAnswer<Answer>,
): unknown {
  return { is: 'answer', ...place, stored: sealedForm(stored) };
}

/** What open answers are held against. */
export interface AnswerWitness<Answer> {
  readonly place: SealedPlace;
  readonly home: Home;
  /** Absent on a trusted side. */
  readonly signing: Signing | undefined;
  readonly own: readonly OwnAnswer<Answer>[];
  readonly viewer: AccountId;
}

/** The stored answers that can be read and are not relied on as their authors'. */
export async function doubtfulAnswers<Answer>(
  stored: readonly StoredAnswer<Answer>[],
  witness: AnswerWitness<Answer>,
): Promise<ReadonlyMap<StoredAnswer<Answer>, AnswerDoubt>> {
  if (!canSign()) return new Map();
  const found = await Promise.all(stored.map(async (entry) => [entry, await doubtOf(entry, witness)] as const));
  return new Map(found.flatMap(([entry, doubt]) => (doubt ? [[entry, doubt] as const] : [])));
}

/** An answer without who vouches for it here: that means nothing in a file. */
export function bareAnswer<Answer>({
  signature: _signature,
  importedBy: _importedBy,
  ...bare
}: StoredAnswer<Answer>): StoredAnswer<Answer> {
  return bare;
}

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

async function doubtOf<Answer>(
  entry: StoredAnswer<Answer>,
  { place, home, signing, own, viewer }: AnswerWitness<Answer>,
): Promise<AnswerDoubt | undefined> {
  const { by, seal, nonce, answer, signature, importedBy } = entry;
  if (answer === undefined) return undefined;
  if (seal !== undefined && (await sealOf(nonce ?? '', { ...place, by, answer })) !== seal) return 'broken';
  if (!signing) return undefined;
  if (by === viewer && own.some((kept) => kept.seal === seal)) return undefined;
  const doubt = await signing.doubtOf({
    statement: answerStatement(place, entry),
    signature,
    by: importedBy ?? by,
    home,
  });
  if (doubt === undefined || doubt === 'unchecked') return undefined;
  // Who answered in this round knows what they answered.
  const isNotMine = by === viewer && own.some(({ round }) => round === place.round);
  return doubt === 'unverified' || isNotMine ? 'broken' : 'unsigned';
}
