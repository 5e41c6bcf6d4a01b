import { toText } from '#host/jira/adf';
import { fieldIds } from '#host/jira/defaults';
import { BadValue, type Described, type Editor, type EditScope } from '#host/jira/edit/editor';
import { find } from '#host/jira/edit/system-editors';
import { day, list, number, reference, richText, text } from '#host/jira/edit/values';
import type { CustomField, Issue, RichText } from '#host/jira/entities';
import { epicOf } from '#host/jira/field/custom';
import { evaluate } from '#host/jira/expression/expression';
import type { Field } from '#host/jira/field/field';

/** How a custom field is edited; undefined for one that nobody edits: rank, an app's read-only field. */
export function customEditor(field: Field): Editor | undefined {
  const { stored } = field;
  if (!stored || stored.app?.isReadOnly || stored.id === fieldIds.rank) return undefined;
  if (stored.id === fieldIds.sprint) return sprintEditor(stored);
  if (stored.id === fieldIds.epicLink) return epicEditor(stored);
  return plainEditor(stored);
}

/** The value of a field's type that JSON from outside stands for. Throws {@link BadValue}, also for what the app that brought the field does not allow. */
export function readValue(stored: CustomField, value: unknown, scope: EditScope): unknown {
  const read = parsed(stored, value, scope);
  const { expression, errorMessage } = stored.validation ?? {};
  if (expression === undefined) return read;
  const outcome = evaluate(expression, { value: read ?? null });
  if (outcome.kind === 'value' && outcome.value === true) return read;
  throw new BadValue(errorMessage ?? `${stored.name} is not valid.`);
}

function parsed(stored: CustomField, value: unknown, scope: EditScope): unknown {
  const { beans } = scope;
  const options = () => chosen(stored, beans).map(({ id, value: name }) => ({ id, name }));
  const option = (one: unknown) => {
    const wanted = reference(one, stored.name);
    return find(
      wanted,
      options(),
      wanted?.id === undefined
        ? `Option value '${wanted?.name}' is not valid`
        : `Option id '${wanted.id}' is not valid`,
    );
  };
  switch (stored.items ?? stored.type) {
    case 'option':
      return stored.type === 'array' ? emptyAsNone(list(value).map(option)) : option(value);
    case 'number':
      return stored.type === 'array' ? emptyAsNone(list(value).map(number)) : number(value);
    case 'date':
      return day(value);
    case 'datetime':
      return moment(value);
    case 'team': {
      if (value === null || value === undefined) return undefined;
      const id = typeof value === 'string' ? value : reference(value, stored.name)?.id;
      if (beans.world.teams.get(id)) return id;
      throw new BadValue('The team is not valid.');
    }
    case 'user': {
      const person = (one: unknown) => {
        const wanted = typeof one === 'string' ? { id: one } : reference(one, stored.name);
        if (!wanted || beans.world.people.get(wanted.id)) return wanted?.id;
        throw new BadValue(`User '${wanted.id}' does not exist.`);
      };
      return stored.type === 'array' ? emptyAsNone(list(value).map(person)) : person(value);
    }
    case 'string':
      if (stored.type === 'array') return emptyAsNone(list(value).map(text));
      return stored.custom.endsWith(':textarea') ? richText(value, beans) : shortText(value);
    default:
      return value ?? undefined;
  }
}

/** Options that may be chosen. */
function chosen(stored: CustomField, { world }: EditScope['beans']) {
  return world.optionsOf.of(stored.id).filter(({ isDisabled }) => !isDisabled);
}

function emptyAsNone(values: readonly unknown[]): readonly unknown[] | undefined {
  return values.length > 0 ? values : undefined;
}

function shortText(value: unknown): string | undefined {
  const words = text(value);
  if (words !== undefined && words.length > 255)
    throw new BadValue('The entered text is too long. It exceeds the allowed limit of 255 characters.');
  return words === '' ? undefined : words;
}

function moment(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  const at = typeof value === 'string' ? Date.parse(value) : NaN;
  if (Number.isNaN(at)) throw new BadValue(`Error parsing time: ${String(value)}`);
  return new Date(at).toISOString().replace('Z', '+0000');
}

function plainEditor(stored: CustomField): Editor {
  const { id, name } = stored;
  const isList = stored.type === 'array';
  const held = (issue: Issue) => (issue.custom[id] as readonly unknown[] | undefined) ?? [];
  const put = (issue: Issue | undefined, value: unknown) => ({ custom: { ...issue?.custom, [id]: value } });
  return {
    fieldId: id,
    historyName: name,
    operations: isList ? ['add', 'set', 'remove'] : ['set'],
    ...(stored.items === 'option' || stored.type === 'option'
      ? {
          allowed: ({ beans }) =>
            chosen(stored, beans).map((option) => ({
              self: beans.self(`customFieldOption/${option.id}`),
              value: option.value,
              id: option.id,
            })),
        }
      : {}),
    set: (value, scope) => put(scope.issue, readValue(stored, value, scope)),
    ...(isList
      ? {
          add: (value: unknown, issue: Issue, scope: EditScope) =>
            put(issue, [...new Set([...held(issue), ...(readValue(stored, [value], scope) as unknown[])])]),
          remove: (value: unknown, issue: Issue, scope: EditScope) => {
            const gone = readValue(stored, [value], scope) as unknown[];
            return put(issue, emptyAsNone(held(issue).filter((one) => !gone.includes(one))));
          },
        }
      : {}),
    describe: (issue, scope) => describeValue(stored, issue.custom[id], scope),
  };
}

/** What history says of a custom field's value. */
export function describeValue(stored: CustomField, value: unknown, { beans }: EditScope): Described {
  if (value === undefined || value === null) return {};
  const ids = (Array.isArray(value) ? value : [value]).map(String);
  switch (stored.items ?? stored.type) {
    case 'option':
      return { id: `[${ids.join(', ')}]`, text: ids.map((id) => beans.world.options.get(id)?.value ?? id).join(', ') };
    case 'team':
      return { id: ids[0], text: beans.world.teams.get(ids[0])?.name };
    case 'user':
      return { id: ids.join(', '), text: ids.map((id) => beans.world.people.get(id)?.name ?? id).join(', ') };
    case 'string':
      return { text: stored.type === 'array' ? ids.join(', ') : toText(value as RichText) };
    default:
      return { text: typeof value === 'object' ? JSON.stringify(value) : String(value) };
  }
}

function sprintEditor(stored: CustomField): Editor {
  return {
    fieldId: stored.id,
    historyName: 'Sprint',
    operations: ['set'],
    set: (value, { beans, issue }) => {
      const past = (issue?.sprintIds ?? []).filter((id) => beans.world.sprints.get(String(id))?.state === 'closed');
      if (value === null || value === undefined) return { sprintIds: past };
      const sprint = typeof value === 'number' ? beans.world.sprints.get(String(value)) : undefined;
      if (typeof value !== 'number') throw new BadValue('Number value expected as the Sprint id.');
      if (!sprint || sprint.state === 'closed')
        throw new BadValue(`Sprint with id ${value} does not exist, or you do not have permission to view it.`);
      return { sprintIds: [...past, sprint.id] };
    },
    describe: (issue, { beans }) => ({
      id: issue.sprintIds.join(', '),
      text: issue.sprintIds.flatMap((id) => beans.world.sprints.get(String(id))?.name ?? []).join(', '),
    }),
  };
}

function epicEditor(stored: CustomField): Editor {
  return {
    fieldId: stored.id,
    historyName: 'Epic Link',
    operations: ['set'],
    set: (value, { beans }) => {
      const key = text(value);
      if (key === undefined || key === '') return { parentId: undefined };
      const epic = beans.world.issueByIdOrKey(key);
      if (!epic || !beans.session.canSee(epic) || beans.world.issueTypes.get(epic.typeId)!.level !== 1)
        throw new BadValue(`Epic Link: issue '${key}' is not an epic.`);
      return { parentId: epic.id };
    },
    describe: (issue, { beans }) => {
      const epic = epicOf(issue, beans.world);
      return epic ? { id: epic.id, text: epic.key } : {};
    },
  };
}
