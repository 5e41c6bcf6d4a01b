import * as z from 'zod/mini';
import type { CapacityEntry } from '#core/train/capacity';
import type { TeamId } from '#core/train/ids';
import type { Failure } from '../base/ask';
import { createDraft, type Draft } from '../base/drafts';
import { createStore, type Watchable } from '../base/store';
import type { Host } from '../host';
import type { BoardSession } from '../train/board-session';
import { isSameEntries, withCells, type CellChange, type Entries } from './entries';

/** What a person wants of one team, while it is not stored. */
export interface TeamEdit {
  readonly next: Entries;
  /** `kept`: typed in an earlier visit and never stored. `clash`: somebody else has said `current` meanwhile. */
  readonly phase: 'sending' | 'failed' | 'clash' | 'kept';
  readonly failure?: Failure;
  readonly current?: Entries;
}

/** What was done to the table, as undo names it. */
export type EditKind = 'typed' | 'pasted' | 'filled' | 'holidays' | 'taken';

/** The edits of a page. */
export interface EditsState {
  /** By team: what is not stored yet. */
  readonly edits: ReadonlyMap<TeamId, TeamEdit>;
  /** Teams whose last edit was stored. */
  readonly saved: ReadonlySet<TeamId>;
  /** What undo takes back. */
  readonly undo: EditKind | undefined;
  /** Teams that the last undo left alone: somebody else has changed them since. */
  readonly overtaken: readonly TeamId[];
}

interface Step {
  readonly kind: EditKind;
  readonly teams: readonly { readonly teamId: TeamId; readonly before: Entries; readonly after: Entries }[];
}

const entry = z.object({ people: z.number(), daysOff: z.number(), focus: z.number(), points: z.optional(z.number()) });
const draftForm = {
  version: 1,
  schema: z.record(z.string(), z.nullable(z.array(entry))) as unknown as z.ZodMiniType<Record<TeamId, Entries>>,
};

/**
 * Edits of a PI's capacity: shown at once, stored a team at a time, kept on the device until they are. What somebody else
 * said meanwhile stands beside them until one of the two is chosen.
 */
export class CapacityEdits {
  private readonly store = createStore<EditsState>({
    edits: new Map(),
    saved: new Set(),
    undo: undefined,
    overtaken: [],
  });
  private readonly draft: Draft<Record<TeamId, Entries>>;
  private readonly steps: Step[] = [];
  private readonly sending = new Set<TeamId>();

  constructor(
    host: Pick<Host, 'drafts'>,
    private readonly session: Pick<BoardSession, 'states' | 'setCapacity'>,
  ) {
    const { row, pi } = session.states.get();
    this.draft = createDraft(host.drafts, `train-capacity ${row.id} ${pi.id}`, draftForm);
    const kept = Object.entries(this.draft.restore() ?? {}) as [TeamId, Entries][];
    if (kept.length > 0) this.put({ edits: new Map(kept.map(([teamId, next]) => [teamId, { next, phase: 'kept' }])) });
  }

  /** The state, to be watched. */
  get states(): Watchable<EditsState> {
    return this.store;
  }

  /** What a team can give as this page shows it: its own edits first. */
  entriesOf(teamId: TeamId): Entries {
    const edit = this.store.get().edits.get(teamId);
    return edit ? edit.next : (this.session.states.get().capacity.get(teamId) ?? null);
  }

  /** Changes cells, shows that at once, and stores each team that they touch. */
  readonly change = (kind: EditKind, changes: readonly CellChange<TeamId>[]): void => {
    const { slots } = this.session.states.get().pi;
    this.replace(
      kind,
      withCells(changes, slots.length, (teamId) => this.entriesOf(teamId)),
    );
  };

  /** Gives whole teams other entries. */
  readonly replace = (kind: EditKind, next: ReadonlyMap<TeamId, Entries>): void => {
    const teams = [...next]
      .map(([teamId, after]) => ({ teamId, before: this.entriesOf(teamId), after }))
      .filter(({ before, after }) => !isSameEntries(before, after));
    if (teams.length === 0) return;
    this.steps.push({ kind, teams });
    this.put({ overtaken: [] });
    for (const { teamId, after } of teams) this.want(teamId, after);
  };

  /** Takes the last change back, except from teams that somebody else has changed since. */
  readonly undo = (): void => {
    const step = this.steps.pop();
    if (!step) return;
    const overtaken: TeamId[] = [];
    for (const { teamId, before, after } of step.teams) {
      if (isSameEntries(this.entriesOf(teamId), after)) this.want(teamId, before);
      else overtaken.push(teamId);
    }
    this.put({ overtaken });
  };

  /** Stores again what could not be stored, and what was kept from an earlier visit. */
  readonly retry = (): void => {
    for (const [teamId, { next, phase }] of this.store.get().edits)
      if (phase === 'failed' || phase === 'kept') this.want(teamId, next);
  };

  /** Forgets what is not stored, but for what is on its way. */
  readonly discard = (): void => {
    const { edits } = this.store.get();
    this.put({ edits: new Map([...edits].filter(([, { phase }]) => phase === 'sending')) });
  };

  /** Ends a clash: `mine` is stored over what somebody else said, `theirs` forgets mine. */
  readonly settle = (teamId: TeamId, how: 'mine' | 'theirs'): void => {
    const edit = this.store.get().edits.get(teamId);
    if (edit?.phase !== 'clash') return;
    if (how === 'mine') this.want(teamId, edit.next);
    else this.forget(teamId);
  };

  private want(teamId: TeamId, next: Entries): void {
    const { edits, saved } = this.store.get();
    this.put({
      edits: new Map([...edits, [teamId, { next, phase: 'sending' }]]),
      saved: new Set([...saved].filter((other) => other !== teamId)),
    });
    // One at a time: the next is compared with what the one before has stored.
    if (!this.sending.has(teamId)) void this.send(teamId);
  }

  private async send(teamId: TeamId): Promise<void> {
    this.sending.add(teamId);
    for (;;) {
      const sent = this.store.get().edits.get(teamId);
      if (sent?.phase !== 'sending') break;
      const answer = await this.session.setCapacity(teamId, sent.next as readonly CapacityEntry[] | null);
      const now = this.store.get().edits.get(teamId);
      if (answer.kind === 'done') {
        if (now && now !== sent) continue;
        this.forget(teamId);
        this.put({ saved: new Set([...this.store.get().saved, teamId]) });
        break;
      }
      // What was typed while the answer was on its way is told with it.
      const next = now?.next ?? sent.next;
      if (answer.kind === 'clash' && isSameEntries(next, answer.current)) this.forget(teamId);
      else
        this.put({
          edits: new Map([
            ...this.store.get().edits,
            [
              teamId,
              answer.kind === 'clash'
                ? { next, phase: 'clash', current: answer.current }
                : { next, phase: 'failed', failure: answer },
            ],
          ]),
        });
      break;
    }
    this.sending.delete(teamId);
  }

  private forget(teamId: TeamId): void {
    this.put({ edits: new Map([...this.store.get().edits].filter(([other]) => other !== teamId)) });
  }

  private put(part: Partial<EditsState>): void {
    const undo = this.steps.at(-1)?.kind;
    this.store.update((state) => ({ ...state, ...part, undo }));
    if (!part.edits) return;
    // Kept before anybody is told: a page that is closed meanwhile has it when it is opened again.
    const kept = [...part.edits].map(([teamId, { next }]) => [teamId, next] as const);
    this.draft.keep(kept.length > 0 ? (Object.fromEntries(kept) as Record<TeamId, Entries>) : undefined);
  }
}
