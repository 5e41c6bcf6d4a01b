import type { ImportNote } from '#host/jira/backlog';

/** Somebody as a file names them: by account id or user name, by display name, or both. */
export interface FoundPerson {
  readonly id?: string;
  readonly name?: string;
}

/** A sprint as a file names it: CSV knows names only, REST ids too. */
export interface FoundSprint {
  readonly id?: number;
  readonly name?: string;
  readonly state?: 'future' | 'active' | 'closed';
  readonly start?: string;
  readonly end?: string;
  readonly complete?: string;
  readonly goal?: string;
  readonly boardId?: number;
}

/** A version as a file names it. */
export interface FoundVersion {
  readonly id?: string;
  readonly name: string;
  readonly released?: boolean;
  readonly archived?: boolean;
  readonly releaseDate?: string;
}

/** A link as seen from the issue that lists it. */
export interface FoundLink {
  readonly type: string;
  readonly direction: 'outward' | 'inward';
  readonly to: string;
  readonly inward?: string;
  readonly outward?: string;
}

/** An issue as one row or one JSON object tells it, before it is seen beside the others. */
export interface FoundIssue {
  readonly id?: string;
  readonly key: string;
  readonly project: {
    readonly id?: string;
    readonly key: string;
    readonly name?: string;
    readonly type?: string;
    readonly lead?: FoundPerson;
    readonly origin?: 'azure';
  };
  readonly summary: string;
  readonly description?: string;
  readonly type: { readonly name: string; readonly isSubtask?: boolean; readonly level?: number };
  readonly status: { readonly name: string; readonly category?: 'new' | 'indeterminate' | 'done' };
  readonly priority?: string;
  readonly resolution?: string;
  readonly created?: string;
  readonly updated?: string;
  readonly resolved?: string;
  readonly due?: string;
  readonly assignee?: FoundPerson;
  readonly reporter?: FoundPerson;
  readonly labels: readonly string[];
  readonly components: readonly string[];
  readonly fixVersions: readonly FoundVersion[];
  readonly affectsVersions: readonly FoundVersion[];
  readonly parent?: { readonly key?: string; readonly id?: string; readonly isEpic?: boolean };
  readonly epic?: { readonly key?: string; readonly id?: string };
  /** What names this one as its parent from above. */
  readonly childKeys?: readonly string[];
  readonly points?: number;
  readonly team?: string;
  readonly clients: readonly string[];
  /** Oldest first. */
  readonly sprints: readonly FoundSprint[];
  readonly links: readonly FoundLink[];
  readonly comments: readonly { readonly author?: FoundPerson; readonly at: string; readonly text: string }[];
  readonly history: readonly {
    readonly author?: FoundPerson;
    readonly at: string;
    readonly items: readonly { readonly field: string; readonly from?: string; readonly to?: string }[];
  }[];
  readonly other: Readonly<Record<string, string>>;
}

/** Takes notes about one row or item: where it stands is known already. */
export type Remark = (cost: ImportNote['cost'], message: string, column?: string) => void;

/** Tells whether a text is an issue key, `TRAIN-12`. */
export function isIssueKey(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_]*-\d+$/.test(text);
}

/**
 * Reads an issue's id as Jira counts them: a whole number above 0 that a double holds exactly. Undefined where there is
 * none; with a remark where there is something else, which costs only the id.
 */
export function issueId(value: unknown, remark: Remark): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const text = String(value);
  if (/^0*[1-9]\d{0,14}$/.test(text)) return text;
  remark('cell', `“${text}” is no id of an issue: ids are whole numbers above 0, of at most 15 digits.`, 'id');
  return undefined;
}

/** The project part of an issue key. */
export function projectOfKey(key: string): string {
  return key.slice(0, key.lastIndexOf('-'));
}
