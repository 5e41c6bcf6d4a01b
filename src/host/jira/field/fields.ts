import { customField } from '#host/jira/field/custom';
import type { Field } from '#host/jira/field/field';
import { listedOnly, systemFields } from '#host/jira/field/system';
import type { World } from '#host/jira/world';

/** All fields of a site. Made anew when custom fields come or go. */
export class Fields {
  /** Those that an issue has values of. */
  readonly values: readonly Field[];
  /** Those that the field resource lists. */
  readonly all: readonly Field[];
  readonly #byName = new Map<string, Field>();
  readonly #byClause = new Map<string, Field[]>();

  constructor(world: World) {
    const custom = world.fields
      .list()
      .filter(({ isTrashed }) => !isTrashed)
      .map(customField);
    this.values = [...systemFields, ...custom];
    this.all = [...this.values, ...listedOnly];
    for (const field of this.all) {
      for (const name of [field.id, field.key]) this.#byName.set(name.toLowerCase(), field);
      for (const clause of new Set([...field.clauseNames, field.id, field.key].map((name) => name.toLowerCase()))) {
        this.#byClause.set(clause, [...(this.#byClause.get(clause) ?? []), field]);
      }
    }
  }

  /** By id or key, as the `fields` parameter names them. */
  byId(idOrKey: string): Field | undefined {
    return this.#byName.get(idOrKey.toLowerCase());
  }

  /** By any name that JQL knows; several custom fields can share one. */
  byClause(name: string): readonly Field[] {
    return (this.#byClause.get(name.toLowerCase()) ?? []).filter((field) => field.searchable);
  }
}
