import { canOpenAny, ownAnswers, ownAnswersIn, wasEnded } from '#app/blind/own-answers';
import {
  isClosed,
  openedAnswer,
  sealedAnswers,
  shownAnswers,
  type SealedAnswers,
  type ShownAnswer,
  type StoredAnswer,
} from '#app/blind/sealing';
import { doubtfulAnswers } from '#app/blind/signed-answers';
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
  const { id, home, value } = stored;
  const { signing, drawer } = reader.records;
  const doubts = await doubtfulAnswers(value.ballots, {
    place: { kind: scoreKind.name, id, round: value.round },
    home,
    signing,
    own,
    viewer: reader.viewer,
  });
  // Waited for: whoever looks for a second only has opened theirs, too. A fault leaves it to the next look.
  if (drawer && canOpen(value, own, reader.viewer) && (await wasOpened(reader, stored)))
    await Promise.allSettled([open(drawer, stored, own, reader.viewer)]);
  return scoreRecord(stored, { own, viewer: reader.viewer, doubts });
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
  const { signing } = reader.records;
  const mayOpen = phase !== 'open' && before !== undefined && (await opens(reader, before, own));
  const known = [...(before?.value.ballots ?? []), ...replacedBallots(before?.value)];
  const store = (ballots: readonly Ballot[], of: number, isBlind: boolean): Promise<SealedAnswers<Answer>> => {
    const answers = ballots.map(answerOf);
    if (!reader.records.drawer)
      return Promise.resolve({ stored: answers.map(({ by, at, answer }) => ({ by, at, answer })) });
    const place = { kind: scoreKind.name, id: record.issueId, round: of };
    const sign = signing && ((statement: unknown) => signing.sign(statement, record.projectId));
    return sealedAnswers(answers, isBlind, { place, viewer: reader.viewer, stored: known, own, mayOpen, sign });
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
  const isOpened = mayOpen && (before?.value.ballots ?? []).some(isClosed) && own.length > 0;
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
  const own = ownAnswersIn(ownBallotForm, await drawer.read(scoreKind.name, issueId));
  const stored = await reader.records.get(scoreKind, { id: issueId });
  const answers = answersBySeal(stored ? [...stored.value.ballots, ...replacedBallots(stored.value)] : [], own);
  return lines.map((line) => answered(line, answers));
}

function listed(reader: ScoreReader, stored: readonly Stored<ScoreValue>[]): readonly StoredScore[] {
  openLater(reader, stored);
  return stored.map((record) => scoreRecord(record, { own: [], viewer: reader.viewer }));
}

function scoreRecord(
  { id, home, version, value, tasks, doubt }: Stored<ScoreValue>,
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
    ...(doubt && { doubt }),
  };
}

function ballotOf({ by, at, answer, doubt }: ShownAnswer<Answer>): Ballot {
  if (!answer) return { by, at, factors: {}, seal: 'closed' };
  const { factors, note } = answer;
  return { by, at, factors, ...(note !== undefined && { note }), ...(doubt && { seal: doubt }) };
}

function answerOf({ by, at, factors, note, seal }: Ballot): ShownAnswer<Answer> {
  return seal === 'closed' ? { by, at } : { by, at, answer: { factors, ...(note !== undefined && { note }) } };
}

/** What the viewer keeps of the ballots of an item. */
function ownBallots(reader: ScoreReader, { id, value }: Stored<ScoreValue>): Promise<readonly OwnBallot[]> {
  const place = { kind: scoreKind.name, id, form: ownBallotForm };
  return ownAnswers(reader, place, [...value.ballots, ...replacedBallots(value)]);
}

function replacedBallots(value: ScoreValue | undefined): Ballots {
  return value?.replaced?.by === 'restart' ? value.replaced.ballots : [];
}

function canOpen({ phase, ballots }: ScoreValue, own: readonly OwnBallot[], viewer: AccountId): boolean {
  return phase !== 'open' && canOpenAny(ballots, own, viewer);
}

/** Whether a write that ends or follows a blind round opens the viewer's own answers: by the viewer's own act, or after somebody's. */
async function opens(reader: ScoreReader, before: Stored<ScoreValue>, own: readonly OwnBallot[]): Promise<boolean> {
  if (before.value.phase === 'open' || !canOpen(before.value, own, reader.viewer)) return true;
  return wasOpened(reader, before);
}

function wasOpened(reader: ScoreReader, stored: Stored<ScoreValue>): Promise<boolean> {
  return wasEnded(reader, scoreKind, stored, {
    round: stored.value.round,
    actIn: ({ round, action }) => ({ round, action }),
  });
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
      const own = ownAnswersIn(ownBallotForm, all.get(record.id) ?? []);
      if (canOpen(record.value, own, viewer) && (await wasOpened({ records, viewer, inBackground }, record)))
        await open(drawer, record, own, viewer);
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
