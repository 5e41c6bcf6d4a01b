import * as z from 'zod';
import { demandPerson } from '#host/jira/access';
import type { Call } from '#host/jira/call';
import { edited } from '#host/jira/edit/edit';
import { type EditScope, BadValue } from '#host/jira/edit/editor';
import { issueEvent, bareIssueEvent } from '#host/jira/edit/record';
import { find } from '#host/jira/edit/system-editors';
import { reference } from '#host/jira/edit/values';
import type { Issue, IssueType, Project } from '#host/jira/entities';
import { tellMentions } from '#host/jira/mentions';
import { rankBetween } from '#host/jira/rank';
import { refuse, refuseFields } from '#host/jira/refusal';
import { inBoardOrder, statusesOf } from '#host/jira/workflow';

const editRequest = z.object({
  fields: z
    .record(z.string(), z.unknown())
    .nullish()
    .transform((fields) => fields ?? {}),
  update: z
    .record(z.string(), z.array(z.record(z.string(), z.unknown())))
    .nullish()
    .transform((update) => update ?? {}),
  properties: z.array(z.object({ key: z.string(), value: z.unknown() })).nullish(),
  transition: z.object({ id: z.union([z.string(), z.number().transform(String)]) }).nullish(),
});

/** The body of a request that makes or edits an issue. */
export type ReadEdit = z.infer<typeof editRequest>;

/** Reads such a body. Throws Jira's refusal. */
export function readEdit(body: unknown): ReadEdit {
  const parsed = editRequest.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  throw refuse(400, 'Invalid request payload. Refer to the REST API documentation and try again.');
}

/** Makes an issue at the end of the backlog. Throws Jira's refusal with a sentence for each field that is wrong. */
export function createIssue(call: Call, request: ReadEdit): Issue {
  const { world } = call;
  const author = demandPerson(call);
  const { project: projectValue, issuetype: typeValue, ...fields } = request.fields;
  const project = readProject(call, projectValue);
  const type = readType(call, typeValue);
  const scope: EditScope = { beans: call.beans, project, type };
  const blank = blankIssue(call, project, type, author);
  const required = { summary: '', ...(type.isSubtask ? { parent: null } : {}) };
  const issue = edited(blank, { fields: { ...required, ...fields }, update: request.update }, scope, call);
  world.projects.put({ ...project, nextNumber: project.nextNumber + 1 });
  world.issues.put(issue);
  for (const { key, value } of request.properties ?? [])
    world.properties.put({ entityType: 'issue', entityId: issue.id, key, value });
  call.emit('avi:jira:created:issue', issueEvent(call, issue));
  tellMentions(call, 'avi:jira:mentioned:issue', issue.description, bareIssueEvent(call, issue));
  return issue;
}

function blankIssue(call: Call, project: Project, type: IssueType, author: string): Issue {
  const { world, now } = call;
  const statuses = statusesOf(project.id, world);
  const status = inBoardOrder(statuses)[0] ?? world.statuses.list()[0];
  if (!status) throw refuse(400, 'The project has no workflow.');
  return {
    id: world.nextId('issue'),
    key: `${project.key}-${project.nextNumber}`,
    number: project.nextNumber,
    projectId: project.id,
    typeId: type.id,
    statusId: status.id,
    summary: '',
    priorityId: '3',
    created: now,
    updated: now,
    statusCategoryChanged: now,
    reporter: author,
    creator: author,
    labels: [],
    componentIds: [],
    fixVersionIds: [],
    affectsVersionIds: [],
    sprintIds: [],
    rank: rankBetween(lastRank(call), undefined),
    watchers: [author],
    voters: [],
    custom: {},
  };
}

function lastRank({ world }: Call): string | undefined {
  let last: string | undefined;
  for (const { rank } of world.issues.values()) if (last === undefined || rank > last) last = rank;
  return last;
}

function readProject(call: Call, value: unknown): Project {
  const { id, key } = (typeof value === 'object' && value !== null ? value : {}) as { id?: unknown; key?: unknown };
  const project = call.world.projectByIdOrKey(String(id ?? key ?? ''));
  if (!project || !call.session.canBrowse(project))
    throw refuseFields({ project: 'Specify a valid project ID or key' });
  if (!call.session.has('CREATE_ISSUES', project))
    throw refuseFields({ project: 'You do not have permission to create issues in this project.' });
  return project;
}

function readType(call: Call, value: unknown): IssueType {
  const sentence = 'Specify a valid issue type';
  try {
    const id = find(reference(value, 'issuetype'), call.world.issueTypes.list(), sentence);
    const type = call.world.issueTypes.get(id);
    if (type) return type;
  } catch (error) {
    if (!(error instanceof BadValue)) throw error;
  }
  throw refuseFields({ issuetype: sentence });
}
