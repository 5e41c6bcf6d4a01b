import { sealOf } from '#app/blind/seal';
import type { AnswerDoubt, OwnAnswer, SealedPlace, StoredAnswer } from '#app/blind/sealing';
import type { Home } from '#app/records/records';
import { canSign } from '#app/signing/can-sign';
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
