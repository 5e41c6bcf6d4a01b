import * as z from 'zod/mini';
import type { HistoryEntry } from '#app/contract';
import type { ProjectId } from '#core/issue';
import { changeDocument, type Documents } from '#azure/documents';
import { historyLine, type HistoryLine } from '#azure/score-document';

/** Lines of one document; older ones move to documents of their own, so that none grows without end. */
const linesADocument = 200;

const historyDocument = z.object({
  id: z.string(),
  __etag: z.int(),
  /** In the order of their versions. */
  lines: z.array(historyLine),
  /** Documents with older lines: `{id}-1`, `{id}-2` … */
  older: z.int(),
});
type HistoryDocument = z.infer<typeof historyDocument>;

/** Answers by the seal that hid them. */
export type Answers = ReadonlyMap<
  string,
  { readonly factors: Readonly<Record<string, number>>; readonly note?: string | undefined }
>;

/** Lines of history in `history-{project}`, one document for each item. */
export class HistoryStore {
  /** Newest version that is surely stored, by item. */
  private readonly reached = new Map<string, number>();
  /** Appends to one document go one after the other. */
  private readonly queue = new Map<string, Promise<unknown>>();

  constructor(private readonly documents: Documents) {}

  /** All lines, oldest first. */
  async lines(projectId: ProjectId, issueId: string): Promise<readonly HistoryLine[]> {
    const document = await this.read(projectId, issueId);
    return document ? [...(await this.olderLines(projectId, document)), ...document.lines] : [];
  }

  /** Whether the line of a version is surely stored. */
  has(issueId: string, version: number): boolean {
    return (this.reached.get(issueId) ?? 0) >= version;
  }

  /** Adds lines that are missing, by version, and puts answers into lines whose seal hid them. Answers what was added. */
  append(
    projectId: ProjectId,
    issueId: string,
    lines: readonly HistoryLine[],
    answers: Answers = new Map(),
  ): Promise<readonly HistoryLine[]> {
    const before = this.queue.get(issueId) ?? Promise.resolve();
    const work = before.catch(() => undefined).then(() => this.appendNow(projectId, issueId, lines, answers));
    this.queue.set(issueId, work);
    return work.finally(() => {
      if (this.queue.get(issueId) === work) this.queue.delete(issueId);
    });
  }

  /** Resolves when nothing is being appended. */
  async settled(): Promise<void> {
    while (this.queue.size > 0) await Promise.allSettled(this.queue.values());
  }

  async remove(projectId: ProjectId, issueId: string): Promise<void> {
    const document = await this.read(projectId, issueId);
    for (let page = document?.older ?? 0; page > 0; page -= 1)
      await this.documents.remove(collectionOf(projectId), `${issueId}-${page}`);
    await this.documents.remove(collectionOf(projectId), issueId);
    this.reached.delete(issueId);
  }

  /** All lines of a project, for an export. */
  async all(projectId: ProjectId): Promise<readonly HistoryEntry[]> {
    const documents = await this.documents.list(collectionOf(projectId), historyDocument);
    return documents.flatMap(({ lines }) => lines).map(entryOf);
  }

  private async appendNow(
    projectId: ProjectId,
    issueId: string,
    lines: readonly HistoryLine[],
    answers: Answers,
  ): Promise<readonly HistoryLine[]> {
    let added: readonly HistoryLine[] = [];
    await changeDocument(
      () => this.read(projectId, issueId),
      async (document) => {
        const known = document ? [...(await this.olderLines(projectId, document)), ...document.lines] : [];
        added = lines.filter(({ version }) => !known.some((line) => line.version === version));
        const all = [...(document?.lines ?? []), ...added]
          .sort((one, other) => one.version - other.version)
          .map((line) => withAnswers(line, answers));
        const isChanged = added.length > 0 || all.some((line, index) => line !== document?.lines[index]);
        return isChanged ? this.fitted(projectId, { id: issueId, lines: all, older: document?.older ?? 0 }) : undefined;
      },
      (document, etag) => this.documents.put(collectionOf(projectId), document, etag),
    );
    this.reached.set(issueId, Math.max(this.reached.get(issueId) ?? 0, ...lines.map(({ version }) => version)));
    return added;
  }

  /** Moves the older half into a document of its own, before the shorter one is written: what is cut off in between is there twice, never missing. */
  private async fitted(
    projectId: ProjectId,
    document: Omit<HistoryDocument, '__etag'>,
  ): Promise<Omit<HistoryDocument, '__etag'>> {
    const { id, lines, older } = document;
    if (lines.length <= linesADocument) return document;
    const half = Math.ceil(lines.length / 2);
    const page = `${id}-${older + 1}`;
    await changeDocument(
      () => this.documents.get(collectionOf(projectId), page, historyDocument),
      () => ({ id: page, lines: lines.slice(0, half), older: 0 }),
      (next, etag) => this.documents.put(collectionOf(projectId), next, etag),
    );
    return { id, lines: lines.slice(half), older: older + 1 };
  }

  private async olderLines(projectId: ProjectId, { id, older }: HistoryDocument): Promise<readonly HistoryLine[]> {
    const pages = await Promise.all(
      Array.from({ length: older }, (_, index) =>
        this.documents.get(collectionOf(projectId), `${id}-${index + 1}`, historyDocument),
      ),
    );
    return pages.flatMap((page) => page?.lines ?? []);
  }

  private read(projectId: ProjectId, issueId: string): Promise<HistoryDocument | undefined> {
    return this.documents.get(collectionOf(projectId), issueId, historyDocument);
  }
}

/** A line with the answers that its seal hid, once they are known. */
export function withAnswers(line: HistoryLine, answers: Answers): HistoryLine {
  const found = line.seal === undefined || line.factors ? undefined : answers.get(line.seal);
  return found
    ? { ...line, factors: { ...found.factors }, ...(found.note !== undefined && { note: found.note }) }
    : line;
}

/** A line as use cases have it. */
export function entryOf({ seal: _seal, ...entry }: HistoryLine): HistoryEntry {
  return entry;
}

function collectionOf(projectId: ProjectId): string {
  return `history-${projectId}`;
}
