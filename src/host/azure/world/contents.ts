import type { AzurePerson, ClassificationNode, Field, FieldValue, Project } from '#host/azure/seams';

/**
 * What fills an empty organization: plain data, paths instead of ids of nodes, people by their id.
 * The platform's own fields are there already; ids that are absent are given.
 */
export interface Contents {
  readonly name: string;
  readonly people: readonly AzurePerson[];
  /** Besides the platform's own. */
  readonly fields?: readonly Field[];
  readonly projects: readonly LoadedProject[];
  readonly items: readonly LoadedItem[];
  readonly links?: readonly LoadedLink[];
  readonly restrictions?: readonly LoadedRestriction[];
}

/** Somebody who may do less than their access says, below an area. */
export interface LoadedRestriction {
  readonly personId: string;
  /** Whole path; a project's name for all of it. */
  readonly areaPath: string;
  readonly may: 'nothing' | 'read';
}

/** A project with its trees and teams. Its root nodes are made of its name. */
export interface LoadedProject extends Omit<Project, 'id'> {
  readonly id?: string;
  /** Whole paths, `Project\Area`; missing parents are made. */
  readonly areas?: readonly string[];
  readonly iterations?: readonly LoadedIteration[];
  /** The first one is the default team. Without any, one named `PROJECT Team` is made. */
  readonly teams?: readonly LoadedTeam[];
  readonly properties?: Readonly<Record<string, string>>;
}

/** An iteration by its whole path. */
export interface LoadedIteration extends Pick<ClassificationNode, 'start' | 'finish'> {
  readonly path: string;
}

/** A team; areas and iterations by their whole paths. */
export interface LoadedTeam {
  readonly name: string;
  readonly memberIds: readonly string[];
  readonly areaPaths: readonly string[];
  readonly iterationPaths: readonly string[];
}

/** One work item. Revisions oldest first; the first one holds what it was created with, `System.WorkItemType` and `System.Title` among it. */
export interface LoadedItem {
  readonly id: number;
  readonly project: string;
  readonly revisions: readonly LoadedRevision[];
  readonly hyperlinks?: readonly { readonly url: string; readonly comment?: string }[];
  readonly comments?: readonly { readonly by: string; readonly at: string; readonly text: string }[];
}

/** What was set, by reference name; null empties. Paths as paths, identities as person ids, dates as ISO moments. */
export interface LoadedRevision {
  readonly at: string;
  readonly by: string;
  readonly fields: Readonly<Record<string, FieldValue | null>>;
}

/** A link between two of the items, by its forward end: `System.LinkTypes.Hierarchy-Forward` from parent to child. */
export interface LoadedLink {
  readonly rel: string;
  readonly from: number;
  readonly to: number;
  readonly comment?: string;
}
