import type { LinkType } from '#app/ports/links';
import type { IterationOutcome } from '#app/ports/schedule';
import { listTrainsCall, removeTrainCall, saveTrainCall, type TrainRow } from '#app/train/calls';
import { drawnId } from '#core/drawn-id';
import type { ProjectId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import type { PiId } from '#core/train/ids';
import type { Pi, Train } from '#core/train/train';
import { ask, reading, type Failure, type Reading } from '../base/ask';
import { createDraft, type Draft } from '../base/drafts';
import { createStore, type Watchable } from '../base/store';
import type { Host } from '../host';
import type { MissingIteration } from './missing-iterations';
import { likelyProjects, withLinks, withPlaces, withTypes } from './proposal';
import { readBacklog, readPlaces, type FoundBacklog, type FoundPlaces, type Project } from './read-found';
import {
  draftOf,
  isSameDraft,
  keptOf,
  lacksOf,
  newDraft,
  restored,
  trainDraftForm,
  trainToSend,
  type TrainDraft,
} from './setup-draft';

/** Something that is read from the tracker; what was found before stays while it is read again. */
export interface Found<Value> {
  readonly value?: Value;
  readonly isReading: boolean;
  readonly problem?: Exclude<Reading<Value>, { readonly kind: 'done' | 'stopped' }>;
}

/** What the page of a train knows. */
export interface SetupState {
  readonly draft: TrainDraft;
  /** What is stored; absent for a new train. */
  readonly saved: TrainRow | undefined;
  /** What an untouched draft looks like: a new one follows what is found until somebody changes it. */
  readonly base: TrainDraft;
  readonly isRestored: boolean;
  readonly projects: Found<readonly Project[]>;
  /** Where the viewer may set up a train; asked for new ones. */
  readonly canSetUpIn: ReadonlySet<ProjectId> | undefined;
  readonly places: Found<FoundPlaces>;
  readonly backlog: Found<FoundBacklog>;
  readonly links: Found<readonly LinkType[]>;
  readonly phase: 'idle' | 'saving' | 'saved' | 'removing';
  /** A save was tried: what is missing is said at its field. */
  readonly isTried: boolean;
  readonly problem: { readonly doing: 'save' | 'remove' | 'rights'; readonly failure: Failure } | undefined;
  readonly clash: TrainRow | undefined;
}

/** Projects that are looked in for a new train, before anybody has chosen. */
const mostOffered = 20;
const nothing = { isReading: false } as const;

/** One train's set-up: found, typed, saved with the version that was seen. What is typed survives a reload. */
export class SetupBook {
  private readonly store;
  private readonly kept: Draft<ReturnType<typeof keptOf>>;
  private reading = new AbortController();

  constructor(
    private readonly host: Host,
    row: TrainRow | undefined,
    private readonly offered: readonly ProjectId[],
    private readonly now: () => IsoDateTime,
  ) {
    this.kept = createDraft(host.drafts, `train-setup ${row?.id ?? 'new'}`, trainDraftForm);
    const kept = this.kept.restore();
    const base = row ? draftOf(row) : newDraft([]);
    const draft = kept ? restored(kept) : base;
    const isRestored = kept !== undefined && !isSameDraft(draft, base);
    const found = { projects: nothing, places: nothing, backlog: nothing, links: nothing };
    const state = { draft, saved: row, base, isRestored, ...found, canSetUpIn: undefined };
    const quiet = { phase: 'idle', isTried: false, problem: undefined, clash: undefined } as const;
    this.store = createStore<SetupState>({ ...state, ...quiet });
  }

  /** The state, to be watched. */
  get states(): Watchable<SetupState> {
    return this.store;
  }

  /** Reads everything that a train can be made of; fills a new one in. Never rejects. */
  readonly load = async (): Promise<void> => {
    this.reading.abort();
    this.reading = new AbortController();
    const { signal } = this.reading;
    const isNew = this.store.get().saved === undefined;
    const links = this.find(
      'links',
      'reading kinds of links',
      () => this.host.tracker.links.types({ counted: true }),
      signal,
    );
    const projects = this.find('projects', 'reading projects', () => this.host.projects(), signal);
    await projects;
    const rights = isNew ? this.askRights(signal) : undefined;
    await this.look(isNew && !this.isTouched, signal, rights);
    await Promise.all([links, rights]);
    if (signal.aborted) return;
    const { value } = this.store.get().links;
    if (isNew && value) this.follow(['dependencyTypes'], (draft) => withLinks(draft, value));
  };

  /** Changes the draft, and keeps it on this device while it differs from what is stored. */
  readonly edit = (change: (draft: TrainDraft) => TrainDraft): void => {
    const { base, draft: before } = this.store.get();
    const draft = change(before);
    this.kept.keep(isSameDraft(draft, base) ? undefined : keptOf(draft));
    this.put({ draft, phase: 'idle', problem: undefined });
  };

  /** Changes the train of the draft. */
  readonly editTrain = (change: (train: Train) => Partial<Train>): void =>
    this.edit((draft) => ({ ...draft, train: { ...draft.train, ...change(draft.train) } }));

  /** Changes one PI of the draft. */
  readonly editPi = (id: PiId, change: (pi: Pi) => Pi): void =>
    this.editTrain(({ pis }) => ({ pis: pis.map((pi) => (pi.id === id ? change(pi) : pi)) }));

  /** Looks for teams and items in other projects; what is chosen stays. */
  readonly lookIn = async (projectIds: readonly ProjectId[]): Promise<void> => {
    this.edit((draft) => ({ ...draft, projectIds }));
    this.reading.abort();
    this.reading = new AbortController();
    await this.look(false, this.reading.signal);
  };

  /** Goes back to what is stored, or to what was found. */
  readonly discard = (): void => {
    const { base } = this.store.get();
    this.kept.keep(undefined);
    this.put({ draft: base, isRestored: false, isTried: false, problem: undefined, phase: 'idle' });
    if (this.store.get().saved === undefined) void this.load();
  };

  /** Saves the draft and answers what is stored; nothing where it is not. */
  readonly save = async (): Promise<TrainRow | undefined> => {
    const { draft, phase } = this.store.get();
    if (phase === 'saving') return undefined;
    this.put({ isTried: true, isRestored: false });
    const { projectId } = draft;
    if (lacksOf(draft).length > 0 || projectId === undefined) return undefined;
    this.put({ phase: 'saving', problem: undefined });
    const { id, version } = draft;
    const train = trainToSend(draft) as never;
    const answer = await ask(this.host, saveTrainCall, { projectId, id, version, train });
    switch (answer.kind) {
      case 'done':
        this.stored(draft, answer.value as TrainRow);
        return answer.value as TrainRow;
      case 'clash':
        this.put({ phase: 'idle', clash: answer.current as TrainRow });
        return undefined;
      default:
        this.put({ phase: 'idle', problem: { doing: 'save', failure: answer } });
        return undefined;
    }
  };

  /** Ends a clash: mine is saved over theirs, theirs is taken, or both wait. */
  readonly settle = async (how: 'mine' | 'theirs' | 'later'): Promise<TrainRow | undefined> => {
    const { clash } = this.store.get();
    this.put({ clash: undefined });
    if (!clash || how === 'later') return undefined;
    if (how === 'mine') {
      this.put({ saved: clash, base: draftOf(clash) });
      this.edit((draft) => ({ ...draft, version: clash.version }));
      return this.save();
    }
    this.kept.keep(undefined);
    const draft = draftOf(clash);
    this.put({ saved: clash, base: draft, draft, isRestored: false });
    return undefined;
  };

  /** Forgets the train with all that is planned in it; answers whether it is gone. */
  readonly remove = async (): Promise<boolean> => {
    const { saved } = this.store.get();
    if (!saved) return false;
    this.put({ phase: 'removing', problem: undefined });
    const { projectId, id, version } = saved;
    const answer = await ask(this.host, removeTrainCall, { projectId, id, version });
    if (answer.kind === 'done') {
      this.kept.keep(undefined);
      return true;
    }
    this.put({
      phase: 'idle',
      ...(answer.kind === 'clash'
        ? { clash: answer.current as TrainRow }
        : { problem: { doing: 'remove', failure: answer } }),
    });
    return false;
  };

  /** Makes iterations in the tracker, and gives those that are there then their place in a PI. */
  readonly create = async (
    piId: PiId,
    missing: readonly MissingIteration[],
  ): Promise<Reading<readonly IterationOutcome[]>> => {
    const drafts = missing.map(({ draft }) => draft);
    const read = await reading(this.host, 'creating iterations', () =>
      this.host.tracker.schedule.createIterations(drafts),
    );
    if (read.kind === 'done') this.take(piId, missing, read.value);
    return read;
  };

  /** Stops reading: the page is left. */
  readonly close = (): void => this.reading.abort();

  private get isTouched(): boolean {
    const { draft, base } = this.store.get();
    return !isSameDraft(draft, base);
  }

  private async askRights(signal: AbortSignal): Promise<void> {
    const known = this.store.get().projects.value?.map(({ id }) => id) ?? [];
    const projectIds = [...new Set([...this.offered, ...known])].slice(0, 200);
    const answer = await ask(this.host, listTrainsCall, { projectIds });
    if (signal.aborted) return;
    if (answer.kind === 'done') this.put({ canSetUpIn: new Set(answer.value.canSetUpIn as readonly ProjectId[]) });
    else this.put({ problem: { doing: 'rights', failure: answer } });
  }

  /** Reads teams, iterations and items; `fills`: a new train follows what is found. */
  private async look(fills: boolean, signal: AbortSignal, rights?: Promise<void>): Promise<void> {
    const { draft, projects } = this.store.get();
    const own = this.host.viewer.project?.id;
    const known = projects.value ?? [];
    const first = own === undefined ? this.offered : [own, ...this.offered.filter((id) => id !== own)];
    const offered = first.length > 0 ? first : known.map(({ id }) => id);
    const projectIds = fills ? offered.slice(0, mostOffered) : draft.projectIds;
    const others = draft.train.teams.map(({ id }) => id);
    const read = () => readPlaces(this.host, projectIds, others, signal);
    const places = await this.find('places', 'reading teams and iterations', read, signal);
    if (signal.aborted) return;
    const chosen = fills && places.value ? likelyProjects(places.value) : draft.projectIds;
    // Projects that are named by nothing but an id can be read, too.
    const asked = chosen.map((id) => known.find((project) => project.id === id) ?? { id, key: id });
    const backlog = await this.find('backlog', 'reading items', () => readBacklog(this.host, asked, signal), signal);
    await rights;
    if (signal.aborted || !fills || !places.value) return;
    const { canSetUpIn } = this.store.get();
    const found = places.value;
    const items = backlog.value;
    const source = { projects: known, items, canSetUpIn: canSetUpIn ?? new Set<ProjectId>(), drawId: drawnId };
    const when = { now: this.now(), viewerZone: this.host.viewer.timeZone };
    this.follow(['name', 'teams', 'pis'], (before) => withPlaces(before, found, { ...source, ...when }));
    if (items) this.follow(['featureTypes', 'storyTypes'], (before) => withTypes(before, items.types));
  }

  private async find<Name extends 'projects' | 'places' | 'backlog' | 'links'>(
    name: Name,
    doing: string,
    read: () => Promise<NonNullable<SetupState[Name]['value']>>,
    signal: AbortSignal,
  ): Promise<SetupState[Name]> {
    const before = this.store.get()[name];
    this.put({ [name]: { ...before, isReading: true, problem: undefined } } as Partial<SetupState>);
    const answer = await reading(this.host, doing, read, signal);
    if (signal.aborted || answer.kind === 'stopped') return before;
    const found =
      answer.kind === 'done'
        ? { value: answer.value, isReading: false }
        : { ...this.store.get()[name], isReading: false, problem: answer };
    this.put({ [name]: found } as unknown as Partial<SetupState>);
    return found as unknown as SetupState[Name];
  }

  /** Parts of a new train that nobody has touched become what was found; that is no change of a person's. */
  private follow(parts: readonly (keyof Train)[], change: (draft: TrainDraft) => TrainDraft): void {
    const { draft, base } = this.store.get();
    const same = (part: keyof Train) => JSON.stringify(draft.train[part]) === JSON.stringify(base.train[part]);
    if (!parts.every(same)) return;
    const isUntouched = !this.isTouched;
    const next = change(draft);
    this.put({ draft: next, base: isUntouched ? next : change(base) });
    if (!isUntouched) this.kept.keep(keptOf(next));
  }

  private stored(sent: TrainDraft, row: TrainRow): void {
    const base = draftOf(row);
    const { draft } = this.store.get();
    // What was typed since it was sent stays, on the version that is stored now.
    const next = draft === sent ? { ...base, projectIds: draft.projectIds } : { ...draft, version: row.version };
    const settled = { ...base, projectIds: next.projectIds };
    this.kept.keep(draft === sent ? undefined : keptOf(next));
    this.put({ saved: row, base: settled, draft: next, phase: 'saved', isTried: false, clash: undefined });
  }

  private take(piId: PiId, missing: readonly MissingIteration[], outcomes: readonly IterationOutcome[]): void {
    const made = missing.flatMap(({ teamId, slot }, index) => {
      const outcome = outcomes[index];
      return outcome && outcome.kind !== 'refused' ? [{ teamId, slot, iteration: outcome.iteration }] : [];
    });
    const { places } = this.store.get();
    if (places.value) {
      const all = new Map(places.value.iterations.map((iteration) => [iteration.id, iteration]));
      for (const { teamId, iteration } of made) {
        const known = all.get(iteration.id)?.teamIds ?? [];
        all.set(iteration.id, { ...iteration, teamIds: [...new Set([...known, ...iteration.teamIds, teamId])] });
      }
      this.put({ places: { ...places, value: { ...places.value, iterations: [...all.values()] } } });
    }
    this.editPi(piId, (pi) => ({
      ...pi,
      iterations: made.reduce((rows, { teamId, slot, iteration }) => {
        const row = pi.slots.map((_, at) => (at === slot ? iteration.id : (rows[teamId]?.[at] ?? null)));
        return { ...rows, [teamId]: row };
      }, pi.iterations),
    }));
  }

  private put(part: Partial<SetupState>): void {
    this.store.update((state) => ({ ...state, ...part }));
  }
}
