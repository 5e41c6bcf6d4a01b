import * as z from 'zod/mini';
import { agreedSchema, historyEntrySchema, type HistoryEntry } from '#app/contract';
import type { ScoreWrite, StoredScore } from '#app/records/records';
import type { AccountId, IssueId, ProjectId } from '#core/issue';
import type { FactorValues } from '#core/value/model';
import type { IsoDateTime } from '#core/result';
import { sameFactors } from '#core/value/round';
import type { Agreed, Ballot, Replaced, ScoreRecord } from '#core/value/score';
import { newNonce, sealOf } from '#azure/seal';

/**
 * A ballot as everybody can read it. With a seal and no answers it is closed: its author has them. With both, anybody
 * can check that they are the answers that were sealed. Without a seal it came from elsewhere, by import.
 */
const storedBallot = z.object({
  by: z.string(),
  at: z.string(),
  seal: z.optional(z.string()),
  nonce: z.optional(z.string()),
  factors: z.optional(z.record(z.string(), z.number())),
  note: z.optional(z.string()),
});

/** A line of history; `seal`: the ballot that it tells of, whose answers are put in when they are open. */
export const historyLine = z.extend(historyEntrySchema, { seal: z.optional(z.string()) });

/** What the last act replaced, see Replaced in core; its ballots are as closed as they were. */
const replacedPart = z.discriminatedUnion('by', [
  z.object({ by: z.literal('agree'), phase: z.enum(['open', 'revealed']), agreed: z.optional(agreedSchema) }),
  z.object({ by: z.literal('restart'), phase: z.enum(['open', 'revealed', 'agreed']), ballots: z.array(storedBallot) }),
]);

/** One item's record in `scores-{project}`, with its last line of history: a write that is cut off after it can be finished. */
export const scoreDocument = z.object({
  id: z.string(),
  __etag: z.int(),
  project: z.string(),
  version: z.int(),
  round: z.int(),
  phase: z.enum(['open', 'revealed', 'agreed']),
  ballots: z.array(storedBallot),
  agreed: z.optional(agreedSchema),
  replaced: z.optional(replacedPart),
  line: historyLine,
  waiting: z.optional(z.object({ since: z.string(), version: z.int() })),
});

/** See {@link scoreDocument}. */
export type ScoreDocument = z.infer<typeof scoreDocument>;
/** See {@link historyLine}. */
export type HistoryLine = z.infer<typeof historyLine>;
/** A ballot in a {@link ScoreDocument}. */
export type StoredBallot = ScoreDocument['ballots'][number];

/** What a seal hides, as its author keeps it. */
export interface OwnBallot {
  readonly seal: string;
  readonly nonce: string;
  readonly round: number;
  readonly at: string;
  readonly factors: Readonly<Record<string, number>>;
  readonly note?: string | undefined;
}

/** Holds while a ballot's answers are with its author alone. */
export function isClosed({ factors }: StoredBallot): boolean {
  return factors === undefined;
}

/** The record as the viewer may hold it: their own closed ballot with its answers. `isVerified` answers whether an open one is what was sealed. */
export function recordOf(
  document: ScoreDocument,
  own: readonly OwnBallot[],
  viewer: AccountId,
  isVerified: (ballot: StoredBallot) => boolean = () => true,
): StoredScore {
  const { id, project, version, round, phase, ballots, agreed, replaced, waiting } = document;
  const shown = (stored: readonly StoredBallot[]): Ballot[] =>
    stored.map((ballot) => shownBallot(ballot, own, viewer, isVerified));
  const before = replaced?.by === 'restart' ? { ...replaced, ballots: shown(replaced.ballots) } : replaced;
  return {
    issueId: id as IssueId,
    projectId: project as ProjectId,
    version,
    round,
    phase,
    ballots: shown(ballots),
    ...(agreed && { agreed: agreed as Agreed }),
    ...(before && { replaced: before as Replaced }),
    ...(waiting && { waiting: waiting.since as IsoDateTime }),
  };
}

function shownBallot(
  ballot: StoredBallot,
  own: readonly OwnBallot[],
  viewer: AccountId,
  isVerified: (ballot: StoredBallot) => boolean,
): Ballot {
  const { by, at, factors, note } = ballot;
  const known = ballot.by === viewer ? own.find(({ seal }) => seal === ballot.seal) : undefined;
  const head = { by: by as AccountId, at: at as IsoDateTime };
  if (factors)
    return {
      ...head,
      factors: factors as FactorValues,
      ...(note !== undefined && { note }),
      ...(!isVerified(ballot) && { seal: 'broken' as const }),
    };
  if (known)
    return { ...head, factors: known.factors as FactorValues, ...(known.note !== undefined && { note: known.note }) };
  return { ...head, factors: {}, seal: 'closed' };
}

/** The ballots whose answers are there and are not what their author sealed. */
export async function brokenBallots({ id, round, ballots }: ScoreDocument): Promise<ReadonlySet<StoredBallot>> {
  const broken = new Set<StoredBallot>();
  for (const ballot of ballots) {
    const { by, seal, nonce, factors, note } = ballot;
    if (seal === undefined || !factors) continue;
    if ((await sealOf(nonce ?? '', { issueId: id, round, by, factors: factors as FactorValues, note })) !== seal)
      broken.add(ballot);
  }
  return broken;
}

/** A write as documents: what everybody gets, and what a new ballot of the viewer's hides. */
export interface Composed {
  readonly document: Omit<ScoreDocument, '__etag'>;
  readonly hidden?: OwnBallot;
}

/** Turns a write into documents. While the round is blind the viewer's answers stay out; from the reveal on they are opened. */
export async function compose(
  { record, entry, isMirrored }: ScoreWrite,
  current: ScoreDocument | undefined,
  own: readonly OwnBallot[],
  viewer: AccountId,
): Promise<Composed> {
  const { agreed, replaced, phase, round } = record;
  let hidden: OwnBallot | undefined;
  const store = async (ballots: readonly Ballot[], isBlind: boolean): Promise<StoredBallot[]> => {
    const stored: StoredBallot[] = [];
    for (const ballot of ballots) {
      const known = storedIn(current, ballot, own);
      if (known) stored.push(isBlind ? closed(known, own, viewer) : opened(known, own, viewer));
      else if (isBlind && ballot.by === viewer) {
        hidden = await sealed(record, ballot);
        stored.push({ by: ballot.by, at: ballot.at, seal: hidden.seal });
      } else stored.push(plain(ballot));
    }
    return stored;
  };
  const ballots = await store(record.ballots, phase === 'open');
  const before =
    replaced?.by === 'restart'
      ? { ...replaced, ballots: await store(replaced.ballots, replaced.phase === 'open') }
      : replaced;
  const waiting = isMirrored ? { since: entry.at, version: record.version } : current?.waiting;
  return {
    document: {
      id: record.issueId,
      project: record.projectId,
      version: record.version,
      round,
      phase,
      ballots,
      ...(agreed && { agreed: agreed as unknown as NonNullable<ScoreDocument['agreed']> }),
      ...(before && { replaced: before as unknown as NonNullable<ScoreDocument['replaced']> }),
      line: lineOf(entry, ballots),
      ...(waiting && { waiting }),
    },
    ...(hidden && { hidden }),
  };
}

/** A ballot of this round, or of the one before it that may be taken back, as it lies in the document. */
function storedIn(
  current: ScoreDocument | undefined,
  ballot: Ballot,
  own: readonly OwnBallot[],
): StoredBallot | undefined {
  const before = current?.replaced?.by === 'restart' ? current.replaced.ballots : [];
  return [...(current?.ballots ?? []), ...before].find(
    (stored) => stored.by === ballot.by && stored.at === ballot.at && isSame(ballot, stored, own),
  );
}

/** An agreement that is taken back makes the round blind again, as far as it can. */
function closed(stored: StoredBallot, own: readonly OwnBallot[], viewer: AccountId): StoredBallot {
  const { by, at, seal } = stored;
  return by === viewer && own.some((ballot) => ballot.seal === seal) ? { by, at, seal } : stored;
}

/** The viewer's own ballot with its answers, where they have them; any other one as it is. */
export function opened(stored: StoredBallot, own: readonly OwnBallot[], viewer: AccountId): StoredBallot {
  const known = stored.by === viewer && isClosed(stored) ? own.find(({ seal }) => seal === stored.seal) : undefined;
  if (!known) return stored;
  const { nonce, factors, note } = known;
  return { ...stored, nonce, factors, ...(note !== undefined && { note }) };
}

async function sealed({ issueId, round }: ScoreRecord, { by, at, factors, note }: Ballot): Promise<OwnBallot> {
  const nonce = newNonce();
  const seal = await sealOf(nonce, { issueId, round, by, factors, note });
  return { seal, nonce, round, at, factors: factors as OwnBallot['factors'], ...(note !== undefined && { note }) };
}

function isSame({ factors, note, seal }: Ballot, stored: StoredBallot, own: readonly OwnBallot[]): boolean {
  if (seal === 'closed') return isClosed(stored);
  const answers = isClosed(stored) ? own.find((candidate) => candidate.seal === stored.seal) : stored;
  return (
    answers?.factors !== undefined && sameFactors(answers.factors as FactorValues, factors) && answers.note === note
  );
}

/** A ballot of an import: with its answers, or for ever without. */
function plain({ by, at, factors, note, seal }: Ballot): StoredBallot {
  if (seal === 'closed') return { by, at, seal: '' };
  return { by, at, factors: factors as OwnBallot['factors'], ...(note !== undefined && { note }) };
}

/** Lines of blind ballots carry no answers. */
function lineOf(entry: HistoryEntry, ballots: readonly StoredBallot[]): HistoryLine {
  if (entry.action !== 'submitted' && entry.action !== 'withdrew') return entry;
  const { factors: _factors, before: _before, note: _note, ...line } = entry;
  const seal = entry.action === 'submitted' ? ballots.find(({ by }) => by === entry.by)?.seal : undefined;
  return { ...line, ...(seal && { seal }) };
}
