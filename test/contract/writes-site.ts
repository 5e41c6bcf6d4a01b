import type { IssueLinks } from '#app/ports/links';
import type { IssueWrite, IssueWriteOutcome, IssueWrites } from '#app/ports/writes';
import type { IssueId, ProjectId } from '#core/issue';
import type { LinkTypeId } from '#core/train/ids';
import type { Backlog } from '#host/jira/backlog';
import { smallBacklog } from '../app/backlog';
import { issue } from '../support/backlog';
import type { Exchange } from './openapi';

/** Runs before each call of a page, and may break it. */
export type Network = (method: string, path: string) => void;

/** An item as the tracker has it. */
export interface StoredItem {
  readonly summary: string;
  /** As the port names it; null for none. */
  readonly iteration: string | null;
  readonly parent: string | null;
  readonly labels: readonly string[];
  readonly points: number | null;
  /** The day of the field `due`, as the tracker writes it. */
  readonly due: string | null;
  /** What a plan that is made now has seen. */
  readonly seen: string;
  /** Changes so far; grows with each. */
  readonly changes: number;
}

/** One site of a host, with what the suite needs of it beside the port. */
export interface WritesSite {
  readonly exchanges: readonly Exchange[];
  writes(who: string, network?: Network): IssueWrites;
  links(who: string): IssueLinks;
  readonly ferry: ProjectId;
  item(id: string): Promise<StoredItem>;
  /** Ids of items with this summary. */
  named(summary: string): Promise<readonly IssueId[]>;
  /** Gives an item another summary, as a person does in the tracker itself. */
  rename(who: string, id: string, summary: string): Promise<void>;
  /** The iteration of this name. */
  iteration(name: string): Promise<string>;
  /** The fields of labels, of points, and of the day on which an item is due. */
  fields(): Promise<{ readonly labels: string; readonly points: string; readonly due: string }>;
  /** The kind of link that says that one item blocks another. */
  blocks(): Promise<LinkTypeId>;
  fail(spec: string): void;
  close(): void;
}

/** A host that the suite is run for. */
export interface WritesHost {
  readonly name: string;
  start(backlog?: Backlog): WritesSite;
  readonly words: { readonly story: string; readonly epic: string };
  /** Where items are made, changed one by one or in a batch, and moved, as faults name it. */
  readonly paths: {
    readonly create: string;
    readonly edit: string;
    readonly move: string;
    readonly link: string;
  };
  /** Calls that write, and all calls, that 120 moves into one iteration take. */
  readonly moves: { readonly writing: number; readonly all: number };
  /** The most that are made in one call. */
  readonly creationsACall: number;
}

/** What was said of writes, by their keys. */
export type Outcomes = ReadonlyMap<string, IssueWriteOutcome>;

/** The train of 130 stories, in Spring and Summer. */
export function longBacklog(): Backlog {
  const stories = Array.from({ length: 130 }, (_, index) =>
    issue(`FERRY-${index + 1}`, { id: String(10_001 + index), sprintIds: index === 129 ? [1] : [] }),
  );
  const epic = issue('FERRY-200', { id: '10200', type: { name: 'Epic', isSubtask: false }, sprintIds: [2] });
  return {
    ...smallBacklog([...stories, epic, issue('VAULT-1', { id: '10300' })]),
    sprints: [
      { id: 1, name: 'Spring', state: 'future', boardId: 1 },
      { id: 2, name: 'Summer', state: 'future', boardId: 1 },
    ],
  };
}

/** Applies writes and gathers what is said of each, which is said once. */
export async function applied(
  writes: IssueWrites,
  list: readonly IssueWrite[],
  signal?: AbortSignal,
): Promise<{ readonly outcomes: Outcomes; readonly error: unknown }> {
  const outcomes = new Map<string, IssueWriteOutcome>();
  const error: unknown = await writes
    .apply(
      list,
      (outcome) => {
        if (outcomes.has(outcome.key)) throw new Error(`Said twice of ${outcome.key}`);
        outcomes.set(outcome.key, outcome);
      },
      signal,
    )
    .then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
  return { outcomes, error };
}

/** How many outcomes there are of each kind. */
export function kinds(outcomes: Outcomes): Record<string, number> {
  const counted: Record<string, number> = {};
  for (const { kind } of outcomes.values()) counted[kind] = (counted[kind] ?? 0) + 1;
  return counted;
}

/** Whether a call changes something. */
export function isWriting({ method, path }: Exchange): boolean {
  return method !== 'GET' && !/\/(search\/|issue\/bulkfetch|wiql|workitemsbatch)/i.test(path);
}

/** Whether a call is the one that faults name so. */
export function isCall(spec: string, method: string, path: string): boolean {
  const [verb = '', place = ''] = spec.split(' ');
  const [before = '', after = ''] = place.split('*');
  const [address = ''] = path.split('?');
  return (
    method === verb && address.startsWith(before) && (place.includes('*') ? address.endsWith(after) : address === place)
  );
}

/** Ids of the first stories. */
export const ids = (count: number): readonly IssueId[] =>
  Array.from({ length: count }, (_, index) => String(10_001 + index) as IssueId);
