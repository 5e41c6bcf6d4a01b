import type { AzureAnswer, AzureCall, AzureRoute, WorkItemType } from '#host/azure/seams';
import { backlogLevels } from '#host/azure/work/backlog-levels';
import { itemsOfIteration } from '#host/azure/work/team-items';
import { demandIteration, demandTeam, type TeamPlace } from '#host/azure/work/team-place';
import { guidOf } from '#host/azure/world/guid';

const scopes = ['vso.work'];

/** The taskboard of a team's sprint as nobody has changed it: a column for every state of its tasks. */
export const taskboardRoutes: readonly AzureRoute[] = [
  { method: 'GET', template: '{project}/{team}/_apis/work/taskboardcolumns', scopes, answer: listColumns },
  {
    method: 'GET',
    template: '{project}/{team}/_apis/work/taskboardworkitems/{iterationId}',
    scopes,
    answer: listItems,
  },
];

interface Column {
  readonly id: string;
  readonly name: string;
  readonly order: number;
  readonly mappings: readonly { readonly workItemType: string; readonly state: string }[];
}

function taskTypes(call: AzureCall, place: TeamPlace): readonly WorkItemType[] {
  const names = backlogLevels(call, place).find(({ type }) => type === 'task')?.types ?? [];
  return names.flatMap((name) => place.project.types.find((type) => type.name === name) ?? []);
}

/** The states of the first type make the columns; those of other types fall in by name, else by category. */
function columnsOf(call: AzureCall, place: TeamPlace): readonly Column[] {
  const types = taskTypes(call, place);
  const states = (types[0]?.states ?? []).filter(({ category }) => category !== 'Removed');
  return states.map((state, order) => ({
    id: guidOf(`taskboard/${place.team.id}/${state.name}`),
    name: state.name,
    order,
    mappings: types.flatMap((type) => {
      const own =
        type.states.find(({ name }) => name === state.name) ??
        type.states.find(({ category }) => category === state.category);
      return own ? [{ workItemType: type.name, state: own.name }] : [];
    }),
  }));
}

function listColumns(call: AzureCall): AzureAnswer {
  return {
    body: { columns: columnsOf(call, demandTeam(call)), isCustomized: false, isValid: true, validationMesssage: null },
  };
}

function listItems(call: AzureCall): AzureAnswer {
  const place = demandTeam(call);
  const columns = columnsOf(call, place);
  const types = new Set(taskTypes(call, place).map(({ name }) => name));
  const lines = itemsOfIteration(call, place, demandIteration(call, place, call.parts['iterationId'] ?? ''));
  return {
    body: lines.flatMap(({ target }) => {
      const fields = call.organization.item(target.id)?.fields ?? {};
      const type = String(fields['System.WorkItemType']);
      const column =
        types.has(type) &&
        columns.find(({ mappings }) =>
          mappings.some((mapping) => mapping.workItemType === type && mapping.state === fields['System.State']),
        );
      return column
        ? [{ workItemId: target.id, state: fields['System.State'], column: column.name, columnId: column.id }]
        : [];
    }),
  };
}
