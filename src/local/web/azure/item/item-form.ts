import type { ProjectData } from '../../../azure/pages/page-data';
import type { Field, WorkItemType } from '../../../azure/seams';
import { AzureProblem, call } from '../api/rest';
import { linkedId, type ItemRelation, type RestItem } from './work-item';

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
  readonly isSaving: boolean;
}

const unchanged = { changes: {}, addedRelations: [], removedRelations: [], isOvertaken: false, isSaving: false, problem: undefined, extensionError: undefined } as const;

/** Required, and filled by the server from the paths that people choose. */
const derived = new Set(['System.AreaId', 'System.IterationId']);

/** The open form of one work item: what is stored, what is changed, and who listens. */
export class ItemForm {
  readonly project: ProjectData;
  readonly typeName: string;
  #state: FormState;
  readonly #watchers = new Set<() => void>();
  readonly #listeners = new Set<<Name extends keyof FormEvents>(name: Name, args: FormEvents[Name]) => void>();

  constructor(project: ProjectData, typeName: string, stored: RestItem | undefined, initial: Readonly<Record<string, unknown>> = {}) {
    this.project = project;
    this.typeName = typeName;
    this.#state = { ...unchanged, stored, changes: stored ? {} : { ...this.#defaults(), ...initial } };
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

  /** Fields that must be filled before the item can be saved. */
  get missing(): readonly Field[] {
    const required = (this.type?.fields ?? []).filter(({ referenceName, isRequired }) => isRequired && !derived.has(referenceName));
    return required.filter(({ referenceName }) => [undefined, null, ''].includes(this.value(referenceName) as never)).flatMap(({ referenceName }) => this.field(referenceName) ?? []);
  }

  get relations(): readonly ItemRelation[] {
    const { stored, addedRelations, removedRelations } = this.#state;
    return [...(stored?.relations ?? []).filter((relation) => !removedRelations.includes(relation)), ...addedRelations];
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
    return this.project.fields.find(({ referenceName, name: shown }) => referenceName.toLowerCase() === wanted || shown.toLowerCase() === wanted);
  }

  value(referenceName: string, isOriginal = false): unknown {
    const { stored, changes } = this.#state;
    return !isOriginal && referenceName in changes ? changes[referenceName] : stored?.fields[referenceName];
  }

  /** Changes fields; those back at their stored value no longer count as changed. */
  change(fields: Readonly<Record<string, unknown>>): void {
    const changes: Record<string, unknown> = { ...this.#state.changes };
    for (const [name, value] of Object.entries(fields)) {
      if (!this.isNew && same(value, this.#state.stored?.fields[name])) delete changes[name];
      else changes[name] = value;
    }
    this.#set({ changes });
    this.tell('onFieldChanged', { id: this.id, changedFields: fields });
  }

  addRelations(relations: readonly ItemRelation[]): void {
    this.#set({ addedRelations: [...this.#state.addedRelations, ...relations] });
  }

  removeRelations(relations: readonly ItemRelation[]): void {
    const isMeant = (one: ItemRelation) => relations.some((other) => other.rel === one.rel && (other.url === one.url || (linkedId(one) !== undefined && linkedId(other) === linkedId(one))));
    const { stored, addedRelations, removedRelations } = this.#state;
    this.#set({
      addedRelations: addedRelations.filter((relation) => !isMeant(relation)),
      removedRelations: [...removedRelations, ...(stored?.relations ?? []).filter((relation) => isMeant(relation) && !removedRelations.includes(relation))],
    });
  }

  setError(extensionError: string | undefined): void {
    this.#set({ extensionError });
  }

  /** Saves what is changed. Rejects with what the server says; the changes stay. */
  async save(): Promise<void> {
    if (this.#state.extensionError !== undefined) throw new Error(this.#state.extensionError);
    if (this.missing.length > 0) throw new Error(`These fields need a value: ${this.missing.map(({ name }) => name).join(', ')}.`);
    if (!this.isDirty) return;
    const { stored } = this.#state;
    this.#set({ isSaving: true, problem: undefined });
    try {
      const path = stored ? `_apis/wit/workItems/${stored.id}` : `${encodeURIComponent(this.project.name)}/_apis/wit/workItems/$${encodeURIComponent(this.typeName)}`;
      const saved = await call<RestItem>(stored ? 'PATCH' : 'POST', `${path}?api-version=7.1&$expand=all`, { body: this.#patch(), contentType: 'application/json-patch+json' });
      this.#set({ ...unchanged, stored: saved });
    } catch (error) {
      const isOvertaken = error instanceof AzureProblem && (error.status === 412 || error.status === 409);
      this.#set({ isSaving: false, isOvertaken, problem: error instanceof Error ? error : new Error(String(error)) });
      throw error;
    }
    this.tell('onSaved', { id: this.id });
  }

  /** Reads the item anew. Changes are kept on top of it when `keepsChanges`, else forgotten. */
  async refresh({ keepsChanges = false } = {}): Promise<void> {
    if (this.isNew) return;
    const stored = await call<RestItem>('GET', `_apis/wit/workItems/${this.id}?api-version=7.1&$expand=all`);
    this.#set(keepsChanges ? { stored, isOvertaken: false, problem: undefined } : { ...unchanged, stored });
    this.tell('onRefreshed', { id: this.id });
  }

  /** Forgets what is changed. */
  reset(): void {
    this.#set({ ...unchanged, changes: this.isNew ? this.#defaults() : {} });
    this.tell('onReset', { id: this.id });
  }

  #defaults(): Record<string, unknown> {
    const given = (this.type?.fields ?? []).flatMap(({ referenceName, default: value }) => (value === undefined ? [] : [[referenceName, value] as const]));
    const [first] = this.type?.states ?? [];
    return { 'System.AreaPath': this.project.areas[0] ?? this.project.name, 'System.IterationPath': this.project.iterations[0]?.path ?? this.project.name, ...(first && { 'System.State': first.name }), ...Object.fromEntries(given) };
  }

  #patch(): readonly unknown[] {
    const { stored, changes, addedRelations, removedRelations } = this.#state;
    const indexes = removedRelations.map((relation) => (stored?.relations ?? []).indexOf(relation)).toSorted((one, other) => other - one);
    return [
      ...(stored ? [{ op: 'test', path: '/rev', value: stored.rev }] : []),
      ...Object.entries(changes).map(([name, value]) => ({ op: 'add', path: `/fields/${name}`, value: value ?? '' })),
      // From the last one on, so that each index is still true when its turn comes.
      ...indexes.map((index) => ({ op: 'remove', path: `/relations/${index}` })),
      ...addedRelations.map((value) => ({ op: 'add', path: '/relations/-', value })),
    ];
  }

  #set(change: Partial<FormState>): void {
    this.#state = { ...this.#state, ...change };
    for (const watcher of [...this.#watchers]) watcher();
  }
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? '') === JSON.stringify(other ?? '');
}
