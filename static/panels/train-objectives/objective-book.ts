import {
  listObjectivesCall,
  removeObjectiveCall,
  saveObjectiveCall,
  type Objective,
  type ObjectiveRow,
} from '#app/objective/calls';
import type { PiRef } from '#app/plan/calls';
import type { TeamId } from '#core/train/ids';
import type { PlanItem } from '#core/train/plan-item';
import { ask, type Failure } from '../base/ask';
import { createDraft, type Draft } from '../base/drafts';
import { createStore, type Watchable } from '../base/store';
import type { Host } from '../host';
import {
  draftOf,
  isBlank,
  newObjective,
  objectiveDraftForm,
  objectiveOf,
  type ObjectiveDraft,
} from './objective-draft';

/** Why an objective was not saved. `clash`: somebody else changed it, what is stored now; nothing: it is gone. */
export type ObjectiveProblem =
  | { readonly kind: 'no-title' }
  | { readonly kind: 'unknown-keys'; readonly keys: readonly string[] }
  | { readonly kind: 'clash'; readonly current: ObjectiveRow }
  | Failure;

/** An objective that is being typed. */
export interface ObjectiveTyping {
  readonly draft: ObjectiveDraft;
  readonly isRestored: boolean;
  readonly isSaving: boolean;
  readonly problem?: ObjectiveProblem;
}

/** Objectives of a PI as the page has them. */
export interface ObjectiveState {
  readonly list:
    | { readonly kind: 'loading' }
    | { readonly kind: 'failed'; readonly failure: Failure }
    | {
        readonly kind: 'here';
        readonly rows: readonly ObjectiveRow[];
        readonly unreadable: number;
        readonly canPlan: boolean;
      };
  readonly typing: ObjectiveTyping | undefined;
  /** Rows with a change in place, or their removal, on its way. */
  readonly busy: ReadonlySet<string>;
  /** Of rows that were changed in place and could not be saved. */
  readonly rowProblems: ReadonlyMap<string, ObjectiveProblem>;
}

/** Nothing is being typed that would be lost. */
export function canBegin({ typing }: Pick<ObjectiveState, 'typing'>): boolean {
  return typing === undefined || (isBlank(typing.draft) && !typing.isSaving);
}

/** An objective is not being typed, and no change of it is on its way. */
export function canRemove({ typing, busy }: Pick<ObjectiveState, 'typing' | 'busy'>, id: string): boolean {
  return typing?.draft.id !== id && !busy.has(id);
}

/** Reads and writes the objectives of one PI; what is typed survives a fault and a reload. */
export class ObjectiveBook {
  private readonly store = createStore<ObjectiveState>({
    list: { kind: 'loading' },
    typing: undefined,
    busy: new Set(),
    rowProblems: new Map(),
  });
  private readonly draft: Draft<ObjectiveDraft>;
  /** What was changed in place of an objective while a change of it was on its way. */
  private readonly waiting = new Map<string, Partial<Objective>>();

  constructor(
    private readonly host: Host,
    private readonly ref: PiRef,
    private readonly items: () => readonly PlanItem[],
  ) {
    this.draft = createDraft(host.drafts, `objective ${ref.trainId} ${ref.piId}`, objectiveDraftForm);
    const draft = this.draft.restore();
    if (draft) this.store.update((state) => ({ ...state, typing: { draft, isRestored: true, isSaving: false } }));
  }

  get states(): Watchable<ObjectiveState> {
    return this.store;
  }

  async load(): Promise<void> {
    const answer = await ask(this.host, listObjectivesCall, this.ref);
    this.store.update((state) => {
      if (answer.kind !== 'done') return { ...state, list: { kind: 'failed', failure: answer } };
      const { rows, unreadable, can } = answer.value;
      return { ...state, list: { kind: 'here', rows, unreadable: unreadable.length, canPlan: can.plan } };
    });
  }

  /** Begins a new objective of a team; what is being typed is not thrown away for it. */
  begin(teamId: TeamId): void {
    if (canBegin(this.store.get())) this.put(newObjective(teamId));
  }

  /** Begins to change one; what is being typed is not thrown away for it. */
  change(row: ObjectiveRow): void {
    if (canBegin(this.store.get())) this.put(draftOf(row, this.items()));
  }

  /** Typing on while it is saved is kept for the next time. */
  type(draft: ObjectiveDraft): void {
    this.put(draft, this.store.get().typing?.isSaving);
  }

  discard = (): void => {
    this.draft.keep(undefined);
    this.store.update((state) => ({ ...state, typing: undefined }));
  };

  /** Saves what is typed. Answers whether it is stored. */
  async save(): Promise<boolean> {
    const { typing } = this.store.get();
    if (!typing || typing.isSaving) return false;
    const { draft } = typing;
    const stored = this.row(draft.id);
    const made = objectiveOf(draft, this.items(), stored);
    if (made.kind !== 'whole') return this.failTyping(draft, made);
    this.store.update((state) => ({ ...state, typing: { draft, isRestored: false, isSaving: true } }));
    const answer = await this.send(draft.id, draft.version, made.objective);
    if (answer.kind !== 'done') return this.failTyping(draft, answer);
    this.show(answer.value);
    // What was typed on meanwhile is no part of what was saved.
    const now = this.store.get().typing?.draft;
    if (now === draft) this.discard();
    else if (now) this.put({ ...now, version: answer.value.version });
    return true;
  }

  /** Over what somebody else has stored, or back to that. */
  settle(how: 'mine' | 'theirs'): void {
    const { typing } = this.store.get();
    if (typing?.problem?.kind !== 'clash') return;
    const { current } = typing.problem;
    this.show(current);
    if (how === 'theirs') return this.discard();
    this.put({ ...typing.draft, version: current.version });
    void this.save();
  }

  /** Changes one thing of an objective in place, as at Inspect & Adapt. Changes of one follow each other. */
  async set(row: ObjectiveRow, part: Partial<Objective>): Promise<void> {
    const { id } = row;
    const shown = this.row(id) ?? row;
    const before = this.waiting.get(id);
    // It is being removed: nothing is left to change.
    if (!before && this.store.get().busy.has(id)) return;
    this.note(id, undefined);
    this.show({ ...shown, objective: { ...shown.objective, ...part } });
    if (before) return void this.waiting.set(id, { ...before, ...part });
    let stored = shown;
    let next: Partial<Objective> = part;
    this.mark(id, true);
    while (Object.keys(next).length > 0) {
      this.waiting.set(id, {});
      const answer = await this.send(id, stored.version, { ...stored.objective, ...next });
      if (answer.kind !== 'done') {
        this.show(answer.kind === 'clash' ? answer.current : stored);
        this.note(id, answer.kind === 'clash' ? { kind: 'clash', current: answer.current } : answer);
        break;
      }
      stored = answer.value;
      next = this.waiting.get(id)!;
      this.show({ ...stored, objective: { ...stored.objective, ...next } });
    }
    this.waiting.delete(id);
    this.mark(id, false);
  }

  /** Forgets one; not while it is typed or a change of it is on its way. Answers whether it is gone. */
  async remove(row: ObjectiveRow): Promise<boolean> {
    if (!canRemove(this.store.get(), row.id)) return false;
    this.note(row.id, undefined);
    this.mark(row.id, true);
    const answer = await ask(this.host, removeObjectiveCall, { ...this.ref, id: row.id, version: row.version });
    this.mark(row.id, false);
    if (answer.kind === 'done') {
      this.take(row.id);
      return true;
    }
    this.note(row.id, answer.kind === 'clash' ? { kind: 'clash', current: answer.current } : answer);
    if (answer.kind === 'clash') this.show(answer.current);
    return false;
  }

  private send(id: string, version: number, objective: Objective) {
    return ask(this.host, saveObjectiveCall, { ...this.ref, id, version, objective });
  }

  private failTyping(
    draft: ObjectiveDraft,
    problem: ObjectiveProblem | { readonly kind: 'clash'; current: ObjectiveRow },
  ): false {
    this.store.update((state) => ({
      ...state,
      typing: { draft: state.typing?.draft ?? draft, isRestored: false, isSaving: false, problem },
    }));
    return false;
  }

  private row(id: string): ObjectiveRow | undefined {
    const { list } = this.store.get();
    return list.kind === 'here' ? list.rows.find((row) => row.id === id) : undefined;
  }

  private put(draft: ObjectiveDraft, isSaving = false): void {
    this.draft.keep(draft);
    this.store.update((state) => ({ ...state, typing: { draft, isRestored: false, isSaving } }));
  }

  private show(row: ObjectiveRow): void {
    this.store.update((state) => {
      if (state.list.kind !== 'here') return state;
      const { rows } = state.list;
      const isThere = rows.some(({ id }) => id === row.id);
      return {
        ...state,
        list: { ...state.list, rows: isThere ? rows.map((old) => (old.id === row.id ? row : old)) : [...rows, row] },
      };
    });
  }

  private take(id: string): void {
    this.store.update((state) =>
      state.list.kind === 'here'
        ? { ...state, list: { ...state.list, rows: state.list.rows.filter((row) => row.id !== id) } }
        : state,
    );
  }

  private mark(id: string, isBusy: boolean): void {
    this.store.update((state) => {
      const busy = new Set(state.busy);
      if (isBusy) busy.add(id);
      else busy.delete(id);
      return { ...state, busy };
    });
  }

  private note(id: string, problem: ObjectiveProblem | undefined): void {
    this.store.update((state) => {
      const rowProblems = new Map(state.rowProblems);
      if (problem) rowProblems.set(id, problem);
      else rowProblems.delete(id);
      return { ...state, rowProblems };
    });
  }
}
