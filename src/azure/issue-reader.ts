import type { AccountId, Issue, IssueId, IssueKey, IssueLink, Person, ProjectId, StatusCategory } from '#core/issue';
import * as z from 'zod/mini';
import type { FoundFields } from '#app/fields/find-fields';
import type { IterationId } from '#core/train/ids';
import { client, points, team } from '#app/fields/issue-uses';
import { estimateIn, firstIn, momentOf } from '#app/fields/reading';
import type { Process } from '#azure/process';
import { identity, type WorkItem } from '#azure/wire';

/** An item at the other end of a link, as far as it is shown. */
export interface LinkedItem {
  readonly title: string;
  readonly status: StatusCategory;
}

/** A link as it was found; what the viewer may not see of its other end stays out of the issue. */
export interface FoundLink {
  readonly rel: string;
  readonly phrase: string;
  readonly id: number;
}

/** What is read beside the item itself. */
export interface Surroundings {
  readonly projectId: ProjectId;
  readonly process: Process;
  readonly found: FoundFields;
  readonly links: readonly FoundLink[];
  readonly linked: ReadonlyMap<number, LinkedItem>;
  /** Where it is planned; absent: nowhere. */
  readonly iteration: IterationId | undefined;
}

/** The fields that every item is read with. */
export const systemFieldNames = [
  'System.Id',
  'System.TeamProject',
  'System.WorkItemType',
  'System.State',
  'System.Title',
  'System.AreaPath',
  'System.IterationPath',
  'System.ChangedDate',
  'System.ChangedBy',
  'System.AssignedTo',
  'System.Tags',
  'System.Parent',
  'Microsoft.VSTS.Common.Priority',
] as const;

const priorityField = 'Microsoft.VSTS.Common.Priority';

/** Turns Azure DevOps' JSON of a work item into ours; its key is its number. */
export function readIssue(
  item: WorkItem,
  { projectId, process, found, links, linked, iteration }: Surroundings,
): Issue {
  const { fields } = item;
  const type = textIn(fields['System.WorkItemType']);
  const state = textIn(fields['System.State']);
  const estimate = firstIn(found[points.use] ?? [], fields, estimateIn);
  const teamName = firstIn(found[team.use] ?? [], fields, choiceIn) ?? areaTeam(fields['System.AreaPath']);
  const assignee = personIn(fields['System.AssignedTo']);
  const parent = parentOf(item);
  const epic = parent === undefined ? undefined : linked.get(parent);
  const priority = fields[priorityField];
  return {
    ...named(item.id),
    projectId,
    projectKey: textIn(fields['System.TeamProject']),
    summary: textIn(fields['System.Title']),
    type: { name: type, isSubtask: process.isTask(type) },
    status: { name: state, category: process.categoryOf(type, state) },
    ...((typeof priority === 'number' || typeof priority === 'string') && { priority: String(priority) }),
    ...(assignee && { assignee }),
    ...(parent !== undefined && epic && { epic: { ...named(parent), summary: epic.title } }),
    ...(teamName !== undefined && { team: teamName }),
    clients: clientsOf(fields, found),
    labels: tagsIn(fields['System.Tags']),
    ...(estimate !== undefined && { points: estimate }),
    links: links.flatMap((link) => readLink(link, linked) ?? []),
    ...(iteration !== undefined && { iterations: [iteration] }),
    updated: momentOf(textIn(fields['System.ChangedDate'])),
  };
}

/** Somebody in a field of a work item; nothing for an empty one. */
export function personIn(value: unknown): Person | undefined {
  const parsed = z.safeParse(identity, value);
  return parsed.success ? readPerson(parsed.data) : undefined;
}

/** Turns Azure DevOps' JSON of an identity into ours. */
export function readPerson({ id, displayName, imageUrl, _links }: z.infer<typeof identity>): Person {
  const avatarUrl = _links?.avatar?.href ?? imageUrl;
  return { id: id as AccountId, name: displayName ?? id, ...(avatarUrl && { avatarUrl }) };
}

/** The item one level up, by its number. */
export function parentOf({ fields, relations }: WorkItem): number | undefined {
  const field = fields['System.Parent'];
  if (typeof field === 'number') return field;
  return (relations ?? []).flatMap(({ rel, url }) =>
    rel === 'System.LinkTypes.Hierarchy-Reverse' ? (idIn(url) ?? []) : [],
  )[0];
}

/** Links to other items of the organization, but those of the hierarchy. */
export function foundLinksOf({ relations }: WorkItem): readonly FoundLink[] {
  return (relations ?? []).flatMap(({ rel, url, attributes }) => {
    const id = idIn(url);
    const isOther = id === undefined || /\.Hierarchy-|\.Remote\./.test(rel);
    return isOther ? [] : [{ rel, phrase: attributes?.name ?? rel.slice(rel.lastIndexOf('.') + 1), id }];
  });
}

/** Which way a link points: a successor waits for the item that holds the link. */
function relationIn(rel: string): IssueLink['relation'] {
  if (rel === 'System.LinkTypes.Dependency-Forward') return 'gives';
  return rel === 'System.LinkTypes.Dependency-Reverse' ? 'needs' : 'other';
}

/** Text of a field; empty for none. */
export function textIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function readLink({ rel, phrase, id }: FoundLink, linked: ReadonlyMap<number, LinkedItem>): IssueLink | undefined {
  const other = linked.get(id);
  return (
    other && { relation: relationIn(rel), phrase, issue: { ...named(id), summary: other.title, status: other.status } }
  );
}

function named(id: number): { readonly id: IssueId; readonly key: IssueKey } {
  return { id: String(id) as IssueId, key: String(id) as IssueKey };
}

function idIn(url: string): number | undefined {
  const id = /\/_apis\/wit\/workitems\/(\d+)$/i.exec(url)?.[1];
  return id === undefined ? undefined : Number(id);
}

/** Teams own areas: the last part of the path is the team, unless it is the whole project. */
function areaTeam(path: unknown): string | undefined {
  const parts = textIn(path).split('\\');
  return parts.length > 1 ? parts.at(-1) : undefined;
}

/** Of the field and of tags such as `Client: Harbour Co`; a client in both is one. */
function clientsOf(fields: WorkItem['fields'], found: FoundFields): readonly string[] {
  const field = firstIn(found[client.use] ?? [], fields, choiceIn)?.split(';') ?? [];
  const tags = tagsIn(fields['System.Tags']).flatMap((tag) => /^(?:client|customer)\s*:\s*(.+)$/i.exec(tag)?.[1] ?? []);
  const names = [...field, ...tags].map((name) => name.trim()).filter(Boolean);
  return names.filter(
    (name, index) => names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === index,
  );
}

function tagsIn(value: unknown): readonly string[] {
  return textIn(value)
    .split(';')
    .map((tag) => tag.trim())
    .filter(Boolean);
}

/** A mapped field may hold a path: its last part is what people call it. */
export function choiceIn(value: unknown): string | undefined {
  return textIn(value).split('\\').at(-1)?.trim() || undefined;
}
