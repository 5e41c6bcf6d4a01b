import type { FoundIssue } from '#world/import/found';
import type { Gathered } from '#world/import/settle';
import { plain } from '#world/import/status-words';

/**
 * Gives work items keys, since the other tracker knows issues by them: `Fabrikam Fiber` 42 becomes `FF-42`. Parents
 * that only their children's side tells, and levels, which follow from the types beside each other, are put in.
 */
export function keyed(gathered: readonly Gathered[]): readonly Gathered[] {
  const items = gathered.filter(({ issue }) => issue.project.origin === 'azure');
  if (items.length === 0) return gathered;
  const taken = new Set(
    gathered
      .filter(({ issue }) => issue.project.origin === undefined)
      .map(({ issue }) => issue.project.key.toUpperCase()),
  );
  const projectKeys = new Map<string, string>();
  for (const { issue } of items) {
    const name = issue.project.name!;
    if (!projectKeys.has(name)) projectKeys.set(name, projectKey(name, taken));
  }
  const keys = new Map(
    items.map(({ issue }) => [issue.key, `${projectKeys.get(issue.project.name!)!}-${issue.key.slice(1)}`] as const),
  );
  const keyOf = (key: string) => keys.get(key) ?? key.replace(/^#/, '');
  const parents = new Map<string, string>();
  for (const { issue } of items) for (const child of issue.childKeys ?? []) parents.set(child, issue.key);
  const types = new Map(items.map(({ issue }) => [issue.key, issue.type.name.toLowerCase()]));
  const withFeatures = new Set(
    items.filter(({ issue }) => issue.type.name.toLowerCase() === 'feature').map(({ issue }) => issue.project.name),
  );
  return gathered.map((one) => {
    const { issue } = one;
    if (issue.project.origin !== 'azure') return one;
    const parent = issue.parent?.key ?? parents.get(issue.key);
    const level = levelOf(issue, types.get(parent ?? ''), withFeatures.has(issue.project.name));
    const { childKeys, ...rest } = issue;
    const found: FoundIssue = {
      ...rest,
      key: keyOf(issue.key),
      project: { ...issue.project, key: projectKeys.get(issue.project.name!)! },
      summary: issue.summary,
      type: { ...issue.type, level, isSubtask: level < 0 },
      parent: parent === undefined ? undefined : { key: keyOf(parent) },
      links: issue.links.map((link) => ({ ...link, to: keyOf(link.to) })),
    };
    return { ...one, issue: found };
  });
}

/** Epics stand two levels above stories where there are features between them. A task is a part of what it hangs below, else it stands alone. */
function levelOf({ type }: FoundIssue, parentType: string | undefined, hasFeatures: boolean): number {
  const name = type.name.toLowerCase();
  if (name === 'epic') return hasFeatures ? 2 : 1;
  if (name === 'feature') return 1;
  return name === 'task' && parentType !== undefined && !['epic', 'feature', 'task'].includes(parentType) ? -1 : 0;
}

/** The initials of several words, or the beginning of one: letters and figures, two to ten, a letter first. */
function projectKey(name: string, taken: Set<string>): string {
  const words = plain(name)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter((word) => word !== '');
  const initials = words.map((word) => (/^\d+$/.test(word) ? word : word[0]!)).join('');
  const letters = (words.length > 1 ? initials : (words[0] ?? '')).replace(/^\d+/, '').slice(0, 8);
  const wanted =
    letters.length >= 2
      ? letters
      : `${words.join('').replace(/^\d+/, '')}ADO`.slice(0, Math.max(3, letters.length + 2));
  for (let count = 1; ; count += 1) {
    const key = count === 1 ? wanted : `${wanted}${count}`;
    if (taken.has(key)) continue;
    taken.add(key);
    return key;
  }
}
