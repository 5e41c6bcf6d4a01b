import * as z from 'zod/mini';
import type { PiRef } from '#app/plan/calls';
import { castVoteCall, readVoteCall, restartVoteCall, revealVoteCall, type VoteView } from '#app/vote/calls';
import { needsTalk } from '#core/train/confidence';
import type { TeamId } from '#core/train/ids';
import type { VoteAnswer } from '#core/train/vote-round';
import { ask, type Answer, type Failure } from '../base/ask';
import { createDraft, type Draft } from '../base/drafts';
import { createStore, type Watchable } from '../base/store';
import type { Host } from '../host';

/** A vote while it is chosen. */
export interface VoteDraft {
  readonly teamId?: TeamId | undefined;
  readonly confidence?: number | undefined;
  readonly note: string;
}

/** What somebody can do with a vote. */
export type VoteAct = 'cast' | 'reveal' | 'restart';

/** Why an act did not come about. `overtaken`: somebody else was faster, and what stands now is shown. */
export type VoteProblem =
  { readonly kind: 'needs-team' } | { readonly kind: 'needs-confidence' } | { readonly kind: 'overtaken' } | Failure;

/** The confidence vote of a PI as the page has it. */
export interface VoteState {
  readonly vote:
    | { readonly kind: 'loading' }
    | { readonly kind: 'failed'; readonly failure: Failure }
    | { readonly kind: 'here'; readonly view: VoteView };
  /** The last look found no answer; what was seen before stands. */
  readonly isStale: boolean;
  /** What is being chosen; absent: nothing that was not cast. */
  readonly draft: VoteDraft | undefined;
  readonly isRestored: boolean;
  readonly doing: VoteAct | undefined;
  readonly trouble: { readonly act: VoteAct; readonly problem: VoteProblem } | undefined;
}

const draftForm = {
  version: 1,
  schema: z.object({
    teamId: z.optional(z.string()),
    confidence: z.optional(z.int()),
    note: z.string(),
  }) as unknown as z.ZodMiniType<VoteDraft>,
};
const teamForm = { version: 1, schema: z.string() };

/** Reads a PI's vote and takes part in it; what is chosen survives a fault, a reload and somebody else's reveal. */
export class VoteBook {
  private readonly store = createStore<VoteState>({
    vote: { kind: 'loading' },
    isStale: false,
    draft: undefined,
    isRestored: false,
    doing: undefined,
    trouble: undefined,
  });
  private readonly draft: Draft<VoteDraft>;
  private readonly lastTeam: Draft<string>;

  constructor(
    private readonly host: Host,
    private readonly ref: PiRef,
  ) {
    this.draft = createDraft(host.drafts, `vote ${ref.trainId} ${ref.piId}`, draftForm);
    this.lastTeam = createDraft(host.drafts, `vote team ${ref.trainId}`, teamForm);
    const draft = this.draft.restore();
    if (draft) this.store.update((state) => ({ ...state, draft, isRestored: true }));
  }

  get states(): Watchable<VoteState> {
    return this.store;
  }

  /** Looks at what is stored. Answers whether it could; an act of the viewer's that is under way is newer than any look. */
  load = async (): Promise<boolean> => {
    const answer = await ask(this.host, readVoteCall, this.ref);
    this.store.update((state) => {
      if (state.doing) return state;
      if (answer.kind === 'done') return shown(state, answer.value);
      if (state.vote.kind === 'here' && answer.kind !== 'refused') return { ...state, isStale: true };
      return { ...state, vote: { kind: 'failed', failure: answer } };
    });
    return answer.kind === 'done';
  };

  /** The vote as the form shows it: what is being chosen, else what was cast, else for the team that was voted for last. */
  chosen(): VoteDraft {
    const { draft, vote } = this.store.get();
    if (draft) return draft;
    const mine = vote.kind === 'here' ? vote.view.mine?.answer : undefined;
    if (mine) return { ...mine, note: mine.note ?? '' };
    return { teamId: this.lastTeam.restore() as TeamId | undefined, note: '' };
  }

  choose(part: Partial<VoteDraft>): void {
    const draft = { ...this.chosen(), ...part };
    this.draft.keep(draft);
    this.store.update((state) => ({ ...state, draft, isRestored: false, trouble: undefined }));
  }

  discard = (): void => {
    this.draft.keep(undefined);
    this.store.update((state) => ({ ...state, draft: undefined, isRestored: false, trouble: undefined }));
  };

  /** Casts what is chosen. `teams`: of the train; one that has left it cannot be voted for. */
  async cast(teams: readonly TeamId[]): Promise<void> {
    const { vote } = this.store.get();
    if (vote.kind !== 'here') return;
    const { teamId, confidence, note } = this.chosen();
    if (confidence === undefined) return this.fail('cast', { kind: 'needs-confidence' });
    const only = teams.length === 1 ? teams[0] : undefined;
    const team = only ?? teams.find((id) => id === teamId);
    if (team === undefined) return this.fail('cast', { kind: 'needs-team' });
    const said = needsTalk({ confidence }) ? note.trim() : '';
    const answer: VoteAnswer = { teamId: team, confidence, ...(said !== '' && { note: said }) };
    const isDone = await this.act('cast', () =>
      ask(this.host, castVoteCall, { ...this.ref, round: vote.view.round, answer }),
    );
    if (!isDone) return;
    this.lastTeam.keep(team);
    this.discard();
  }

  async reveal(): Promise<void> {
    const { vote } = this.store.get();
    if (vote.kind !== 'here') return;
    const { round } = vote.view;
    await this.act('reveal', () => ask(this.host, revealVoteCall, { ...this.ref, round }));
  }

  async restart(): Promise<void> {
    const { vote } = this.store.get();
    if (vote.kind !== 'here') return;
    const { version } = vote.view;
    await this.act('restart', () => ask(this.host, restartVoteCall, { ...this.ref, version }));
  }

  private async act(act: VoteAct, call: () => Promise<Answer<VoteView, VoteView>>): Promise<boolean> {
    if (this.store.get().doing) return false;
    this.store.update((state) => ({ ...state, doing: act, trouble: undefined }));
    const answer = await call();
    this.store.update((state) => ({ ...state, doing: undefined }));
    if (answer.kind === 'done') {
      this.store.update((state) => shown(state, answer.value));
      return true;
    }
    if (answer.kind === 'clash') this.store.update((state) => shown(state, answer.current));
    this.fail(act, answer.kind === 'clash' ? { kind: 'overtaken' } : answer);
    return false;
  }

  private fail(act: VoteAct, problem: VoteProblem): void {
    this.store.update((state) => ({ ...state, trouble: { act, problem } }));
  }
}

/** What is stored, unless something newer is shown already: a look can be overtaken by an act on its way back. */
function shown(state: VoteState, view: VoteView): VoteState {
  const before = state.vote.kind === 'here' ? state.vote.view.version : -1;
  return view.version < before ? state : { ...state, isStale: false, vote: { kind: 'here', view } };
}
