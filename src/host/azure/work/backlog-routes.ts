import { PlatformEnum } from '#host/azure/rest/platform-enum';
import { AzureRefusal, type AzureAnswer, type AzureCall, type AzureRoute, type Project } from '#host/azure/seams';
import { backlogLevels, typesOf, type BacklogLevel } from '#host/azure/work/backlog-levels';
import { backlogIteration } from '#host/azure/work/settings-routes';
import { itemsOfLevel } from '#host/azure/work/team-items';
import { demandTeam } from '#host/azure/work/team-place';

const template = '{project}/{team}/_apis/work/backlogs';
const scopes = ['vso.work'];

/** Backlogs and the process's configuration, for reading. Source: https://learn.microsoft.com/rest/api/azure/devops/work/backlogs, checked 2026-11-22. */
export const backlogRoutes: readonly AzureRoute[] = [
  { method: 'GET', template, scopes, answer: listBacklogs },
  {
    method: 'GET',
    template: `${template}/{id}`,
    scopes,
    answer: (call) => ({ body: levelAnswer(call, demandLevel(call, call.parts['id'] ?? '')) }),
  },
  { method: 'GET', template: `${template}/{backlogId}/workItems`, scopes, answer: listItems },
  { method: 'GET', template: '{project}/_apis/work/processconfiguration', scopes, answer: processConfiguration },
];

const levelTypes = {
  portfolio: new PlatformEnum('portfolio', 0),
  requirement: new PlatformEnum('requirement', 1),
  task: new PlatformEnum('task', 2),
};
const columns = [
  ['System.WorkItemType', 100],
  ['System.Title', 400],
  ['System.State', 100],
  ['System.Tags', 200],
] as const;
/** What the process means by these words, of those fields that the project has. */
const typeFields = {
  Team: 'System.AreaPath',
  RemainingWork: 'Microsoft.VSTS.Scheduling.RemainingWork',
  Order: 'Microsoft.VSTS.Common.StackRank',
  Activity: 'Microsoft.VSTS.Common.Activity',
};
const sizes = [
  'Microsoft.VSTS.Scheduling.StoryPoints',
  'Microsoft.VSTS.Scheduling.Effort',
  'Microsoft.VSTS.Scheduling.Size',
];

function listBacklogs(call: AzureCall): AzureAnswer {
  return { body: backlogLevels(call, demandTeam(call)).map((level) => levelAnswer(call, level)) };
}

function listItems(call: AzureCall): AzureAnswer {
  const place = demandTeam(call);
  const { types } = demandLevel(call, call.parts['backlogId'] ?? '');
  return { body: { workItems: itemsOfLevel(call, place, types, backlogIteration(call, place).path) } };
}

function demandLevel(call: AzureCall, id: string): BacklogLevel {
  const level = backlogLevels(call, demandTeam(call)).find((known) => known.id.toLowerCase() === id.toLowerCase());
  if (level) return level;
  throw new AzureRefusal(404, 'BacklogDoesNotExistException', `The backlog ${id} does not exist.`);
}

/** A level as REST answers it. */
export function levelAnswer(call: AzureCall, { id, name, rank, type, types, color, isHidden }: BacklogLevel): object {
  const { project } = demandTeam(call);
  return {
    id,
    name,
    rank,
    workItemCountLimit: 1000,
    addPanelFields: [fieldAnswer(call, 'System.Title')],
    columnFields: columns.map(([field, width]) => ({ columnFieldReference: fieldAnswer(call, field), width })),
    workItemTypes: types.map((type) => typeAnswer(call, project, type)),
    defaultWorkItemType: typeAnswer(call, project, types[0]!),
    color,
    isHidden,
    type: levelTypes[type],
  };
}

function processConfiguration(call: AzureCall): AzureAnswer {
  const place = demandTeam(call);
  const { project } = place;
  const category = ({ id, name }: BacklogLevel) => ({
    name,
    referenceName: id,
    workItemTypes: typesOf(project, id).map((type) => typeAnswer(call, project, type.name)),
  });
  const levels = backlogLevels(call, place);
  const [requirement] = levels.filter(({ type }) => type === 'requirement');
  const [task] = levels.filter(({ type }) => type === 'task');
  const bugs = typesOf(project, 'Microsoft.BugCategory');
  return {
    body: {
      ...(bugs.length > 0 && {
        bugWorkItems: {
          name: 'Bugs',
          referenceName: 'Microsoft.BugCategory',
          workItemTypes: bugs.map(({ name }) => typeAnswer(call, project, name)),
        },
      }),
      portfolioBacklogs: levels.filter(({ type }) => type === 'portfolio').map(category),
      ...(requirement && { requirementBacklog: category(requirement) }),
      ...(task && { taskBacklog: category(task) }),
      typeFields: Object.fromEntries(
        Object.entries(meaningsOf(call)).map(([meaning, field]) => [meaning, fieldAnswer(call, field)]),
      ),
      url: `${call.base}/${project.id}/_apis/work/processconfiguration`,
    },
  };
}

/** What the process means by its words, by the field's reference name; words without a field are left out. */
export function meaningsOf(call: AzureCall): Readonly<Record<string, string>> {
  const place = demandTeam(call);
  const [requirement] = backlogLevels(call, place).filter(({ type }) => type === 'requirement');
  const size = sizes.find(
    (name) =>
      requirement &&
      typesOf(place.project, requirement.id).some(({ fields }) =>
        fields.some(({ referenceName }) => referenceName === name),
      ),
  );
  const meanings = { ...(size !== undefined && { Effort: size }), ...typeFields };
  return Object.fromEntries(
    Object.entries(meanings).filter(([, field]) => call.organization.field(field) !== undefined),
  );
}

function typeAnswer({ base }: AzureCall, { id }: Project, name: string): object {
  return { name, url: `${base}/${id}/_apis/wit/workItemTypes/${encodeURIComponent(name)}` };
}

function fieldAnswer({ organization, base }: AzureCall, referenceName: string): object {
  return {
    referenceName,
    name: organization.field(referenceName)?.name ?? referenceName,
    url: `${base}/_apis/wit/fields/${referenceName}`,
  };
}
