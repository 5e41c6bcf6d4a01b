import * as z from 'zod/mini';
import { newNonce, sealOf } from '#app/blind/seal';
import { answerStatement } from '#app/blind/signed-answers';
import { canonicalJson } from '#app/canonical-json';
import { accountIdForm, momentForm } from '#app/forms';
import type { AccountId } from '#core/issue';
import type { IsoDateTime } from '#core/result';

/**
 * An answer of a blind round as it is stored, where everybody may read it. With a seal and no answer it is closed: its
 * author has it. With both, anybody can check that it is the answer that was sealed. Without a seal it lies on a
 * trusted side, or came from elsewhere by import.
 */
export interface StoredAnswer<Answer> {
  readonly by: AccountId;
  readonly at: IsoDateTime;
  readonly seal?: string | undefined;
  readonly nonce?: string | undefined;
  readonly answer?: Answer | undefined;
  /** Its author's, or of whoever brought it in with a file; none on a trusted side. */
  readonly signature?: string | undefined;
  readonly importedBy?: AccountId | undefined;
}

/** An answer as its viewer may hold it; without one it is closed. */
export interface ShownAnswer<Answer> {
  readonly by: AccountId;
  readonly at: IsoDateTime;
  readonly answer?: Answer;
  /** See Ballot in core. */
  readonly doubt?: AnswerDoubt;
}

/** Why an answer is not relied on as its author's: it is not what was sealed or signed, or nobody signed it. */
export type AnswerDoubt = 'broken' | 'unsigned';

/** What a seal hides, as its author keeps it. */
export interface OwnAnswer<Answer> {
  readonly seal: string;
  readonly nonce: string;
  readonly round: number;
  readonly at: IsoDateTime;
  readonly answer: Answer;
}

/** The round that answers belong to. */
export interface SealedPlace {
  readonly kind: string;
  readonly id: string;
  readonly round: number;
}

/** The form of stored answers of one kind. */
export function storedAnswerForm<Answer extends z.core.$ZodType>(answer: Answer) {
  return z.object({
    by: accountIdForm,
    at: momentForm,
    seal: z.optional(z.string()),
    nonce: z.optional(z.string()),
    answer: z.optional(answer),
    signature: z.optional(z.string()),
    importedBy: z.optional(accountIdForm),
  });
}

/** The form of what an author keeps. */
export function ownAnswerForm<Answer extends z.core.$ZodType>(answer: Answer) {
  return z.object({ seal: z.string(), nonce: z.string(), round: z.int(), at: momentForm, answer });
}

/** Holds while an answer is with its author alone. */
export function isClosed<Answer>({ answer }: StoredAnswer<Answer>): boolean {
  return answer === undefined;
}

/** Answers as the viewer may hold them: their own closed ones with what they keep. */
export function shownAnswers<Answer>(
  stored: readonly StoredAnswer<Answer>[],
  {
    own,
    viewer,
    doubts = new Map(),
  }: {
    readonly own: readonly OwnAnswer<Answer>[];
    readonly viewer: AccountId;
    readonly doubts?: ReadonlyMap<StoredAnswer<Answer>, AnswerDoubt>;
  },
): readonly ShownAnswer<Answer>[] {
  return stored.map((entry) => {
    const { by, at, answer } = entry;
    const doubt = doubts.get(entry);
    if (answer !== undefined) return { by, at, answer, ...(doubt && { doubt }) };
    const known = by === viewer ? own.find(({ seal }) => seal === entry.seal) : undefined;
    return known ? { by, at, answer: known.answer } : { by, at };
  });
}

/** A stored answer with what its author, who is the viewer, keeps of it; any other one as it is. */
export function openedAnswer<Answer>(
  stored: StoredAnswer<Answer>,
  own: readonly OwnAnswer<Answer>[],
  viewer: AccountId,
): StoredAnswer<Answer> {
  const known = stored.by === viewer && isClosed(stored) ? own.find(({ seal }) => seal === stored.seal) : undefined;
  return known ? { ...stored, nonce: known.nonce, answer: known.answer } : stored;
}

/** Where answers of a round are stored: what lies there already, and what the viewer keeps. */
export interface Sealing<Answer> {
  readonly place: SealedPlace;
  readonly viewer: AccountId;
  /** Answers as they lie there, of this round and of the one before it that may be taken back. */
  readonly stored: readonly StoredAnswer<Answer>[];
  readonly own: readonly OwnAnswer<Answer>[];
  /** Absent: the viewer's own stay closed, whatever the record says of its round. */
  readonly mayOpen?: boolean;
  readonly sign?: ((statement: unknown) => Promise<string | undefined>) | undefined;
}

/** Answers as they are to be stored, and the secret that the viewer has to keep first. */
export interface SealedAnswers<Answer> {
  readonly stored: readonly StoredAnswer<Answer>[];
  readonly secret?: OwnAnswer<Answer>;
}

/** Seals the viewer's own new answer while the round is blind; from the reveal on the viewer's own are opened. */
export async function sealedAnswers<Answer>(
  answers: readonly ShownAnswer<Answer>[],
  isBlind: boolean,
  { place, viewer, stored, own, mayOpen = false, sign }: Sealing<Answer>,
): Promise<SealedAnswers<Answer>> {
  let secret: OwnAnswer<Answer> | undefined;
  const next: StoredAnswer<Answer>[] = [];
  for (const entry of answers) {
    const known = stored.find((other) => other.by === entry.by && other.at === entry.at && isSame(entry, other, own));
    if (known && isBlind) next.push(closedAnswer(known, own, viewer));
    else if (known) next.push(mayOpen ? openedAnswer(known, own, viewer) : known);
    else if (isBlind && entry.by === viewer && entry.answer !== undefined) {
      const nonce = newNonce();
      const seal = await sealOf(nonce, { ...place, by: entry.by, answer: entry.answer });
      secret = { seal, nonce, round: place.round, at: entry.at, answer: entry.answer };
      const sealed = { by: entry.by, at: entry.at, seal };
      const signature = await sign?.(answerStatement(place, sealed));
      next.push({ ...sealed, ...(signature !== undefined && { signature }) });
    } else next.push(plainAnswer(entry));
  }
  return { stored: next, ...(secret && { secret }) };
}

/** An answer on a trusted side, or one of an import: as it is, or for ever without. */
function plainAnswer<Answer>({ by, at, answer }: ShownAnswer<Answer>): StoredAnswer<Answer> {
  return answer === undefined ? { by, at, seal: '' } : { by, at, answer };
}

/** An agreement that is taken back makes the round blind again, as far as it can. */
function closedAnswer<Answer>(
  stored: StoredAnswer<Answer>,
  own: readonly OwnAnswer<Answer>[],
  viewer: AccountId,
): StoredAnswer<Answer> {
  const { nonce: _nonce, answer: _answer, ...closed } = stored;
  return stored.by === viewer && own.some(({ seal }) => seal === stored.seal) ? closed : stored;
}

function isSame<Answer>(
  entry: ShownAnswer<Answer>,
  stored: StoredAnswer<Answer>,
  own: readonly OwnAnswer<Answer>[],
): boolean {
  if (entry.answer === undefined) return isClosed(stored);
  const answer = isClosed(stored) ? own.find(({ seal }) => seal === stored.seal)?.answer : stored.answer;
  return answer !== undefined && canonicalJson(answer) === canonicalJson(entry.answer);
}
