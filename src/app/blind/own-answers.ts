import type * as z from 'zod/mini';
import { openedAnswer, type OwnAnswer, type StoredAnswer } from '#app/blind/sealing';
import type { RecordKind } from '#app/records/record-kind';
import type { Stored } from '#app/records/records';
import type { Session } from '#app/session';
import type { AccountId } from '#core/issue';
import { isRoundOver } from '#core/value/blindness';

/** Lines of history in which the end of a round is looked for. */
const linesLookedAt = 2_000;

/** Who reads answers, and where they lie. */
export type AnswerReader = Pick<Session, 'records' | 'viewer'>;

/** The viewer's secrets of one record; what is of another form is left out. */
export function ownAnswersIn<Answer>(
  form: z.ZodMiniType<OwnAnswer<Answer>>,
  secrets: readonly unknown[],
): readonly OwnAnswer<Answer>[] {
  return secrets.flatMap((secret) => {
    const read = form.safeParse(secret);
    return read.success ? [read.data as OwnAnswer<Answer>] : [];
  });
}

/** What the viewer keeps of sealed answers of a record; read again when another page of theirs has added one. */
export async function ownAnswers<Answer>(
  { records, viewer }: AnswerReader,
  { kind, id, form }: { readonly kind: string; readonly id: string; readonly form: z.ZodMiniType<OwnAnswer<Answer>> },
  answers: readonly StoredAnswer<Answer>[],
): Promise<readonly OwnAnswer<Answer>[]> {
  const { drawer } = records;
  const all = answers.filter(({ by }) => by === viewer);
  const closed = all.filter(({ seal }) => seal);
  // One that nobody signed is compared with what the viewer keeps, too.
  if (!drawer || (closed.length === 0 && all.every(({ signature }) => signature !== undefined))) return [];
  const own = ownAnswersIn(form, await drawer.read(kind, id));
  if (closed.every((answer) => own.some(({ seal }) => seal === answer.seal))) return own;
  drawer.forget(kind, id);
  return ownAnswersIn(form, await drawer.read(kind, id));
}

/** Whether the viewer keeps what opens one of these answers. */
export function canOpenAny<Answer>(
  answers: readonly StoredAnswer<Answer>[],
  own: readonly OwnAnswer<Answer>[],
  viewer: AccountId,
): boolean {
  return answers.some((answer) => openedAnswer(answer, own, viewer) !== answer);
}

/**
 * Whether somebody has ended the blind round. What the record says of its phase is not enough: anybody may have written
 * it. It takes a signed record, and a signed line that tells who ended this very round.
 */
export async function wasEnded<Value, Line, Summary>(
  { records }: Pick<AnswerReader, 'records'>,
  kind: RecordKind<Value, Line, Summary>,
  { id, home, doubt }: Pick<Stored<Value>, 'id' | 'home' | 'doubt'>,
  {
    round,
    actIn,
  }: { readonly round: number; actIn(line: Line): { readonly round?: number | undefined; readonly action: string } },
): Promise<boolean> {
  if (doubt !== undefined) return false;
  const lines = await records.history(kind, kind.followsIssue ? { id } : { id, home }, linesLookedAt);
  const signed = lines.filter((stamped) => stamped.doubt === undefined);
  return isRoundOver(
    signed.map(({ version, by, line }) => ({ version, by, ...actIn(line) })),
    round,
  );
}
