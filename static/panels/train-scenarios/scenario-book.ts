import type { PiRef } from '#app/plan/calls';
import { listScenariosCall, removeScenarioCall, saveScenarioCall, type ScenarioRow } from '#app/scenario/calls';
import { drawnId } from '#core/drawn-id';
import type { Scenario } from '#core/train/scenario';
import { ask, type Failure } from '../base/ask';
import { createStore, type Watchable } from '../base/store';
import type { Host } from '../host';

/** Why something did not come about. `clash`: somebody else changed it, and theirs is shown; `gone`: they deleted it. */
export type ScenarioProblem =
  | { readonly kind: 'needs-name' }
  | { readonly kind: 'name-taken' }
  | { readonly kind: 'clash' }
  | { readonly kind: 'gone' }
  | Failure;

/** Kept scenarios of a PI as the page has them. */
export interface ScenarioState {
  readonly list:
    | { readonly kind: 'loading' }
    | { readonly kind: 'failed'; readonly failure: Failure }
    | { readonly kind: 'here'; readonly rows: readonly ScenarioRow[]; readonly unreadable: number };
  /** Something is on its way. */
  readonly isBusy: boolean;
  /** Of the scenario with this id; of the one that was to be kept where there is none. */
  readonly trouble: { readonly id?: string; readonly problem: ScenarioProblem } | undefined;
  /** What was deleted last, while it can be brought back. */
  readonly removed: ScenarioRow | undefined;
  /** The name of what was kept last. */
  readonly kept: string | undefined;
}

/** Reads and writes the kept scenarios of one PI. */
export class ScenarioBook {
  private readonly store = createStore<ScenarioState>({
    list: { kind: 'loading' },
    isBusy: false,
    trouble: undefined,
    removed: undefined,
    kept: undefined,
  });

  constructor(
    private readonly host: Host,
    private readonly ref: PiRef,
  ) {}

  get states(): Watchable<ScenarioState> {
    return this.store;
  }

  load = async (): Promise<void> => {
    this.put({ list: { kind: 'loading' } });
    const answer = await ask(this.host, listScenariosCall, this.ref);
    if (answer.kind !== 'done') return this.put({ list: { kind: 'failed', failure: answer } });
    const { rows, unreadable } = answer.value;
    this.put({ list: { kind: 'here', rows, unreadable: unreadable.length } });
  };

  /** Keeps a scenario by its name. Answers whether it is stored. */
  async keep(scenario: Scenario): Promise<boolean> {
    const named = { ...scenario, name: scenario.name.trim() };
    const problem = this.nameProblem(named.name);
    if (problem) return this.fail(undefined, problem);
    const isKept = await this.save(undefined, drawnId(), 0, named);
    if (isKept) this.put({ kept: named.name });
    return isKept;
  }

  /** Answers whether it has that name now. */
  async rename({ id, version, scenario }: ScenarioRow, text: string): Promise<boolean> {
    const name = text.trim();
    if (name === scenario.name) return true;
    const problem = this.nameProblem(name);
    if (problem) return this.fail(id, problem);
    return this.save(id, id, version, { ...scenario, name });
  }

  /** Keeps the same once more. `nameOf`: how a copy is called. */
  async duplicate({ id, scenario }: ScenarioRow, nameOf: (name: string) => string): Promise<boolean> {
    let name = nameOf(scenario.name).slice(0, mostLetters);
    while (this.nameProblem(name) && name.length < mostLetters) name = nameOf(name).slice(0, mostLetters);
    return this.save(id, drawnId(), 0, { ...scenario, name });
  }

  /** Deletes one, which can be brought back. */
  async remove(row: ScenarioRow): Promise<boolean> {
    const { id, version } = row;
    if (!this.begin()) return false;
    const answer = await ask(this.host, removeScenarioCall, { ...this.ref, id, version });
    this.put({ isBusy: false });
    if (answer.kind === 'done') {
      this.rows((rows) => rows.filter((one) => one.id !== id));
      this.put({ removed: row });
      return true;
    }
    if (answer.kind === 'clash') this.show(answer.current);
    return this.fail(id, answer.kind === 'clash' ? { kind: 'clash' } : answer);
  }

  /** Brings back what was deleted last. */
  async undo(): Promise<boolean> {
    const { removed } = this.store.get();
    if (!removed) return false;
    // The old id is spent: who sends the deletion once more must not meet this one.
    const isBack = await this.save(undefined, drawnId(), 0, removed.scenario);
    if (isBack) this.put({ removed: undefined });
    return isBack;
  }

  /** What was said of the last act has been seen. */
  dismiss = (): void => this.put({ removed: undefined, kept: undefined, trouble: undefined });

  private async save(of: string | undefined, id: string, version: number, scenario: Scenario): Promise<boolean> {
    if (!this.begin()) return false;
    const answer = await ask(this.host, saveScenarioCall, { ...this.ref, id, version, scenario });
    this.put({ isBusy: false });
    if (answer.kind === 'done') {
      this.show(answer.value);
      return true;
    }
    if (answer.kind === 'clash') {
      this.show(answer.current);
      return this.fail(of, { kind: 'clash' });
    }
    const isGone = version > 0 && answer.kind === 'refused' && answer.problem.kind === 'not-found';
    if (isGone) this.rows((rows) => rows.filter((one) => one.id !== id));
    return this.fail(isGone ? undefined : of, isGone ? { kind: 'gone' } : answer);
  }

  private nameProblem(name: string): ScenarioProblem | undefined {
    if (name === '') return { kind: 'needs-name' };
    const { list } = this.store.get();
    const isTaken = list.kind === 'here' && list.rows.some(({ scenario }) => scenario.name === name);
    return isTaken ? { kind: 'name-taken' } : undefined;
  }

  private begin(): boolean {
    if (this.store.get().isBusy) return false;
    this.put({ isBusy: true, trouble: undefined, kept: undefined });
    return true;
  }

  private fail(id: string | undefined, problem: ScenarioProblem): false {
    this.put({ trouble: { ...(id !== undefined && { id }), problem } });
    return false;
  }

  private show(row: ScenarioRow): void {
    this.rows((rows) =>
      [...rows.filter(({ id }) => id !== row.id), row].sort((one, other) =>
        one.scenario.name.localeCompare(other.scenario.name),
      ),
    );
  }

  private rows(change: (rows: readonly ScenarioRow[]) => readonly ScenarioRow[]): void {
    const { list } = this.store.get();
    if (list.kind === 'here') this.put({ list: { ...list, rows: change(list.rows) } });
  }

  private put(part: Partial<ScenarioState>): void {
    this.store.update((state) => ({ ...state, ...part }));
  }
}

/** Letters of a name at most. */
export const mostLetters = 200;
