import {
  brokenAnswers,
  isClosed,
  openedAnswer,
  sealedAnswers,
  shownAnswers,
  type SealedAnswers,
  type ShownAnswer,
  type StoredAnswer,
} from '#app/blind/sealing';
import { inParallel } from '#app/parallel';
import type { Disclosure, Home, Page, PrivateDrawer, Stored } from '#app/records/records';
import type { Session } from '#app/session';
import type { Answer, ScoreLine } from '#app/value/forms';
import { ownBallotForm, scoreKind, type OwnBallot, type ScoreValue } from '#app/value/kind';
import type { AccountId, IssueId, ProjectId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import type { Ballot, ScoreRecord } from '#core/value/score';

/** Scores as the viewer may hold them, between the general records and the rules of a round. */

/** What scores are read with. */
export type ScoreReader = Pick<Session, 'records' | 'viewer' | 'inBackground'>;

/** A score with what its record says beside it. `fieldsDue`: since then the tracker's fields are behind it. */
export type StoredScore = ScoreRecord & { readonly fieldsDue?: IsoDateTime };

type Ballots = readonly StoredAnswer<Answer>[];

/** Records opened at once in the background. */
const writesAtOnce = 4;

/** One item's score. Opens the viewer's own ballot to everybody once the round is no longer blind. */
export async function scoreOf(reader: ScoreReader, stored: Stored<ScoreValue>): Promise<StoredScore> {
  const own = await ownBallots(reader, stored);
  const { id: recordId, value } = stored;
  const broken = await brokenAnswers({ kind: scoreKind.name, id: recordId, round: value.round }, value.ballots);
  const drawer = reader.records.drawer;
  // Waited for: whoever looks for a second only has opened theirs, too. A fault leaves it to the next look.
  if (drawer && canOpen(value, own, reader.viewer))
    await Promise.allSettled([open(drawer, stored, own, reader.viewer)]);
  return scoreRecord(stored, { own, viewer: reader.viewer, broken });
}

/** Scores of many items, in no order, unverified: lists count ballots and show none. */
export async function scoresOf(reader: ScoreReader, ids: readonly IssueId[]): Promise<readonly StoredScore[]> {
  const stored = await reader.records.many(
    scoreKind,
    ids.map((id) => ({ id })),
  );
  return listed(reader, stored);
}

/** A page of a project's scores; `unreadable`: items whose record cannot be read. */
export async function scoresIn(
  reader: ScoreReader,
  projectId: ProjectId,
  after?: string,
): Promise<Page<StoredScore> & { readonly unreadable: readonly string[] }> {
  const page = await reader.records.list(scoreKind, projectId, after);
  return { ...page, items: listed(reader, page.items) };
}

/** The stored form of a record, and what the viewer has to keep before it is written. */
export interface ComposedScore {
  readonly value: ScoreValue;
  readonly secret?: OwnBallot;
  /** Answers of the viewer's that this write opens: lines that tell of them follow. */
  readonly disclosure?: Disclosure<ScoreValue, ScoreLine>;
}

/** Turns a record into what is stored. While the round is blind the viewer's answers stay out; from the reveal on they are opened. */
export async function composed(
  reader: ScoreReader,
  record: ScoreRecord,
  before: Stored<ScoreValue> | undefined,
): Promise<ComposedScore> {
  const { round, phase, agreed, replaced } = record;
  const own = before ? await ownBallots(reader, before) : [];
  const known = [...(before?.value.ballots ?? []), ...replacedBallots(before?.value)];
  const store = (ballots: readonly Ballot[], of: number, isBlind: boolean): Promise<SealedAnswers<Answer>> => {
    const answers = ballots.map(answerOf);
    if (!reader.records.drawer)
      return Promise.resolve({ stored: answers.map(({ by, at, answer }) => ({ by, at, answer })) });
    const place = { kind: scoreKind.name, id: record.issueId, round: of };
    return sealedAnswers(answers, isBlind, { place, viewer: reader.viewer, stored: known, own });
  };
  const ballots = await store(record.ballots, round, phase === 'open');
  const old =
    replaced?.by === 'restart' ? (await store(replaced.ballots, round - 1, replaced.phase === 'open')).stored : [];
  const value: ScoreValue = {
    round,
    phase,
    ballots: [...ballots.stored],
    ...(agreed && { agreed }),
    ...(replaced && { replaced: replaced.by === 'restart' ? { ...replaced, ballots: [...old] } : replaced }),
  };
  const isOpened = phase !== 'open' && (before?.value.ballots ?? []).some(isClosed) && own.length > 0;
  return {
    value,
    ...(ballots.secret && { secret: ballots.secret }),
    ...(isOpened && { disclosure: disclosureOf(value, own, reader.viewer) }),
  };
}

/** A line as it is stored: lines of blind ballots carry no answers where everybody could read them. */
export function lineOf(reader: ScoreReader, line: ScoreLine, value: ScoreValue): ScoreLine {
  if (!reader.records.drawer || (line.action !== 'submitted' && line.action !== 'withdrew')) return line;
  const { factors: _factors, before: _before, note: _note, ...rest } = line;
  const seal = line.action === 'submitted' ? value.ballots.find(({ by }) => by === reader.viewer)?.seal : undefined;
  return { ...rest, ...(seal && { seal }) };
}

/** Puts the answers into lines that their seals hid, as far as the viewer may have them. */
export async function withAnswers(
  reader: ScoreReader,
  issueId: IssueId,
  lines: readonly ScoreLine[],
): Promise<readonly ScoreLine[]> {
  const { drawer } = reader.records;
  if (!drawer || !lines.some(({ seal }) => seal !== undefined)) return lines;
  const own = ownIn(await drawer.read(scoreKind.name, issueId));
  const stored = await reader.records.get(scoreKind, { id: issueId });
  const answers = answersBySeal(stored ? [...stored.value.ballots, ...replacedBallots(stored.value)] : [], own);
  return lines.map((line) => answered(line, answers));
}

function listed(reader: ScoreReader, stored: readonly Stored<ScoreValue>[]): readonly StoredScore[] {
  openLater(reader, stored);
  return stored.map((record) => scoreRecord(record, { own: [], viewer: reader.viewer }));
}

function scoreRecord(
  { id, home, version, value, tasks }: Stored<ScoreValue>,
  sight: Parameters<typeof shownAnswers<Answer>>[1],
): StoredScore {
  const { round, phase, ballots, agreed, replaced } = value;
  const shown = (stored: Ballots): readonly Ballot[] => shownAnswers(stored, sight).map(ballotOf);
  return {
    issueId: id as IssueId,
    projectId: home as ProjectId,
    version,
    round,
    phase,
    ballots: shown(ballots),
    ...(agreed && { agreed }),
    ...(replaced && {
      replaced: replaced.by === 'restart' ? { ...replaced, ballots: shown(replaced.ballots) } : replaced,
    }),
    ...(tasks?.mirror !== undefined && { fieldsDue: tasks.mirror }),
  };
}

function ballotOf({ by, at, answer, isBroken }: ShownAnswer<Answer>): Ballot {
  if (!answer) return { by, at, factors: {}, seal: 'closed' };
  const { factors, note } = answer;
  return { by, at, factors, ...(note !== undefined && { note }), ...(isBroken && { seal: 'broken' as const }) };
}

function answerOf({ by, at, factors, note, seal }: Ballot): ShownAnswer<Answer> {
  return seal === 'closed' ? { by, at } : { by, at, answer: { factors, ...(note !== undefined && { note }) } };
}

/** The viewer's sealed ballots of an item; read again when another page of theirs has added one. */
async function ownBallots(
  { records, viewer }: ScoreReader,
  { id, value }: Stored<ScoreValue>,
): Promise<readonly OwnBallot[]> {
  const { drawer } = records;
  const closed = [...value.ballots, ...replacedBallots(value)].filter((ballot) => ballot.by === viewer && ballot.seal);
  if (!drawer || closed.length === 0) return [];
  const own = ownIn(await drawer.read(scoreKind.name, id));
  if (closed.every((ballot) => own.some(({ seal }) => seal === ballot.seal))) return own;
  drawer.forget(scoreKind.name, id);
  return ownIn(await drawer.read(scoreKind.name, id));
}

function ownIn(secrets: readonly unknown[]): readonly OwnBallot[] {
  return secrets.flatMap((secret) => {
    const read = ownBallotForm.safeParse(secret);
    return read.success ? [read.data] : [];
  });
}

function replacedBallots(value: ScoreValue | undefined): Ballots {
  return value?.replaced?.by === 'restart' ? value.replaced.ballots : [];
}

function canOpen({ phase, ballots }: ScoreValue, own: readonly OwnBallot[], viewer: AccountId): boolean {
  return phase !== 'open' && ballots.some((ballot) => openedAnswer(ballot, own, viewer) !== ballot);
}

function open(
  drawer: PrivateDrawer,
  { id, home, value }: { readonly id: string; readonly home: Home; readonly value: ScoreValue },
  own: readonly OwnBallot[],
  viewer: AccountId,
): Promise<void> {
  return drawer.disclose(scoreKind, { id, home }, disclosureOf(value, own, viewer));
}

function disclosureOf(
  { ballots }: ScoreValue,
  own: readonly OwnBallot[],
  viewer: AccountId,
): Disclosure<ScoreValue, ScoreLine> {
  const answers = answersBySeal(
    ballots.map((ballot) => openedAnswer(ballot, own, viewer)),
    [],
  );
  return {
    value(value) {
      if (!canOpen(value, own, viewer)) return value;
      return { ...value, ballots: value.ballots.map((ballot) => openedAnswer(ballot, own, viewer)) };
    },
    line: (line) => answered(line, answers),
  };
}

/** Ballots of the viewer's in rounds that somebody has revealed meanwhile, found in a list. */
function openLater({ records, viewer, inBackground }: ScoreReader, stored: readonly Stored<ScoreValue>[]): void {
  const { drawer } = records;
  const due = stored.filter(
    ({ value }) => value.phase !== 'open' && value.ballots.some((ballot) => ballot.by === viewer && isClosed(ballot)),
  );
  if (!drawer || due.length === 0) return;
  inBackground(async () => {
    const all = await drawer.readAll(scoreKind.name);
    await inParallel(due, writesAtOnce, async (record) => {
      const own = ownIn(all.get(record.id) ?? []);
      if (canOpen(record.value, own, viewer)) await open(drawer, record, own, viewer);
    });
  });
}

function answersBySeal(ballots: Ballots, own: readonly OwnBallot[]): ReadonlyMap<string, Answer> {
  const open = ballots.flatMap(({ seal, answer }) => (seal && answer ? [[seal, answer] as const] : []));
  return new Map([...own.map(({ seal, answer }) => [seal, answer] as const), ...open]);
}

function answered(line: ScoreLine, answers: ReadonlyMap<string, Answer>): ScoreLine {
  const found = line.seal === undefined || line.factors ? undefined : answers.get(line.seal);
  return found ? { ...line, factors: found.factors, ...(found.note !== undefined && { note: found.note }) } : line;
}
