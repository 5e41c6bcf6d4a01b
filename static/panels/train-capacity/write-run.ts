import type { CapacityOutcome, DaysOff, DaysOffOutcome, PersonCapacity, Schedule } from '#app/ports/schedule';
import type { Person } from '#core/issue';
import { createStore, type Watchable } from '../base/store';
import type { KeptPlace, PlannedWrite } from './plan-writes';

/** One thing that is written: a person's capacity, or the days off of a team. */
export type WriteStep = { readonly place: KeptPlace } & (
  | {
      readonly kind: 'person';
      readonly person: Person;
      readonly before?: PersonCapacity;
      readonly after: PersonCapacity;
    }
  | { readonly kind: 'team-days'; readonly before: readonly DaysOff[]; readonly after: readonly DaysOff[] }
);

/** What became of a step; `stopped`: it was not tried. */
export type StepOutcome = CapacityOutcome | DaysOffOutcome | { readonly kind: 'stopped' };

/** How a write stands. */
export interface WriteState {
  readonly phase: 'idle' | 'writing' | 'undoing' | 'done';
  readonly done: number;
  readonly total: number;
  readonly results: readonly { readonly step: WriteStep; readonly outcome: StepOutcome }[];
  /** What has been written by this page and can be taken back, whatever was written before it among it. */
  readonly undoable: readonly WriteStep[];
  readonly wasUndo: boolean;
}

const idle: WriteState = { phase: 'idle', done: 0, total: 0, results: [], undoable: [], wasUndo: false };
const nobody: PersonCapacity = { activities: [], daysOff: [] };

/** What is written for some places, one step a person, the days of a team first. */
export function stepsOf(writes: readonly PlannedWrite[]): readonly WriteStep[] {
  return writes.flatMap(({ place, people, teamDays }): WriteStep[] => [
    ...(teamDays ? [{ place, kind: 'team-days' as const, ...teamDays }] : []),
    ...people.map((write) => ({ place, kind: 'person' as const, ...write })),
  ]);
}

/**
 * Writes capacities to the tracker, a place at a time, and takes them back. Each write is held to what was seen: what
 * somebody else changed meanwhile stays, and is told. It goes on when its dialog is closed, and keeps what can be undone.
 */
export class WriteRun {
  private readonly store = createStore<WriteState>(idle);
  private stopping = new AbortController();

  constructor(private readonly schedule: Pick<Schedule, 'setCapacity' | 'setDaysOff'>) {}

  get states(): Watchable<WriteState> {
    return this.store;
  }

  /** Writes steps; those of one place together. */
  readonly write = (steps: readonly WriteStep[]): Promise<void> => this.run(steps, 'writing');

  /** Puts back what was written, unless somebody has changed it since. */
  readonly undo = (): Promise<void> => {
    const { undoable } = this.store.get();
    return this.run([...undoable].reverse().map(reversed), 'undoing');
  };

  /** Tries no further step. */
  readonly stop = (): void => this.stopping.abort();

  private async run(steps: readonly WriteStep[], phase: 'writing' | 'undoing'): Promise<void> {
    const { phase: before, undoable: kept } = this.store.get();
    if (before === 'writing' || before === 'undoing' || steps.length === 0) return;
    this.stopping = new AbortController();
    this.put({ phase, done: 0, total: steps.length, results: [], wasUndo: phase === 'undoing' });
    for (const group of byPlace(steps)) {
      const outcomes = this.stopping.signal.aborted
        ? group.map((): StepOutcome => ({ kind: 'stopped' }))
        : await this.writePlace(group);
      const { results, done } = this.store.get();
      const more = group.map((step, at) => ({ step, outcome: outcomes[at]! }));
      this.put({ results: [...results, ...more], done: done + group.length });
    }
    const written = this.store
      .get()
      .results.filter(({ outcome }) => outcome.kind === 'written')
      .map(({ step }) => step);
    const undoable =
      phase === 'writing'
        ? merged(kept, written)
        : kept.filter((step) => !written.some((each) => isSamePart(each, step)));
    this.put({ phase: 'done', undoable });
  }

  private async writePlace(group: readonly WriteStep[]): Promise<readonly StepOutcome[]> {
    const { teamId, iterationId } = group[0]!.place;
    const place = { teamId, iterationId };
    const outcomes: StepOutcome[] = group.map(() => ({ kind: 'stopped' }));
    try {
      const people = group.flatMap((step, at) => (step.kind === 'person' ? [{ step, at }] : []));
      for (const [at, step] of group.entries())
        if (step.kind === 'team-days')
          outcomes[at] = await this.schedule.setDaysOff(place, { seen: step.before, next: step.after });
      const changes = people.map(({ step: { person, before, after } }) => ({
        personId: person.id,
        ...(before && { seen: before }),
        next: after,
      }));
      const answers = changes.length > 0 ? await this.schedule.setCapacity(place, changes) : [];
      people.forEach(({ at }, index) => (outcomes[at] = answers[index]!));
    } catch {
      // No answer at all, or signed out: what is left of this place was not written as far as anybody knows.
      return outcomes.map((outcome) =>
        outcome.kind === 'stopped' ? { kind: 'refused', code: 'unreachable' } : outcome,
      );
    }
    return outcomes;
  }

  private put(part: Partial<WriteState>): void {
    this.store.update((state) => ({ ...state, ...part }));
  }
}

function reversed(step: WriteStep): WriteStep {
  if (step.kind === 'team-days') return { ...step, before: step.after, after: step.before };
  return { ...step, before: step.after, after: step.before ?? nobody };
}

/** What was written twice goes back to what was there at first. */
function merged(kept: readonly WriteStep[], written: readonly WriteStep[]): readonly WriteStep[] {
  const again = (step: WriteStep) => written.find((each) => isSamePart(each, step));
  const isNew = (step: WriteStep) => !kept.some((each) => isSamePart(each, step));
  return [
    ...kept.map((step) => ({ ...step, after: (again(step) ?? step).after }) as WriteStep),
    ...written.filter(isNew),
  ];
}

function isSamePart(one: WriteStep, other: WriteStep): boolean {
  return stepKey(one) === stepKey(other);
}

/** Tells steps apart. */
export function stepKey(step: WriteStep): string {
  const { teamId, iterationId } = step.place;
  return `${teamId} ${iterationId} ${step.kind === 'person' ? step.person.id : ''}`;
}

function byPlace(steps: readonly WriteStep[]): readonly (readonly WriteStep[])[] {
  const groups = new Map<string, WriteStep[]>();
  for (const step of steps) {
    const key = `${step.place.teamId} ${step.place.iterationId}`;
    groups.set(key, [...(groups.get(key) ?? []), step]);
  }
  return [...groups.values()];
}
