import { platformFields } from '#host/azure/field/platform-fields';
import { withDerived } from '#host/azure/item/derived';
import type { FieldValue, Project, Relation, WorkItem } from '#host/azure/seams';
import type {
  Contents,
  LoadedItem,
  LoadedLink,
  LoadedProject,
  LoadedRestriction,
  LoadedRevision,
} from '#host/azure/world/contents';
import { guidOf } from '#host/azure/world/guid';
import { applyFields } from '#host/azure/world/history';
import { linkEnd } from '#host/azure/world/link-types';
import { growNode } from '#host/azure/world/nodes';
import type { World } from '#host/azure/world/world';

/** Fills an empty world: people, fields, projects with trees and teams, then items with their links. */
export function loadContents(world: World, contents: Contents): void {
  world.facts.put({ name: 'organization', value: contents.name });
  for (const person of contents.people) world.people.put(person);
  for (const field of [...platformFields, ...(contents.fields ?? [])]) world.fields.put(field);
  for (const project of contents.projects) loadProject(world, project);
  for (const restriction of contents.restrictions ?? []) restrict(world, restriction);
  const relations = relationsOf(contents.links ?? []);
  for (const item of contents.items) loadItem(world, item, relations.get(item.id) ?? []);
}

/** Takes rights in an area from somebody. */
export function restrict(world: World, { personId, areaPath, may }: LoadedRestriction): void {
  const project = world.projectByIdOrName(areaPath.split('\\')[0] ?? '');
  const area = project && world.nodeAt(project.id, 'area', areaPath);
  if (!area) throw new Error(`There is no area ${areaPath}.`);
  world.restrictions.put({ id: `${personId}/${area.id}`, personId, areaId: area.id, may });
}

function loadProject(
  world: World,
  { areas = [], iterations = [], teams = [], properties = {}, ...source }: LoadedProject,
): void {
  const id = source.id ?? guidOf(`project/${source.name}`);
  const project: Project = { ...source, id };
  world.projects.put(project);
  for (const [name, value] of Object.entries(properties)) world.properties.put({ projectId: id, name, value });
  growNode(world, id, 'area', project.name);
  growNode(world, id, 'iteration', project.name);
  for (const path of areas) growNode(world, id, 'area', path);
  for (const { path, start, finish } of iterations) {
    const node = growNode(world, id, 'iteration', path);
    world.nodes.put({ ...node, ...(start !== undefined && { start }), ...(finish !== undefined && { finish }) });
  }
  const all =
    teams.length > 0
      ? teams
      : [
          {
            name: `${project.name} Team`,
            memberIds: world.people.list().map((person) => person.id),
            areaPaths: [project.name],
            iterationPaths: [],
          },
        ];
  all.forEach(({ name, memberIds, areaPaths, iterationPaths }, index) => {
    const iterationIds = iterationPaths.map((path) => growNode(world, id, 'iteration', path).identifier);
    for (const path of areaPaths) growNode(world, id, 'area', path);
    world.teams.put({
      id: guidOf(`team/${id}/${name}`),
      projectId: id,
      name,
      isDefault: index === 0,
      memberIds,
      areaPaths,
      iterationIds,
    });
  });
}

/** Both ends of every link, by the item that holds them. */
function relationsOf(links: readonly LoadedLink[]): ReadonlyMap<number, Relation[]> {
  const held = new Map<number, Relation[]>();
  const hold = (id: number, relation: Relation) => held.set(id, [...(held.get(id) ?? []), relation]);
  for (const { rel, from, to, comment } of links) {
    const end = linkEnd(rel);
    if (!end) throw new Error(`There is no link type ${rel}.`);
    const attributes = { isLocked: false, ...(comment !== undefined && { comment }) };
    hold(from, { rel: end.referenceName, target: to, attributes: { ...attributes } });
    hold(to, { rel: end.opposite, target: from, attributes: { ...attributes } });
  }
  return held;
}

function loadItem(world: World, source: LoadedItem, links: readonly Relation[]): void {
  const project = world.projectByIdOrName(source.project);
  if (!project) throw new Error(`Work item ${source.id} is in no project that is loaded: ${source.project}.`);
  world.reserve('item', source.id);
  const first = source.revisions[0];
  if (!first) throw new Error(`Work item ${source.id} has no revision.`);
  const hyperlinks = (source.hyperlinks ?? []).map(({ url, comment }): Relation => ({
    rel: 'Hyperlink',
    target: url,
    attributes: {
      id: world.next('resource'),
      authorizedDate: first.at,
      resourceCreatedDate: first.at,
      ...(comment !== undefined && { comment }),
    },
  }));
  const relations = [...links, ...hyperlinks];
  let fields: Readonly<Record<string, FieldValue>> = {};
  source.revisions.forEach((revision, index) => {
    const changes = storedFields(world, project, revision, fields, index === 0);
    const opening: Record<string, FieldValue | null> =
      index === 0 ? { 'System.CreatedBy': revision.by, 'System.CreatedDate': revision.at, ...changes } : changes;
    const { 'System.History': _, ...lasting } = opening;
    fields = applyFields(fields, lasting);
    world.revisions.add({
      itemId: source.id,
      rev: index + 1,
      at: revision.at,
      by: revision.by,
      fields: opening,
      ...(index === 0 && relations.length > 0 && { added: relations }),
    });
  });
  for (const { by, at, text } of source.comments ?? []) {
    world.comments.put({
      id: world.next('comment'),
      itemId: source.id,
      text,
      createdBy: by,
      createdAt: at,
      modifiedBy: by,
      modifiedAt: at,
      version: 1,
      isDeleted: false,
      format: 'html',
    });
  }
  const last = source.revisions.at(-1)!;
  const rev = source.revisions.length;
  const whole = {
    ...fields,
    'System.Id': source.id,
    'System.Rev': rev,
    'System.ChangedBy': last.by,
    'System.ChangedDate': last.at,
  };
  const item: WorkItem = {
    id: source.id,
    rev,
    projectId: project.id,
    fields: withDerived(world, whole, relations, source.comments?.length ?? 0),
    relations,
  };
  world.items.put(item);
}

/** A revision's fields as they are stored: ids of nodes instead of paths. */
function storedFields(
  world: World,
  project: Project,
  { at, fields: { ...fields } }: LoadedRevision,
  before: Readonly<Record<string, FieldValue>>,
  isFirst: boolean,
): Record<string, FieldValue | null> {
  const { 'System.AreaPath': area, 'System.IterationPath': iteration, 'System.TeamProject': _, ...rest } = fields;
  const isMoved = 'System.State' in rest && rest['System.State'] !== before['System.State'];
  return {
    ...rest,
    ...((isFirst || area !== undefined) && {
      'System.AreaId': growNode(world, project.id, 'area', String(area ?? project.name)).id,
    }),
    ...((isFirst || iteration !== undefined) && {
      'System.IterationId': growNode(world, project.id, 'iteration', String(iteration ?? project.name)).id,
    }),
    ...(isMoved && { 'Microsoft.VSTS.Common.StateChangeDate': at }),
  };
}
