import { readHistoryCall, readScoreCall } from '#app/value/calls';
import type { AccountId } from '#core/issue';
import type { FactorId } from '#core/value/model';
import { rounded } from '#core/rounding';
import { resultOf } from '#core/value/result-names';
import type { IsoDateTime } from '#core/result';
import type { ChosenFields } from '#app/ports/fields';
import { ask, reading } from '../base/ask';
import { createDraft } from '../base/drafts';
import type { PanelIssue } from '../base/module';
import { createStore, type Watchable } from '../base/store';
import type { Host } from '../host';
import { carryOut } from './carry-out';
import { answered, draftForm, draftOf, forModel, type Draft } from './draft';
import { historyEntries, itemScore, peopleIn, type ItemScore } from './item-score';
import { blank, reduce, type PanelEvent, type PanelState } from './panel-state';
import { ownBallot, proposedAgreement, standingScore } from './reading';
import { taskWithMine } from './overtaken';
import type { Task } from './task';

/** One issue's panel: holds its state, reads what it needs, and carries out what the viewer asks for. */
export class Panel {
  private readonly store = createStore(blank);
  private readonly asked = new Set<AccountId>();
  private loadedAt = 0;
  private started: Promise<void> | undefined;
  private itemRead: Promise<void> = Promise.resolve();

  constructor(
    private readonly host: Host,
    readonly issue: PanelIssue,
    private readonly now: () => IsoDateTime = () => new Date().toISOString() as IsoDateTime,
  ) {}

  /** The panel's state, to be watched. */
  get states(): Watchable<PanelState> {
    return this.store;
  }

  private get state(): PanelState {
    return this.store.get();
  }

  /** Loads once, however often it is asked. */
  readonly start = (): Promise<void> => (this.started ??= this.load());

  /** Reads score and item side by side; what hangs on either follows as soon as it can. */
  readonly load = async (): Promise<void> => {
    this.loadedAt = Date.now();
    this.itemRead = this.readItem({});
    await this.run({ kind: 'load' });
    const { score } = this.state;
    if (!score) return;
    this.findDrafts(score);
    const { points, team, client } = score.settings.fields;
    if (points ?? team ?? client) await this.readItem(score.settings.fields);
    else await this.itemRead;
    await this.readInheritance();
  };

  /** Reads the score again: when the viewer comes back after a while, or (`isChanged`) because it is known to be another. */
  readonly refresh = async (isChanged = false): Promise<void> => {
    const isRecent = Date.now() - this.loadedAt < 15_000;
    if ((isRecent && !isChanged) || this.state.doing || this.state.conflict || this.state.trouble) return;
    this.loadedAt = Date.now();
    const known = this.state.score;
    const answer = await ask(this.host, readScoreCall, { issueId: this.issue.id });
    if (answer.kind !== 'done' || this.state.doing || this.state.score !== known) return;
    this.arrived(itemScore(answer.value));
  };

  /** Reads score and item again: the item was changed outside of the panel. What is being typed stays. */
  readonly readAgain = async (): Promise<void> => {
    if (this.state.score) await Promise.all([this.refresh(true), this.retryItem()]);
    else if (!this.state.doing) await this.load();
  };

  /** Does what the viewer asked for, once at a time. */
  readonly run = async (task: Task): Promise<void> => {
    if (this.state.doing) return;
    this.send({ kind: 'task-started', task });
    const outcome = await carryOut(this.host, this.issue.id, task, this.state.score);
    switch (outcome.kind) {
      case 'done':
        if (task.kind === 'submit') this.keep('ballot', undefined);
        if (task.kind === 'submit' || task.kind === 'agree' || task.kind === 'restart')
          this.keep('agreement', undefined);
        this.send({ kind: 'task-done', task, score: outcome.value });
        return this.readBeside(outcome.value);
      case 'clash':
        this.send({ kind: 'overtaken', task, theirs: outcome.current });
        return this.readBeside(outcome.current);
      default:
        return this.send({ kind: 'task-failed', trouble: { task, why: outcome } });
    }
  };

  /** Tries what failed once more; reading starts from the beginning. */
  readonly retry = (): Promise<void> => {
    const task = this.state.trouble?.task;
    if (!task) return Promise.resolve();
    return task.kind === 'load' ? this.load() : this.run(task);
  };

  /** Opens the viewer's own form: with the draft kept on this device, their saved answers, or nothing. */
  readonly openBallot = (): void => {
    const { score, keptBallot } = this.state;
    if (!score) return;
    const mine = ownBallot(score, this.host.viewer.accountId);
    this.send({
      kind: 'ballot-typed',
      draft: keptBallot ?? draftOf(score.round, this.now(), mine?.factors, mine?.note),
    });
  };

  readonly typeBallot = (factor: FactorId, value: number | undefined, text?: string): void => {
    const { ballot, score } = this.state;
    if (ballot && score) this.typedBallot({ ...answered(ballot, this.now(), factor, value, text), round: score.round });
  };

  readonly typeBallotNote = (note: string): void => {
    const { ballot } = this.state;
    if (ballot) this.typedBallot({ ...ballot, at: this.now(), note });
  };

  /** Closes the form. `isKept`: the draft waits on this device; otherwise it is gone. */
  readonly closeBallot = (isKept: boolean): void => {
    if (!isKept) this.keep('ballot', undefined);
    this.send({ kind: 'ballot-closed', isKept });
  };

  readonly typeAgreement = (factor: FactorId, value: number | undefined, text?: string): void => {
    const draft = this.agreement();
    if (draft) this.typedAgreement(answered(draft, this.now(), factor, value, text));
  };

  readonly typeAgreementNote = (note: string): void => {
    const draft = this.agreement();
    if (draft) this.typedAgreement({ ...draft, at: this.now(), note });
  };

  /** Ends a conflict with the viewer's own values. */
  readonly useMine = async (): Promise<void> => {
    const { conflict } = this.state;
    if (!conflict) return;
    if (conflict.mine.kind === 'submit' && conflict.theirs.phase !== 'open') {
      await this.run({ kind: 'restart', version: conflict.theirs.version });
      if (this.state.trouble || !this.state.score) return this.putConflictBack(conflict);
      return this.run({ ...conflict.mine, round: this.state.score.round });
    }
    return this.run(taskWithMine(conflict));
  };

  /** Ends a conflict, or a kept draft, with what is stored. */
  readonly dropMine = (): void => {
    this.keep('ballot', undefined);
    this.keep('agreement', undefined);
    this.send({ kind: 'mine-dropped' });
  };

  readonly readHistory = async (): Promise<void> => {
    this.send({ kind: 'history', history: { kind: 'loading' } });
    const answer = await ask(this.host, readHistoryCall, { issueId: this.issue.id });
    if (answer.kind !== 'done') return this.send({ kind: 'history', history: { kind: 'failed' } });
    const value = historyEntries(answer.value);
    this.send({ kind: 'history', history: { kind: 'here', value } });
    await this.readPeople(value.map(({ by }) => by));
  };

  readonly retryItem = async (): Promise<void> => {
    await this.readItem(this.state.score?.settings.fields ?? {});
    await this.readInheritance();
  };

  private arrived(score: ItemScore): void {
    this.send({ kind: 'score-arrived', score });
    this.readBeside(score);
  }

  private readBeside(score: ItemScore): void {
    void this.readPeople(peopleIn(score));
    void this.readStanding(score);
  }

  private async readItem(fields: ChosenFields): Promise<void> {
    this.send({ kind: 'item', item: { kind: 'loading' } });
    const read = await reading(this.host, 'reading the item', () =>
      this.host.tracker.issues.one(this.issue.id, fields),
    );
    const value = read.kind === 'done' ? read.value : undefined;
    this.send({ kind: 'item', item: value ? { kind: 'here', value } : { kind: 'failed' } });
  }

  private async readPeople(ids: readonly AccountId[]): Promise<void> {
    const unknown = ids.filter((id) => !this.asked.has(id));
    if (unknown.length === 0) return;
    for (const id of unknown) this.asked.add(id);
    const read = await reading(this.host, 'reading names', () => this.host.tracker.people.named(unknown));
    if (read.kind === 'done') return this.send({ kind: 'people', people: read.value });
    for (const id of unknown) this.asked.delete(id);
  }

  private async readStanding(score: ItemScore): Promise<void> {
    const value = standingScore(score);
    const project = this.host.viewer.project;
    if (value === undefined || !project) return this.send({ kind: 'standing', standing: undefined });
    const { candidates, fields } = score.settings;
    // The tracker learns from the item which fields hold scores; without it, it would have to ask.
    await this.itemRead;
    const query = { projectId: project.id, projectKey: project.key, query: candidates, withDone: false, fields };
    const read = await reading(this.host, 'reading the place', () =>
      this.host.tracker.issues.placeOf(query, score.issueId, resultOf(score.model.id), rounded(value)),
    );
    if (this.state.score === score)
      this.send({ kind: 'standing', standing: read.kind === 'done' ? read.value : undefined });
  }

  private async readInheritance(): Promise<void> {
    const { item, score } = this.state;
    if (item.kind !== 'here' || !score || score.model.costOfDelay === undefined) return;
    this.send({ kind: 'inheritance', inheritance: { kind: 'loading' } });
    const read = await reading(this.host, 'reading inherited cost of delay', async () => {
      // Nobody waits for it: its code comes after the score.
      const { inheritanceOf } = await import('./inheritance');
      return inheritanceOf(item.value, score.model, score.settings.fields, this.host);
    });
    const value = read.kind === 'done' ? read.value : undefined;
    this.send({ kind: 'inheritance', inheritance: value ? { kind: 'here', value } : { kind: 'failed' } });
  }

  private findDrafts(score: ItemScore): void {
    this.send({
      kind: 'drafts-found',
      ballot: forModel(this.draft('ballot').restore(), score.model),
      agreement: forModel(this.draft('agreement').restore(), score.model),
    });
  }

  private agreement(): Draft | undefined {
    const { score, item, agreement } = this.state;
    if (agreement || !score) return agreement;
    return proposedAgreement(score, item.kind === 'here' ? item.value.points : undefined, this.now());
  }

  private typedBallot(draft: Draft): void {
    this.keep('ballot', draft);
    this.send({ kind: 'ballot-typed', draft });
  }

  private typedAgreement(draft: Draft): void {
    this.keep('agreement', draft);
    this.send({ kind: 'agreement-typed', draft });
  }

  private putConflictBack(conflict: NonNullable<PanelState['conflict']>): void {
    const theirs = this.state.score ?? conflict.theirs;
    const { trouble } = this.state;
    this.send({ kind: 'overtaken', task: conflict.mine, theirs });
    if (trouble) this.send({ kind: 'task-failed', trouble });
  }

  private draft(what: 'ballot' | 'agreement') {
    return createDraft(this.host.drafts, `value:${what}:${this.issue.id}`, draftForm);
  }

  private keep(what: 'ballot' | 'agreement', draft: Draft | undefined): void {
    this.draft(what).keep(draft);
  }

  private send(event: PanelEvent): void {
    this.store.update((before) => reduce(before, event));
  }
}

/** Makes the panel of an issue and lets it begin to read. */
export function startPanel(host: Host, issue: PanelIssue): Panel {
  const panel = new Panel(host, issue);
  void panel.start();
  return panel;
}
