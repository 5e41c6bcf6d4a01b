/**
 * A backlog as the importers and the seed produce it and the world loads it: plain data, names instead of ids
 * wherever people write names. Everything is optional that an export may lack; the world fills the gaps
 * (ids, boards, workflow, screens). Texts are as found, unescaped. Moments are ISO 8601 in UTC.
 */
export interface Backlog {
  readonly site: { readonly name: string };
  readonly people: readonly BacklogPerson[];
  readonly projects: readonly BacklogProject[];
  readonly sprints: readonly BacklogSprint[];
  readonly issues: readonly BacklogIssue[];
  readonly linkTypes: readonly { readonly name: string; readonly inward: string; readonly outward: string }[];
}

/** Somebody who appears in the backlog; those with a role can be switched to. */
export interface BacklogPerson {
  readonly accountId: string;
  readonly name: string;
  /** What the people switcher says: `product owner`. Only people with a role are offered there. */
  readonly role?: string;
  /** `admin`: administers the site; `member`: edits; `reader`: browses and comments, edits nothing. */
  readonly access: 'admin' | 'member' | 'reader';
  readonly locale?: string;
  readonly timeZone?: string;
}

/** A project with its versions and components. */
export interface BacklogProject {
  readonly id?: string;
  readonly key: string;
  readonly name: string;
  readonly type: 'software' | 'business';
  readonly leadAccountId?: string;
  readonly versions: readonly {
    readonly id?: string;
    readonly name: string;
    readonly released: boolean;
    readonly archived: boolean;
    readonly releaseDate?: string;
  }[];
  readonly components: readonly string[];
  /** Only these account ids may browse the project; everybody may when absent. */
  readonly visibleTo?: readonly string[];
  /** `azure`: its issues are work items of Azure DevOps, with its types and states; ids are theirs, sprints and teams are paths below the project. */
  readonly origin?: 'azure';
}

/** A sprint of one board; moments in UTC. */
export interface BacklogSprint {
  readonly id: number;
  readonly name: string;
  readonly state: 'future' | 'active' | 'closed';
  readonly start?: string;
  readonly end?: string;
  readonly complete?: string;
  readonly goal?: string;
  readonly boardId?: number;
}

/** One issue with all that its export said of it. */
export interface BacklogIssue {
  readonly id?: string;
  readonly key: string;
  readonly projectKey: string;
  readonly summary: string;
  /** Plain text or wiki text as exported; the world wraps it in ADF. */
  readonly description?: string;
  /** level: Jira's `hierarchyLevel`, −1 sub-task, 0 story, 1 epic, 2 above it; to be told from the name when absent. */
  readonly type: { readonly name: string; readonly isSubtask: boolean; readonly level?: number };
  readonly status: { readonly name: string; readonly category: 'new' | 'indeterminate' | 'done' };
  readonly priority?: string;
  readonly resolution?: string;
  readonly created: string;
  readonly updated: string;
  readonly resolved?: string;
  /** A day, `2026-11-22`. */
  readonly due?: string;
  readonly assignee?: string;
  readonly reporter?: string;
  readonly labels: readonly string[];
  readonly components: readonly string[];
  readonly fixVersions: readonly string[];
  readonly affectsVersions: readonly string[];
  readonly parentKey?: string;
  readonly epicKey?: string;
  readonly points?: number;
  readonly team?: string;
  /** Clients in the sense of a statement of work; a multi-select field named Client. */
  readonly clients: readonly string[];
  /** Oldest first; the last one is the current one unless it is closed. */
  readonly sprintIds: readonly number[];
  /** Outward links only: this issue <outward phrase of the type> the other one. */
  readonly links: readonly { readonly type: string; readonly to: string }[];
  readonly comments: readonly { readonly author?: string; readonly at: string; readonly text: string }[];
  /** Oldest first; author is an account id. */
  readonly history: readonly {
    readonly author?: string;
    readonly at: string;
    readonly items: readonly { readonly field: string; readonly from?: string; readonly to?: string }[];
  }[];
  /** Fields that the world has no name for: kept as text fields, by the export's own header. */
  readonly other: Readonly<Record<string, string>>;
}

/** What an importer could not read; the rest of the file is in. */
export interface ImportNote {
  readonly file: string;
  /** 1-based line of the file, or the position of the item in a JSON list. */
  readonly line: number;
  readonly column?: string;
  readonly message: string;
  /** `row`: the item was left out; `cell`: only this value was; `info`: read, but worth knowing. */
  readonly cost: 'row' | 'cell' | 'info';
}
