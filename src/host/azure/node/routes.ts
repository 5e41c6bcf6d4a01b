import { z } from 'zod';
import { nodeAnswer } from '#host/azure/node/answer';
import { changeNode, createNode, moveNode, removeNode } from '#host/azure/node/growth';
import { demandProject, idList, numberIn } from '#host/azure/rest/parameters';
import {
  AzureRefusal,
  type AzureAnswer,
  type AzureCall,
  type AzureRoute,
  type ClassificationNode,
} from '#host/azure/seams';
import { worldOf } from '#host/azure/world/organization';

const [read, write] = [['vso.work'], ['vso.work_write']];
const template = '{project}/_apis/wit/classificationNodes/{structureGroup}/{*path}';

/** Areas and iterations. */
export const nodeRoutes: readonly AzureRoute[] = [
  { method: 'GET', template: '{project}/_apis/wit/classificationNodes', scopes: read, answer: listNodes },
  {
    method: 'GET',
    template,
    scopes: read,
    answer: (call) => ({ body: nodeAnswer(call, demandNode(call), numberIn(call, '$depth', 0)) }),
  },
  { method: 'POST', template, scopes: write, answer: growBelow },
  { method: 'PATCH', template, scopes: write, answer: change },
  { method: 'DELETE', template, scopes: write, answer: remove },
];

/** Both roots, or the nodes with the given ids. */
function listNodes(call: AzureCall): AzureAnswer {
  const project = demandProject(call);
  const depth = numberIn(call, '$depth', 0);
  const world = worldOf(call);
  if (!call.query.has('ids')) {
    const roots = (['area', 'iteration'] as const).map((kind) => world.nodeAt(project.id, kind, project.name)!);
    return { body: roots.map((root) => nodeAnswer(call, root, depth)) };
  }
  const isOmitting = ['omit', '2'].includes(call.query.get('errorPolicy')?.toLowerCase() ?? '');
  const nodes = idList(call, 'ids').map((id) => {
    const node = world.nodes.get(String(id));
    if (node?.projectId === project.id) return nodeAnswer(call, node, depth);
    if (isOmitting) return null;
    throw noSuchNode(String(id));
  });
  return { body: nodes };
}

function kindOf({ parts }: AzureCall): ClassificationNode['kind'] {
  const group = parts['structureGroup']?.toLowerCase();
  if (group === 'areas' || group === '0') return 'area';
  if (group === 'iterations' || group === '1') return 'iteration';
  throw new AzureRefusal(
    400,
    'VssPropertyValidationException',
    `There is no structure group ${parts['structureGroup']}: it is areas or iterations.`,
  );
}

/** The node that the address names; the root when it names none. */
function demandNode(call: AzureCall): ClassificationNode {
  const project = demandProject(call);
  const below = (call.parts['path'] ?? '').split(/[\\/]/).filter((part) => part !== '');
  const node = worldOf(call).nodeAt(project.id, kindOf(call), [project.name, ...below].join('\\'));
  if (node) return node;
  throw noSuchNode(below.join('\\'));
}

function noSuchNode(name: string): AzureRefusal {
  return new AzureRefusal(
    404,
    'ClassificationNodeNotFoundException',
    `VS402485: The area or iteration '${name}' does not exist, or you do not have permission to read it.`,
  );
}

const moment = z.union([z.string(), z.null()]).optional();
const bodySchema = z.object({
  id: z.int().optional(),
  name: z.string().optional(),
  attributes: z.object({ startDate: moment, finishDate: moment }).nullish(),
});

function readBody(call: AzureCall): z.infer<typeof bodySchema> {
  const parsed = bodySchema.safeParse(call.body);
  if (!parsed.success)
    throw new AzureRefusal(
      400,
      'VssPropertyValidationException',
      'The request needs a body with the name of a node, and its dates if it is an iteration.',
    );
  return parsed.data;
}

/** A body with an id moves that node below this one. */
function growBelow(call: AzureCall): AzureAnswer {
  holdToRights(call);
  const parent = demandNode(call);
  const { id, name = '', attributes } = readBody(call);
  const moving = id === undefined ? undefined : worldOf(call).nodes.get(String(id));
  if (id !== undefined && (moving?.projectId !== parent.projectId || moving.kind !== parent.kind))
    throw noSuchNode(String(id));
  const node = moving
    ? moveNode(worldOf(call), moving, parent)
    : createNode(worldOf(call), parent, name, attributes ?? undefined);
  return { status: moving ? 200 : 201, body: nodeAnswer(call, node, 0) };
}

function change(call: AzureCall): AzureAnswer {
  holdToRights(call);
  const { name, attributes } = readBody(call);
  return { body: nodeAnswer(call, changeNode(worldOf(call), demandNode(call), name, attributes ?? undefined), 0) };
}

/** Items of the removed branch go to the node `$reclassifyId`. */
function remove(call: AzureCall): AzureAnswer {
  holdToRights(call);
  const heir = worldOf(call).nodes.get(call.query.get('$reclassifyId') ?? '');
  removeNode(worldOf(call), demandNode(call), heir);
  return { status: 204 };
}

function holdToRights(call: AzureCall): void {
  if (call.organization.mayAdminister(call.caller.personId, demandProject(call).id)) return;
  const name = call.organization.person(call.caller.personId)?.name ?? call.caller.personId;
  throw new AzureRefusal(
    403,
    'AccessCheckException',
    `TF50309: The following account does not have sufficient permissions to complete the operation: ${name}. The following permissions are needed to perform this operation: Create child nodes, Edit this node.`,
  );
}
