import { byItem } from '#app/by-item';
import type { HistoryEntry } from '#app/contract';
import { inParallel } from '#app/parallel';
import { HostUnreachable } from '#app/ports';
import type { ScoreWrite, StoredScore, Waiting, WriteOutcome } from '#app/records/records';
import type { AccountId, IssueId, ProjectId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import type { BallotBox } from '#azure/ballot-box';
import { changeDocument, type Documents } from '#azure/documents';
import { entryOf, withAnswers, type Answers, type HistoryStore } from '#azure/history-store';
import type { Homes } from '#azure/homes';
import { Kept } from '#azure/kept';
import {
  brokenBallots,
  compose,
  isClosed,
  opened,
  recordOf,
  scoreDocument,
  type HistoryLine,
  type OwnBallot,
  type ScoreDocument,
} from '#azure/score-document';

/** How often a write is composed anew while others touch the document without changing its version. */
const attempts = 6;
/** How long a project's records answer the parts of one list. */
const listMilliseconds = 5_000;
/** Up to so many items are read one by one; more are found in the whole list. */
const singles = 4;
/** Documents written at once in the background. */
const writesAtOnce = 4;

/** What a score store is made of. */
export interface ScoreStoreParts {
  readonly documents: Documents;
  readonly box: BallotBox;
  readonly history: HistoryStore;
  readonly homes: Homes;
  readonly viewer: AccountId;
  /** The project that the page is in: most items are. */
  readonly near: ProjectId | undefined;
}

/** Items' records in `scores-{project}`, one document each. */
export class ScoreStore {
  private readonly lists = new Kept<Map<string, ScoreDocument>>(listMilliseconds);
  /** The last state of documents that this page has seen, for their etags. */
  private readonly seen = new Map<string, ScoreDocument>();
  private background: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: ScoreStoreParts) {}

  /** One item's record. Opens the viewer's own ballot to everybody once the round is no longer blind. */
  async score(id: IssueId): Promise<StoredScore | undefined> {
    const document = await this.find(id);
    if (!document) return undefined;
    const own = this.needsOwn(document) ? await this.ownOf(id, document) : [];
    const broken = await brokenBallots(document);
    // Waited for: whoever looks for a second only has opened theirs, too. A fault leaves it to the next look.
    if (this.canOpen(document, own)) await Promise.allSettled([this.open(id)]);
    return recordOf(document, own, this.parts.viewer, (ballot) => !broken.has(ballot));
  }

  /** Records of many items, in no order, unverified: lists count ballots and show none. */
  async scores(ids: readonly IssueId[]): Promise<readonly StoredScore[]> {
    const wanted = [...new Set(ids)];
    if (wanted.length <= singles)
      return (await Promise.all(wanted.map((id) => this.find(id)))).flatMap((document) =>
        document ? [this.record(document)] : [],
      );
    const here = this.parts.near === undefined ? new Map<string, ScoreDocument>() : await this.list(this.parts.near);
    const missing = wanted.filter((id) => !here.has(id));
    const homes = await this.parts.homes.ofMany(missing);
    const others = new Set(homes.filter((home) => home !== undefined && home !== this.parts.near) as ProjectId[]);
    const elsewhere = await Promise.all([...others].map((project) => this.list(project)));
    const found = wanted.flatMap((id) => here.get(id) ?? elsewhere.flatMap((list) => list.get(id) ?? [])[0] ?? []);
    this.openLater(found);
    return found.map((document) => this.record(document));
  }

  /** All records of a project. */
  async ofProject(projectId: ProjectId): Promise<readonly StoredScore[]> {
    const documents = [...(await this.list(projectId)).values()];
    this.openLater(documents);
    return documents.map((document) => this.record(document));
  }

  /** The record stands or falls by its document's etag; its line of history is in it until it is in the history, too. */
  async write(write: ScoreWrite): Promise<WriteOutcome> {
    const { record, entry, expected } = write;
    const id = record.issueId;
    const known = this.seen.get(id);
    let current = known?.version === expected ? known : await this.find(id);
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      if (current && isSameLine(current.line, entry)) return 'written';
      if ((current?.version ?? 0) !== expected) return 'conflict';
      if (current) await this.finish(current);
      const composed = await compose(write, current, await this.ownOf(id, current), this.parts.viewer);
      if (composed.hidden) await this.parts.box.keep(id, composed.hidden);
      const outcome = await this.put(composed.document, current);
      if (outcome.kind === 'too-large') return 'too-large';
      if (outcome.kind === 'written') {
        this.written({ ...composed.document, __etag: outcome.etag }, current);
        return 'written';
      }
      current = await this.find(id);
    }
    throw new HostUnreachable(`Waybill’s documents did not take the score of item ${id}.`);
  }

  /** Lines of an item, newest first: what is in the history, and the last one from the record. */
  async history(id: IssueId, atMost: number): Promise<readonly HistoryEntry[]> {
    const document = await this.find(id);
    if (!document) return [];
    const [stored, own] = await Promise.all([
      this.parts.history.lines(document.project as ProjectId, id),
      this.parts.box.of(id),
    ]);
    const lines = stored.some(({ version }) => version === document.line.version) ? stored : [...stored, document.line];
    const answers = new Map([...own.map((ballot) => [ballot.seal, ballot] as const), ...answersIn(document)]);
    return lines
      .map((line) => entryOf(withAnswers(line, answers)))
      .sort((one, other) => other.version - one.version)
      .slice(0, atMost);
  }

  /** Adds lines of an import. */
  async addHistory(entries: readonly HistoryEntry[]): Promise<readonly HistoryEntry[]> {
    const added = await inParallel([...byItem(entries)], writesAtOnce, async ([id, lines]) => {
      const document = await this.find(id as IssueId);
      const project = (document?.project ?? this.parts.near) as ProjectId | undefined;
      if (project === undefined) return [];
      if (document) await this.finish(document);
      return this.parts.history.append(project, id, lines);
    });
    return added.flat() as readonly HistoryEntry[];
  }

  /** Forgets an item. The record goes last: a removal that is cut off can be found and repeated. */
  async remove(id: IssueId): Promise<void> {
    const document = await this.find(id);
    await this.parts.box.remove(id);
    const project = (document?.project ?? this.parts.near) as ProjectId | undefined;
    if (project === undefined) return;
    await this.parts.history.remove(project, id);
    await this.parts.documents.remove(collectionOf(project), id);
    this.seen.delete(id);
    this.lists.forget(project);
  }

  /** Items whose fields wait, oldest first. */
  async waiting(projectId: ProjectId, atMost: number): Promise<readonly Waiting[]> {
    const found = [...(await this.list(projectId)).values()].flatMap(({ id, waiting }) =>
      waiting ? [{ issueId: id as IssueId, version: waiting.version, since: waiting.since as IsoDateTime }] : [],
    );
    return found.sort((one, other) => (one.since < other.since ? -1 : 1)).slice(0, atMost);
  }

  /** Takes items out of those that wait, each only while it waits for the version that was delivered. */
  async delivered(items: readonly { readonly issueId: IssueId; readonly version: number }[]): Promise<void> {
    await inParallel(items, writesAtOnce, ({ issueId, version }) =>
      this.change(issueId, (document) => {
        if (!document.waiting || document.waiting.version > version) return undefined;
        const { waiting: _waiting, ...rest } = document;
        return rest;
      }),
    );
  }

  /** Resolves when nothing is under way in the background. */
  async settled(): Promise<void> {
    let last: unknown;
    while (last !== this.background) {
      last = this.background;
      await last;
    }
    await this.parts.history.settled();
    await this.parts.homes.settled();
  }

  /** In the page's project first; an item that was moved, or is shown from elsewhere, lies where its home says. */
  private async find(id: IssueId): Promise<ScoreDocument | undefined> {
    const { near, homes } = this.parts;
    const here = near === undefined ? undefined : await this.get(near, id);
    const home = here && here.project === near ? near : await homes.of(id);
    const elsewhere = home === undefined || home === near ? undefined : await this.get(home, id);
    const document = here && elsewhere ? (here.version >= elsewhere.version ? here : elsewhere) : (here ?? elsewhere);
    if (document) this.see(document);
    return document;
  }

  private get(projectId: ProjectId, id: string): Promise<ScoreDocument | undefined> {
    return this.parts.documents.get(collectionOf(projectId), id, scoreDocument);
  }

  private list(projectId: ProjectId): Promise<Map<string, ScoreDocument>> {
    return this.lists.get(projectId, async () => {
      const documents = await this.parts.documents.list(collectionOf(projectId), scoreDocument);
      for (const document of documents) this.seen.set(document.id, document);
      return new Map(documents.map((document) => [document.id, document]));
    });
  }

  /** A record of an item that was moved is written where the item is now. */
  private put(document: Omit<ScoreDocument, '__etag'>, current: ScoreDocument | undefined) {
    const isMoved = current !== undefined && current.project !== document.project;
    return this.parts.documents.put(
      collectionOf(document.project as ProjectId),
      document,
      isMoved ? undefined : current?.__etag,
    );
  }

  private written(document: ScoreDocument, before: ScoreDocument | undefined): void {
    const project = document.project as ProjectId;
    this.see(document);
    const answers = answersIn(document);
    this.later(async () => {
      if (before && before.project !== document.project) await this.moveHistory(before, project);
      await this.parts.history.append(project, document.id, [document.line], answers);
    });
    if (!before || before.project !== document.project) this.parts.homes.set(document.id, project);
  }

  private async moveHistory(before: ScoreDocument, project: ProjectId): Promise<void> {
    const from = before.project as ProjectId;
    const lines = await this.parts.history.lines(from, before.id);
    await this.parts.history.append(project, before.id, lines);
    await this.parts.history.remove(from, before.id);
    await this.parts.documents.remove(collectionOf(from), before.id);
    this.lists.forget(from);
  }

  /** A line that an earlier write left in the record only is put into the history before the next one takes its place. */
  private async finish(document: ScoreDocument): Promise<void> {
    const { id, project, line } = document;
    if (this.parts.history.has(id, line.version)) return;
    await this.parts.history.append(project as ProjectId, id, [line], answersIn(document));
  }

  /** Changes a document without its version: nothing of what people see changes. */
  private async change(
    id: IssueId,
    change: (document: ScoreDocument) => Omit<ScoreDocument, '__etag'> | undefined,
  ): Promise<void> {
    let written: Omit<ScoreDocument, '__etag'> | undefined;
    const outcome = await changeDocument(
      () => this.find(id),
      (document) => (written = document && change(document)),
      (document, etag) => this.parts.documents.put(collectionOf(written!.project as ProjectId), document, etag),
    );
    if (outcome.kind === 'written' && written) this.see({ ...written, __etag: outcome.etag });
  }

  private async open(id: IssueId): Promise<void> {
    const own = await this.parts.box.of(id);
    await this.change(id, (document) => {
      if (!this.canOpen(document, own)) return undefined;
      return { ...document, ballots: document.ballots.map((ballot) => opened(ballot, own, this.parts.viewer)) };
    });
    const document = this.seen.get(id);
    if (document)
      this.later(() =>
        this.parts.history.append(document.project as ProjectId, id, [document.line], answersIn(document)),
      );
  }

  /** Ballots of the viewer's in rounds that somebody has revealed meanwhile, found in a list. */
  private openLater(documents: readonly ScoreDocument[]): void {
    const due = documents.filter((document) => document.phase !== 'open' && this.needsOwn(document));
    if (due.length === 0) return;
    this.later(async () => {
      const boxes = await this.parts.box.all();
      await inParallel(
        due.filter((document) => this.canOpen(document, boxes.get(document.id) ?? [])),
        writesAtOnce,
        ({ id }) => this.open(id as IssueId),
      );
    });
  }

  /** The viewer's sealed ballots of an item; read again when another page of theirs has added one. */
  private async ownOf(id: string, document: ScoreDocument | undefined): Promise<readonly OwnBallot[]> {
    const own = await this.parts.box.of(id);
    const isLacking = document?.ballots.some(
      (ballot) => ballot.by === this.parts.viewer && isClosed(ballot) && !own.some(({ seal }) => seal === ballot.seal),
    );
    return isLacking ? this.parts.box.again(id) : own;
  }

  private needsOwn({ ballots }: ScoreDocument): boolean {
    return ballots.some((ballot) => ballot.by === this.parts.viewer && isClosed(ballot));
  }

  private canOpen({ phase, ballots }: ScoreDocument, own: readonly OwnBallot[]): boolean {
    return phase !== 'open' && ballots.some((ballot) => opened(ballot, own, this.parts.viewer) !== ballot);
  }

  private record(document: ScoreDocument): StoredScore {
    return recordOf(document, [], this.parts.viewer);
  }

  private see(document: ScoreDocument): void {
    this.seen.set(document.id, document);
    // A list that is at hand goes on without being read again.
    void this.lists.peek(document.project)?.then(
      (list) => list.set(document.id, document),
      () => undefined,
    );
  }

  /** What is left undone by a fault is done at the next look: nothing waits for it. */
  private later(work: () => Promise<unknown>): void {
    this.background = Promise.allSettled([this.background, work()]);
  }
}

function collectionOf(projectId: ProjectId): string {
  return `scores-${projectId}`;
}

function isSameLine(line: HistoryLine, entry: HistoryEntry): boolean {
  return line.version === entry.version && line.by === entry.by && line.at === entry.at && line.action === entry.action;
}

/** Answers that are open in a document, by their seals. */
function answersIn({ ballots, replaced }: Pick<ScoreDocument, 'ballots' | 'replaced'>): Answers {
  const all = [...ballots, ...(replaced?.by === 'restart' ? replaced.ballots : [])];
  return new Map(
    all.flatMap(({ seal, factors, note }) => (seal && factors ? [[seal, { factors, note }] as const] : [])),
  );
}
