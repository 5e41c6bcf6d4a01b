import type { Field, FieldValue, WorkItem } from '#host/azure/seams';
import { UnmodelledQuery } from '#host/azure/wiql/bad-query';
import { linkEnd } from '#host/azure/world/link-types';

/** How a query treats a field: which operators it takes and how its values compare. */
export type FieldKind =
  | 'text'
  | 'long-text'
  | 'history'
  | 'tags'
  | 'number'
  | 'date'
  | 'boolean'
  | 'identity'
  | 'area path'
  | 'iteration path';

/** A field's kind; a field of tags is a long text whose parts are tags. */
export function kindOf(field: Field): FieldKind {
  if (field.isIdentity) return 'identity';
  switch (field.type) {
    case 'integer':
    case 'double':
      return 'number';
    case 'dateTime':
      return 'date';
    case 'boolean':
      return 'boolean';
    case 'identity':
      return 'identity';
    case 'history':
      return 'history';
    case 'plainText':
    case 'html':
      return field.referenceName === 'System.Tags' ? 'tags' : 'long-text';
    case 'treePath':
      return field.referenceName === 'System.IterationPath' ? 'iteration path' : 'area path';
    default:
      return 'text';
  }
}

/** Fields that follow from others: counts of relations, names on the way to a node, the moments and authors of the revision. */
const derived: Readonly<Record<string, (item: WorkItem) => FieldValue | undefined>> = {
  'System.RelatedLinkCount': (item) =>
    item.relations.filter(({ rel }) => linkEnd(rel)?.usage === 'workItemLink').length,
  'System.HyperLinkCount': (item) => item.relations.filter(({ rel }) => rel === 'Hyperlink').length,
  'System.AttachedFileCount': (item) => item.relations.filter(({ rel }) => rel === 'AttachedFile').length,
  'System.ExternalLinkCount': (item) => item.relations.filter(({ rel }) => rel === 'ArtifactLink').length,
  'System.RemoteLinkCount': (item) => item.relations.filter(({ rel }) => linkEnd(rel)?.isRemote === true).length,
  'System.AuthorizedDate': (item) => item.fields['System.ChangedDate'],
  'System.AuthorizedAs': (item) => item.fields['System.ChangedBy'],
  'System.IsDeleted': () => false,
};

/** Kept by the platform for its boards and its own use; nothing here keeps them, and a query must not find nothing in their place. */
const unmodelled = [
  'System.BoardColumn',
  'System.BoardColumnDone',
  'System.BoardLane',
  'System.Watermark',
  'System.PersonId',
  'System.RevisedDate',
];

/** Reads a field of an item; an empty text counts as no value. Throws {@link UnmodelledQuery} for a field that nothing here keeps. */
export function valueReader({ referenceName }: Field): (item: WorkItem) => FieldValue | undefined {
  if (unmodelled.includes(referenceName)) throw new UnmodelledQuery(`the field ${referenceName}`);
  const [, tree, level] = /^System\.(Area|Iteration)Level([1-7])$/.exec(referenceName) ?? [];
  if (level !== undefined)
    return (item) => String(item.fields[`System.${tree}Path`] ?? '').split('\\')[Number(level) - 1];
  const follow = derived[referenceName];
  if (follow) return follow;
  return (item) => {
    const value = item.fields[referenceName];
    return value === '' ? undefined : value;
  };
}

/** A rich text's words, without its markup. */
export function plainText(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

/** The tags of a tag field: `urgent; web`. */
export function tagsOf(text: string): readonly string[] {
  return text
    .split(/[;,]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
}
