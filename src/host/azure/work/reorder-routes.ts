import { z } from 'zod';
import { updateItem } from '#host/azure/item/writing';
import { CaselessQuery } from '#host/azure/rest/caseless-query';
import { AzureRefusal, type AzureAnswer, type AzureCall, type AzureRoute, type WorkItem } from '#host/azure/seams';
import { orderedItems } from '#host/azure/work/team-items';
import { demandBody, demandIteration, demandTeam } from '#host/azure/work/team-place';

const scopes = ['vso.work_write'];

/** Moves work items on a backlog or in a sprint: between two others, and below another parent. Source: https://learn.microsoft.com/rest/api/azure/devops/work/workitemsorder, checked 2026-11-22. */
export const reorderRoutes: readonly AzureRoute[] = [
  { method: 'PATCH', template: '{project}/{team}/_apis/work/workitemsorder', scopes, answer: reorder },
  {
    method: 'PATCH',
    template: '{project}/{team}/_apis/work/iterations/{iterationId}/workitemsorder',
    scopes,
    answer: reorderIteration,
  },
];

/** 0 stands for nobody: the first or last place, or no parent. */
const shape = z.object({
  ids: z.array(z.int()).min(1).max(200),
  parentId: z.int().default(0),
  previousId: z.int().default(0),
  nextId: z.int().default(0),
  iterationPath: z.string().nullish(),
});

/** Where backlogs keep the order: Scrum in a field of its own. */
const orderFields = ['Microsoft.VSTS.Common.StackRank', 'Microsoft.VSTS.Common.BacklogPriority'] as const;
/** Between two neighbours that are numbered anew. */
const gap = 1000;

function reorderIteration(call: AzureCall): AzureAnswer {
  demandIteration(call, demandTeam(call), call.parts['iterationId'] ?? '');
  return reorder(call);
}

function reorder(call: AzureCall): AzureAnswer {
  const place = demandTeam(call);
  const { ids, parentId, previousId, nextId } = demandBody(call, shape);
  const moved = ids.map((id) => demandMember(call, id));
  const types = new Set(moved.map(({ fields }) => String(fields['System.WorkItemType'])));
  for (const neighbour of [previousId, nextId])
    if (neighbour !== 0) types.add(String(demandMember(call, neighbour).fields['System.WorkItemType']));
  const others = orderedItems(call, place, types).filter(({ id }) => !ids.includes(id));
  const at = placeAmong(others, previousId, nextId);
  const ranks = ranksBetween(others, at, ids.length) ?? renumber(call, others, at, ids.length);
  return { body: moved.map((item, index) => ({ id: item.id, order: move(call, item, ranks[index]!, parentId) })) };
}

function demandMember({ organization, caller }: AzureCall, id: number): WorkItem {
  const item = organization.item(id);
  if (item && organization.mayRead(caller.personId, item)) return item;
  throw new AzureRefusal(
    404,
    'WorkItemUnauthorizedAccessException',
    `TF401232: Work item ${id} does not exist, or you do not have permissions to read it.`,
  );
}

/** How many of the others stand before. Without neighbours: all. Throws for a neighbour that the team's backlogs do not have. */
function placeAmong(others: readonly WorkItem[], previousId: number, nextId: number): number {
  const [previous, next] = [previousId, nextId].map((id) => others.findIndex((item) => item.id === id));
  const stranger = [previousId, nextId].find((id) => id !== 0 && !others.some((item) => item.id === id));
  if (stranger !== undefined)
    throw new AzureRefusal(
      400,
      'ReorderWorkItemsException',
      `The work item ${stranger} is not on a backlog of this team.`,
    );
  if (previous !== undefined && previous >= 0) return previous + 1;
  return next !== undefined && next >= 0 ? next : others.length;
}

function rankOf(item: WorkItem | undefined): number | undefined {
  const rank = orderFields.map((name) => item?.fields[name]).find((value) => typeof value === 'number');
  return rank === undefined ? undefined : Number(rank);
}

function orderField({ organization }: AzureCall, { projectId, fields }: WorkItem): string {
  const type = organization.project(projectId)?.types.find(({ name }) => name === fields['System.WorkItemType']);
  return orderFields.find((name) => type?.fields.some(({ referenceName }) => referenceName === name)) ?? orderFields[0];
}

/** Ranks that fit between the neighbours; undefined where there is no room or a neighbour was never ranked. */
function ranksBetween(others: readonly WorkItem[], at: number, count: number): readonly number[] | undefined {
  const [before, after] = [others[at - 1], others[at]];
  if (others.length === 0) return Array.from({ length: count }, (_, index) => (index + 1) * gap);
  const low = before ? rankOf(before) : (rankOf(after) ?? NaN) - gap * (count + 1);
  const high = after ? rankOf(after) : (rankOf(before) ?? NaN) + gap * (count + 1);
  if (low === undefined || high === undefined || !(high - low > count)) return undefined;
  return Array.from({ length: count }, (_, index) => low + ((high - low) / (count + 1)) * (index + 1));
}

/** Numbers all others anew, with room for those that are moved. */
function renumber(call: AzureCall, others: readonly WorkItem[], at: number, count: number): readonly number[] {
  others.forEach((item, index) => {
    const rank = (index + 1 + (index >= at ? count : 0)) * gap;
    if (rankOf(item) !== rank)
      patch(call, item, [{ op: 'add', path: `/fields/${orderField(call, item)}`, value: rank }]);
  });
  return Array.from({ length: count }, (_, index) => (at + index + 1) * gap);
}

function move(call: AzureCall, item: WorkItem, rank: number, parentId: number): number {
  const parentIndex = item.relations.findIndex(({ rel }) => rel === 'System.LinkTypes.Hierarchy-Reverse');
  const isNewParent = parentId > 0 && item.fields['System.Parent'] !== parentId;
  patch(call, item, [
    { op: 'add', path: `/fields/${orderField(call, item)}`, value: rank },
    ...(isNewParent && parentIndex >= 0 ? [{ op: 'remove', path: `/relations/${parentIndex}` }] : []),
    ...(isNewParent
      ? [
          {
            op: 'add',
            path: '/relations/-',
            value: { rel: 'System.LinkTypes.Hierarchy-Reverse', url: `${call.base}/_apis/wit/workItems/${parentId}` },
          },
        ]
      : []),
  ]);
  return rank;
}

/** As anybody else would change the item: with its rules, rights and revisions. */
function patch({ project: _, team: __, ...call }: AzureCall, { id }: WorkItem, body: readonly object[]): void {
  const request = new Request(call.request.url, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json-patch+json' },
  });
  updateItem({
    ...call,
    method: 'PATCH',
    parts: { id: String(id) },
    query: new CaselessQuery(new URLSearchParams()),
    body,
    request,
  });
}
