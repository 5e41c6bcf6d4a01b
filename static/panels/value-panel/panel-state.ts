import type { AccountId, Issue, Person } from '#core/issue';
import type { Draft } from './draft';
import type { Inheritance } from './inheritance';
import type { ScoreHistoryEntry, ItemScore } from './item-score';
import type { Conflict, Done, Task, Trouble } from './task';

/** Something read beside the score; the panel works without it. */
export type Loaded<Value> =
  { readonly kind: 'loading' } | { readonly kind: 'failed' } | { readonly kind: 'here'; readonly value: Value };

/** Place among the scored items of the backlog; 1 is best. `inOrder`: the tracker's query for that list. */
export interface Standing {
  readonly rank: number;
  readonly of: number;
  readonly inOrder: string;
  /** The only types of items that are counted, where not all are. */
  readonly among?: readonly string[];
}

/** All that the panel knows and shows. Absent `score`: not read yet. */
export interface PanelState {
  readonly score?: ItemScore;
  readonly item: Loaded<Issue>;
  readonly people: ReadonlyMap<AccountId, Person>;
  readonly standing?: Standing;
  readonly inheritance?: Loaded<Inheritance>;
  readonly history?: Loaded<readonly ScoreHistoryEntry[]>;
  /** The viewer's own answers while the form is open. */
  readonly ballot?: Draft;
  /** A ballot kept on this device that the viewer has not come back to yet. */
  readonly keptBallot?: Draft;
  /** What the viewer would agree on; absent: the proposal, untouched. */
  readonly agreement?: Draft;
  readonly doing?: Task;
  readonly trouble?: Trouble;
  readonly conflict?: Conflict;
  readonly done?: Done;
}

/** What can happen to a panel. */
export type PanelEvent =
  | { readonly kind: 'score-arrived'; readonly score: ItemScore }
  | { readonly kind: 'item'; readonly item: Loaded<Issue> }
  | { readonly kind: 'people'; readonly people: readonly Person[] }
  | { readonly kind: 'standing'; readonly standing: Standing | undefined }
  | { readonly kind: 'inheritance'; readonly inheritance: Loaded<Inheritance> }
  | { readonly kind: 'history'; readonly history: Loaded<readonly ScoreHistoryEntry[]> }
  | { readonly kind: 'drafts-found'; readonly ballot?: Draft; readonly agreement?: Draft }
  | { readonly kind: 'ballot-typed'; readonly draft: Draft }
  | { readonly kind: 'ballot-closed'; readonly isKept: boolean }
  | { readonly kind: 'agreement-typed'; readonly draft: Draft | undefined }
  | { readonly kind: 'task-started'; readonly task: Task }
  | { readonly kind: 'task-done'; readonly task: Task; readonly score: ItemScore }
  | { readonly kind: 'task-failed'; readonly trouble: Trouble }
  | { readonly kind: 'overtaken'; readonly task: Task; readonly theirs: ItemScore }
  | { readonly kind: 'mine-dropped' };

/** Before anything was read. */
export const blank: PanelState = { item: { kind: 'loading' }, people: new Map() };

/** The state after an event. Pure; typed drafts leave it only when they were saved or the viewer dropped them. */
export function reduce(state: PanelState, event: PanelEvent): PanelState {
  switch (event.kind) {
    case 'score-arrived':
      return { ...state, score: event.score, ...afterLoad(state) };
    case 'item':
      return { ...state, item: event.item };
    case 'people':
      return {
        ...state,
        people: new Map([...state.people, ...event.people.map((person) => [person.id, person] as const)]),
      };
    case 'standing':
      return { ...state, standing: event.standing };
    case 'inheritance':
      return { ...state, inheritance: event.inheritance };
    case 'history':
      return { ...state, history: event.history };
    case 'drafts-found':
      return {
        ...state,
        keptBallot: state.ballot ? undefined : event.ballot,
        agreement: state.agreement ?? event.agreement,
      };
    case 'ballot-typed':
      return { ...state, ballot: event.draft, keptBallot: undefined, done: undefined };
    case 'ballot-closed':
      return {
        ...state,
        ballot: undefined,
        keptBallot: event.isKept ? state.ballot : undefined,
        ...without(state, 'submit'),
      };
    case 'agreement-typed':
      return { ...state, agreement: event.draft, done: undefined };
    case 'task-started':
      return { ...state, doing: event.task, trouble: undefined, done: undefined };
    case 'task-done':
      return finished(state, event.task, event.score);
    case 'task-failed':
      return { ...state, doing: undefined, trouble: event.trouble };
    case 'overtaken':
      return overtaken(state, event.task, event.theirs);
    case 'mine-dropped':
      return { ...state, conflict: undefined, ballot: undefined, keptBallot: undefined, agreement: undefined };
  }
}

function afterLoad(state: PanelState): Partial<PanelState> {
  return {
    doing: state.doing?.kind === 'load' ? undefined : state.doing,
    trouble: state.trouble?.task.kind === 'load' ? undefined : state.trouble,
  };
}

/** Trouble with a form goes when the form goes. */
function without(state: PanelState, kind: Task['kind']): Partial<PanelState> {
  return state.trouble?.task.kind === kind ? { trouble: undefined } : {};
}

function finished(state: PanelState, task: Task, score: ItemScore): PanelState {
  const isForm = task.kind === 'submit' || task.kind === 'agree';
  return {
    ...state,
    score,
    doing: undefined,
    trouble: undefined,
    conflict: undefined,
    done: doneBy(task, state.score, score.version),
    history: undefined,
    ...(isForm && { ballot: undefined, keptBallot: undefined }),
    ...((task.kind === 'agree' || task.kind === 'restart') && { agreement: undefined }),
    ...((task.kind === 'agree' || task.kind === 'edit' || task.kind === 'reopen') && { standing: undefined }),
  };
}

/** What was saved, with the task that takes it back where there is one. `before`: the score that the task changed into `version`. */
function doneBy(task: Task, before: ItemScore | undefined, version: number): Done | undefined {
  switch (task.kind) {
    case 'load':
      return undefined;
    case 'submit':
      return { kind: 'submitted' };
    case 'withdraw': {
      const mine = before?.ballots[0];
      return {
        kind: 'withdrew',
        ...(mine && { undo: { kind: 'submit', round: task.round, factors: mine.factors, note: mine.note ?? '' } }),
      };
    }
    case 'reveal':
      return { kind: 'revealed' };
    case 'agree':
      return { kind: 'agreed', undo: { kind: 'reopen', version } };
    case 'edit': {
      const undo = task.isUndo ? undefined : undoOfEdit(before, version);
      return { kind: task.isUndo ? 'undone' : 'edited', ...(undo && { undo }) };
    }
    case 'restart':
      return { kind: 'restarted', undo: { kind: 'reopen', version } };
    case 'reopen':
      return { kind: 'undone' };
  }
}

/** Puts the earlier agreement's answers back. */
function undoOfEdit(before: ItemScore | undefined, version: number): Task | undefined {
  if (!before?.agreed || before.agreed.modelId !== before.model.id) return undefined;
  const { factors } = before.agreed;
  const all = before.model.factors.map(({ id }) => [id, factors[id] ?? null]);
  return { kind: 'edit', version, factors: Object.fromEntries(all), isUndo: true };
}

function overtaken(state: PanelState, task: Task, theirs: ItemScore): PanelState {
  const next = { ...state, score: theirs, doing: undefined, trouble: undefined };
  const hasMine = task.kind === 'submit' || task.kind === 'agree';
  if (task.kind === 'reopen') return { ...next, done: { kind: 'kept' }, history: undefined };
  return hasMine ? { ...next, conflict: { mine: task, theirs } } : next;
}
