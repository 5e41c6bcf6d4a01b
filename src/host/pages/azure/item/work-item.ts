/** Somebody, as REST answers name them. */
export interface Identity {
  readonly id: string;
  readonly displayName: string;
  readonly uniqueName?: string;
}

/** A link of a work item as REST has it. */
export interface ItemRelation {
  readonly rel: string;
  readonly url: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

/** A work item as REST answers it. */
export interface RestItem {
  readonly id: number;
  readonly rev: number;
  readonly url?: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly relations?: readonly ItemRelation[];
}

/** The text of a field's value: names for people, nothing for what is not there. */
export function fieldText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'object') return (value as Partial<Identity>).displayName ?? '';
  return String(value);
}

/** The id at the end of a work item's address; undefined for other links. */
export function linkedId({ url }: ItemRelation): number | undefined {
  const id = /\/_apis\/wit\/workItems\/(\d+)(?:$|[/?])/i.exec(url)?.[1];
  return id === undefined ? undefined : Number(id);
}

/** What people call the end of a link. */
export function relationName(rel: string): string {
  const names: Readonly<Record<string, string>> = {
    'System.LinkTypes.Hierarchy-Forward': 'Child',
    'System.LinkTypes.Hierarchy-Reverse': 'Parent',
    'System.LinkTypes.Related': 'Related',
    'System.LinkTypes.Dependency-Forward': 'Successor',
    'System.LinkTypes.Dependency-Reverse': 'Predecessor',
    'System.LinkTypes.Duplicate-Forward': 'Duplicate',
    'System.LinkTypes.Duplicate-Reverse': 'Duplicate Of',
    Hyperlink: 'Hyperlink',
    AttachedFile: 'Attachment',
    ArtifactLink: 'Artifact',
  };
  return names[rel] ?? rel.split('.').at(-1) ?? rel;
}
