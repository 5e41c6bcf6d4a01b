import type { IssueId } from '#core/issue';
import type { Placement } from '#core/train/placement';
import type { MoveClash, PlanStep } from './board-session';
import { samePlacement } from './same-placement';

/** What one step changed of each item. */
export type StepChanges = ReadonlyMap<IssueId, { readonly before: Placement | null; readonly after: Placement | null }>;

interface Step extends PlanStep {
  readonly changes: StepChanges;
}

/** What a change means by now: what to move, and what somebody else has moved since, which stays. */
export interface Way {
  readonly moves: ReadonlyMap<IssueId, Placement | null>;
  readonly overtaken: readonly MoveClash[];
}

/** Steps that are kept at most. */
const mostSteps = 200;

/** What can be taken back and done again. */
export class PlanHistory {
  private done: readonly Step[] = [];
  private undone: readonly Step[] = [];

  get undo(): PlanStep | undefined {
    return this.done.at(-1);
  }

  get redo(): PlanStep | undefined {
    return this.undone.at(-1);
  }

  /** Notes a step; what was taken back before cannot be done again from here. */
  add(what: PlanStep['what'], changes: StepChanges): void {
    if (changes.size === 0) return;
    this.done = [...this.done.slice(1 - mostSteps), { what, items: changes.size, changes }];
    this.undone = [];
  }

  /** What became of these items cannot be taken back any more, nor done again. */
  forget(issueIds: ReadonlySet<IssueId>): void {
    const without = (steps: readonly Step[]): readonly Step[] =>
      steps.flatMap(({ what, changes }) => {
        const kept = new Map([...changes].filter(([issueId]) => !issueIds.has(issueId)));
        return kept.size > 0 ? [{ what, items: kept.size, changes: kept }] : [];
      });
    this.done = without(this.done);
    this.undone = without(this.undone);
  }

  /** Takes the last step back. `of`: where an item is now. */
  back(of: (issueId: IssueId) => Placement | null): Way | undefined {
    const step = this.done.at(-1);
    if (!step) return undefined;
    this.done = this.done.slice(0, -1);
    this.undone = [...this.undone, step];
    return wayOf(step.changes, of, 'after', 'before');
  }

  /** Does the step again that was last taken back. */
  forth(of: (issueId: IssueId) => Placement | null): Way | undefined {
    const step = this.undone.at(-1);
    if (!step) return undefined;
    this.undone = this.undone.slice(0, -1);
    this.done = [...this.done, step];
    return wayOf(step.changes, of, 'before', 'after');
  }
}

/** Carries changes out from one of their sides to the other, as far as items lie there still. `of`: where one is now. */
export function wayOf(
  changes: StepChanges,
  of: (issueId: IssueId) => Placement | null,
  from: 'before' | 'after',
  to: 'before' | 'after',
): Way {
  const moves = new Map<IssueId, Placement | null>();
  const overtaken: MoveClash[] = [];
  for (const [issueId, change] of changes) {
    const current = of(issueId);
    if (samePlacement(current, change[from])) moves.set(issueId, change[to]);
    else if (!samePlacement(current, change[to])) overtaken.push({ issueId, wanted: change[to], current });
  }
  return { moves, overtaken };
}
