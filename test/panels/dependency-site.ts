import type { AnyCall } from '#app/calls';
import { HostUnreachable } from '#app/ports/failures';
import type { LinkEnds, LinkId, LinkType } from '#app/ports/links';
import type { IssueWriteOutcome, LinkWrite } from '#app/ports/writes';
import type { Issue, IssueId, IssueKey } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import type { LinkTypeId } from '#core/train/ids';
import type { Placement } from '#core/train/placement';
import type { Pi, Train } from '#core/train/train';
import { DependencyBook, type Around } from '../../static/panels/dependency-panel/dependency-book';
import type { Host } from '../../static/panels/host';
import { enDependencyPanel } from '../../static/panels/words/en-dependency-panel';
import { createWords } from '../../static/panels/words/words';
import { blocks, pi, row, train } from './pi-site';

/** When all of this plays: in the second iteration. */
export const today = '2026-11-20T00:00:00.000Z' as IsoDateTime;

/** A kind of link that says nothing of order. */
export const relates = 'relates' as LinkTypeId;

const nouns = { issue: 'work item', issues: 'work items', project: 'space', queryLanguage: 'JQL' };

/** English, of a viewer in UTC. */
export const words = createWords(enDependencyPanel, 'en', { locale: 'en-US', timeZone: 'UTC' }, nouns);

/** What the tracker's administrators named. */
export const linkTypes: readonly LinkType[] = [
  { id: blocks, direction: 'gives', phrases: { giver: 'blocks', needer: 'is blocked by' } },
  { id: relates, direction: 'other', phrases: { giver: 'relates to', needer: 'relates to' } },
];

/** A tracker in memory. `links`: giver, needer and perhaps the kind. */
export interface World {
  readonly issues: readonly Issue[];
  readonly links?: readonly (readonly [from: number, to: number, typeId?: LinkTypeId])[];
  readonly placements?: Readonly<Record<number, Placement>>;
  readonly pis?: readonly Pi[];
  readonly train?: Partial<Train>;
  readonly hasTrain?: boolean;
  /** Ends that this viewer does not see, though links name them. */
  readonly unseen?: readonly number[];
  /** Links whose ends are hidden, as the tracker counts them. */
  readonly hidden?: number;
  /** Links come with items, as in Jira. */
  readonly carries?: boolean;
  /** What the tracker says of writes, one after the other; then it takes them. */
  readonly refusals?: readonly (Partial<Extract<IssueWriteOutcome, { kind: 'refused' }>> | undefined)[];
}

/** A panel's book over such a tracker. */
export class DependencySite {
  links: LinkEnds[];
  readonly written: string[] = [];
  /** What was asked of the tracker, one line a call. */
  readonly asked: string[] = [];
  /** Rounds of calls that waited for each other. */
  rounds = 0;
  isGone = false;
  isPlanGone = false;
  readonly book: DependencyBook;
  readonly host: Host;
  private refusals: World['refusals'];
  private waiting: (() => void)[] = [];

  constructor(private readonly world: World) {
    this.links = (world.links ?? []).map(([from, to, typeId = blocks], at) => linkEnds(from, to, typeId, at));
    this.refusals = world.refusals ?? [];
    this.host = this.makeHost();
    const { id, key } = world.issues[0]!;
    this.book = new DependencyBook(this.host, { id, key: key as IssueKey }, () => today);
  }

  /** What the panel shows; it must be there. */
  get around(): Around {
    const state = this.book.state.get();
    if (state.kind !== 'here') throw new Error(state.kind);
    return state.around;
  }

  private makeHost(): Host {
    const { issues, carries = false, hidden = 0 } = this.world;
    const seen = (): readonly Issue[] => issues.filter(({ id }) => !this.world.unseen?.includes(Number(id)));
    const withLinks = (one: Issue): Issue => (carries ? { ...one, links: this.carried(one.id) } : one);
    const tracker = {
      issues: {
        one: (id: string) =>
          this.answer(
            `one ${id}`,
            () =>
              seen()
                .filter((one) => one.id === id || one.key === id)
                .map(withLinks)[0],
          ),
        some: (ids: readonly string[]) =>
          this.answer(`some ${ids.length}`, () =>
            seen()
              .filter(({ id }) => ids.includes(id))
              .map(withLinks),
          ),
        planned: () => this.answer('planned', () => seen().filter(({ iterations }) => iterations !== undefined)),
        candidates: () => this.answer('candidates', seen),
      },
      links: {
        can: { comeWithIssues: carries, countHidden: !carries, countItems: false },
        types: () => this.answer('types', () => linkTypes),
        of: (ids: readonly IssueId[]) =>
          this.answer(`links of ${ids.length}`, () => ({
            links: this.links.filter(({ from, to }) => ids.includes(from) || ids.includes(to)),
            hidden: hidden > 0 ? new Map([[issues[0]!.id, hidden]]) : new Map(),
          })),
      },
      writes: {
        apply: (writes: readonly LinkWrite[], tell: (outcome: IssueWriteOutcome) => void) => this.apply(writes, tell),
      },
    };
    return {
      tracker,
      viewer: { words: nouns, locale: 'en-US', timeZone: 'UTC', project: { id: issues[0]!.projectId, key: 'TRAIN' } },
      commands: { call: ({ name }: AnyCall) => this.answer(name, () => ({ kind: 'ok', value: this.reply(name) })) },
      report: (error: unknown) => this.asked.push(`bug ${String(error)}`),
    } as unknown as Host;
  }

  private reply(name: string): unknown {
    const { hasTrain = true, pis = [pi], placements = {}, train: part } = this.world;
    switch (name) {
      case 'train.list':
        return {
          trains: hasTrain ? [{ ...row, train: { ...train, ...part, pis } }] : [],
          unreadable: [],
          canSetUpIn: [],
        };
      case 'settings.read':
        return { settings: { fields: {} } };
      default:
        return { token: '1', placements, capacity: {}, unreadable: [] };
    }
  }

  /** Answers in rounds: what is asked at once is answered at once. */
  private async answer<Value>(what: string, value: () => Value): Promise<Value> {
    this.asked.push(what);
    if (this.isGone || (this.isPlanGone && what === 'plan.read')) throw new HostUnreachable('No answer');
    if (this.waiting.length === 0) {
      this.rounds += 1;
      setTimeout(() => {
        const all = this.waiting;
        this.waiting = [];
        for (const go of all) go();
      }, 0);
    }
    await new Promise<void>((resolve) => this.waiting.push(resolve));
    return value();
  }

  private async apply(writes: readonly LinkWrite[], tell: (outcome: IssueWriteOutcome) => void): Promise<void> {
    if (this.isGone) throw new HostUnreachable('No answer');
    for (const { key, link, remove } of writes) {
      const [refusal, ...rest] = this.refusals ?? [];
      this.refusals = rest;
      this.written.push(`${remove ? '-' : '+'}${link.from}>${link.to}`);
      if (refusal) {
        tell({ key, kind: 'refused', code: 'forbidden', message: '', ...refusal });
        continue;
      }
      const { from, to, typeId } = link;
      if (remove) this.links = this.links.filter((one) => one.from !== from || one.to !== to || one.typeId !== typeId);
      else this.links.push(linkEnds(Number(from), Number(to), typeId, this.written.length + 100_000));
      tell({ key, kind: 'done' });
    }
  }

  private carried(own: IssueId): Issue['links'] {
    return this.links.flatMap(({ linkId, typeId, from, to }) => {
      if (from !== own && to !== own) return [];
      const other = this.world.issues.find(({ id }) => id === (from === own ? to : from));
      if (!other || this.world.unseen?.includes(Number(other.id))) return [];
      const { id, key, summary, status } = other;
      return [
        {
          relation: from === own ? 'gives' : 'needs',
          phrase: 'blocks',
          native: { id: linkId, typeId, isGiver: from === own },
          issue: { id, key, summary, status: status.category },
        } as const,
      ];
    });
  }
}

/** A site whose panel has come to rest. */
export async function openSite(world: World): Promise<DependencySite> {
  const site = new DependencySite(world);
  await site.book.load();
  return site;
}

function linkEnds(from: number, to: number, typeId: LinkTypeId, at: number): LinkEnds {
  return { linkId: `link-${at}` as LinkId, typeId, from: String(from) as IssueId, to: String(to) as IssueId };
}
