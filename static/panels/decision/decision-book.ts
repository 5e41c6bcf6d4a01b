import {
  decisionsOfCall,
  listDecisionsCall,
  readDecisionCall,
  saveDecisionCall,
  type DecisionList,
  type DecisionRow,
  type DecisionView,
} from '#app/decision/calls';
import type { DecisionId } from '#core/decision/decision';
import type { AccountId, Issue, IssueId, IssueKey, Person, ProjectId } from '#core/issue';
import { ask, reading, type Answer, type Reading } from '../base/ask';
import { createDraft } from '../base/drafts';
import { createStore, type Watchable } from '../base/store';
import type { Host } from '../host';
import {
  between,
  decisionDraftForm,
  decisionOf,
  draftOf,
  lacksOf,
  newDraft,
  type DecisionDraft,
  type DecisionLack,
} from './decision-draft';

/** Which decisions: those on one item, or all of a project. */
export type DecisionPlace =
  | { readonly kind: 'issue'; readonly id: IssueId; readonly key: IssueKey }
  | { readonly kind: 'project'; readonly id: ProjectId };

/** A call about decisions that did not end well. */
export type DecisionProblem = Exclude<Answer<unknown>, { readonly kind: 'done' | 'clash' }>;

/** Why what was typed is not saved. */
export type SaveProblem =
  | { readonly kind: 'lack'; readonly what: readonly DecisionLack[] }
  | { readonly kind: 'unknown-issues'; readonly keys: readonly string[] }
  | { readonly kind: 'clash'; readonly theirs: DecisionView }
  | DecisionProblem;

/** The form while it is open. */
export interface DecisionTyping {
  readonly draft: DecisionDraft;
  readonly isRestored: boolean;
  readonly isSaving: boolean;
  readonly problem?: SaveProblem | undefined;
}

/** What a page or panel knows of decisions. */
export interface DecisionState {
  readonly list:
    | { readonly kind: 'loading' }
    | { readonly kind: 'failed'; readonly problem: DecisionProblem }
    | ({ readonly kind: 'here' } & DecisionList);
  /** Decisions that were opened, whole. */
  readonly views: ReadonlyMap<DecisionId, DecisionView>;
  /** Those that could not be opened, and why. */
  readonly unopened: ReadonlyMap<DecisionId, DecisionProblem>;
  readonly people: ReadonlyMap<AccountId, Person>;
  readonly issues: ReadonlyMap<IssueId, Issue>;
  readonly typing?: DecisionTyping | undefined;
  /** The decision that was saved last. */
  readonly saved?: DecisionId | undefined;
}

type DecisionHost = Pick<Host, 'commands' | 'report' | 'drafts' | 'tracker' | 'viewer'>;

/** Decisions of one place: read, opened, typed and saved. What is typed survives a reload. */
export class DecisionBook {
  private readonly store = createStore<DecisionState>({
    list: { kind: 'loading' },
    views: new Map(),
    unopened: new Map(),
    people: new Map(),
    issues: new Map(),
  });
  private readonly draft;

  constructor(
    private readonly host: DecisionHost,
    readonly place: DecisionPlace,
    private readonly today: () => string,
  ) {
    this.draft = createDraft(host.drafts, `decision ${place.kind} ${place.id}`, decisionDraftForm);
  }

  /** The state, to be watched. */
  get states(): Watchable<DecisionState> {
    return this.store;
  }

  /** Reads the list, then the people and items that it names; opens what was being typed before. */
  readonly load = async (): Promise<void> => {
    if (this.store.get().list.kind === 'failed') this.set({ list: { kind: 'loading' } });
    const answer = await this.readList();
    if (answer.kind !== 'done') return this.set({ list: { kind: 'failed', problem: answer } });
    this.set({ list: { kind: 'here', ...answer.value } });
    const kept = this.draft.restore();
    if (kept && answer.value.can.log && !this.store.get().typing)
      this.set({ typing: { draft: kept, isRestored: true, isSaving: false } });
    const decisions = answer.value.rows.map(({ decision }) => decision);
    const { views } = this.store.get();
    await Promise.all([
      this.readNames(
        [...decisions.flatMap(({ deciders }) => deciders), ...[...views.values()].flatMap(authorsOf)],
        decisions.flatMap(({ issueIds }) => issueIds),
      ),
      ...[...views.keys()].map((id) => this.open(id)),
    ]);
  };

  /** Reads one decision whole: when it is opened, and once more after that failed or when the list has a newer one. */
  readonly open = async (id: DecisionId): Promise<void> => {
    const { list, views, unopened } = this.store.get();
    if (list.kind !== 'here') return;
    const listed = list.rows.find((row) => row.id === id)?.version ?? 0;
    if ((views.get(id)?.version ?? -1) >= listed) return;
    this.set({ unopened: new Map([...unopened].filter(([other]) => other !== id)) });
    const answer = await ask(this.host, readDecisionCall, { projectId: list.projectId, id });
    if (answer.kind !== 'done') {
      this.store.update((state) => ({ ...state, unopened: new Map([...state.unopened, [id, answer]]) }));
      return;
    }
    this.keep(answer.value);
    await this.readNames(authorsOf(answer.value), []);
  };

  /** Opens an empty form, unless one is open. `supersedes`: the decision whose place the new one takes. */
  readonly begin = (supersedes?: DecisionRow): void => {
    if (this.store.get().typing) return;
    const keys = this.place.kind === 'issue' ? [this.place.key] : [];
    const shared = supersedes ? this.keysOf(supersedes.decision.issueIds) : keys;
    this.type(newDraft(this.today(), shared, supersedes?.id));
  };

  /** Opens the form on a stored decision, unless one is open. */
  readonly change = async (id: DecisionId): Promise<void> => {
    if (this.store.get().typing) return;
    await this.open(id);
    const { views, unopened, typing } = this.store.get();
    const view = unopened.has(id) ? undefined : views.get(id);
    if (view && !typing) this.type(draftOf(view, this.host.viewer.accountId, (issueId) => this.keyOf(issueId)));
  };

  readonly type = (draft: DecisionDraft): void => {
    const { typing } = this.store.get();
    const problem = typing?.problem?.kind === 'lack' ? lackIn(draft) : undefined;
    this.draft.keep(draft);
    this.set({ typing: { draft, isRestored: false, isSaving: typing?.isSaving ?? false, problem }, saved: undefined });
  };

  /** Closes the form; what was typed is gone. */
  readonly discard = (): void => {
    this.draft.keep(undefined);
    this.set({ typing: undefined });
  };

  /** Saves what is typed and answers whether it was. */
  readonly save = async (): Promise<boolean> => {
    const { typing, list } = this.store.get();
    if (!typing || typing.isSaving || list.kind !== 'here') return false;
    const { draft } = typing;
    const lack = lackIn(draft);
    if (lack) return this.failed(lack);
    this.set({ typing: { ...typing, isSaving: true, problem: undefined } });
    const issues = await this.findIssues(between(draft.keys));
    if ('kind' in issues) return this.failed(issues);
    const decision = decisionOf(draft, this.host.viewer.accountId, issues.ids);
    const { id, version } = draft;
    const answer = await ask(this.host, saveDecisionCall, { projectId: list.projectId, id, version, decision });
    if (answer.kind === 'clash') return this.failed({ kind: 'clash', theirs: answer.current });
    if (answer.kind !== 'done') return this.failed(answer);
    this.keep(answer.value);
    this.endSave(draft, answer.value);
    await this.load();
    return true;
  };

  /** Ends a clash: mine is saved over theirs, or theirs is taken. */
  readonly settle = async (choice: 'mine' | 'theirs'): Promise<void> => {
    const { typing } = this.store.get();
    if (typing?.problem?.kind !== 'clash') return;
    const { theirs } = typing.problem;
    this.keep(theirs);
    if (choice === 'theirs') {
      this.discard();
      return this.load();
    }
    this.type({ ...typing.draft, version: theirs.version });
    await this.save();
  };

  private readList() {
    return this.place.kind === 'issue'
      ? ask(this.host, decisionsOfCall, { issueId: this.place.id })
      : ask(this.host, listDecisionsCall, { projectId: this.place.id });
  }

  /** Names are an extra: without them ids stand, and nothing is lost. */
  private async readNames(ofPeople: readonly AccountId[], ofIssues: readonly IssueId[]): Promise<void> {
    const { people, issues } = this.store.get();
    const unknownPeople = [...new Set(ofPeople)].filter((id) => !people.has(id));
    const unknownIssues = [...new Set(ofIssues)].filter((id) => !issues.has(id));
    if (unknownPeople.length === 0 && unknownIssues.length === 0) return;
    const { tracker } = this.host;
    const [found, read] = await Promise.all([
      reading(this.host, 'reading people', async () =>
        unknownPeople.length > 0 ? tracker.people.named(unknownPeople) : [],
      ),
      reading(this.host, 'reading items', async () =>
        unknownIssues.length > 0 ? tracker.issues.some(unknownIssues, {}) : [],
      ),
    ]);
    this.store.update((state) => ({
      ...state,
      people: new Map([...state.people, ...valuesOf(found).map((person) => [person.id, person] as const)]),
      issues: new Map([...state.issues, ...valuesOf(read).map((issue) => [issue.id, issue] as const)]),
    }));
  }

  private async findIssues(keys: readonly string[]): Promise<{ readonly ids: readonly IssueId[] } | SaveProblem> {
    if (keys.length === 0) return { ids: [] };
    const { issues, list } = this.store.get();
    // An item that the viewer may not read, or that is gone, stands in the form by its id: it stays in the decision.
    const logged = list.kind === 'here' ? list.rows.flatMap(({ decision }) => decision.issueIds) : [];
    const known = new Map<string, IssueId>(logged.filter((id) => !issues.has(id)).map((id) => [id.toLowerCase(), id]));
    for (const { key, id } of issues.values()) known.set(key.toLowerCase(), id);
    if (this.place.kind === 'issue') known.set(this.place.key.toLowerCase(), this.place.id);
    const missing = keys.filter((key) => !known.has(key.toLowerCase()));
    const found = await reading(this.host, 'finding items', async () =>
      missing.length > 0 ? this.host.tracker.issues.some(missing as IssueKey[], {}) : [],
    );
    if (found.kind === 'no-answer' || found.kind === 'signed-out' || found.kind === 'bug') return found;
    for (const { key, id } of valuesOf(found)) known.set(key.toLowerCase(), id);
    const unknown = keys.filter((key) => !known.has(key.toLowerCase()));
    if (unknown.length > 0) return { kind: 'unknown-issues', keys: unknown };
    return { ids: keys.flatMap((key) => known.get(key.toLowerCase()) ?? []) };
  }

  /** Closes the form; where more was typed since `sent` was sent, it stays open, on the version that is stored now. */
  private endSave(sent: DecisionDraft, { id, version }: DecisionView): void {
    const { typing } = this.store.get();
    const draft = typing && typing.draft !== sent ? { ...typing.draft, version } : undefined;
    this.draft.keep(draft);
    this.set(draft ? { typing: { draft, isRestored: false, isSaving: false } } : { typing: undefined, saved: id });
  }

  private failed(problem: SaveProblem): false {
    this.store.update((state) => ({
      ...state,
      typing: state.typing && { ...state.typing, isSaving: false, problem },
    }));
    return false;
  }

  private keep(view: DecisionView): void {
    this.store.update((state) => ({ ...state, views: new Map([...state.views, [view.id, view]]) }));
  }

  private keysOf(ids: readonly IssueId[]): readonly string[] {
    return ids.map((id) => this.keyOf(id));
  }

  private keyOf(id: IssueId): string {
    if (this.place.kind === 'issue' && this.place.id === id) return this.place.key;
    return this.store.get().issues.get(id)?.key ?? id;
  }

  private set(change: Partial<DecisionState>): void {
    this.store.update((state) => ({ ...state, ...change }));
  }
}

function lackIn(draft: DecisionDraft): SaveProblem | undefined {
  const what = lacksOf(draft);
  return what.length > 0 ? { kind: 'lack', what } : undefined;
}

function authorsOf({ history }: DecisionView): readonly AccountId[] {
  return history.map(({ by }) => by);
}

function valuesOf<Item>(read: Reading<readonly Item[]>): readonly Item[] {
  return read.kind === 'done' ? read.value : [];
}
