import type { BacklogProject } from '#host/jira/backlog';
import type { FoundIssue, FoundPerson, FoundVersion } from '#world/import/found';

/** Gathers each project with the versions and components that its issues use. */
export function projectsOf(
  issues: readonly FoundIssue[],
  idOf: (person: FoundPerson | undefined) => string | undefined,
): readonly BacklogProject[] {
  const projects = new Map<
    string,
    { found: FoundIssue['project']; versions: Map<string, FoundVersion>; components: Set<string> }
  >();
  for (const issue of issues) {
    const entry = projects.get(issue.project.key) ?? {
      found: issue.project,
      versions: new Map(),
      components: new Set(),
    };
    projects.set(issue.project.key, entry);
    entry.found = { ...definedOf(issue.project), ...definedOf(entry.found), key: issue.project.key };
    for (const version of [...issue.fixVersions, ...issue.affectsVersions]) {
      entry.versions.set(version.name, {
        ...definedOf(version),
        ...definedOf(entry.versions.get(version.name) ?? {}),
        name: version.name,
      });
    }
    for (const component of issue.components) entry.components.add(component);
  }
  return [...projects.values()].map(({ found, versions, components }) => ({
    id: found.id,
    key: found.key,
    name: found.name ?? found.key,
    type: found.type === 'business' ? 'business' : 'software',
    leadAccountId: idOf(found.lead),
    versions: [...versions.values()].map(({ id, name, released, archived, releaseDate }) => ({
      id,
      name,
      released: released ?? false,
      archived: archived ?? false,
      releaseDate,
    })),
    components: [...components].toSorted(),
    ...(found.origin !== undefined && { origin: found.origin }),
  }));
}

function definedOf<Part extends object>(part: Part): Partial<Part> {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as Partial<Part>;
}
