import type { Issue, IssueId, ProjectId } from '#core/issue';
import type { DirectedLink } from '#core/train/dependencies';
import type { IterationId, TeamId } from '#core/train/ids';
import type { FoundIteration } from '#core/train/pi-from-iterations';

/**
 * What is used of Waybill's own code, which `build-sample.mjs` puts into one file beside this one. The tools import none
 * of its sources: they run what was built, as the hosts do.
 */
export interface Waybill {
  /** Jira as somebody's page reads it. */
  createJiraTracker(parts: {
    readonly request: (path: string, init?: RequestInit) => Promise<Response>;
    readonly extension: { readonly appId: string; readonly environmentId: string };
  }): WaybillTracker;
  createAzureSession(parts: {
    readonly request: (
      area: string,
      path: string,
      init?: RequestInit & { headers?: Record<string, string> },
    ) => Promise<Response>;
    readonly viewer: string;
    readonly extension: { readonly publisherId: string; readonly extensionId: string };
    readonly project?: { readonly id: string; readonly key: string };
    readonly report?: (error: unknown) => void;
  }): WaybillSession;
  answer(
    name: string,
    request: unknown,
    session: WaybillSession,
    report: (call: string, error: unknown) => void,
  ): Promise<unknown>;
  /** Cuts a file into parts that one import call takes each. */
  importParts(file: unknown): readonly unknown[];
}

/** What of a tracker a train is set up from, see the ports in src/app. */
export interface WaybillTracker {
  readonly issues: {
    planned(iterationIds: readonly IterationId[], fields: object): Promise<readonly Issue[]>;
    candidates(query: {
      readonly projectId: ProjectId;
      readonly projectKey: string;
      readonly withDone: boolean;
      readonly fields: object;
    }): Promise<readonly Issue[]>;
    some(ids: readonly IssueId[], fields: object): Promise<readonly Issue[]>;
  };
  readonly schedule: {
    teams(
      projectIds: readonly string[],
    ): Promise<{ readonly teams: readonly { readonly id: TeamId; readonly name: string }[] }>;
    iterations(teamIds: readonly TeamId[]): Promise<{ readonly iterations: readonly FoundIteration[] }>;
  };
  readonly links: {
    of(ids: readonly IssueId[]): Promise<{ readonly links: readonly DirectedLink[] }>;
    types(): Promise<readonly { readonly id: string; readonly direction: 'gives' | 'needs' | 'other' }[]>;
  };
}

/** Waybill as one person's page in Azure DevOps runs it. */
export interface WaybillSession {
  readonly tracker: WaybillTracker;
  /** Resolves when nothing is under way in the background. */
  settled(): Promise<void>;
}
