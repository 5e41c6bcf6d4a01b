import type { LinkEnds } from '#app/ports/links';
import type { Issue, IssueId } from '#core/issue';
import type { Board } from '#core/train/board';
import { boardOf } from '#core/train/board-of';
import type { CapacityEntry } from '#core/train/capacity';
import { itemDependencies } from '#core/train/dependencies';
import type { TeamId } from '#core/train/ids';
import { planItems } from '#core/train/items';
import type { Placement } from '#core/train/placement';
import type { ItemDependency, PlanItem } from '#core/train/plan-item';
import type { Pi, Train } from '#core/train/train';
import type { Environment } from './environment';
import { groundworkOf, redrawnBoard, type Groundwork } from './redraw-board';
import { samePlacement } from './same-placement';

/** What a board is made of. */
interface Sources {
  readonly issues: readonly Issue[];
  readonly links: readonly LinkEnds[];
  readonly costs: ReadonlyMap<IssueId, number>;
  readonly placements: ReadonlyMap<IssueId, Placement>;
  readonly capacity: ReadonlyMap<TeamId, readonly CapacityEntry[]>;
}

/** What was made. */
export interface Made {
  readonly items: readonly PlanItem[];
  readonly dependencies: readonly ItemDependency[];
  readonly board: Board;
}

/** A board that takes longer than this is made in a task of its own, so that a press is answered first. */
const quickMilliseconds = 12;
/** What still arrives is drawn at most so often, and takes at most this share of the time. */
const arrivalPause = 150;
const arrivalShare = 1 / 8;

/** Items that moved, up to which only their rows are drawn anew. */
const mostRedrawn = 500;

/** Makes a board of what is known, again after every change; only what has changed is worked out again. */
export class BoardMaker {
  private sources: Sources = { issues: [], links: [], costs: new Map(), placements: new Map(), capacity: new Map() };
  private made: Made | undefined;
  private madeOf: Sources | undefined;
  private ground: Groundwork | undefined;
  private cancel: (() => void) | undefined;
  private lastTook = 0;
  private isHeld = false;
  private isStale = false;

  constructor(
    private readonly train: Train,
    private readonly pi: Pi,
    private readonly environment: Pick<Environment, 'later' | 'clock' | 'now'>,
    private readonly onMade: (made: Made) => void,
  ) {}

  /** Nothing is left to be made. */
  get isDone(): boolean {
    return this.cancel === undefined && !this.isStale;
  }

  /** The board of no items. */
  first(placements: ReadonlyMap<IssueId, Placement>): Made {
    this.sources = { ...this.sources, placements };
    return this.work();
  }

  /**
   * Takes a change in. What this person moves is shown at once, also while something is held; of items that are still
   * arriving, all at once now and then, until the last have come.
   */
  make(part: Partial<Sources>, isArriving = false): void {
    const isOwn = part.placements !== undefined;
    if (isOwn && Object.keys(part).length === 1 && part.placements === this.sources.placements) return;
    this.sources = { ...this.sources, ...part };
    this.isStale = true;
    if (this.isHeld && !isOwn) return;
    // What only moves is worked out for a few rows, however large the train is.
    if (!isArriving) this.soon(isOwn || this.lastTook <= quickMilliseconds ? undefined : 0);
    else if (this.cancel === undefined) this.soon(this.pauseOfArrival());
  }

  /** While it is held, what arrives waits. */
  hold(isHeld: boolean): void {
    this.isHeld = isHeld;
    if (!isHeld && this.isStale) this.soon(0);
  }

  close(): void {
    this.cancel?.();
    this.cancel = undefined;
    this.isStale = false;
  }

  private pauseOfArrival(): number | undefined {
    return this.made?.items.length === 0 ? undefined : Math.max(arrivalPause, this.lastTook / arrivalShare);
  }

  /** Runs after a pause; undefined: now. */
  private soon(pause: number | undefined): void {
    this.cancel?.();
    this.cancel = undefined;
    if (pause === undefined) this.run();
    else
      this.cancel = this.environment.later(pause, () => {
        this.cancel = undefined;
        this.run();
      });
  }

  private run(): void {
    this.isStale = false;
    this.onMade(this.work());
  }

  private work(): Made {
    const began = this.environment.clock();
    const { issues, links, costs, placements, capacity } = this.sources;
    const { made, madeOf, train, pi, environment } = this;
    const hasItems = made && madeOf?.issues === issues && madeOf.costs === costs;
    const items = hasItems ? made.items : planItems(issues, train, undefined, costs);
    const hasLinks = made && hasItems && madeOf.links === links;
    const dependencies = hasLinks ? made.dependencies : itemDependencies(links, items, train);
    if (!hasLinks || !this.ground) this.ground = groundworkOf({ train, items, dependencies });
    const input = { train, pi, items, dependencies, placements, capacity, now: environment.now() };
    const moved = hasLinks && madeOf?.capacity === capacity ? movedSince(madeOf.placements, placements) : undefined;
    const isSmall = moved !== undefined && moved.length <= mostRedrawn;
    const board = made && isSmall ? redrawnBoard(made.board, input, this.ground, moved) : boardOf(input);
    this.made = { items, dependencies, board };
    this.madeOf = this.sources;
    this.lastTook = this.environment.clock() - began;
    return this.made;
  }
}

/** Items of which the plan says something else than before. */
function movedSince(
  before: ReadonlyMap<IssueId, Placement>,
  after: ReadonlyMap<IssueId, Placement>,
): readonly IssueId[] {
  if (before === after) return [];
  const moved: IssueId[] = [];
  for (const [id, placement] of after) if (!samePlacement(placement, before.get(id))) moved.push(id);
  for (const id of before.keys()) if (!after.has(id)) moved.push(id);
  return moved;
}
