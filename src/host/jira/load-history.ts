import type { ChangeItem } from '#host/jira/entities';
import type { World } from '#host/jira/world';

const systemFields: Readonly<Record<string, string>> = {
  'issue type': 'issuetype',
  'fix version': 'fixVersions',
  'fix version/s': 'fixVersions',
  'affects version': 'versions',
  version: 'versions',
  component: 'components',
  'component/s': 'components',
  'due date': 'duedate',
  link: 'issuelinks',
  parent: 'parent',
  key: 'issuekey',
};

const plain = [
  'summary',
  'description',
  'environment',
  'status',
  'priority',
  'resolution',
  'assignee',
  'reporter',
  'labels',
];

/** An exported history item, which knows only names, with the ids that today's names have. */
export function historyItem(
  world: World,
  item: { readonly field: string; readonly from?: string; readonly to?: string },
): ChangeItem {
  const name = item.field.toLowerCase();
  const custom = world.fields.find((field) => field.name.toLowerCase() === name);
  const fieldId = systemFields[name] ?? (plain.includes(name) ? name : (custom?.id ?? name));
  const idOf = idLookup(world, fieldId);
  return {
    field: item.field,
    fieldId,
    ...(custom && fieldId === custom.id ? { isCustom: true } : {}),
    ...(item.from === undefined ? {} : { from: idOf(item.from), fromString: item.from }),
    ...(item.to === undefined ? {} : { to: idOf(item.to), toString: item.to }),
  };
}

function idLookup(world: World, fieldId: string): (name: string) => string | undefined {
  const byName =
    <Member extends { readonly name: string }>(
      collection: { find(test: (member: Member) => boolean): Member | undefined },
      id: (member: Member) => string,
    ) =>
    (name: string) => {
      const found = collection.find((member) => member.name.toLowerCase() === name.toLowerCase());
      return found && id(found);
    };
  switch (fieldId) {
    case 'status':
      return byName(world.statuses, ({ id }) => id);
    case 'priority':
      return byName(world.priorities, ({ id }) => id);
    case 'resolution':
      return byName(world.resolutions, ({ id }) => id);
    case 'issuetype':
      return byName(world.issueTypes, ({ id }) => id);
    case 'assignee':
    case 'reporter':
      return (name) => world.people.get(name)?.accountId ?? byName(world.people, ({ accountId }) => accountId)(name);
    default:
      return () => undefined;
  }
}
