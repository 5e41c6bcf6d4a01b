import type { Bean } from '#host/jira/beans';
import {
  flagParameter,
  listParameter,
  numberParameter,
  ok,
  page,
  type Answer,
  type Call,
  type Handlers,
} from '#host/jira/call';
import { fieldIds } from '#host/jira/defaults';
import type { Board, Issue, Sprint } from '#host/jira/entities';
import { epicOf } from '#host/jira/field/custom';
import { selectFields } from '#host/jira/field/selection';
import { fieldIndex, issueBean, type IssueWish } from '#host/jira/issue-view';
import { search } from '#host/jira/jql/search';
import { refuse } from '#host/jira/refusal';
import { contextOf } from '#host/jira/rest/searching';
import { inBoardOrder, statusesOf } from '#host/jira/workflow';

/** Boards and what is on them. */
export const boards: Handlers = {
  getAllBoards: (call) => {
    const { query, world } = call;
    const place = query.get('projectKeyOrId');
    const project = place ? world.projectByIdOrKey(place) : undefined;
    if (place && (!project || !call.session.canBrowse(project)))
      throw refuse(400, `No project could be found with key or id '${place}'.`);
    const types = listParameter(call, 'type');
    const name = (query.get('name') ?? '').toLowerCase();
    const found = visibleBoards(call).filter(
      (board) =>
        (!project || board.projectId === project.id) &&
        (types.length === 0 || types.includes(board.type)) &&
        board.name.toLowerCase().includes(name),
    );
    const sorted = query.get('orderBy')?.endsWith('name')
      ? found.sort(
          (one, other) => (query.get('orderBy')!.startsWith('-') ? -1 : 1) * one.name.localeCompare(other.name),
        )
      : found;
    return page(call, sorted, 50, (board) => boardBean(call, board));
  },
  getBoard: (call) => ok(boardBean(call, boardOf(call))),
  getConfiguration: (call) => ok(configuration(call, boardOf(call))),
  getAllSprints: (call) => {
    const board = boardOf(call);
    const states = listParameter(call, 'state');
    const found = sprintsOf(call, board).filter((sprint) => states.length === 0 || states.includes(sprint.state));
    return page(call, found, 50, (sprint) => sprintBean(call, sprint));
  },
  getIssuesForBoard: (call) => {
    const board = boardOf(call);
    return issuePage(call, (issue) => issue.projectId === board.projectId);
  },
  getIssuesForBacklog: (call) => {
    const board = boardOf(call);
    return issuePage(call, (issue) => issue.projectId === board.projectId && isInBacklog(call, issue));
  },
  getBoardIssuesForSprint: (call) => {
    boardOf(call);
    const id = Number(call.path.sprintId);
    return issuePage(call, (issue) => issue.sprintIds.includes(id));
  },
  getEpics: (call) => {
    const board = boardOf(call);
    const done = call.query.get('done');
    const epics = call.world.issuesByProject
      .of(board.projectId)
      .filter(
        (issue) =>
          isEpic(call, issue) && call.session.canSee(issue) && (done === null || String(isDone(call, issue)) === done),
      );
    return page(call, epics, 50, (epic) => epicBean(call, epic));
  },
  getBoardIssuesForEpic: (call) => {
    const board = boardOf(call);
    const { epicId } = call.path;
    return issuePage(call, (issue) => issue.projectId === board.projectId && issue.parentId === epicId);
  },
  getIssuesWithoutEpicForBoard: (call) => {
    const board = boardOf(call);
    return issuePage(
      call,
      (issue) => issue.projectId === board.projectId && !isEpic(call, issue) && !epicOf(issue, call.world),
    );
  },
  getProjects: (call) =>
    page(call, [call.world.projects.get(boardOf(call).projectId)!], 50, (project) => call.beans.project(project)),
  getAllVersions: (call) =>
    page(call, call.world.versionsOf.of(boardOf(call).projectId), 50, (version) => ({
      ...call.beans.versionValue(version),
      id: Number(version.id),
      projectId: Number(version.projectId),
    })),
  getProjectsFull: (call) =>
    page(call, [call.world.projects.get(boardOf(call).projectId)!], 50, (project) => call.beans.project(project)),
  getQuickFilter: (call) => {
    boardOf(call);
    throw refuse(404, `The quick filter ${call.path.quickFilterId} does not exist.`);
  },
  getBoardByFilterId: (call) => {
    const found = visibleBoards(call).filter((board) => filterId(board) === call.path.filterId);
    return page(call, found, 50, ({ id, name }) => ({
      id,
      name,
      self: `${call.beans.origin}/rest/agile/1.0/board/${id}`,
    }));
  },
  getAllQuickFilters: (call) => {
    boardOf(call);
    return page(call, [], 50, () => ({}));
  },
};

/** The board that a path names. Throws Jira's 404. */
export function boardOf(call: Call, id = call.path.boardId ?? ''): Board {
  const board = call.world.boards.get(id);
  if (board && visibleBoards(call).includes(board)) return board;
  throw refuse(
    404,
    'The requested board cannot be viewed because it either does not exist or you do not have permission to view it.',
  );
}

function visibleBoards({ world, session }: Call): Board[] {
  return world.boards.list().filter((board) => session.canBrowse(world.projects.get(board.projectId)!));
}

/** A board's sprints in their order: closed, active, future. */
export function sprintsOf({ world }: Call, board: Board): Sprint[] {
  const order = ['closed', 'active', 'future'];
  const own = world.sprints.list().filter((sprint) => sprint.boardId === board.id);
  return own.sort(
    (one, other) =>
      order.indexOf(one.state) - order.indexOf(other.state) ||
      (one.start ?? '').localeCompare(other.start ?? '') ||
      one.id - other.id,
  );
}

/** A sprint as its own resource. */
export function sprintBean(call: Call, sprint: Sprint): Bean {
  const { boardId, ...bean } = call.beans.sprint(sprint);
  return {
    ...bean,
    self: `${call.beans.origin}/rest/agile/1.0/sprint/${sprint.id}`,
    createdDate: new Date(sprint.created).toISOString(),
    originBoardId: boardId,
  };
}

function boardBean({ beans, world }: Call, board: Board): Bean {
  const project = world.projects.get(board.projectId)!;
  const { id, name, type } = board;
  const location = {
    projectId: Number(project.id),
    displayName: `${project.name} (${project.key})`,
    projectName: project.name,
    projectKey: project.key,
    projectTypeKey: project.type,
    avatarURI: beans.self(`universal_avatar/view/type/project/avatar/${project.id}?size=small`),
    name: `${project.name} (${project.key})`,
  };
  return { id, self: `${beans.origin}/rest/agile/1.0/board/${id}`, name, type, location, isPrivate: false };
}

/** Each board has a filter of its own, which is not among the saved ones. */
function filterId(board: Board): string {
  return String(10_000 + board.id);
}

function configuration(call: Call, board: Board): Bean {
  const { beans, world } = call;
  const project = world.projects.get(board.projectId)!;
  const statuses = inBoardOrder(statusesOf(project.id, world));
  return {
    id: board.id,
    name: board.name,
    type: board.type,
    self: `${beans.origin}/rest/agile/1.0/board/${board.id}/configuration`,
    location: {
      type: 'project',
      key: project.key,
      id: project.id,
      self: beans.self(`project/${project.id}`),
      name: project.name,
    },
    filter: { id: filterId(board), self: beans.self(`filter/${filterId(board)}`) },
    columnConfig: {
      columns: statuses.map(({ id, name }) => ({ name, statuses: [{ id, self: beans.self(`status/${id}`) }] })),
      constraintType: 'none',
    },
    estimation: { type: 'field', field: { fieldId: fieldIds.storyPoints, displayName: 'Story Points' } },
    ranking: { rankCustomFieldId: Number(fieldIds.rank.replace('customfield_', '')) },
  };
}

/** Issues that pass a test and the request's own JQL, in rank order unless that JQL says otherwise. */
export function issuePage(call: Call, test: (issue: Issue) => boolean): Answer {
  const jql = call.query.get('jql') ?? '';
  const ordered = /\border\s+by\b/i.test(jql) ? jql : `${jql} ORDER BY Rank ASC`;
  const found = search(ordered, contextOf(call)).filter(test);
  const startAt = numberParameter(call, 'startAt', 0);
  const maxResults = Math.min(100, Math.max(0, numberParameter(call, 'maxResults', 50)));
  const wish: IssueWish = {
    fields: selectFields(call.fields, listParameter(call, 'fields'), '*navigable'),
    expand: listParameter(call, 'expand'),
    properties: [],
    byKeys: flagParameter(call, 'fieldsByKeys'),
  };
  const issues = found.slice(startAt, startAt + maxResults).map((issue) => agileBean(call, issue, wish));
  return ok({ expand: 'schema,names', startAt, maxResults, total: found.length, issues, ...fieldIndex(wish) });
}

/** An issue with the members that Jira Software adds: epic, sprint, closed sprints, flag. */
export function agileBean(call: Call, issue: Issue, wish: IssueWish): Bean {
  const bean = issueBean(issue, wish, call.beans);
  const sprints = issue.sprintIds.flatMap((id) => call.world.sprints.get(String(id)) ?? []);
  const open = sprints.find((sprint) => sprint.state !== 'closed');
  const closed = sprints.filter((sprint) => sprint.state === 'closed').map((sprint) => sprintBean(call, sprint));
  const epic = epicOf(issue, call.world);
  const extra = {
    sprint: open ? sprintBean(call, open) : null,
    closedSprints: closed,
    epic: epic ? epicBean(call, epic) : null,
    flagged: issue.custom[fieldIds.flagged] !== undefined,
  };
  return { ...bean, fields: { ...(bean.fields as Bean), ...extra } };
}

/** An epic as its own resource. */
export function epicBean(call: Call, epic: Issue): Bean {
  const name = epic.custom[fieldIds.epicName];
  return {
    id: Number(epic.id),
    key: epic.key,
    self: `${call.beans.origin}/rest/agile/1.0/epic/${epic.id}`,
    name: typeof name === 'string' ? name : epic.summary,
    summary: epic.summary,
    color: { key: 'color_1' },
    done: isDone(call, epic),
  };
}

/** True for an issue of the level above stories. */
export function isEpic({ world }: Call, issue: Issue): boolean {
  return world.issueTypes.get(issue.typeId)!.level === 1;
}

function isDone({ world }: Call, issue: Issue): boolean {
  return world.statuses.get(issue.statusId)!.category === 'done';
}

/** The backlog holds what is in no open sprint, not done, and neither an epic nor a sub-task. */
function isInBacklog(call: Call, issue: Issue): boolean {
  const isPlanned = issue.sprintIds.some((id) => call.world.sprints.get(String(id))?.state === 'active');
  return !isPlanned && !isDone(call, issue) && call.world.issueTypes.get(issue.typeId)!.level === 0;
}
