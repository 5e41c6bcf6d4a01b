/** A change to be written: the value that an id now has, or its absence. */
export interface Pending {
  readonly kind: string;
  readonly id: string;
  readonly value: object | undefined;
}

/** Ids of a collection's members by some trait of theirs, kept up to date. */
export interface Grouping<Member> {
  of(group: string): Member[];
  count(group: string): number;
}

/**
 * Things of one kind by id, in memory, in the order of their arrival. Members are immutable: a change puts a new one.
 * Remembers what changed since the last `settle`, so that a request is written, or undone, as a whole.
 */
export class Collection<Member extends object> {
  readonly kind: string;
  readonly #idOf: (member: Member) => string;
  readonly #members = new Map<string, Member>();
  readonly #before = new Map<string, Member | undefined>();
  readonly #groupings: { groupOf: (member: Member) => string | undefined; ids: Map<string, Set<string>> }[] = [];

  constructor(kind: string, idOf: (member: Member) => string) {
    this.kind = kind;
    this.#idOf = idOf;
  }

  get size(): number {
    return this.#members.size;
  }

  get(id: string | undefined): Member | undefined {
    return id === undefined ? undefined : this.#members.get(id);
  }

  values(): IterableIterator<Member> {
    return this.#members.values();
  }

  list(): Member[] {
    return [...this.#members.values()];
  }

  find(test: (member: Member) => boolean): Member | undefined {
    for (const member of this.#members.values()) if (test(member)) return member;
    return undefined;
  }

  put(member: Member): Member {
    const id = this.#idOf(member);
    this.#remember(id);
    this.#replace(id, member);
    return member;
  }

  delete(id: string): void {
    if (!this.#members.has(id)) return;
    this.#remember(id);
    this.#replace(id, undefined);
  }

  /** Takes a stored member without counting it as a change. */
  restore(member: Member): void {
    this.#replace(this.#idOf(member), member);
  }

  groupBy(groupOf: (member: Member) => string | undefined): Grouping<Member> {
    const ids = new Map<string, Set<string>>();
    this.#groupings.push({ groupOf, ids });
    for (const [id, member] of this.#members) join(ids, groupOf(member), id);
    return {
      of: (group) => [...(ids.get(group) ?? [])].map((id) => this.#members.get(id)!),
      count: (group) => ids.get(group)?.size ?? 0,
    };
  }

  pending(): Pending[] {
    return [...this.#before.keys()].map((id) => ({ kind: this.kind, id, value: this.#members.get(id) }));
  }

  settle(): void {
    this.#before.clear();
  }

  undo(): void {
    for (const [id, member] of this.#before) this.#replace(id, member);
    this.#before.clear();
  }

  #remember(id: string): void {
    if (!this.#before.has(id)) this.#before.set(id, this.#members.get(id));
  }

  #replace(id: string, member: Member | undefined): void {
    const old = this.#members.get(id);
    for (const { groupOf, ids } of this.#groupings) {
      const from = old && groupOf(old);
      const to = member && groupOf(member);
      if (from === to) continue;
      if (from !== undefined) ids.get(from)?.delete(id);
      join(ids, to, id);
    }
    if (member) this.#members.set(id, member);
    else this.#members.delete(id);
  }
}

function join(ids: Map<string, Set<string>>, group: string | undefined, id: string): void {
  if (group === undefined) return;
  const known = ids.get(group);
  if (known) known.add(id);
  else ids.set(group, new Set([id]));
}
