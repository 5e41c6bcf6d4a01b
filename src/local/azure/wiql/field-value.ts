import type { Field, FieldValue, WorkItem } from '#local/azure/seams';
import { linkEnd } from '#local/azure/world/link-types';

/** How a query treats a field: which operators it takes and how its values compare. */
export type FieldKind = 'text' | 'long-text' | 'history' | 'tags' | 'number' | 'date' | 'boolean' | 'identity' | 'area path' | 'iteration path';

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

/** Counts that the platform takes from an item's relations. */
const counts: Readonly<Record<string, (item: WorkItem) => number>> = {
  'System.RelatedLinkCount': (item) => item.relations.filter(({ rel }) => linkEnd(rel)?.usage === 'workItemLink').length,
  'System.HyperLinkCount': (item) => item.relations.filter(({ rel }) => rel === 'Hyperlink').length,
  'System.AttachedFileCount': (item) => item.relations.filter(({ rel }) => rel === 'AttachedFile').length,
  'System.ExternalLinkCount': (item) => item.relations.filter(({ rel }) => rel === 'ArtifactLink').length,
};

/** Reads a field of an item; an empty text counts as no value. */
export function valueReader({ referenceName }: Field): (item: WorkItem) => FieldValue | undefined {
  const count = counts[referenceName];
  if (count) return count;
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
  return text.split(/[;,]/).map((tag) => tag.trim()).filter((tag) => tag !== '');
}
