import { chunks } from '#app/chunks';
import { listTrainsCall, type TrainRow } from '#app/train/calls';
import type { ProjectId } from '#core/issue';
import { ask, reading, type Failure } from '../base/ask';
import { createStore, type Store, type Watchable } from '../base/store';
import type { Host } from '../host';

/** A project as the viewer sees it. */
export interface KnownProject {
  readonly id: ProjectId;
  readonly key: string;
  readonly name: string;
}

/** The trains of a page. */
export type TrainsState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: Failure | { readonly kind: 'bad-query'; readonly message: string } }
  | {
      readonly kind: 'here';
      readonly trains: readonly TrainRow[];
      readonly projects: ReadonlyMap<ProjectId, KnownProject>;
      readonly unreadable: number;
      readonly canSetUpIn: readonly ProjectId[];
    };

/** Projects that one call is asked about at most. */
const projectsACall = 200;

/** The trains of one project, or of all that the viewer sees. */
export class TrainList {
  private readonly store: Store<TrainsState> = createStore<TrainsState>({ kind: 'loading' });

  /** `only`: the project whose trains are listed; absent: those of all projects. */
  constructor(
    private readonly host: Host,
    private readonly only?: ProjectId,
  ) {}

  get states(): Watchable<TrainsState> {
    return this.store;
  }

  /** Reads them; what was here stays until the new has come. Never rejects. */
  async load(): Promise<void> {
    if (this.store.get().kind === 'failed') this.store.set({ kind: 'loading' });
    const { only, host } = this;
    // Of one project the trains can be asked for before the names of all projects are known.
    const early = only === undefined ? undefined : ask(host, listTrainsCall, { projectIds: [only] });
    const read = await reading(host, 'reading the projects', () => host.projects());
    if (read.kind === 'stopped') return;
    if (read.kind !== 'done') return this.store.set({ kind: 'failed', failure: read });
    const calls = early
      ? [early]
      : chunks(read.value, projectsACall).map((part) =>
          ask(host, listTrainsCall, { projectIds: part.map(({ id }) => id) }),
        );
    const answers = await Promise.all(calls);
    const failure = answers.find((answer) => answer.kind !== 'done');
    if (failure) return this.store.set({ kind: 'failed', failure });
    const values = answers.flatMap((answer) => (answer.kind === 'done' ? [answer.value] : []));
    this.store.set({
      kind: 'here',
      trains: values.flatMap(({ trains }) => trains),
      projects: new Map(read.value.map((project) => [project.id, project])),
      unreadable: values.reduce((sum, { unreadable }) => sum + unreadable.length, 0),
      canSetUpIn: values.flatMap(({ canSetUpIn }) => canSetUpIn),
    });
  }

  /** Takes a train out that was just removed. */
  removed(id: TrainRow['id']): void {
    this.store.update((state) =>
      state.kind === 'here' ? { ...state, trains: state.trains.filter((one) => one.id !== id) } : state,
    );
  }

  /** Puts a train in that was just saved. */
  saved(row: TrainRow): void {
    this.store.update((state) => {
      if (state.kind !== 'here') return state;
      const isKnown = state.trains.some(({ id }) => id === row.id);
      const trains = isKnown ? state.trains.map((one) => (one.id === row.id ? row : one)) : [...state.trains, row];
      return { ...state, trains };
    });
  }
}
