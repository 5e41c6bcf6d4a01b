import { PlatformEnum } from '#host/azure/rest/platform-enum';
import { demandProject } from '#host/azure/rest/parameters';
import {
  AzureRefusal,
  type AzureAnswer,
  type AzureCall,
  type AzureRoute,
  type Project,
  type WorkItemType,
} from '#host/azure/seams';
import { backlogLevels, type BacklogLevel } from '#host/azure/work/backlog-levels';
import { demandTeam, type TeamPlace } from '#host/azure/work/team-place';
import { guidOf } from '#host/azure/world/guid';

const template = '{project}/{team}/_apis/work/boards';
const scopes = ['vso.work'];

/** Boards as the platform makes them for a new team; their columns cannot be changed here. */
export const boardRoutes: readonly AzureRoute[] = [
  { method: 'GET', template, scopes, answer: listBoards },
  { method: 'GET', template: `${template}/{id}`, scopes, answer: getBoard },
  {
    method: 'GET',
    template: `${template}/{board}/columns`,
    scopes,
    answer: (call) => ({ body: columnsOf(demandTeam(call), demandBoard(call, call.parts['board'] ?? '')) }),
  },
  { method: 'GET', template: `${template}/{board}/rows`, scopes, answer: listRows },
  { method: 'GET', template: '{project}/_apis/work/boardcolumns', scopes, answer: listColumnNames },
  // No board has a row of its own: there is no name to suggest.
  { method: 'GET', template: '{project}/_apis/work/boardrows', scopes, answer: () => ({ body: [] }) },
];

const rows = [{ id: '00000000-0000-0000-0000-000000000000', name: null }];
const columnTypes = {
  incoming: new PlatformEnum('incoming', 0),
  inProgress: new PlatformEnum('inProgress', 1),
  outgoing: new PlatformEnum('outgoing', 2),
};
type ColumnType = keyof typeof columnTypes;

function boardsOf(call: AzureCall): readonly BacklogLevel[] {
  return backlogLevels(call, demandTeam(call)).filter(({ type, isHidden }) => type !== 'task' && !isHidden);
}

function listBoards(call: AzureCall): AzureAnswer {
  return { body: boardsOf(call).map((level) => reference(call, level)) };
}

function getBoard(call: AzureCall): AzureAnswer {
  const place = demandTeam(call);
  const level = demandBoard(call, call.parts['id'] ?? '');
  const types = typesNamed(place.project, level.types);
  const wef = `WEF_${guidOf(`board/${place.team.id}/${level.id}`).replaceAll('-', '').toUpperCase()}_Kanban`;
  const field = (name: string) => ({
    referenceName: `${wef}.${name}`,
    url: `${call.base}/_apis/wit/fields/${wef}.${name}`,
  });
  const allowed = (column: ColumnType) => Object.fromEntries(types.map((type) => [type.name, statesFor(type, column)]));
  return {
    body: {
      ...reference(call, level),
      revision: 0,
      columns: columnsOf(place, level),
      rows,
      isValid: true,
      allowedMappings: {
        Incoming: allowed('incoming'),
        InProgress: allowed('inProgress'),
        Outgoing: allowed('outgoing'),
      },
      canEdit: false,
      fields: { columnField: field('Column'), rowField: field('Lane'), doneField: field('Column.Done') },
      _links: { self: { href: reference(call, level).url } },
    },
  };
}

function listRows(call: AzureCall): AzureAnswer {
  demandBoard(call, call.parts['board'] ?? '');
  return { body: rows };
}

/** Names of columns on any board of the project; boards have a column for every state. */
function listColumnNames(call: AzureCall): AzureAnswer {
  const { types } = demandProject(call);
  const levels = new Set(['Microsoft.EpicCategory', 'Microsoft.FeatureCategory', 'Microsoft.RequirementCategory']);
  const names = types
    .filter(({ category }) => category !== undefined && levels.has(category))
    .flatMap(({ states }) => states.filter(({ category }) => category !== 'Removed').map(({ name }) => name));
  return { body: [...new Set(names)].toSorted().map((name) => ({ name })) };
}

function demandBoard(call: AzureCall, nameOrId: string): BacklogLevel {
  const wanted = nameOrId.toLowerCase();
  const found = boardsOf(call).find(
    (level) => level.name.toLowerCase() === wanted || reference(call, level).id === wanted,
  );
  if (found) return found;
  throw new AzureRefusal(404, 'BoardDoesNotExistException', `The board ${nameOrId} does not exist.`);
}

function reference(
  call: AzureCall,
  { id: category, name }: BacklogLevel,
): { readonly id: string; readonly url: string; readonly name: string } {
  const { project, team } = demandTeam(call);
  const id = guidOf(`board/${team.id}/${category}`);
  return { id, url: `${call.base}/${project.id}/${team.id}/_apis/work/boards/${id}`, name };
}

/** A column for every state of the level's first type; the states of other types fall in by name, else by category. */
function columnsOf({ project, team }: TeamPlace, level: BacklogLevel): readonly object[] {
  const types = typesNamed(project, level.types);
  const [first] = types;
  return (first?.states ?? [])
    .filter(({ category }) => category !== 'Removed')
    .map((state, index): object => {
      const columnType: ColumnType =
        index === 0 ? 'incoming' : state.category === 'Completed' ? 'outgoing' : 'inProgress';
      const mapping = types.map((type) => [
        type.name,
        (
          type.states.find(({ name }) => name === state.name) ??
          type.states.find(({ category }) => category === state.category)
        )?.name,
      ]);
      return {
        id: guidOf(`column/${team.id}/${level.id}/${state.name}`),
        name: state.name,
        itemLimit: columnType === 'inProgress' ? 5 : 0,
        stateMappings: Object.fromEntries(mapping.filter(([, name]) => name !== undefined)),
        ...(columnType === 'inProgress' && { isSplit: false, description: '' }),
        columnType: columnTypes[columnType],
      };
    });
}

function statesFor({ states }: WorkItemType, column: ColumnType): readonly string[] {
  const isFor = (category: string) =>
    column === 'outgoing'
      ? category === 'Completed'
      : column === 'incoming'
        ? category === 'Proposed'
        : category !== 'Completed' && category !== 'Removed';
  return states.filter(({ category }) => isFor(category)).map(({ name }) => name);
}

function typesNamed({ types }: Project, names: readonly string[]): readonly WorkItemType[] {
  return names.flatMap((name) => types.find((type) => type.name === name) ?? []);
}
