import { z } from 'zod';
import { allTags, normalTags, tagsOf } from '#host/azure/item/tags';
import { demandProject } from '#host/azure/rest/parameters';
import { AzureRefusal, type AzureAnswer, type AzureCall, type AzureRoute } from '#host/azure/seams';
import { guidOf } from '#host/azure/world/guid';
import { worldOf } from '#host/azure/world/organization';

const template = '{project}/_apis/wit/tags/{tagIdOrName}';

/** Tags of a project: those that some item has. */
export const tagRoutes: readonly AzureRoute[] = [
  {
    method: 'GET',
    template: '{project}/_apis/wit/tags',
    scopes: ['vso.work'],
    answer: (call) => ({ body: allTags(worldOf(call), demandProject(call).id).map((tag) => tagAnswer(call, tag)) }),
  },
  { method: 'GET', template, scopes: ['vso.work'], answer: (call) => ({ body: tagAnswer(call, demandTag(call)) }) },
  { method: 'PATCH', template, scopes: ['vso.work_write'], answer: renameTag },
  { method: 'DELETE', template, scopes: ['vso.work_write'], answer: deleteTag },
];

function tagAnswer({ base, project }: AzureCall, name: string): Readonly<Record<string, unknown>> {
  const id = tagId(project?.id ?? '', name);
  return { id, name, url: `${base}/${project?.id ?? ''}/_apis/wit/tags/${id}` };
}

function tagId(projectId: string, name: string): string {
  return guidOf(`tag/${projectId}/${name.toLowerCase()}`);
}

function demandTag(call: AzureCall): string {
  const project = demandProject(call);
  const wanted = (call.parts['tagIdOrName'] ?? '').toLowerCase();
  const tag = allTags(worldOf(call), project.id).find(
    (name) => name.toLowerCase() === wanted || tagId(project.id, name) === wanted,
  );
  if (tag !== undefined) return tag;
  throw new AzureRefusal(404, 'TagNotFoundException', `The tag ${call.parts['tagIdOrName']} does not exist.`);
}

function renameTag(call: AzureCall): AzureAnswer {
  const parsed = z.object({ name: z.string().trim().min(1).max(400) }).safeParse(call.body);
  if (!parsed.success)
    throw new AzureRefusal(400, 'VssPropertyValidationException', 'A tag needs a name of at most 400 characters.');
  replaceTag(call, demandTag(call), parsed.data.name);
  return { body: tagAnswer(call, parsed.data.name) };
}

function deleteTag(call: AzureCall): AzureAnswer {
  replaceTag(call, demandTag(call), undefined);
  return { status: 204 };
}

/** Items change without a revision: tags belong to the project, items refer to them. */
function replaceTag(call: AzureCall, tag: string, name: string | undefined): void {
  const project = demandProject(call);
  if (!call.organization.mayAdminister(call.caller.personId, project.id))
    throw new AzureRefusal(403, 'AccessCheckException', 'You do not have permission to change tags of this project.');
  const world = worldOf(call);
  for (const item of world.items.list()) {
    const tags = tagsOf(item.fields['System.Tags']);
    if (item.projectId !== project.id || !tags.some((own) => own.toLowerCase() === tag.toLowerCase())) continue;
    const next = tags.flatMap((own) => (own.toLowerCase() === tag.toLowerCase() ? (name ?? []) : own));
    const { 'System.Tags': _, ...fields } = item.fields;
    world.items.put({
      ...item,
      fields: next.length === 0 ? fields : { ...fields, 'System.Tags': normalTags(world, next) },
    });
  }
}
