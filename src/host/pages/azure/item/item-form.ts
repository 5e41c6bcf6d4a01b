import type { ProjectData } from '../../../azure/pages/page-data';
import type { Field, WorkItemType } from '../../../azure/seams';
import { AzureProblem, call } from '../api/rest';
import { isSameRelation, isSameValue, patchOf } from './item-patch';
import { newItemValues, requiredFields } from './new-item';
import { fieldText, type ItemRelation, type RestItem } from './work-item';

/** What extensions are told about the open work item, by the name of their function. */
export interface FormEvents {
  onLoaded: { readonly id: number; readonly isNew: boolean; readonly isReadOnly: boolean };
  onFieldChanged: { readonly id: number; readonly changedFields: Readonly<Record<string, unknown>> };
  onSaved: { readonly id: number };
  onRefreshed: { readonly id: number };
  onReset: { readonly id: number };
  onUnloaded: { readonly id: number };
}

/** The form at one moment; a new object for each change. */
export interface FormState {
  /** As stored; absent for a work item that was never saved. */
  readonly stored?: RestItem;
  readonly changes: Readonly<Record<string, unknown>>;
  readonly addedRelations: readonly ItemRelation[];
  readonly removedRelations: readonly ItemRelation[];
  /** What an extension says is wrong: nothing is saved until it takes it back. */
  readonly extensionError?: string;
  readonly problem?: Error;
  /** Somebody else has saved since this form was read. */
  readonly isOvertaken: boolean;
  /** What somebody else has stored in fields that are changed here, too: who, and the fields' names. */
  readonly overlap?: { readonly by: string; readonly names: readonly string[] };
  readonly isSaving: boolean;
  /** What extensions have left of the values of fields. */
  readonly offered: Readonly<Record<string, readonly unknown[]>>;
}

const unchanged = {
  changes: {},
  addedRelations: [],
  removedRelations: [],
  isOvertaken: false,
  overlap: undefined,
  isSaving: false,
  problem: undefined,
  extensionError: undefined,
} as const;

/** The open form of one work item: what is stored, what is changed, and who listens. */
export class ItemForm {
  readonly project: ProjectData;
  readonly typeName: string;
  #state: FormState;
  readonly #watchers = new Set<() => void>();
  readonly #listeners = new Set<<Name extends keyof FormEvents>(name: Name, args: FormEvents[Name]) => void>();

  constructor(
    project: ProjectData,
    typeName: string,
    stored: RestItem | undefined,
    initial: Readonly<Record<string, unknown>> = {},
  ) {
    this.project = project;
    this.typeName = typeName;
    this.#state = {
      ...unchanged,
      offered: {},
      stored,
      changes: stored ? {} : { ...newItemValues(project, typeName), ...this.#named(initial) },
    };
  }

  get state(): FormState {
    return this.#state;
  }

  get id(): number {
    return this.#state.stored?.id ?? 0;
  }

  get type(): WorkItemType | undefined {
    return this.project.types.find(({ name }) => name === this.typeName);
  }

  get isNew(): boolean {
    return this.#state.stored === undefined;
  }

  get isDirty(): boolean {
    const { changes, addedRelations, removedRelations } = this.#state;
    return Object.keys(changes).length + addedRelations.length + removedRelations.length > 0;
  }

  /** True when this person may see the item and not change it. */
  get isReadOnly(): boolean {
    return this.project.closedAreas.includes(fieldText(this.value('System.AreaPath', !this.isNew)));
  }

  /** Fields that must be filled before the item can be saved; the server fills all others that it requires. */
  get missing(): readonly Field[] {
    return requiredFields(this.type).flatMap((name) =>
      fieldText(this.value(name)).trim() === '' ? (this.field(name) ?? []) : [],
    );
  }

  get relations(): readonly ItemRelation[] {
    const { stored, addedRelations, removedRelations } = this.#state;
    return [
      ...(stored?.relations ?? []).filter(
        (relation) => !removedRelations.some((removed) => isSameRelation(removed, relation)),
      ),
      ...addedRelations,
    ];
  }

  /** Calls back after each change of the state; answers how to stop. */
  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  };

  /** Calls back for each event that extensions are told of; answers how to stop. */
  listen(listener: <Name extends keyof FormEvents>(name: Name, args: FormEvents[Name]) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  tell<Name extends keyof FormEvents>(name: Name, args: FormEvents[Name]): void {
    for (const listener of [...this.#listeners]) listener(name, args);
  }

  field(name: string): Field | undefined {
    const wanted = name.toLowerCase();
    return this.project.fields.find(
      ({ referenceName, name: shown }) => referenceName.toLowerCase() === wanted || shown.toLowerCase() === wanted,
    );
  }

  /** Values that the field offers, of those that extensions have left it; undefined where anything may be written. */
  choices(name: string): readonly unknown[] | undefined {
    const { referenceName } = this.field(name) ?? {};
    return (
      this.#state.offered[referenceName ?? ''] ??
      this.type?.fields.find((own) => own.referenceName === referenceName)?.allowed
    );
  }

  /** Leaves the field only these of its values to offer, until the form is closed. */
  offer(name: string, values: readonly unknown[]): void {
    const { referenceName } = this.field(name) ?? {};
    if (referenceName !== undefined) this.#set({ offered: { ...this.#state.offered, [referenceName]: values } });
  }

  value(referenceName: string, isOriginal = false): unknown {
    const { stored, changes } = this.#state;
    return !isOriginal && referenceName in changes ? changes[referenceName] : stored?.fields[referenceName];
  }

  /** Changes fields; those back at their stored value no longer count as changed. */
  change(fields: Readonly<Record<string, unknown>>): void {
    const changes: Record<string, unknown> = { ...this.#state.changes };
    for (const [name, value] of Object.entries(fields)) {
      if (!this.isNew && isSameValue(value, this.#state.stored?.fields[name])) delete changes[name];
      else changes[name] = value;
    }
    this.#set({ changes, ...(!this.#state.isOvertaken && { problem: undefined }) });
    this.tell('onFieldChanged', { id: this.id, changedFields: fields });
  }

  addRelations(relations: readonly ItemRelation[]): void {
    this.#set({ addedRelations: [...this.#state.addedRelations, ...relations] });
  }

  removeRelations(relations: readonly ItemRelation[]): void {
    const isMeant = (one: ItemRelation) => relations.some((other) => isSameRelation(one, other));
    const { stored, addedRelations, removedRelations } = this.#state;
    this.#set({
      addedRelations: addedRelations.filter((relation) => !isMeant(relation)),
      removedRelations: [
        ...removedRelations,
        ...(stored?.relations ?? []).filter((relation) => isMeant(relation) && !removedRelations.includes(relation)),
      ],
    });
  }

  setError(extensionError: string | undefined): void {
    this.#set({ extensionError });
  }

  /** Saves what is changed. Rejects with what is wrong, which the form shows, too; the changes stay. */
  async save(): Promise<void> {
    const obstacle = this.#obstacle();
    if (obstacle !== undefined) {
      this.#set({ problem: new Error(obstacle), isOvertaken: false });
      throw new Error(obstacle);
    }
    if (!this.isDirty || this.#state.isSaving) return;
    const { stored } = this.#state;
    this.#set({ isSaving: true, problem: undefined });
    try {
      const path = stored
        ? `_apis/wit/workItems/${stored.id}`
        : `${encodeURIComponent(this.project.name)}/_apis/wit/workItems/$${encodeURIComponent(this.typeName)}`;
      const saved = await call<RestItem>(stored ? 'PATCH' : 'POST', `${path}?api-version=7.1&$expand=all`, {
        body: patchOf(stored, this.#state),
        contentType: 'application/json-patch+json',
      });
      this.#set({ ...unchanged, stored: saved });
    } catch (error) {
      const isOvertaken = error instanceof AzureProblem && (error.status === 412 || error.status === 409);
      this.#set({ isSaving: false, isOvertaken, problem: error instanceof Error ? error : new Error(String(error)) });
      throw error;
    }
    this.tell('onSaved', { id: this.id });
  }

  /** Shows what went wrong. */
  fail(problem: unknown): void {
    this.#set({ problem: problem instanceof Error ? problem : new Error(String(problem)) });
  }

  /** Reads the item anew. Changes are kept on top of it when `keepsChanges`, else forgotten. */
  async refresh({ keepsChanges = false } = {}): Promise<void> {
    if (this.isNew) return;
    const stored = await call<RestItem>('GET', `_apis/wit/workItems/${this.id}?api-version=7.1&$expand=all`);
    this.#set(keepsChanges ? this.#onTopOf(stored) : { ...unchanged, stored });
    this.tell('onRefreshed', { id: this.id });
  }

  /** Reads the item anew after somebody else may have changed it; what is changed here stays. */
  async follow(): Promise<void> {
    if (this.isNew || this.#state.isSaving) return;
    const stored = await call<RestItem>('GET', `_apis/wit/workItems/${this.id}?api-version=7.1&$expand=all`);
    if (this.#state.isSaving || stored.rev <= (this.#state.stored?.rev ?? 0)) return;
    this.#set(this.#onTopOf(stored));
    this.tell('onRefreshed', { id: this.id });
  }

  /** Keeps either one's values where both have changed the same fields. */
  settle({ keepsMine }: { readonly keepsMine: boolean }): void {
    const { overlap, stored } = this.#state;
    const theirs = overlap?.names.map((name) => [name, stored?.fields[name]] as const) ?? [];
    if (!keepsMine) this.change(Object.fromEntries(theirs));
    this.#set({ overlap: undefined });
  }

  /** Forgets what is changed. */
  reset(): void {
    this.#set({ ...unchanged, changes: this.isNew ? newItemValues(this.project, this.typeName) : {} });
    this.tell('onReset', { id: this.id });
  }

  /** What stands in the way of saving, in words. */
  #obstacle(): string | undefined {
    if (this.#state.extensionError !== undefined) return this.#state.extensionError;
    if (this.missing.length === 0) return undefined;
    return `Not saved yet: ${this.missing.map(({ name }) => name).join(', ')} ${this.missing.length === 1 ? 'needs' : 'need'} a value.`;
  }

  /** The form with a newer version beneath what is changed here. */
  #onTopOf(stored: RestItem): Partial<FormState> {
    const { stored: before, changes, overlap } = this.#state;
    const kept = Object.fromEntries(
      Object.entries(changes).filter(([name, value]) => !isSameValue(value, stored.fields[name])),
    );
    const names = Object.keys(kept).filter(
      (name) => overlap?.names.includes(name) || !isSameValue(before?.fields[name], stored.fields[name]),
    );
    return {
      stored,
      changes: kept,
      isOvertaken: false,
      problem: undefined,
      overlap: names.length > 0 ? { by: fieldText(stored.fields['System.ChangedBy']), names } : undefined,
    };
  }

  /** By reference names, whichever name of a field was written. */
  #named(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    return Object.fromEntries(
      Object.entries(values).map(([name, value]) => [this.field(name)?.referenceName ?? name, value]),
    );
  }

  #set(change: Partial<FormState>): void {
    this.#state = { ...this.#state, ...change };
    for (const watcher of [...this.#watchers]) watcher();
  }
}
