import type { BacklogPerson } from '#host/jira/backlog';
import type { FoundIssue, FoundPerson } from '#world/import/found';
import { accountIdOf } from '#world/seed/chance';
import { trainPeople } from '#world/seed/people';

/** Everybody whom the files name, each once, whether a file tells ids, names or both. */
export class PeopleBook {
  readonly #names = new Map<string, string>();
  readonly #idOfName = new Map<string, string>();

  constructor(issues: readonly FoundIssue[]) {
    const mentioned = issues
      .flatMap((issue) => [
        issue.assignee,
        issue.reporter,
        issue.project.lead,
        ...issue.comments.map((comment) => comment.author),
        ...issue.history.map((change) => change.author),
      ])
      .filter((person) => person !== undefined);
    // Those with an id first: a bare name then finds the id that another file or column tells.
    for (const { id, name } of mentioned) {
      if (id === undefined) continue;
      if (name !== undefined && !this.#idOfName.has(name)) this.#idOfName.set(name, id);
      if (name !== undefined || !this.#names.has(id)) this.#names.set(id, name ?? this.#names.get(id) ?? id);
    }
    for (const { id, name } of mentioned) {
      if (id !== undefined || name === undefined || this.#idOfName.has(name)) continue;
      this.#idOfName.set(name, accountIdOf(name));
      this.#names.set(accountIdOf(name), name);
    }
  }

  idOf(person: FoundPerson | undefined): string | undefined {
    return person?.id ?? (person?.name === undefined ? undefined : this.#idOfName.get(person.name));
  }

  /** The local host's own people to sign in as, then those of the files. */
  all(): readonly BacklogPerson[] {
    const local = trainPeople()
      .filter((person) => person.role !== undefined)
      .map(({ team, ...person }) => person);
    const taken = new Set(local.map((person) => person.accountId));
    const found = [...this.#names].filter(([accountId]) => !taken.has(accountId));
    return [...local, ...found.map(([accountId, name]): BacklogPerson => ({ accountId, name, access: 'member' }))];
  }
}
