import { AzureRefusal } from '#host/azure/seams';
import type { World } from '#host/azure/world/world';

/** Tags that one item may have, https://learn.microsoft.com/azure/devops/organizations/settings/work/object-limits (2026-11-22). */
const mostTags = 100;
const longestTag = 400;

/** The tags of a text, `one; two`. */
export function tagsOf(text: unknown): readonly string[] {
  return String(text ?? '')
    .split(/[;,]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
}

/**
 * Tags as they are stored: each once, in the spelling that the organization met first, in alphabetical order.
 * Throws the platform's refusal of too many or too long ones.
 */
export function normalTags(world: World, tags: readonly string[]): string {
  const known = new Map(allTags(world).map((tag) => [tag.toLowerCase(), tag]));
  const unique = new Map<string, string>();
  for (const tag of tags)
    if (!unique.has(tag.toLowerCase())) unique.set(tag.toLowerCase(), known.get(tag.toLowerCase()) ?? tag);
  if (unique.size > mostTags)
    throw new AzureRefusal(
      400,
      'WorkItemTagLimitExceededException',
      `VS402351: A work item can have at most ${mostTags} tags.`,
    );
  if ([...unique.values()].some((tag) => tag.length > longestTag))
    throw new AzureRefusal(400, 'InvalidTagNameException', `A tag can have at most ${longestTag} characters.`);
  return [...unique.values()].sort((one, other) => one.localeCompare(other, 'en')).join('; ');
}

/** Every tag of the organization's live items in a project, or anywhere. */
export function allTags(world: World, projectId?: string): readonly string[] {
  const found = new Map<string, string>();
  for (const item of world.items.values()) {
    if (projectId !== undefined && item.projectId !== projectId) continue;
    for (const tag of tagsOf(item.fields['System.Tags']))
      if (!found.has(tag.toLowerCase())) found.set(tag.toLowerCase(), tag);
  }
  return [...found.values()].sort((one, other) => one.localeCompare(other, 'en'));
}
