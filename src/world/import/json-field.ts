import { looksLikeSprints } from '#world/import/sprint';
import { plainText } from '#world/import/plain-text';

/** What a search answer says about its fields when asked with `expand=names,schema`. */
export interface FieldNames {
  readonly names: Map<string, string>;
  /** Field id to the key of its custom type. */
  readonly customTypes: Map<string, string>;
}

/** What a field that is not one of Jira's own means to us. */
export type FieldRole = 'points' | 'sprints' | 'epic' | 'team' | 'clients' | 'none' | 'other';

const KNOWN_TYPES: readonly (readonly [end: string, role: FieldRole])[] = [
  [':gh-sprint', 'sprints'],
  [':gh-epic-link', 'epic'],
  [':jsw-story-points', 'points'],
  [':atlassian-team', 'team'],
  [':gh-lexo-rank', 'none'],
  [':gh-epic-color', 'none'],
  [':devsummarycf', 'none'],
  [':devsummary', 'none'],
  [':jsw-issue-color', 'none'],
];
const KNOWN_NAMES: readonly (readonly [name: RegExp, role: FieldRole])[] = [
  [/^(story ?points?( estimate)?|storypoints|points)$/i, 'points'],
  [/^(sprints?|closed ?sprints)$/i, 'sprints'],
  [/^epic[ _]?(link|key)$/i, 'epic'],
  [/^(teams?|scrum team|agile team)$/i, 'team'],
  [/^(clients?|customers?)$/i, 'clients'],
  [/^(rank|development|issue color|epic colou?r|\[chart\].*)$/i, 'none'],
];
/** What these ids mean on Cloud sites when an answer came without names. */
const KNOWN_IDS: Readonly<Record<string, FieldRole>> = {
  customfield_10016: 'points',
  customfield_10014: 'epic',
  customfield_10019: 'none',
};

/** Says what a field holds: by its type, its name, its id, and last by what its value looks like. */
export function roleOf(id: string, value: unknown, { names, customTypes }: FieldNames): FieldRole {
  const customType = customTypes.get(id);
  const byType = KNOWN_TYPES.find(([end]) => customType?.endsWith(end));
  if (byType !== undefined) return byType[1];
  const byName = KNOWN_NAMES.find(([name]) => name.test((names.get(id) ?? id).replace(/_/g, ' ').trim()));
  if (byName !== undefined) return byName[1];
  if (looksLikeSprints(value)) return 'sprints';
  // Time in status and the development summary, as Jira keeps them for itself.
  if (typeof value === 'string' && (value.includes('_*:*_') || value === '{}')) return 'none';
  return names.has(id) ? 'other' : (KNOWN_IDS[id] ?? 'other');
}

/** Shows a field's value as text, as a column would: names of options and people, commas between several. */
export function fieldText(value: unknown): string | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) {
    const texts = value.map(fieldText).filter((text) => text !== undefined);
    return texts.length === 0 ? undefined : texts.join(', ');
  }
  const object = value as Record<string, unknown>;
  const name = object['displayName'] ?? object['value'] ?? object['name'] ?? object['title'] ?? object['key'];
  if (typeof name === 'string') {
    const child = fieldText(object['child']);
    return child === undefined ? name : `${name} → ${child}`;
  }
  return plainText(value);
}

/** Takes in the `names` or `schema` member of an answer; anything else in their place says nothing. */
export function learnFields(fields: FieldNames, member: string, value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [id, about] of Object.entries(value)) {
    if (member === 'names' && typeof about === 'string') fields.names.set(id, about);
    const custom: unknown =
      member === 'schema' && typeof about === 'object' && about !== null ? about.custom : undefined;
    if (typeof custom === 'string') fields.customTypes.set(id, custom);
  }
}
