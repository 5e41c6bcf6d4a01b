import { z } from 'zod';
import { queryForm } from '#host/azure/item/query-form';
import { CaselessQuery } from '#host/azure/rest/caseless-query';
import { identityRef } from '#host/azure/rest/identity';
import { demandProject, flagIn, numberIn } from '#host/azure/rest/parameters';
import { AzureRefusal, type AzureAnswer, type AzureCall, type AzureRoute } from '#host/azure/seams';
import { guidOf, isGuid } from '#host/azure/world/guid';
import type { SavedQuery } from '#host/azure/world/entities';
import { holdToWiql } from '#host/azure/wiql/routes';
import { worldOf } from '#host/azure/world/organization';

const [read, write] = [['vso.work'], ['vso.work_write']];
const template = '{project}/_apis/wit/queries/{*query}';

/** Saved queries: two roots, `My Queries` of each person and `Shared Queries` of the project. What is removed can be brought back. */
export const queryRoutes: readonly AzureRoute[] = [
  { method: 'GET', template: '{project}/_apis/wit/queries', scopes: read, answer: listQueries },
  {
    method: 'GET',
    template,
    scopes: read,
    answer: (call) => ({ body: queryAnswer(call, demandQuery(call), numberIn(call, '$depth', 0)) }),
  },
  { method: 'POST', template, scopes: write, answer: createQuery },
  { method: 'PATCH', template, scopes: write, answer: changeQuery },
  { method: 'DELETE', template, scopes: write, answer: removeQuery },
  { method: 'POST', template: '{project}/_apis/wit/queriesbatch', scopes: read, answer: readBatch },
];

/** Removed ones are seen by those who ask for them, and by the call that brings them back. */
function isSeen({ caller, project, query: asked, method }: AzureCall, query: SavedQuery): boolean {
  if (query.isDeleted === true && method !== 'PATCH' && asked.get('$includeDeleted')?.toLowerCase() !== 'true')
    return false;
  return (
    (query.ownerId === undefined || query.ownerId === caller.personId) && (!project || query.projectId === project.id)
  );
}

/** The roots come with the first look: nobody creates them. */
function roots(call: AzureCall): readonly SavedQuery[] {
  const { id: projectId } = demandProject(call);
  const world = worldOf(call);
  const person = call.caller.personId;
  const at = new Date(0).toISOString();
  const shared = { projectId, isFolder: true, createdBy: person, createdAt: at, modifiedBy: person, modifiedAt: at };
  return [
    { ...shared, id: guidOf(`queries/${projectId}/${person}`), name: 'My Queries', ownerId: person },
    { ...shared, id: guidOf(`queries/${projectId}`), name: 'Shared Queries' },
  ].map((root) => world.queries.get(root.id) ?? world.queries.put(root));
}

function childrenOf(call: AzureCall, parent: SavedQuery): readonly SavedQuery[] {
  return worldOf(call)
    .queries.list()
    .filter((query) => query.parentId === parent.id && isSeen(call, query));
}

function listQueries(call: AzureCall): AzureAnswer {
  const depth = numberIn(call, '$depth', 0);
  const filter = call.query.get('$filter')?.toLowerCase();
  if (filter === undefined) return { body: roots(call).map((root) => queryAnswer(call, root, depth)) };
  roots(call);
  const found = worldOf(call)
    .queries.list()
    .filter((query) => isSeen(call, query) && query.name.toLowerCase().includes(filter));
  return { body: { count: found.length, hasMore: false, value: found.map((query) => queryAnswer(call, query, 0)) } };
}

/** By id or by path, `Shared Queries/Folder/Name`. */
function demandQuery(call: AzureCall): SavedQuery {
  const wanted = call.parts['query'] ?? '';
  if (isGuid(wanted)) {
    roots(call);
    const found = worldOf(call).queries.get(wanted.toLowerCase());
    if (found && isSeen(call, found)) return found;
    throw noSuchQuery(wanted);
  }
  const [first = '', ...rest] = wanted.split('/');
  let query = roots(call).find(({ name }) => name.toLowerCase() === first.toLowerCase());
  for (const part of rest) {
    const named: readonly SavedQuery[] = query
      ? childrenOf(call, query).filter(({ name }) => name.toLowerCase() === part.toLowerCase())
      : [];
    query = named.find(({ isDeleted }) => isDeleted !== true) ?? named[0];
  }
  if (query) return query;
  throw noSuchQuery(wanted);
}

function noSuchQuery(name: string): AzureRefusal {
  return new AzureRefusal(
    404,
    'QueryItemNotFoundException',
    `TF401243: The query ${name} does not exist, or you do not have permission to read it.`,
  );
}

function pathOf(call: AzureCall, query: SavedQuery): string {
  const parent = worldOf(call).queries.get(query.parentId);
  return parent ? `${pathOf(call, parent)}/${query.name}` : query.name;
}

function queryAnswer(call: AzureCall, query: SavedQuery, depth: number): Readonly<Record<string, unknown>> {
  const children = query.isFolder ? childrenOf(call, query) : [];
  const url = `${call.base}/${query.projectId}/_apis/wit/queries/${query.id}`;
  const expand =
    ['none', 'wiql', 'clauses', 'all', 'minimal'].find((word, number) =>
      [word, String(number)].includes(call.query.get('$expand')?.toLowerCase() ?? ''),
    ) ?? 'none';
  const isExpanded = expand === 'clauses' || expand === 'all';
  return {
    id: query.id,
    name: query.name,
    path: pathOf(call, query),
    createdBy: identityRef(call, query.createdBy),
    createdDate: new Date(query.createdAt),
    lastModifiedBy: identityRef(call, query.modifiedBy),
    lastModifiedDate: new Date(query.modifiedAt),
    ...(query.isFolder
      ? { isFolder: true, hasChildren: children.length > 0 }
      : queryForm(call, query.wiql ?? '', {
          hasColumns: expand !== 'none' && expand !== 'minimal',
          hasClauses: isExpanded,
        })),
    ...(!query.isFolder && expand !== 'none' && { wiql: query.wiql }),
    ...(query.isDeleted === true && { isDeleted: true }),
    ...(depth > 0 && children.length > 0 && { children: children.map((child) => queryAnswer(call, child, depth - 1)) }),
    isPublic: query.ownerId === undefined,
    _links: { self: { href: url }, html: { href: `${call.base}/${query.projectId}/_queries/query/${query.id}` } },
    url,
  };
}

const bodySchema = z.object({
  id: z.string().optional(),
  name: z.string().trim().min(1).max(255).optional(),
  wiql: z.string().max(32_000).nullish(),
  isFolder: z.boolean().nullish(),
  isDeleted: z.boolean().nullish(),
});

function readBody(call: AzureCall): z.infer<typeof bodySchema> {
  const parsed = bodySchema.safeParse(call.body);
  if (!parsed.success)
    throw new AzureRefusal(
      400,
      'VssPropertyValidationException',
      'The request needs a body with the name of a query and its WIQL, or isFolder.',
    );
  return parsed.data;
}

/** A body with an id moves that query here. */
function createQuery(call: AzureCall): AzureAnswer {
  const parent = demandQuery(call);
  if (!parent.isFolder) throw new AzureRefusal(400, 'QueryItemException', `${parent.name} is a query, not a folder.`);
  holdToRights(call, parent);
  const { id, name, wiql, isFolder } = readBody(call);
  const world = worldOf(call);
  const moved = id === undefined ? undefined : world.queries.get(id.toLowerCase());
  if (moved && isSeen(call, moved)) {
    holdToName(call, parent, moved.name);
    return {
      body: queryAnswer(
        call,
        world.queries.put({
          ...moved,
          parentId: parent.id,
          ...(parent.ownerId !== undefined && { ownerId: parent.ownerId }),
        }),
        0,
      ),
    };
  }
  if (name === undefined || (isFolder !== true && (wiql ?? '') === ''))
    throw new AzureRefusal(400, 'QueryItemException', 'A query needs a name and its WIQL.');
  if (isFolder !== true) holdToWiql(call, wiql!);
  holdToName(call, parent, name);
  const at = call.organization.now().toISOString();
  const by = call.caller.personId;
  const query: SavedQuery = {
    id: guidOf(`query/${parent.id}/${name}/${world.next('query')}`),
    projectId: parent.projectId,
    parentId: parent.id,
    name,
    isFolder: isFolder === true,
    ...(parent.ownerId !== undefined && { ownerId: parent.ownerId }),
    ...(isFolder !== true && { wiql: wiql! }),
    createdBy: by,
    createdAt: at,
    modifiedBy: by,
    modifiedAt: at,
  };
  return { status: 201, body: queryAnswer(call, world.queries.put(query), 0) };
}

function changeQuery(call: AzureCall): AzureAnswer {
  const query = demandQuery(call);
  holdToRights(call, query);
  const { name, wiql, isDeleted } = readBody(call);
  if (query.isDeleted === true) return bringBack(call, query, isDeleted);
  if (typeof wiql === 'string') holdToWiql(call, wiql);
  const parent = worldOf(call).queries.get(query.parentId);
  if (!parent) throw new AzureRefusal(400, 'QueryItemException', 'The roots of the queries cannot be changed.');
  if (name !== undefined && name.toLowerCase() !== query.name.toLowerCase()) holdToName(call, parent, name);
  const changed = {
    ...query,
    ...(name !== undefined && { name }),
    ...(typeof wiql === 'string' && { wiql }),
    modifiedBy: call.caller.personId,
    modifiedAt: call.organization.now().toISOString(),
  };
  return { body: queryAnswer(call, worldOf(call).queries.put(changed), 0) };
}

function removeQuery(call: AzureCall): AzureAnswer {
  const query = demandQuery(call);
  holdToRights(call, query);
  if (query.parentId === undefined)
    throw new AzureRefusal(400, 'QueryItemException', 'The roots of the queries cannot be removed.');
  remove(call, query);
  return { status: 204 };
}

/** Queries stay, as removed ones, until somebody brings them back. */
function remove(call: AzureCall, query: SavedQuery): void {
  for (const child of childrenOf(call, query)) remove(call, child);
  worldOf(call).queries.put({ ...query, isDeleted: true });
}

function bringBack(call: AzureCall, query: SavedQuery, isDeleted: boolean | null | undefined): AzureAnswer {
  if (isDeleted !== false) throw noSuchQuery(query.name);
  const parent = worldOf(call).queries.get(query.parentId);
  if (!parent || parent.isDeleted === true)
    throw new AzureRefusal(400, 'QueryItemException', `The folder of ${query.name} is gone: bring that back first.`);
  holdToName(call, parent, query.name);
  restore(call, query, flagIn(call, '$undeleteDescendants'));
  return { body: queryAnswer(call, worldOf(call).queries.get(query.id)!, 0) };
}

function restore(call: AzureCall, query: SavedQuery, isDeep: boolean): void {
  const { isDeleted: _, ...kept } = query;
  worldOf(call).queries.put(kept);
  if (isDeep) for (const child of childrenOf(call, query)) restore(call, child, true);
}

const batchSchema = z.object({
  ids: z.array(z.string()).min(1).max(1000),
  $expand: z.union([z.string(), z.int()]).nullish(),
  errorPolicy: z.union([z.string(), z.int()]).nullish(),
});

/** In the order asked; with the omit policy those that are not there are left out. */
function readBatch(call: AzureCall): AzureAnswer {
  const parsed = batchSchema.safeParse(call.body);
  if (!parsed.success)
    throw new AzureRefusal(
      400,
      'VssPropertyValidationException',
      'The request needs a body with the ids of at most 1000 queries.',
    );
  const { ids, $expand, errorPolicy } = parsed.data;
  const query = new CaselessQuery(new URLSearchParams({ $expand: String($expand ?? '') }));
  const isOmitting = ['2', 'omit'].includes(String(errorPolicy).toLowerCase());
  const found = ids.flatMap((id) => {
    const one = worldOf(call).queries.get(id.toLowerCase());
    if (one && isSeen(call, one)) return [queryAnswer({ ...call, query }, one, 0)];
    if (isOmitting) return [];
    throw noSuchQuery(id);
  });
  return { body: found };
}

/** Members write to shared folders, everybody to their own. */
function holdToRights({ caller, organization }: AzureCall, query: SavedQuery): void {
  if (query.ownerId === caller.personId || organization.person(caller.personId)?.access !== 'reader') return;
  throw new AzureRefusal(
    403,
    'QueryItemAccessException',
    'TF401258: You do not have permission to change this folder of queries.',
  );
}

function holdToName(call: AzureCall, parent: SavedQuery, name: string): void {
  if (
    !childrenOf(call, parent).some(
      (query) => query.isDeleted !== true && query.name.toLowerCase() === name.toLowerCase(),
    )
  )
    return;
  throw new AzureRefusal(
    409,
    'QueryItemDuplicateNameException',
    `TF237018: A query or a folder named ${name} exists already.`,
  );
}
