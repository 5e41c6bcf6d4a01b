import type { AccountId, IssueId, IssueKey } from '#core/issue';
import type { FactorId } from '#core/value/model';
import type { IsoDateTime } from '#core/result';
import { HostUnreachable, NotSignedIn } from '#app/ports';
import type { Host } from '../host';
import { carryOut } from './carry-out';
import { answered, draftOf, readDraft, writeDraft, type Draft } from './draft';
import { deeds, itemScore, peopleIn, type ItemScore } from './item-score';
import { inheritanceOf } from './inheritance';
import { blank, reduce, type PanelEvent, type PanelState } from './panel-state';
import { ownBallot, proposedAgreement, standingScore } from './reading';
import { taskWithMine } from './overtaken';
import type { Reason, Task } from './task';

/** One issue's panel: holds its state, reads what it needs, and carries out what the viewer asks for. */
export class Panel {
  private state = blank;
  private readonly listeners = new Set<() => void>();
  private readonly asked = new Set<AccountId>();
  private loadedAt = 0;
  private started: Promise<void> | undefined;
  private itemRead: Promise<void> = Promise.resolve();

  constructor(
    private readonly host: Host,
    readonly issue: { readonly id: IssueId; readonly key: IssueKey },
    private readonly now: () => IsoDateTime = () => new Date().toISOString() as IsoDateTime,
  ) {}

  readonly get = (): PanelState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

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
    const reply = await this.host.commands.call('score.read', { issueId: this.issue.id }).catch(() => undefined);
    if (reply?.kind !== 'ok' || this.state.doing || this.state.score !== known) return;
    this.arrived(itemScore(reply.value));
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
    try {
      const outcome = await carryOut(task, this.issue.id, this.state.score, this.host.commands);
      if (outcome.kind === 'failed') this.send({ kind: 'task-failed', trouble: { task, why: outcome.why } });
      else if (outcome.kind === 'overtaken') {
        this.send({ kind: 'overtaken', task, theirs: outcome.score });
        this.readBeside(outcome.score);
      } else {
        if (task.kind === 'submit') this.keep('ballot', undefined);
        if (task.kind === 'submit' || task.kind === 'agree' || task.kind === 'restart')
          this.keep('agreement', undefined);
        this.send({ kind: 'task-done', task, score: outcome.score });
        this.readBeside(outcome.score);
      }
    } catch (error) {
      this.send({ kind: 'task-failed', trouble: { task, why: reasonOf(error) } });
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
    const reply = await this.host.commands.call('score.history', { issueId: this.issue.id }).catch(() => undefined);
    if (reply?.kind !== 'ok') return this.send({ kind: 'history', history: { kind: 'failed' } });
    const value = deeds(reply.value);
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

  private async readItem(fields: Parameters<Host['tracker']['issue']>[1]): Promise<void> {
    this.send({ kind: 'item', item: { kind: 'loading' } });
    try {
      const value = await this.host.tracker.issue(this.issue.id, fields);
      this.send({ kind: 'item', item: value ? { kind: 'here', value } : { kind: 'failed' } });
    } catch {
      this.send({ kind: 'item', item: { kind: 'failed' } });
    }
  }

  private async readPeople(ids: readonly AccountId[]): Promise<void> {
    const unknown = ids.filter((id) => !this.asked.has(id));
    if (unknown.length === 0) return;
    for (const id of unknown) this.asked.add(id);
    try {
      this.send({ kind: 'people', people: await this.host.tracker.people(unknown) });
    } catch {
      for (const id of unknown) this.asked.delete(id);
    }
  }

  private async readStanding(score: ItemScore): Promise<void> {
    const value = standingScore(score);
    const project = this.host.viewer.project;
    if (value === undefined || !project || !this.host.tracker.can.standing)
      return this.send({ kind: 'standing', standing: undefined });
    const { candidates, fields } = score.settings;
    // The tracker learns from the item which fields hold scores; without it, it would have to ask.
    await this.itemRead;
    const query = { projectId: project.id, projectKey: project.key, query: candidates, withDone: false, fields };
    const standing = await this.host.tracker
      .standing(query, score.issueId, { modelId: score.model.id, value })
      .catch(() => undefined);
    if (this.state.score === score) this.send({ kind: 'standing', standing });
  }

  private async readInheritance(): Promise<void> {
    const { item, score } = this.state;
    if (item.kind !== 'here' || !score || score.model.costOfDelay === undefined) return;
    this.send({ kind: 'inheritance', inheritance: { kind: 'loading' } });
    try {
      const value = await inheritanceOf(item.value, score.model, score.settings.fields, this.host);
      this.send({ kind: 'inheritance', inheritance: { kind: 'here', value } });
    } catch {
      this.send({ kind: 'inheritance', inheritance: { kind: 'failed' } });
    }
  }

  private findDrafts(score: ItemScore): void {
    this.send({
      kind: 'drafts-found',
      ballot: readDraft(this.host.drafts.read(this.draftKey('ballot')), score.model),
      agreement: readDraft(this.host.drafts.read(this.draftKey('agreement')), score.model),
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

  private draftKey(what: 'ballot' | 'agreement'): string {
    return `value:${what}:${this.issue.id}`;
  }

  private keep(what: 'ballot' | 'agreement', draft: Draft | undefined): void {
    this.host.drafts.write(this.draftKey(what), draft && writeDraft(draft));
  }

  private send(event: PanelEvent): void {
    this.state = reduce(this.state, event);
    for (const listener of this.listeners) listener();
  }
}

/** Faults of the network are the panel's to show; anything else is a bug and goes to the error boundary's console. */
function reasonOf(error: unknown): Reason {
  if (error instanceof NotSignedIn) return { kind: 'not-signed-in' };
  if (error instanceof HostUnreachable) return { kind: 'unreachable', retryAfterSeconds: error.retryAfterSeconds };
  return { kind: 'host-failed', message: error instanceof Error ? error.message : String(error) };
}
