import * as z from 'zod';
import { issueId, isIssueKey, projectOfKey, type FoundIssue, type FoundSprint, type Remark } from '#world/import/found';
import { Cells, link, named, person, shown, version } from '#world/import/json-cells';
import { fieldText, roleOf, type FieldNames, type FieldRole } from '#world/import/json-field';
import { isDay, momentOf } from '#world/import/moment';
import { plainText } from '#world/import/plain-text';
import { sprintOf } from '#world/import/sprint';

const moment = z.unknown().transform(momentOf).pipe(z.string());
const day = z
  .string()
  .transform((text) => text.slice(0, 10))
  .refine(isDay);
const points = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^-?\d+(\.\d+)?$/)
      .transform(Number),
  ])
  .pipe(z.number().min(0));
const prose = z.unknown().transform(plainText);
const words = z.string().transform((value) => value.trim());
const sprint = z
  .unknown()
  .transform(sprintOf)
  .pipe(
    z.object({ id: z.number().optional(), name: z.string().optional() }).loose(),
  ) as unknown as z.ZodType<FoundSprint>;
const keyed = z.union([
  words.transform((key) => ({ key, id: undefined })),
  z.looseObject({ key: words.optional(), id: z.coerce.string().optional() }),
]);
const projectObject = z.looseObject({
  key: words,
  name: words.optional(),
  id: z.coerce.string().optional(),
  projectTypeKey: words.optional(),
  lead: person.optional().catch(undefined),
});
const category = z
  .looseObject({ statusCategory: z.looseObject({ key: z.enum(['new', 'indeterminate', 'done']) }) })
  .transform((status) => status.statusCategory.key);
const comment = z.looseObject({
  author: person.nullish().catch(undefined),
  created: moment,
  body: z.unknown().transform(plainText).pipe(z.string()),
});
const change = z.looseObject({
  author: person.nullish().catch(undefined),
  created: moment,
  items: z.array(z.looseObject({ field: z.string() })),
});

/** Jira's own fields and what other fields may be called for them; the rest goes into `other`. */
const OWN = new Set([
  'summary',
  'description',
  'project',
  'issuetype',
  'status',
  'priority',
  'resolution',
  'created',
  'updated',
  'resolutiondate',
  'duedate',
  'assignee',
  'reporter',
  'creator',
  'labels',
  'components',
  'fixVersions',
  'versions',
  'issuelinks',
  'parent',
  'epic',
  'subtasks',
  'comment',
  'closedSprints',
  'sprint',
  'storyPoints',
  'statusCategory',
  'worklog',
  'attachment',
  'votes',
  'watches',
  'progress',
  'aggregateprogress',
  'workratio',
  'lastViewed',
  'statuscategorychangedate',
  'timetracking',
  'issuerestriction',
  'thumbnail',
  'descriptionLength',
  'commentDates',
  'commentCount',
  'id',
  'key',
  'self',
  'expand',
  'changelog',
  'fields',
  'names',
  'schema',
  'renderedFields',
  'operations',
  'editmeta',
  'transitions',
  'properties',
  'security',
  'flagged',
]);

/**
 * Reads one issue as REST writes it, or a flat object with the same names. Undefined, with a remark, when it has no
 * key or no summary; any other value that cannot be read costs only itself.
 */
export function issueOf(
  value: Readonly<Record<string, unknown>>,
  fieldNames: FieldNames,
  remark: Remark,
): FoundIssue | undefined {
  const fields =
    typeof value['fields'] === 'object' && value['fields'] !== null
      ? (value['fields'] as Record<string, unknown>)
      : value;
  const cells = new Cells(fields, remark);
  const key = value['key'] ?? value['issueKey'] ?? value['Issue key'];
  if (typeof key !== 'string' || !isIssueKey(key.trim())) {
    remark('row', key === undefined ? 'It has no key.' : `${shown(key)} is no issue key.`, 'key');
    return undefined;
  }
  const summary = cells.one('a text', words, 'summary', 'Summary') ?? '';
  if (summary === '') remark('cell', 'The summary is missing; the key stands in for it.', 'summary');
  const custom = customFields(fields, fieldNames);
  const project = cells.one('a project', projectObject, 'project');
  const parent = cells.one('an issue', keyed, 'parent');
  const epic = cells.one('an epic', keyed, 'epic') ?? custom.many('epic', keyed)[0];
  return {
    id: issueId(value['id'], remark),
    key: key.trim(),
    project: {
      key: project?.key ?? projectOfKey(key.trim()),
      name: project?.name,
      id: project?.id,
      type: project?.projectTypeKey,
      lead: project?.lead,
    },
    summary: summary === '' ? key.trim() : summary,
    description: cells.one('a text', prose, 'description'),
    type: typeIn(cells, parent !== undefined),
    status: {
      name: cells.one('a status', named, 'status') ?? 'To Do',
      category: category.safeParse(cells.raw('status')).data,
    },
    priority: cells.one('a priority', named, 'priority'),
    resolution: cells.one('a resolution', named, 'resolution'),
    created: cells.one('a moment', moment, 'created'),
    updated: cells.one('a moment', moment, 'updated'),
    resolved: cells.one('a moment', moment, 'resolutiondate', 'resolved'),
    due: cells.one('a day', day, 'duedate', 'due'),
    assignee: cells.one('a person', person, 'assignee'),
    reporter: cells.one('a person', person, 'reporter', 'creator'),
    labels: cells.many('a label', words, 'labels'),
    components: cells.many('a component', named, 'components'),
    fixVersions: cells.many('a version', version, 'fixVersions'),
    affectsVersions: cells.many('a version', version, 'versions'),
    parent:
      parent === undefined ? undefined : { key: parent.key, id: parent.id, isEpic: isEpicParent(cells.raw('parent')) },
    epic,
    points:
      cells.one('a number of points', points, 'storyPoints', 'story_points', 'Story Points', 'points') ??
      custom.many('points', points)[0],
    team: custom.many('team', named)[0],
    clients: custom.many('clients', named),
    sprints: [
      ...cells.many('a sprint', sprint, 'closedSprints'),
      ...cells.many('a sprint', sprint, 'sprint'),
      ...custom.many('sprints', sprint),
    ],
    links: cells.many('a link', link, 'issuelinks'),
    comments: commentsIn(cells),
    history: historyIn(value['changelog'], remark),
    other: custom.other,
  };
}

function typeIn(cells: Cells, hasParent: boolean): FoundIssue['type'] {
  const raw = cells.raw('issuetype', 'type') as { subtask?: unknown; hierarchyLevel?: unknown } | undefined;
  const level = typeof raw?.hierarchyLevel === 'number' ? raw.hierarchyLevel : undefined;
  return {
    name: cells.one('an issue type', named, 'issuetype', 'type') ?? (hasParent ? 'Sub-task' : 'Task'),
    isSubtask: typeof raw?.subtask === 'boolean' ? raw.subtask : level === undefined ? undefined : level < 0,
    level,
  };
}

function isEpicParent(parent: unknown): boolean {
  const type = (parent as { fields?: { issuetype?: { name?: unknown; hierarchyLevel?: unknown } } }).fields?.issuetype;
  return type?.hierarchyLevel === 1 || String(type?.name ?? '').toLowerCase() === 'epic';
}

/** Sorts the fields that Jira does not name itself by what they mean. */
function customFields(
  fields: Readonly<Record<string, unknown>>,
  fieldNames: FieldNames,
): { many<V>(role: FieldRole, schema: z.ZodType<V>): V[]; other: Record<string, string> } {
  const byRole = new Map<FieldRole, unknown[]>();
  const other: Record<string, string> = {};
  for (const [id, value] of Object.entries(fields)) {
    if (OWN.has(id) || value === null || value === undefined) continue;
    const role = roleOf(id, value, fieldNames);
    if (role === 'other') {
      const text = fieldText(value);
      if (text !== undefined) other[fieldNames.names.get(id) ?? id] = text;
    } else byRole.set(role, [...(byRole.get(role) ?? []), ...(Array.isArray(value) ? (value as unknown[]) : [value])]);
  }
  return {
    other,
    many: (role, schema) =>
      (byRole.get(role) ?? []).flatMap((value) => {
        const read = schema.safeParse(value);
        return read.success ? [read.data] : [];
      }),
  };
}

function commentsIn(cells: Cells): FoundIssue['comments'] {
  const raw = cells.raw('comment', 'comments') as { comments?: unknown } | undefined;
  const list: unknown = Array.isArray(raw) ? raw : raw?.comments;
  if (!Array.isArray(list)) return [];
  return new Cells({ comment: list }, () => undefined)
    .many('a comment', comment, 'comment')
    .map(({ author, created, body }) => ({ author: author ?? undefined, at: created, text: body }));
}

function historyIn(changelog: unknown, remark: Remark): FoundIssue['history'] {
  const histories: unknown = (changelog as { histories?: unknown } | undefined)?.histories;
  if (!Array.isArray(histories)) return [];
  return new Cells({ changelog: histories }, remark)
    .many('a change', change, 'changelog')
    .map(({ author, created, items }) => ({
      author: author ?? undefined,
      at: created,
      // `toString` is a member of every object: only the item's own counts.
      items: items.map((item) => ({
        field: item.field,
        from: ownText(item, 'fromString', 'from'),
        to: ownText(item, 'toString', 'to'),
      })),
    }))
    .toSorted((a, b) => a.at.localeCompare(b.at));
}

function ownText(item: Readonly<Record<string, unknown>>, ...names: string[]): string | undefined {
  const name = names.find(
    (candidate) => Object.hasOwn(item, candidate) && typeof item[candidate] === 'string' && item[candidate] !== '',
  );
  return name === undefined ? undefined : (item[name] as string);
}
