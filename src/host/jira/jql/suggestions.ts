import type { JqlContext } from '#host/jira/jql/context';

/** Something to put after a field's name. */
export interface Suggestion {
  readonly value: string;
  readonly displayName: string;
}

const most = 15;

/** Values of a field that begin as the text does. */
export function suggestionsFor(fieldName: string, text: string, context: JqlContext): Suggestion[] {
  const start = text.toLowerCase();
  return choicesOf(fieldName.toLowerCase(), context)
    .filter(
      ({ displayName }) =>
        displayName
          .toLowerCase()
          .split(/\s+/)
          .some((word) => word.startsWith(start)) || displayName.toLowerCase().startsWith(start),
    )
    .slice(0, most)
    .map(({ value, displayName }) => ({
      value: /^[\w-]+$/.test(value) ? value : `"${value.replaceAll('"', '\\"')}"`,
      displayName,
    }));
}

function choicesOf(fieldName: string, { world, session, fields }: JqlContext): Suggestion[] {
  const names = (members: readonly { readonly name: string }[]) =>
    [...new Set(members.map(({ name }) => name))].map((name) => ({ value: name, displayName: name }));
  const [field] = fields.byClause(fieldName);
  switch (field?.id) {
    case 'project':
      return world.projects
        .list()
        .filter((project) => session.canBrowse(project))
        .map(({ key, name }) => ({ value: key, displayName: `${name} (${key})` }));
    case 'status':
      return names(world.statuses.list());
    case 'issuetype':
      return names(world.issueTypes.list());
    case 'priority':
      return names(world.priorities.list());
    case 'resolution':
      return names([...world.resolutions.list(), { name: 'Unresolved' }]);
    case 'components':
      return names(world.components.list());
    case 'fixVersions':
    case 'versions':
      return names(world.versions.list());
    case 'labels':
      return [...new Set(world.issues.list().flatMap((issue) => (session.canSee(issue) ? issue.labels : [])))].map(
        (label) => ({ value: label, displayName: label }),
      );
    case 'assignee':
    case 'reporter':
    case 'creator':
      return world.people.list().map(({ accountId, name }) => ({ value: accountId, displayName: name }));
    default:
      return choicesOfStored(field?.stored, world);
  }
}

function choicesOfStored(
  stored: ReturnType<JqlContext['fields']['byClause']>[number]['stored'],
  world: JqlContext['world'],
): Suggestion[] {
  if (!stored) return [];
  if (stored.custom.endsWith(':gh-sprint'))
    return world.sprints.list().map(({ id, name }) => ({ value: String(id), displayName: name }));
  if (stored.type === 'team') return world.teams.list().map(({ id, name }) => ({ value: id, displayName: name }));
  return world.optionsOf.of(stored.id).map(({ value }) => ({ value, displayName: value }));
}
