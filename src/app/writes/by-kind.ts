import type { CreateWrite, FieldWrite, IssueWrite, LinkWrite } from '#app/ports/writes';

/** Writes in the order in which their kinds are applied: items first, then their fields, then their links. */
interface WritesByKind {
  readonly creations: readonly CreateWrite[];
  readonly settings: readonly FieldWrite[];
  readonly linkings: readonly LinkWrite[];
}

/** Divides writes by their kinds; each kind keeps its order. */
export function byKind(writes: readonly IssueWrite[]): WritesByKind {
  return {
    creations: writes.filter((write): write is CreateWrite => 'create' in write),
    settings: writes.filter((write): write is FieldWrite => 'set' in write),
    linkings: writes.filter((write): write is LinkWrite => 'link' in write),
  };
}
