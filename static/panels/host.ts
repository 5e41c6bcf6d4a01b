import type { Commands } from '#app/calls';
import type { Tracker } from '#app/ports/tracker';
import type { AccountId, IssueId, IssueKey, ProjectId } from '#core/issue';

/** Where a panel stands and who looks at it. */
export interface Viewer {
  readonly accountId: AccountId;
  /** BCP 47, `de-DE`. */
  readonly locale: string;
  readonly timeZone: string;
  readonly issue?: { readonly id: IssueId; readonly key: IssueKey };
  readonly project?: { readonly id: ProjectId; readonly key: string };
  /** The host's nouns. */
  readonly words: {
    readonly issue: string;
    readonly issues: string;
    readonly project: string;
    readonly queryLanguage: string;
    readonly tracker?: string;
  };
}

/** All that a panel may ask of its host; static/jira makes one, static/azure another. */
export interface Host {
  readonly viewer: Viewer;
  readonly tracker: Tracker;
  readonly commands: Commands;
  /** Opens an item: in a new tab when `newTab`. */
  openIssue(key: IssueKey, newTab: boolean): void;
  /** Address of an item, for links that can be copied. */
  issueUrl(key: IssueKey): string;
  /** Goes to one of Waybill's own pages that stand beside all projects, by its module. */
  openPage(module: 'pi-board'): void;
  /** Shows the tracker's search results for a query. */
  openSearch(query: string): void;
  /** The page's own part of the address (query string without `?`); undefined where the host keeps none. */
  readonly address:
    { read(): string; replace(query: string): void; onChange(listener: () => void): () => void } | undefined;
  /**
   * Calls when the item around the panel was changed there: its form saved it, or read it again. Answers how to stop.
   * Undefined where the host does not tell.
   */
  readonly onIssueChange?: (listener: () => void) => () => void;
  /** Says something in the host's own flag; for what happens out of sight. */
  notify(message: {
    readonly title: string;
    readonly body?: string;
    readonly tone: 'success' | 'info' | 'warning' | 'error';
  }): void;
  /** Hears of a bug of ours, with what was being done: it is said where those who look after the app can read it. */
  report(error: unknown, doing: string): void;
  /** Projects the viewer can administer or browse, for the settings page. */
  projects(): Promise<readonly { readonly id: ProjectId; readonly key: string; readonly name: string }[]>;
  /** Keeps what is being typed through faults; per person, on this device. `lasts`: through reloads, too. */
  readonly drafts: {
    readonly lasts: boolean;
    read(key: string): string | undefined;
    write(key: string, text: string | undefined): void;
  };
}

/** Projects that a chooser shows at most: more are no use to anybody, searching by name finds the rest. */
export const mostProjects = 1_000;
