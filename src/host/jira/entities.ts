/** What the emulated Jira remembers: plain immutable data. Moments are milliseconds since 1970, days are `2026-11-22`. */

import type { Grantees } from '#host/server/seams';

/** Somebody with an account; `app` for the account that an installed app acts as. */
export interface Person {
  readonly accountId: string;
  readonly accountType: 'atlassian' | 'app';
  readonly name: string;
  /** What the people switcher says; absent for people who are not offered there. */
  readonly role?: string;
  readonly access: 'admin' | 'member' | 'reader';
  readonly locale?: string;
  readonly timeZone?: string;
}

/** Who holds a project role. */
export interface RoleActors {
  readonly users: readonly string[];
  readonly groups: readonly string[];
}

/** A project (a space, in the words of Jira's pages) and who holds its roles. */
export interface Project {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly type: 'software' | 'business';
  readonly description?: string;
  readonly leadAccountId?: string;
  /** By role id. */
  readonly roles: Readonly<Record<string, RoleActors>>;
  /** Nobody sees it, nor anything in it. */
  readonly isTrashed?: boolean;
  /** The number that the next issue gets. */
  readonly nextNumber: number;
}

/** A release of a project. */
export interface Version {
  readonly id: string;
  readonly projectId: string;
  readonly name: string;
  readonly description?: string;
  readonly isReleased: boolean;
  readonly isArchived: boolean;
  readonly startDate?: string;
  readonly releaseDate?: string;
}

/** A part of a project's product. */
export interface Component {
  readonly id: string;
  readonly projectId: string;
  readonly name: string;
  readonly description?: string;
  readonly leadAccountId?: string;
}

/** A work type. */
export interface IssueType {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly isSubtask: boolean;
  /** -1 subtask, 0 story, 1 epic. */
  readonly level: number;
  readonly avatarId: number;
}

/** The three columns that every workflow folds into. */
export type StatusCategoryKey = 'new' | 'indeterminate' | 'done';

/** A step of the workflow. */
export interface Status {
  readonly id: string;
  readonly name: string;
  readonly category: StatusCategoryKey;
}

/** How urgent an issue is. */
export interface Priority {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly color: string;
}

/** How an issue came to its end. */
export interface Resolution {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

/** What a link between two issues says, read from either end. */
export interface LinkType {
  readonly id: string;
  readonly name: string;
  readonly inward: string;
  readonly outward: string;
}

/** `from` <outward phrase> `to`. */
export interface Link {
  readonly id: string;
  readonly typeId: string;
  readonly from: string;
  readonly to: string;
}

/** A board, with one project behind it. */
export interface Board {
  readonly id: number;
  readonly name: string;
  readonly type: 'scrum' | 'kanban';
  readonly projectId: string;
}

/** A sprint of a board; dates are ISO 8601 as they were given. */
export interface Sprint {
  readonly id: number;
  readonly name: string;
  readonly state: 'future' | 'active' | 'closed';
  readonly boardId: number;
  readonly created: number;
  readonly start?: string;
  readonly end?: string;
  readonly complete?: string;
  readonly goal?: string;
}

/** A node of the Atlassian Document Format. */
export interface AdfNode {
  readonly type: string;
  readonly [property: string]: unknown;
}

/** Rich text: as ADF once somebody edited it here, else the plain text that was imported. */
export type RichText = string | AdfNode;

/** A work item with everything that is its own; what hangs on it refers to it by id. */
export interface Issue {
  readonly id: string;
  readonly key: string;
  readonly number: number;
  readonly projectId: string;
  readonly typeId: string;
  readonly statusId: string;
  readonly summary: string;
  readonly description?: RichText;
  readonly environment?: RichText;
  readonly priorityId?: string;
  readonly resolutionId?: string;
  readonly created: number;
  readonly updated: number;
  readonly resolved?: number;
  readonly statusCategoryChanged: number;
  readonly due?: string;
  readonly assignee?: string;
  readonly reporter?: string;
  readonly creator?: string;
  readonly labels: readonly string[];
  readonly componentIds: readonly string[];
  readonly fixVersionIds: readonly string[];
  readonly affectsVersionIds: readonly string[];
  readonly parentId?: string;
  readonly sprintIds: readonly number[];
  readonly securityLevelId?: string;
  readonly rank: string;
  /** Seconds. */
  readonly originalEstimate?: number;
  readonly remainingEstimate?: number;
  readonly watchers: readonly string[];
  readonly voters: readonly string[];
  /** Values of custom fields by field id, in the form that each field's type stores. */
  readonly custom: Readonly<Record<string, unknown>>;
}

/** A comment on an issue. */
export interface Comment {
  readonly id: string;
  readonly issueId: string;
  readonly author?: string;
  readonly editor?: string;
  readonly body: RichText;
  readonly created: number;
  readonly updated: number;
  /** Only holders of this project role or members of this group see it. */
  readonly visibility?: { readonly type: 'role' | 'group'; readonly value: string };
}

/** Time that somebody spent on an issue. */
export interface Worklog {
  readonly id: string;
  readonly issueId: string;
  readonly author?: string;
  readonly editor?: string;
  readonly comment?: RichText;
  readonly started: number;
  readonly seconds: number;
  readonly created: number;
  readonly updated: number;
  readonly visibility?: Comment['visibility'];
}

/** An entry of logged work that is gone. */
export interface DeletedWorklog {
  readonly id: string;
  readonly at: number;
}

/** A file on an issue; its bytes lie in {@link Contents}. */
export interface Attachment {
  readonly id: string;
  readonly issueId: string;
  readonly author?: string;
  readonly filename: string;
  readonly mimeType: string;
  /** Bytes. */
  readonly size: number;
  readonly created: number;
}

/** One field's change; an absent end means that there was no value. */
export interface ChangeItem {
  readonly field: string;
  readonly fieldId: string;
  readonly isCustom?: boolean;
  readonly from?: string;
  readonly fromString?: string;
  readonly to?: string;
  readonly toString?: string;
}

/** One entry of an issue's history. */
export interface Change {
  readonly id: string;
  readonly issueId: string;
  readonly author?: string;
  readonly at: number;
  readonly items: readonly ChangeItem[];
}

/** JSON that an app keeps on an issue, a comment, a project, a person, a sprint or a board. */
export interface Property {
  readonly entityType: string;
  readonly entityId: string;
  readonly key: string;
  readonly value: unknown;
}

/** A choice of a select field. */
export interface Option {
  readonly id: string;
  readonly fieldId: string;
  readonly value: string;
  /** Kept where it was chosen, and chosen no more. */
  readonly isDisabled?: boolean;
}

/** A team of people, as the Team field refers to it. */
export interface Team {
  readonly id: string;
  readonly name: string;
}

/** A field that the site or an app added. */
export interface CustomField {
  /** `customfield_10016` */
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly description: string;
  /** `com.atlassian.jira.plugin.system.customfieldtypes:float`, or the field's own key for an app's field. */
  readonly custom: string;
  readonly type: string;
  readonly items?: string;
  readonly isLocked?: boolean;
  /** In the trash: nobody sees it, its values are kept. */
  readonly isTrashed?: boolean;
  readonly app?: { readonly appId: string; readonly environmentId: string; readonly isReadOnly: boolean };
  /** Jira expressions of the app that brought it: what its value reads like, and what has to be true of one. */
  readonly formatter?: string;
  readonly validation?: { readonly expression: string; readonly errorMessage?: string };
}

/** A type of fields; its id is what fields of it have as `custom`. */
export type CustomFieldType = Omit<CustomField, 'key' | 'custom' | 'isLocked' | 'isTrashed'>;

/** A link from an issue to something outside Jira. */
export interface RemoteLink {
  readonly id: string;
  readonly issueId: string;
  readonly globalId?: string;
  readonly relationship?: string;
  readonly application?: Readonly<Record<string, unknown>>;
  readonly object: Readonly<Record<string, unknown>>;
}

/** A saved search. */
export interface Filter {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly owner: string;
  readonly jql: string;
  readonly favouredBy: readonly string[];
  /** Empty: private. */
  readonly shares: readonly {
    readonly id: number;
    readonly type: string;
    readonly projectId?: string;
    readonly group?: string;
  }[];
  readonly columns?: readonly string[];
}

/** An app's own permission, as any other in the project's or site's scheme. */
export interface AppPermission {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly type: 'PROJECT' | 'GLOBAL';
  readonly grantedTo?: Grantees;
}

/** A path into an entity property that an app made searchable. */
export interface IndexedProperty {
  readonly id: string;
  readonly entityType: string;
  readonly propertyKey: string;
  readonly path: string;
  readonly type: string;
  readonly alias?: string;
}

/** A number that only grows: ids are never used twice. */
export interface Counter {
  readonly name: string;
  readonly next: number;
}

/** What is true of the site as a whole. */
export interface SiteFact {
  readonly name: string;
  readonly value: string;
}
