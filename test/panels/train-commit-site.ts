import type { AnyCall } from '#app/calls';
import type { CommitJournal } from '#app/plan/calls';
import { HostUnreachable } from '#app/ports/failures';
import type { FieldMapping } from '#app/ports/fields';
import type { FieldWrite, IssueWriteOutcome } from '#app/ports/writes';
import type { AccountId, Issue, IssueId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import type { IterationId } from '#core/train/ids';
import type { Placement } from '#core/train/placement';
import type { Pi, Train } from '#core/train/train';
import { CommitRun } from '../../static/panels/train-commit/commit-run';
import type { Host } from '../../static/panels/host';
import type { BoardSession } from '../../static/panels/train/board-session';
import { openBoardSession } from '../../static/panels/train/open-session';
import { pi as plainPi, piSite, PlanStore, quiet, row, train } from './pi-site';

type Fields = FieldWrite['set']['fields'];

function holds(held: Readonly<Record<string, unknown>>, fields: Fields = {}): boolean {
  return Object.entries(fields).every(([name, value]) => held[name] === value);
}

function fieldsText(fields: Fields = {}): string {
  return Object.entries(fields)
    .map(([name, value]) => ` ${name}=${String(value)}`)
    .join('');
}

type JournalRequest = Omit<CommitJournal, 'at' | 'by'>;

/** A tracker that takes writes, and what Waybill keeps of commitments: both as everybody finds them. */
export class CommitSite {
  readonly store = new PlanStore();
  readonly journals = new Map<string, CommitJournal>();
  /** What happened, in order: `note open`, `write 1 c1>c2`. */
  readonly log: string[] = [];
  readonly keys: string[] = [];
  /** Where the tracker has each item. */
  readonly lies = new Map<IssueId, IterationId | null>();
  /** What its fields of days hold; an item without an entry has no such fields. */
  readonly days = new Map<IssueId, Readonly<Record<string, string | null>>>();
  baseline: Readonly<Record<string, number>> | undefined;
  /** What the next notes meet, one each. */
  readonly noteFaults: ('unreachable' | 'lost answer' | undefined)[] = [];
  readonly refused = new Map<IssueId, string>();
  readonly doubtful = new Set<IssueId>();
  mayPlan = true;
  /** The next readings of the tracker fail after this many items. */
  readsOnly: number | undefined;
  /** The tracker is gone before this item is written. */
  goneAt: IssueId | undefined;
  /** Called when an item was written. */
  onWritten: (issueId: IssueId) => void = () => {};

  constructor(
    private readonly all: readonly Issue[],
    placements: Readonly<Record<number, Placement>>,
    private readonly pi: Pi = plainPi,
    private readonly committedDays?: Train['committedDays'],
  ) {
    for (const { id, iterations = [] } of all) this.lies.set(id, iterations.at(-1) ?? null);
    for (const [number, placement] of Object.entries(placements)) this.store.put(number as IssueId, placement);
  }

  /** Opens the board as somebody, and what they commit with. */
  async visit(who = 'ben'): Promise<{ readonly session: BoardSession; readonly run: CommitRun }> {
    const { host: plain, page } = piSite([], { store: this.store });
    const host = {
      ...plain,
      viewer: { ...plain.viewer, accountId: who as AccountId },
      tracker: {
        ...plain.tracker,
        issues: { ...plain.tracker.issues, candidates: this.candidates, planned: async () => [] },
        fields: { valuesOf: this.valuesOf },
        writes: { can: { guard: 'moment' }, apply: this.apply },
      },
      commands: {
        call: (spec: AnyCall, request: never) => this.answer(who, spec, request) ?? plain.commands.call(spec, request),
      },
    } as unknown as Host;
    const can = { ...row.can, plan: this.mayPlan };
    const pis = {
      ...row,
      can,
      train: { ...train, pis: [this.pi], committedDays: this.committedDays } as unknown as typeof row.train,
    };
    const session = openBoardSession(host, { row: pis, pi: this.pi, projects: new Map() }, page);
    await quiet();
    const run = new CommitRun(host, session, () => `journal-${this.journals.size + 1}`);
    await run.open();
    return { session, run };
  }

  private readonly candidates = async (_: unknown, onPage: (issues: readonly Issue[], total: number) => void) => {
    const issues = this.issues();
    if (this.readsOnly === undefined) return issues;
    onPage(issues.slice(0, this.readsOnly), issues.length);
    throw new HostUnreachable('No answer');
  };

  private readonly valuesOf = async (ids: readonly IssueId[], mappingOf: () => Promise<FieldMapping>) => {
    const { uses, chosen } = await mappingOf();
    return new Map(
      ids.map((issueId) => {
        const held = this.days.get(issueId) ?? {};
        const here = uses.filter(({ use }) => (chosen[use] ?? '') in held);
        return [issueId, { values: Object.fromEntries(here.map(({ use }) => [use, held[chosen[use]!]])) }];
      }),
    );
  };

  private issues(): readonly Issue[] {
    return this.all.map((issue) => {
      const iteration = this.lies.get(issue.id) ?? null;
      return { ...issue, iterations: iteration === null ? [] : [iteration] };
    });
  }

  private readonly apply = async (
    writes: readonly FieldWrite[],
    onOutcome: (outcome: IssueWriteOutcome) => void,
    signal?: AbortSignal,
  ): Promise<void> => {
    for (const write of writes) {
      await quiet();
      signal?.throwIfAborted();
      if (write.issueId === this.goneAt) throw new HostUnreachable('No answer');
      this.keys.push(write.key);
      onOutcome(this.written(write));
      this.onWritten(write.issueId);
    }
  };

  private written({ key, issueId, only, set }: FieldWrite): IssueWriteOutcome {
    const here = this.lies.get(issueId) ?? null;
    const to = set.iteration === undefined ? here : (set.iteration as IterationId | null);
    const move = set.iteration === undefined ? '' : ` ${only?.iteration ?? '-'}>${to ?? '-'}`;
    this.log.push(`write ${issueId}${move}${fieldsText(set.fields)}`);
    const message = this.refused.get(issueId);
    if (message !== undefined) return { key, kind: 'refused', code: 'forbidden', message };
    if (this.doubtful.has(issueId)) return { key, kind: 'doubtful' };
    const held = { ...this.days.get(issueId) };
    if (here === to && holds(held, set.fields)) return { key, kind: 'done' };
    const isThere = only?.iteration === undefined || here === only.iteration;
    if (!isThere || !holds(held, only?.fields)) return { key, kind: 'changed' };
    this.lies.set(issueId, to);
    if (set.fields) this.days.set(issueId, { ...held, ...(set.fields as Record<string, string | null>) });
    return { key, kind: 'done' };
  }

  private answer(who: string, { name }: AnyCall, request: JournalRequest & { readonly slots: Record<string, number> }) {
    switch (name) {
      case 'plan.journals':
        return { kind: 'ok', value: { journals: [...this.journals.values()].reverse(), unreadable: [] } };
      case 'plan.journal':
        return this.note(who, request);
      case 'plan.baseline':
        this.log.push('baseline');
        this.baseline = request.slots;
        return { kind: 'ok', value: {} };
      default:
        return undefined;
    }
  }

  /** As the call promises: from the version that was seen; what is stored already is stored. */
  private async note(who: string, { id, version, aim, state, writes }: JournalRequest) {
    const fault = this.noteFaults.shift();
    await quiet();
    if (fault === 'unreachable') throw new HostUnreachable('No answer');
    const before = this.journals.get(id);
    const next = { aim, state, writes };
    const isSame =
      before && JSON.stringify([before.aim, before.state, before.writes]) === JSON.stringify([aim, state, writes]);
    if (!isSame && (before?.version ?? 0) !== version) return { kind: 'clash', why: 'conflict', current: before };
    if (!isSame) {
      this.log.push(`note ${aim} ${state}`);
      const head = {
        at: before?.at ?? ('2026-11-20T00:00:00.000Z' as IsoDateTime),
        by: before?.by ?? (who as AccountId),
      };
      this.journals.set(id, { id, version: version + 1, ...head, ...next });
    }
    if (fault === 'lost answer') throw new HostUnreachable('The answer was lost');
    return { kind: 'ok', value: this.journals.get(id)! };
  }
}
