import type { BacklogSprint } from '#host/jira/backlog';
import type { FoundIssue, FoundSprint } from '#world/import/found';
import { categoryOf } from '#world/import/status-words';

/** Every sprint once, though files tell ids, names, or some of what there is to know. */
export class SprintBook {
  readonly #byId = new Map<number, FoundSprint>();
  readonly #idOfName = new Map<string, number>();
  readonly #states = new Map<number, BacklogSprint['state']>();

  constructor(declared: readonly FoundSprint[], issues: readonly FoundIssue[]) {
    const mentioned = [...declared, ...issues.flatMap((issue) => issue.sprints)];
    for (const sprint of mentioned) {
      if (sprint.id === undefined) continue;
      const known = this.#byId.get(sprint.id);
      this.#byId.set(sprint.id, known === undefined ? sprint : { ...defined(sprint), ...defined(known) });
    }
    for (const [id, sprint] of this.#byId)
      if (sprint.name !== undefined && !this.#idOfName.has(sprint.name)) this.#idOfName.set(sprint.name, id);
    let next = Math.max(0, ...this.#byId.keys()) + 1;
    for (const { id, name } of mentioned) {
      if (id !== undefined || name === undefined || this.#idOfName.has(name)) continue;
      this.#idOfName.set(name, next);
      this.#byId.set(next, { id: next, name });
      next += 1;
    }
    for (const [id, sprint] of this.#byId) if (sprint.state !== undefined) this.#states.set(id, sprint.state);
    this.#guessStates(issues);
  }

  idOf(sprint: FoundSprint): number {
    return sprint.id ?? this.#idOfName.get(sprint.name!)!;
  }

  all(): readonly BacklogSprint[] {
    return [...this.#byId].map(([id, { name, start, end, complete, goal, boardId }]) => ({
      id,
      name: name ?? `Sprint ${id}`,
      state: this.#states.get(id)!,
      start,
      end,
      complete,
      goal,
      boardId,
    }));
  }

  /** One remark per file whose sprints have no state. */
  guesses<Where extends { readonly issue: FoundIssue; readonly file: string }>(
    found: readonly Where[],
  ): readonly { gathered: Where; message: string }[] {
    const byFile = new Map<string, { gathered: Where; ids: Set<number> }>();
    for (const gathered of found) {
      for (const sprint of gathered.issue.sprints) {
        const id = this.idOf(sprint);
        if (this.#byId.get(id)?.state !== undefined) continue;
        const entry = byFile.get(gathered.file) ?? { gathered, ids: new Set() };
        entry.ids.add(id);
        byFile.set(gathered.file, entry);
      }
    }
    return [...byFile.values()].map(({ gathered, ids }) => ({
      gathered,
      message: `The file does not say which sprints are over: the state of ${ids.size} ${ids.size === 1 ? 'sprint' : 'sprints'} is guessed from the issues in it (all done: closed; any under way or done: active; else future).`,
    }));
  }

  #guessStates(issues: readonly FoundIssue[]): void {
    const categories = new Map<number, Set<string>>();
    for (const issue of issues) {
      const category =
        issue.status.category ??
        categoryOf(issue.status.name, issue.resolved !== undefined || issue.resolution !== undefined);
      issue.sprints.forEach((sprint, index) => {
        const id = this.idOf(sprint);
        const seen = categories.get(id) ?? new Set();
        // What went on to a later sprint says that this one is over.
        seen.add(index < issue.sprints.length - 1 ? 'done' : category);
        categories.set(id, seen);
      });
    }
    for (const id of this.#byId.keys()) {
      if (this.#states.has(id)) continue;
      const seen = categories.get(id) ?? new Set(['new']);
      const isOver = [...seen].every((category) => category === 'done');
      this.#states.set(id, isOver ? 'closed' : seen.has('indeterminate') || seen.has('done') ? 'active' : 'future');
    }
  }
}

function defined(sprint: FoundSprint): FoundSprint {
  return Object.fromEntries(Object.entries(sprint).filter(([, value]) => value !== undefined));
}
