import { toText } from '#host/jira/adf';
import { fieldIds } from '#host/jira/defaults';
import type { Issue, RichText } from '#host/jira/entities';
import { epicOf } from '#host/jira/field/custom';
import type { Field } from '#host/jira/field/field';
import type { JqlContext } from '#host/jira/jql/context';
import { byNumber, byText } from '#host/jira/jql/order';
import type { Subject } from '#host/jira/jql/subject';
import { issues, named, people } from '#host/jira/jql/subjects';

/** A custom field as a query sees it; undefined where JQL cannot search it. */
export function customSubject(field: Field, name: string, context: JqlContext): Subject | undefined {
  const { world } = context;
  const { id, stored } = field;
  const value = (issue: Issue) => issue.custom[id];
  switch (id) {
    case fieldIds.rank:
      return {
        kind: 'choice',
        name,
        of: 'rank',
        values: (issue) => [issue.rank],
        lookup: () => undefined,
        compare: byText((issue) => issue.rank, true),
      };
    case fieldIds.sprint: {
      const members = world.sprints.list().map((sprint) => ({ id: String(sprint.id), name: sprint.name }));
      return {
        kind: 'choice',
        name,
        of: 'sprint',
        values: (issue) => issue.sprintIds.map(String),
        lookup: named(members),
        compare: byNumber((issue) => issue.sprintIds.at(-1)),
      };
    }
    case fieldIds.epicLink:
      return {
        kind: 'choice',
        name,
        of: 'issue',
        values: (issue) => epicOf(issue, world)?.id.split(' ') ?? [],
        lookup: issues(context),
        compare: byText((issue) => epicOf(issue, world)?.key),
      };
  }
  switch (stored?.items ?? stored?.type) {
    case 'number':
      return {
        kind: 'number',
        name,
        value: (issue) => numberOf(value(issue)),
        compare: byNumber((issue) => numberOf(value(issue))),
      };
    case 'date':
      return {
        kind: 'day',
        name,
        value: (issue) => dayOf(value(issue)),
        compare: byNumber((issue) => dayOf(value(issue))),
      };
    case 'datetime':
      return {
        kind: 'moment',
        name,
        value: (issue) => momentOf(value(issue)),
        compare: byNumber((issue) => momentOf(value(issue))),
      };
    case 'option': {
      const members = world.optionsOf.of(id).map((option) => ({ id: option.id, name: option.value }));
      const nameOf = (optionId: string | undefined) => world.options.get(optionId)?.value;
      return {
        kind: 'choice',
        name,
        of: 'option',
        values: (issue) => listOf(value(issue)),
        lookup: named(members),
        compare: byText((issue) => nameOf(listOf(value(issue))[0])),
      };
    }
    case 'team':
      return {
        kind: 'choice',
        name,
        of: 'team',
        values: (issue) => listOf(value(issue)),
        lookup: named(world.teams.list()),
        compare: byText((issue) => world.teams.get(listOf(value(issue))[0])?.name),
      };
    case 'user':
      return {
        kind: 'choice',
        name,
        of: 'user',
        values: (issue) => listOf(value(issue)),
        lookup: people(context),
        compare: byText((issue) => world.people.get(listOf(value(issue))[0])?.name),
      };
    case 'group':
      return {
        kind: 'choice',
        name,
        of: 'group',
        values: (issue) => listOf(value(issue)),
        lookup: (text) => [text],
        compare: byText((issue) => listOf(value(issue))[0]),
      };
    case 'string':
      return {
        kind: 'text',
        name,
        isExact: stored?.app !== undefined || stored?.type === 'array',
        texts: (issue) => textsOf(value(issue)),
        compare: byText((issue) => textsOf(value(issue))[0]),
      };
    default:
      return undefined;
  }
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function dayOf(value: unknown): number | undefined {
  return typeof value === 'string' ? Date.parse(value.slice(0, 10)) : undefined;
}

function momentOf(value: unknown): number | undefined {
  return typeof value === 'string' ? Date.parse(value) : undefined;
}

function listOf(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.map(String) : [String(value)];
}

function textsOf(value: unknown): string[] {
  if (value === undefined || value === null || value === '') return [];
  if (Array.isArray(value)) return value.map(String);
  return [toText(value as RichText)];
}
