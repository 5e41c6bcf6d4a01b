import type { CandidateQuery } from '#app/ports/issues';
import type { Mirror } from '#app/ports/mirror';
import type { Tracker } from '#app/ports/tracker';
import type { AccountId, ProjectId } from '#core/issue';
import type { Backlog } from '#host/jira/backlog';
import type { Exchange } from './openapi';

/** One site of a host, filled with a backlog, with what the suites need of it beside the ports. */
export interface TrackerSite {
  readonly exchanges: readonly Exchange[];
  /** A tracker that has read nothing yet. */
  tracker(who?: string): Tracker;
  readonly mirror: Mirror;
  /** The project FERRY, and the one that only Ana sees. */
  readonly ferry: { readonly id: ProjectId; readonly key: string };
  readonly vault: { readonly id: ProjectId };
  /** What people call an item there: its key in the backlog, or its number. */
  key(key: string): string;
  person(who: string): AccountId;
  fail(spec: string): void;
  /** Puts 7 into a field of FERRY-1 that is not its estimate; answers the field's id. */
  otherNumber(): Promise<string>;
  /** Agrees a score as Ana and waits until search has it. */
  agree(issueId: string, factors: Record<string, number>): Promise<void>;
  /** What search has of an item in the fields `wsjf` and `cost-of-delay`. */
  found(issueId: string): Promise<readonly [unknown, unknown]>;
  close(): void;
}

/** A host that the suites are run for. */
export interface TrackerHost {
  readonly name: string;
  start(backlog?: Backlog): TrackerSite;
  /** A tracker whose platform answers every call like this. */
  strange(answer: () => Promise<Response>): Tracker;
  /** The backlog in the host's own words. */
  readonly words: { readonly story: string; readonly open: string; readonly blocks: string; readonly urgent: string };
  readonly queries: {
    /** FERRY-4 and FERRY-3, in this order. */
    readonly boatsAndQuay: string;
    readonly broken: string;
  };
  /** Where it asks for people, as faults name it. */
  readonly peoplePath: string;
  /** Where it asks what a person may do, as faults name it. */
  readonly rightsPath: string;
  /** Where it reads many items at once. */
  readonly itemsPath: string;
  /** Calls and items of the first page that 620 candidates take, and calls that as many items of one iteration do. */
  readonly listing: { readonly calls: number; readonly firstPage: number; readonly plannedCalls: number };
}

/** Everything in FERRY that is not done. */
export function allOf({ ferry }: TrackerSite): CandidateQuery {
  return { projectId: ferry.id, projectKey: ferry.key, withDone: false, fields: {} };
}

/** The site of a block, which all of its tests look at. */
export function siteOfAll(start: () => TrackerSite): TrackerSite {
  let site: TrackerSite;
  beforeAll(() => {
    site = start();
  });
  afterAll(() => site.close());
  return new Proxy({} as TrackerSite, { get: (_, name) => Reflect.get(site, name) as unknown });
}
