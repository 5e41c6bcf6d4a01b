import { saveJournalCall, type CommitJournal, type PiRef } from '#app/plan/calls';
import { ask, type Failure } from '../base/ask';
import type { Host } from '../host';
import { writesOf, type CommitRow } from './commit-state';

/** What a note says of a commitment. */
export interface Note extends Pick<CommitJournal, 'aim' | 'state'> {
  readonly rows: readonly CommitRow[];
}

/** How a note ended. `journal-clash`: somebody else has written into this journal since. */
export type NoteEnd = { readonly kind: 'done' } | { readonly kind: 'journal-clash' } | Failure;

type Written = Pick<CommitJournal, 'aim' | 'state' | 'writes'>;

/** Notes in one journal how far a commitment is, one after the other: a note never meets one before it half-way. */
export class CommitNotes {
  private before: Promise<unknown> = Promise.resolve();
  /** What was sent without an answer: it may be what is stored. */
  private readonly lost = new Set<string>();

  constructor(
    private readonly host: Host,
    private readonly ref: PiRef,
    private head: Pick<CommitJournal, 'id' | 'version'>,
  ) {}

  get id(): string {
    return this.head.id;
  }

  /** Never rejects. */
  note({ aim, state, rows }: Note): Promise<NoteEnd> {
    const noted = this.before.then(() => this.send({ aim, state, writes: writesOf(rows) }));
    this.before = noted;
    return noted;
  }

  private async send(written: Written): Promise<NoteEnd> {
    const { id, version } = this.head;
    const answer = await ask(this.host, saveJournalCall, { ...this.ref, id, version, ...written });
    switch (answer.kind) {
      case 'done':
        this.stands(answer.value);
        return { kind: 'done' };
      case 'clash':
        if (!this.lost.has(textOf(answer.current))) return { kind: 'journal-clash' };
        // It is a note of this page, whose answer was lost.
        this.stands(answer.current);
        return this.send(written);
      default:
        if (answer.kind === 'no-answer') this.lost.add(textOf(written));
        return answer;
    }
  }

  private stands({ id, version }: CommitJournal): void {
    this.head = { id, version };
    this.lost.clear();
  }
}

function textOf({ aim, state, writes }: Written): string {
  return JSON.stringify([
    aim,
    state,
    writes.map(({ issueId, from, to, outcome, fields = [] }) => [
      ...[issueId, from, to, outcome],
      ...fields.flatMap((field) => [field.id, field.from, field.to]),
    ]),
  ]);
}
