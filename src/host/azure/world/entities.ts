import type { FieldValue, Relation } from '#host/azure/seams';

/** One value that the organization keeps by name: its own name, the key that signs tokens. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** The next number of a series. */
export interface Counter {
  readonly name: string;
  readonly next: number;
}

/** What one revision changed. Paths are left out: they follow from the ids of the nodes, whose names may change later. */
export interface Change {
  /** Moment of the revision. */
  readonly at: string;
  readonly by: string;
  /** null: the field was emptied. */
  readonly fields: Readonly<Record<string, FieldValue | null>>;
  readonly added?: readonly Relation[];
  readonly removed?: readonly Relation[];
  readonly changed?: readonly Relation[];
}

/** A revision with its number. */
export interface Revision extends Change {
  readonly itemId: number;
  readonly rev: number;
}

/** One comment of a work item's discussion. */
export interface Comment {
  readonly id: number;
  readonly itemId: number;
  readonly text: string;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly modifiedBy: string;
  readonly modifiedAt: string;
  readonly version: number;
  readonly isDeleted: boolean;
  readonly format: 'html' | 'markdown';
  /** What it said before, oldest first; absent while nobody changed it. */
  readonly former?: readonly Pick<Comment, 'text' | 'version' | 'modifiedBy' | 'modifiedAt'>[];
  /** Who reacted, by kind of reaction; absent while nobody did. */
  readonly reactions?: Readonly<Record<string, readonly string[]>>;
}

/** A file that was uploaded, to be linked to work items. Its bytes are kept elsewhere. */
export interface Attachment {
  readonly id: string;
  readonly fileName: string;
  readonly size: number;
  readonly createdAt: string;
}

/** A deleted work item: who did it and when. The item itself stays as it was. */
export interface Deletion {
  readonly itemId: number;
  readonly by: string;
  readonly at: string;
}

/** A saved query or a folder of them. */
export interface SavedQuery {
  readonly id: string;
  readonly projectId: string;
  readonly parentId?: string;
  readonly name: string;
  readonly isFolder: boolean;
  /** Absent in shared folders: only its owner sees it. */
  readonly ownerId?: string;
  readonly wiql?: string;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly modifiedBy: string;
  readonly modifiedAt: string;
  readonly isDeleted?: true;
}

/** Values that a team's new work items of a type may begin with. */
export interface ItemTemplate {
  readonly id: string;
  readonly teamId: string;
  readonly name: string;
  readonly description: string;
  readonly typeName: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Somebody who may do less than their access says, in an area and all below it. */
export interface AreaRestriction {
  readonly id: string;
  readonly personId: string;
  readonly areaId: number;
  readonly may: 'nothing' | 'read';
}

/** Properties of a project, `System.ProcessTemplateType` among them. */
export interface ProjectProperty {
  readonly projectId: string;
  readonly name: string;
  readonly value: string;
}
