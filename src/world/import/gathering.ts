import type { Backlog, ImportNote } from '#host/jira/backlog';
import type { FoundIssue, FoundSprint } from '#world/import/found';
import type { HasRoom } from '#world/import/heap-room';
import { keyed } from '#world/import/azure-keys';
import { settle, type Gathered } from '#world/import/settle';

/** Issues between two looks at the memory. */
const LOOK_EVERY = 250;

/** Takes what every file holds and makes one backlog of it. An issue that comes twice is kept as last updated. */
export class Gathering {
  readonly notes: ImportNote[] = [];
  readonly #issues = new Map<string, Gathered>();
  readonly #sprints: FoundSprint[] = [];
  readonly #hasRoom: HasRoom;
  #found = 0;
  #fullAt: number | undefined;
  readonly #phrases = new Map<string, { inward?: string; outward?: string }>();

  constructor(hasRoom: HasRoom) {
    this.#hasRoom = hasRoom;
  }

  /** There is no memory for more: what was read stands, and nothing should be read any more. */
  get isFull(): boolean {
    return this.#fullAt !== undefined;
  }

  /** Line or position of the last issue that there was memory for; undefined while there is room. */
  get fullAt(): number | undefined {
    return this.#fullAt;
  }

  note(note: ImportNote): void {
    this.notes.push(note);
  }

  addSprint(sprint: FoundSprint): void {
    this.#sprints.push(sprint);
  }

  addIssue(issue: FoundIssue, file: { readonly file: string; readonly modified: string }, line: number): void {
    this.#found += 1;
    if (this.#found % LOOK_EVERY === 0 && !this.#hasRoom()) this.#fullAt ??= line;
    for (const { type, inward, outward } of issue.links) {
      const known = this.#phrases.get(type);
      this.#phrases.set(type, { inward: known?.inward ?? inward, outward: known?.outward ?? outward });
    }
    const gathered: Gathered = { issue, file: file.file, line, modified: file.modified };
    const earlier = this.#issues.get(issue.key);
    if (earlier === undefined) {
      this.#issues.set(issue.key, gathered);
      return;
    }
    const [kept, left] =
      (issue.updated ?? '') > (earlier.issue.updated ?? '') ? [gathered, earlier] : [earlier, gathered];
    this.#issues.set(issue.key, kept);
    const same = issue.updated === earlier.issue.updated;
    this.note({
      file: file.file,
      line,
      cost: 'info',
      message: `${issue.key.replace(/^#/, '')} was read before (${earlier.file}, ${earlier.line}): ${same ? 'the first is kept' : `the one updated last, ${kept.issue.updated ?? 'at an unknown time'}, is kept (${kept.file}, ${kept.line})`}; the other (${left.file}, ${left.line}) is left out.`,
    });
  }

  /** How many issues are held. */
  get issues(): number {
    return this.#issues.size;
  }

  /** How many issues of a file are in the backlog. */
  issuesOf(file: string): number {
    return [...this.#issues.values()].filter((gathered) => gathered.file === file).length;
  }

  /** How many issues and sprints were found so far, those counted that another file has newer. */
  get found(): number {
    return this.#found + this.#sprints.length;
  }

  backlog(): Backlog {
    return settle(keyed(this.#withOwnIds()), this.#sprints, this.#phrases, (note) => this.note(note));
  }

  /** An id that two issues have stays with the first of them; the other gets one of its own. */
  #withOwnIds(): readonly Gathered[] {
    const holders = new Map<string, Gathered>();
    return [...this.#issues.values()].map((gathered) => {
      const { issue, file, line } = gathered;
      const holder = issue.id === undefined ? undefined : holders.get(issue.id);
      if (issue.id !== undefined && holder === undefined) holders.set(issue.id, gathered);
      if (holder === undefined) return gathered;
      this.note({
        file,
        line,
        column: 'id',
        cost: 'cell',
        message: `${issue.key}: the id ${issue.id} is that of ${holder.issue.key} (${holder.file}, ${holder.line}).`,
      });
      return { ...gathered, issue: { ...issue, id: undefined } };
    });
  }
}
