import { readSettingsCall, saveSettingsCall } from '#app/settings/calls';
import type { Doubt } from '#core/doubt';
import type { ProjectId } from '#core/issue';
import type { ScoringModel } from '#core/value/model';
import type { ProjectSettings } from '#core/value/settings';
import { ask, type ValueOf } from '../base/ask';
import { createDraft } from '../base/drafts';
import { createStore, type Watchable } from '../base/store';
import type { Host } from '../host';
import type { CallProblem } from './call-problem';
import { queryProblem } from './candidates';
import { differences, keptOf, restored, settingsDraftForm } from './settings-draft';

/** What the page knows of one project's settings. */
export interface LoadedSettings {
  readonly kind: 'loaded';
  readonly saved: ProjectSettings;
  readonly draft: ProjectSettings;
  readonly models: readonly ScoringModel[];
  readonly canAdminister: boolean;
  /** Nobody's signature is under what is saved: to save it as it is makes a difference. */
  readonly doubt?: Doubt | undefined;
  /** The draft was kept on this device from an earlier visit. */
  readonly isRestored: boolean;
  readonly phase: 'idle' | 'saving' | 'saved' | 'undone';
  readonly problem?: CallProblem | undefined;
  /** What somebody else saved while the draft was edited. */
  readonly conflict?: ProjectSettings | undefined;
  /** The settings before the last save: undo brings them back. */
  readonly before?: ProjectSettings | undefined;
}

/** Settings on their way, here, or not to be had. */
export type SettingsState =
  { readonly kind: 'loading' } | { readonly kind: 'failed'; readonly problem: CallProblem } | LoadedSettings;

type SettingsHost = Pick<Host, 'commands' | 'report' | 'drafts' | 'tracker'>;

/** One project's settings: loaded, edited as a draft that survives a reload, saved with the version that was seen. */
export class SettingsEditor {
  private readonly store = createStore<SettingsState>({ kind: 'loading' });
  private readonly draft;
  /** Counts readings: only the last one that was begun is shown. */
  private begun = 0;

  constructor(
    private readonly host: SettingsHost,
    private readonly project: { readonly id: ProjectId; readonly key: string },
  ) {
    this.draft = createDraft(host.drafts, `settings-page ${project.id}`, settingsDraftForm);
  }

  /** The state, to be watched. */
  get states(): Watchable<SettingsState> {
    return this.store;
  }

  /** Reads the settings, and what was typed before on this device. */
  readonly load = async (): Promise<void> => {
    const own = ++this.begun;
    const answer = await ask(this.host, readSettingsCall, { projectId: this.project.id });
    if (own !== this.begun) return;
    this.store.set(answer.kind === 'done' ? this.loadedFrom(answer.value) : { kind: 'failed', problem: answer });
  };

  /** Changes the draft, and keeps it on this device while it differs from what is saved. */
  readonly edit = (draft: ProjectSettings): void => {
    const state = this.loaded();
    if (!state) return;
    this.draft.keep(differences(draft, state.saved).length > 0 ? keptOf(draft) : undefined);
    this.set({ draft, phase: 'idle', problem: undefined });
  };

  /** Goes back to what is saved. */
  readonly discard = (): void => {
    const state = this.loaded();
    if (!state) return;
    this.edit(state.saved);
    this.set({ isRestored: false });
  };

  /** Saves the draft and answers whether it was. A query is tried first: one that does not work would leave everybody without a backlog. */
  readonly save = async (): Promise<boolean> => {
    const state = this.loaded();
    if (!state) return false;
    const { draft, saved } = state;
    this.set({ phase: 'saving' });
    const problem = await queryProblem(this.host, this.project, draft, saved);
    if (!problem) return this.send({ ...draft, version: saved.version }, 'saved');
    this.set({ phase: 'idle', problem });
    return false;
  };

  /** Brings back the settings before the last save. */
  readonly undo = async (): Promise<boolean> => {
    const state = this.loaded();
    return state?.before ? this.send({ ...state.before, version: state.saved.version }, 'undone') : false;
  };

  /** Settles a conflict: `mine` saves the draft over what is stored, `theirs` forgets the draft. */
  readonly settle = async (choice: 'mine' | 'theirs' | 'later'): Promise<void> => {
    const state = this.loaded();
    if (!state?.conflict) return;
    const { conflict, draft } = state;
    if (choice === 'later') return this.set({ conflict: undefined });
    if (choice === 'mine') {
      this.set({ conflict: undefined, saved: conflict });
      await this.send({ ...draft, version: conflict.version }, 'saved');
      return;
    }
    this.draft.keep(undefined);
    this.set({ conflict: undefined, saved: conflict, draft: conflict, isRestored: false });
  };

  private async send(settings: ProjectSettings, phase: 'saved' | 'undone'): Promise<boolean> {
    this.set({ phase: 'saving' });
    const answer = await ask(this.host, saveSettingsCall, { projectId: this.project.id, settings });
    switch (answer.kind) {
      case 'done': {
        const saved = answer.value as ProjectSettings;
        const before = phase === 'saved' ? this.loaded()?.saved : undefined;
        this.draft.keep(undefined);
        this.set({ saved, draft: saved, isRestored: false, phase, before, problem: undefined, conflict: undefined });
        this.set({ doubt: undefined });
        return true;
      }
      case 'clash':
        this.set({ phase: 'idle', conflict: answer.current as ProjectSettings });
        return false;
      default:
        this.set({ phase: 'idle', problem: answer });
        return false;
    }
  }

  private loadedFrom({ settings, models, can, doubt }: ValueOf<typeof readSettingsCall>): LoadedSettings {
    const saved = settings as ProjectSettings;
    const kept = restored(this.draft.restore(), saved);
    return {
      kind: 'loaded',
      saved,
      draft: kept ?? saved,
      models: models as unknown as readonly ScoringModel[],
      canAdminister: can.administer,
      doubt,
      isRestored: kept !== undefined && differences(kept, saved).length > 0,
      phase: 'idle',
    };
  }

  private loaded(): LoadedSettings | undefined {
    const state = this.store.get();
    return state.kind === 'loaded' ? state : undefined;
  }

  private set(part: Partial<LoadedSettings>): void {
    this.store.update((before) => (before.kind === 'loaded' ? { ...before, ...part } : before));
  }
}
