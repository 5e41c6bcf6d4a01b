import {
  addedType,
  processes,
  type ProcessTemplate,
  type State,
  type TypeTemplate,
} from '#host/azure/fill/process-types';
import { plain } from '#world/import/status-words';
import type { BacklogIssue, BacklogProject } from '#host/jira/backlog';

const ABOVE_FEATURES = /^(initiative|theme|capability|portfolio epic|legend)s?$/;
const DEFECTS =
  /^(bug|defect|fehler|error|erro|bogue|anomalie|fout|blad|chyba|ошибка|баг|defekt|defecto|difetto|バグ|缺陷|故障|באג|תקלה)$/;
const REVIEWS = /review|test|verif|valid|\bqa\b|resolved|uat|abnahme|prufung|accept/;
const UNDONE =
  /won.?t|wont|declin|reject|cancel|invalid|obsolete|abandon|withdrawn|duplicate|cannot reproduce|incomplete|removed|not a bug/;

/** The types of one project and how its issues fall into them. */
export class ProjectTypes {
  readonly process: ProcessTemplate;
  readonly #isOwn: boolean;
  readonly #hasLevelAboveEpics: boolean;
  readonly #types = new Map<string, TypeTemplate>();
  readonly #seen = new Map<string, TypeTemplate>();

  constructor(project: BacklogProject, issues: readonly BacklogIssue[]) {
    this.#isOwn = project.origin === 'azure';
    this.process = this.#isOwn ? processOf(issues) : processNamed(project.type === 'business' ? 'Basic' : 'Agile');
    this.#hasLevelAboveEpics = issues.some((issue) => levelOf(issue) >= 2);
    for (const type of this.process.types) this.#types.set(type.name.toLowerCase(), type);
    if (this.#isOwn) this.#learn(issues);
  }

  /** In the order of the process, then those that were added. */
  all(): readonly TypeTemplate[] {
    return [...this.#types.values()];
  }

  typeOf(issue: BacklogIssue): TypeTemplate {
    const slot = `${issue.type.name}\n${issue.type.level}\n${issue.type.isSubtask}`;
    const known = this.#seen.get(slot);
    if (known !== undefined) return known;
    const name = this.#isOwn ? issue.type.name : this.#nameOf(issue);
    const type = this.#types.get(name.toLowerCase())!;
    this.#seen.set(slot, type);
    return type;
  }

  #nameOf(issue: BacklogIssue): string {
    const { levels } = this.process;
    const level = levelOf(issue);
    if (level < 0) return levels.task;
    if (level === 0) return DEFECTS.test(plain(issue.type.name)) ? levels.bug : levels.requirement;
    if (level >= 2) return levels.epic;
    return plain(issue.type.name) === 'epic' && !this.#hasLevelAboveEpics ? levels.epic : levels.feature;
  }

  /** Types and states that an organization has added to its process are seen in its items. */
  #learn(issues: readonly BacklogIssue[]): void {
    for (const { type, status } of issues) {
      const known = this.#types.get(type.name.toLowerCase()) ?? addedType(type.name, []);
      const hasState = known.states.some((state) => sameName(state.name, status.name));
      this.#types.set(
        type.name.toLowerCase(),
        hasState ? known : { ...known, states: withState(known.states, status) },
      );
    }
    for (const [name, type] of this.#types) {
      if (type.states.length === 0)
        this.#types.set(name, { ...type, states: [{ name: 'New', color: 'b2b2b2', category: 'Proposed' }] });
    }
  }
}

/** The state that a status comes closest to: of the same name when it counts as the same, else the usual one of its category. */
export function stateOf(type: TypeTemplate, status: BacklogIssue['status'], resolution?: string): State {
  const { states } = type;
  const same = states.find((state) => sameName(state.name, status.name));
  const isUndone = status.category === 'done' && UNDONE.test(plain(`${status.name} ${resolution ?? ''}`));
  const removed = isUndone ? states.find(({ category }) => category === 'Removed') : undefined;
  if (removed !== undefined) return removed;
  if (same !== undefined && backlogCategory(same) === status.category) return same;
  const of = (category: State['category']) => states.find((state) => state.category === category);
  const first = states[0]!;
  switch (status.category) {
    case 'new':
      return of('Proposed') ?? first;
    case 'indeterminate':
      return (
        (REVIEWS.test(plain(status.name)) ? of('Resolved') : undefined) ??
        states.findLast((state) => state.category === 'InProgress') ??
        of('Resolved') ??
        first
      );
    case 'done':
      return of('Completed') ?? of('Resolved') ?? states.at(-1)!;
  }
}

/** Why an item is in its state, in the words of its process. */
export function reasonOf(type: TypeTemplate, state: State, resolution?: string): string {
  if (type.name === 'Bug' && state.name === 'Closed' && resolution !== undefined) {
    const word = plain(resolution);
    if (word.includes('duplicate')) return 'Duplicate';
    if (/cannot reproduce|can.t reproduce/.test(word)) return 'Cannot Reproduce';
    if (/by design|not a bug|invalid|works as/.test(word)) return 'As Designed';
    if (/obsolete/.test(word)) return 'Obsolete';
    if (/won.?t|declin|reject|later|defer/.test(word)) return 'Deferred';
  }
  return type.reasons[state.name] ?? `Moved to state ${state.name}`;
}

/** What a state counts as in a backlog; what is resolved still waits for somebody. */
export function backlogCategory({ category }: Pick<State, 'category'>): BacklogIssue['status']['category'] {
  return category === 'Proposed'
    ? 'new'
    : category === 'InProgress' || category === 'Resolved'
      ? 'indeterminate'
      : 'done';
}

function levelOf({ type }: BacklogIssue): number {
  if (type.level !== undefined) return type.level;
  if (type.isSubtask) return -1;
  const word = plain(type.name);
  if (ABOVE_FEATURES.test(word)) return 2;
  return word === 'epic' || word === 'feature' ? 1 : 0;
}

/** The process whose types the items have: by the type that only it has, else Agile. */
function processOf(issues: readonly BacklogIssue[]): ProcessTemplate {
  const names = new Set(issues.map(({ type }) => type.name.toLowerCase()));
  if (names.has('product backlog item') || names.has('impediment')) return processNamed('Scrum');
  if (names.has('requirement') || names.has('change request')) return processNamed('CMMI');
  const isBasic = names.has('issue') && [...names].every((name) => ['epic', 'issue', 'task'].includes(name));
  return processNamed(
    isBasic || (issues.some(({ status }) => status.name === 'Doing') && !names.has('user story')) ? 'Basic' : 'Agile',
  );
}

function processNamed(name: ProcessTemplate['name']): ProcessTemplate {
  return processes.find((process) => process.name === name)!;
}

function withState(states: readonly State[], { name, category }: BacklogIssue['status']): readonly State[] {
  const added: State = {
    new: { name, color: 'b2b2b2', category: 'Proposed' as const },
    indeterminate: { name, color: '007acc', category: 'InProgress' as const },
    done: { name, color: '339933', category: 'Completed' as const },
  }[category];
  const place = states.findLastIndex((state) => state.category === added.category);
  return place < 0
    ? [...states, added].toSorted((one, other) => ORDER.indexOf(one.category) - ORDER.indexOf(other.category))
    : states.toSpliced(place + 1, 0, added);
}

const ORDER: readonly State['category'][] = ['Proposed', 'InProgress', 'Resolved', 'Completed', 'Removed'];

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
