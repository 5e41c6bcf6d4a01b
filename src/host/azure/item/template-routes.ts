import { z } from 'zod';
import { noSuchField } from '#host/azure/item/refusals';
import { noSuchType } from '#host/azure/item/field-edits';
import { AzureRefusal, type AzureAnswer, type AzureCall, type AzureRoute } from '#host/azure/seams';
import { demandBody, demandTeam, holdToContributors } from '#host/azure/work/team-place';
import type { ItemTemplate } from '#host/azure/world/entities';
import { guidOf } from '#host/azure/world/guid';
import { worldOf } from '#host/azure/world/organization';

const template = '{project}/{team}/_apis/wit/templates';
const one = `${template}/{templateId}`;
const [read, write] = [['vso.work'], ['vso.work_write']];

/** Templates of a team's work items. Source: https://learn.microsoft.com/rest/api/azure/devops/wit/templates, checked 2026-11-22. */
export const templateRoutes: readonly AzureRoute[] = [
  { method: 'GET', template, scopes: read, answer: listTemplates },
  { method: 'POST', template, scopes: write, answer: createTemplate },
  { method: 'GET', template: one, scopes: read, answer: (call) => ({ body: wholeAnswer(call, demandTemplate(call)) }) },
  { method: 'PUT', template: one, scopes: write, answer: replaceTemplate },
  { method: 'DELETE', template: one, scopes: write, answer: removeTemplate },
];

const shape = z.object({
  name: z.string().trim().min(1).max(255),
  description: z.string().nullish(),
  workItemTypeName: z.string().min(1),
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).nullish(),
});

function reference(
  call: AzureCall,
  { id, name, description, typeName }: ItemTemplate,
): Readonly<Record<string, unknown>> {
  const { project, team } = demandTeam(call);
  const url = `${call.base}/${project.id}/${team.id}/_apis/wit/templates/${id}`;
  return { id, name, description, workItemTypeName: typeName, url, _links: { self: { href: url } } };
}

function wholeAnswer(call: AzureCall, found: ItemTemplate): Readonly<Record<string, unknown>> {
  return { ...reference(call, found), fields: found.fields };
}

function listTemplates(call: AzureCall): AzureAnswer {
  const { team } = demandTeam(call);
  const wanted = call.query.get('workitemtypename')?.toLowerCase();
  const found = worldOf(call)
    .templates.list()
    .filter(
      ({ teamId, typeName }) => teamId === team.id && (wanted === undefined || typeName.toLowerCase() === wanted),
    );
  return { body: found.map((known) => reference(call, known)) };
}

function demandTemplate(call: AzureCall): ItemTemplate {
  const { team } = demandTeam(call);
  const id = (call.parts['templateId'] ?? '').toLowerCase();
  const found = worldOf(call).templates.get(id);
  if (found && found.teamId === team.id) return found;
  throw new AzureRefusal(
    404,
    'WorkItemTemplateNotFoundException',
    `VS403271: The work item template ${call.parts['templateId']} does not exist.`,
  );
}

function createTemplate(call: AzureCall): AzureAnswer {
  const { team } = demandTeam(call);
  const world = worldOf(call);
  const made = world.templates.put({
    id: guidOf(`template/${team.id}/${world.next('template')}`),
    teamId: team.id,
    ...readTemplate(call),
  });
  return { status: 201, body: wholeAnswer(call, made) };
}

function replaceTemplate(call: AzureCall): AzureAnswer {
  const { id, teamId } = demandTemplate(call);
  return { body: wholeAnswer(call, worldOf(call).templates.put({ id, teamId, ...readTemplate(call) })) };
}

function removeTemplate(call: AzureCall): AzureAnswer {
  holdToContributors(call, demandTeam(call));
  worldOf(call).templates.delete(demandTemplate(call).id);
  return { status: 204 };
}

/** Type and fields must be there; names are kept as the process has them. An empty field is no part of a template. */
function readTemplate(call: AzureCall): Omit<ItemTemplate, 'id' | 'teamId'> {
  const place = demandTeam(call);
  holdToContributors(call, place);
  const { name, description, workItemTypeName, fields } = demandBody(call, shape);
  const type = place.project.types.find((known) => known.name.toLowerCase() === workItemTypeName.toLowerCase());
  if (!type) throw noSuchType(place.project.name, workItemTypeName);
  const values = Object.entries(fields ?? {}).flatMap(([field, value]) => {
    // Tags are put in or taken out under names of the template's own.
    const known = /^System\.Tags-(Add|Remove)$/i.test(field) ? field : call.organization.field(field)?.referenceName;
    if (known === undefined) throw noSuchField(field);
    return value === null || value === '' ? [] : [[known, String(value)] as const];
  });
  return { name, description: description ?? '', typeName: type.name, fields: Object.fromEntries(values) };
}
