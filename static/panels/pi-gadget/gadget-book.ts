import type { Gadget } from '../base/module';
import { createStore, type Watchable } from '../base/store';
import type { Host } from '../host';
import { browser, type Environment } from '../train/environment';
import { readChoices } from './choices';
import { readGadget, type GadgetRead } from './read-gadget';

/** What a gadget shows. `unset`: nobody has chosen a train; `again`: what is shown is being read again, or could not be. */
export type GadgetState =
  | { readonly kind: 'unset' }
  | { readonly kind: 'loading' }
  | Exclude<GadgetRead, { readonly kind: 'here' }>
  | (Extract<GadgetRead, { readonly kind: 'here' }> & {
      readonly again?: { readonly kind: 'loading' } | Extract<GadgetRead, { readonly kind: 'failed' }>;
    });

/** Reads what a gadget is set up to show, again when that changes and when somebody asks for it. */
export class GadgetBook {
  private readonly store = createStore<GadgetState>({ kind: 'loading' });
  private reading = new AbortController();
  /** What is shown was chosen by this. */
  private shown = '';

  constructor(
    private readonly host: Host,
    private readonly setting: Gadget['setting'],
    private readonly environment: Pick<Environment, 'now'> = browser,
  ) {
    setting.subscribe(() => {
      // A dashboard tells of a new name, too: what is shown stays the same.
      if (this.wanted() !== this.shown) void this.load();
    });
  }

  get states(): Watchable<GadgetState> {
    return this.store;
  }

  /** Reads it; what is here of the same choice stays until the new has come. Never rejects. */
  async load(): Promise<void> {
    this.reading.abort();
    this.reading = new AbortController();
    const { signal } = this.reading;
    const choices = readChoices(this.setting.get().choices);
    const isSame = this.shown === this.wanted();
    this.shown = this.wanted();
    if (!choices) return this.store.set({ kind: 'unset' });
    const before = this.store.get();
    const kept = isSame && before.kind === 'here' ? before : undefined;
    this.store.set(kept ? { ...kept, again: { kind: 'loading' } } : { kind: 'loading' });
    const read = await readGadget(this.host, choices, this.environment.now(), signal);
    if (!read || signal.aborted) return;
    this.store.set(kept && read.kind === 'failed' ? { kind: 'here', sight: kept.sight, again: read } : read);
  }

  /** The part of the choices that decides what is read. */
  private wanted(): string {
    const { projectId, trainId, piId } = readChoices(this.setting.get().choices) ?? {};
    return JSON.stringify([projectId, trainId, piId]);
  }
}
