import * as z from 'zod/mini';
import { newNonce, sealOf } from '#app/blind/seal';
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
}

/** An answer as its viewer may hold it; without one it is closed. */
export interface ShownAnswer<Answer> {
  readonly by: AccountId;
  readonly at: IsoDateTime;
  readonly answer?: Answer;
  /** What was opened is not what was sealed. */
  readonly isBroken?: boolean;
}

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
    broken = new Set(),
  }: {
    readonly own: readonly OwnAnswer<Answer>[];
    readonly viewer: AccountId;
    readonly broken?: ReadonlySet<StoredAnswer<Answer>>;
  },
): readonly ShownAnswer<Answer>[] {
  return stored.map((entry) => {
    const { by, at, answer } = entry;
    if (answer !== undefined) return { by, at, answer, ...(broken.has(entry) && { isBroken: true }) };
    const known = by === viewer ? own.find(({ seal }) => seal === entry.seal) : undefined;
    return known ? { by, at, answer: known.answer } : { by, at };
  });
}

/** The stored answers that are there and are not what their author sealed. */
export async function brokenAnswers<Answer>(
  place: SealedPlace,
  stored: readonly StoredAnswer<Answer>[],
): Promise<ReadonlySet<StoredAnswer<Answer>>> {
  const broken = new Set<StoredAnswer<Answer>>();
  for (const entry of stored) {
    const { by, seal, nonce, answer } = entry;
    if (seal === undefined || answer === undefined) continue;
    if ((await sealOf(nonce ?? '', { ...place, by, answer })) !== seal) broken.add(entry);
  }
  return broken;
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
  { place, viewer, stored, own }: Sealing<Answer>,
): Promise<SealedAnswers<Answer>> {
  let secret: OwnAnswer<Answer> | undefined;
  const next: StoredAnswer<Answer>[] = [];
  for (const entry of answers) {
    const known = stored.find((other) => other.by === entry.by && other.at === entry.at && isSame(entry, other, own));
    if (known) next.push(isBlind ? closedAnswer(known, own, viewer) : openedAnswer(known, own, viewer));
    else if (isBlind && entry.by === viewer && entry.answer !== undefined) {
      const nonce = newNonce();
      const seal = await sealOf(nonce, { ...place, by: entry.by, answer: entry.answer });
      secret = { seal, nonce, round: place.round, at: entry.at, answer: entry.answer };
      next.push({ by: entry.by, at: entry.at, seal });
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
  const { by, at, seal } = stored;
  return by === viewer && own.some((answer) => answer.seal === seal) ? { by, at, seal } : stored;
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
