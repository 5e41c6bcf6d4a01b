import type { Bean, Beans } from '#host/jira/beans';
import { fieldIds } from '#host/jira/defaults';
import type { AdfNode, CustomField, Issue } from '#host/jira/entities';
import type { Field } from '#host/jira/field/field';
import { richText } from '#host/jira/field/system';
import type { World } from '#host/jira/world';

/** A stored custom field as a field of issues. */
export function customField(stored: CustomField): Field {
  const customId = Number(stored.id.replace('customfield_', ''));
  const names = [stored.name, collapsedName(stored)].filter((name) => name !== undefined);
  return {
    id: stored.id,
    key: stored.key,
    name: stored.name,
    custom: true,
    orderable: true,
    navigable: true,
    searchable: true,
    clauseNames: [`cf[${customId}]`, ...names],
    schema: {
      type: stored.type,
      ...(stored.items ? { items: stored.items } : {}),
      custom: stored.custom,
      customId,
      ...(stored.app ? { configuration: { readOnly: stored.app.isReadOnly } } : {}),
    },
    stored,
    read: readerOf(stored),
  };
}

/** The name that finds all fields of one type and name, as Jira lists it: `Client[Dropdown]`. */
function collapsedName(stored: CustomField): string | undefined {
  const kinds: Readonly<Record<string, string>> = {
    'atlassian-team': 'Team',
    float: 'Number',
    multiselect: 'Select List (multiple choices)',
    multicheckboxes: 'Checkboxes',
    textfield: 'Short text',
    datepicker: 'Date',
  };
  const kind = kinds[stored.custom.split(':').at(-1) ?? ''];
  return kind && !stored.app ? `${stored.name}[${kind}]` : undefined;
}

function readerOf(stored: CustomField): Field['read'] {
  const { id } = stored;
  switch (id) {
    case fieldIds.rank:
      return (issue) => issue.rank;
    case fieldIds.sprint:
      return (issue, beans) => sprints(issue, beans);
    case fieldIds.epicLink:
      return (issue, beans) => epicOf(issue, beans.world)?.key ?? null;
  }
  if (stored.items === 'option') return (issue, beans) => optionList(issue.custom[id], beans);
  switch (stored.type) {
    case 'team':
      return (issue, beans) => team(issue.custom[id], beans);
    case 'option':
      return (issue, beans) => optionList([issue.custom[id]], beans)?.[0] ?? null;
    case 'user':
      return (issue, beans) => beans.user(issue.custom[id] as string | undefined);
    case 'string':
      return stored.custom.endsWith(':textarea')
        ? (issue, beans) => richText(issue.custom[id] as AdfNode | undefined, beans)
        : plain(id);
    case 'array':
      return stored.items === 'user' ? (issue, beans) => userList(issue.custom[id], beans) : plain(id);
    default:
      return plain(id);
  }
}

function plain(id: string): Field['read'] {
  return (issue) => issue.custom[id] ?? null;
}

/** The epic above an issue: its parent, where that is an epic. */
export function epicOf(issue: Issue, world: World): Issue | undefined {
  const parent = world.issues.get(issue.parentId);
  return parent && world.issueTypes.get(parent.typeId)!.level === 1 ? parent : undefined;
}

function sprints(issue: Issue, beans: Beans): Bean[] | null {
  const found = issue.sprintIds.flatMap((id) => beans.world.sprints.get(String(id)) ?? []);
  return found.length > 0 ? found.map((sprint) => beans.sprint(sprint)) : null;
}

function optionList(ids: unknown, beans: Beans): Bean[] | null {
  if (!Array.isArray(ids)) return null;
  const found = ids.flatMap((id) => beans.world.options.get(id as string | undefined) ?? []);
  const list = found.map(({ id, value }) => ({ self: beans.self(`customFieldOption/${id}`), value, id }));
  return list.length > 0 ? list : null;
}

function team(id: unknown, beans: Beans): Bean | null {
  const found = beans.world.teams.get(id as string | undefined);
  return found
    ? {
        id: found.id,
        name: found.name,
        avatarUrl: '',
        isVisible: true,
        isVerified: false,
        title: found.name,
        isShared: true,
      }
    : null;
}

function userList(ids: unknown, beans: Beans): unknown {
  return Array.isArray(ids) ? ids.map((id) => beans.user(id as string)) : null;
}
