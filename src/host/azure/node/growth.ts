import { withDerived } from '#host/azure/item/derived';
import { AzureRefusal, type ClassificationNode } from '#host/azure/seams';
import { branch, growNode, separator } from '#host/azure/world/nodes';
import type { World } from '#host/azure/world/world';

/** Levels of a tree, https://learn.microsoft.com/azure/devops/organizations/settings/work/object-limits (2026-11-22). */
const deepest = 14;

/** Dates of an iteration as a request brings them; null takes them away. */
export interface Dates {
  readonly startDate?: string | null | undefined;
  readonly finishDate?: string | null | undefined;
}

/** Makes a node. Throws the platform's refusal of a name that is taken or not allowed. */
export function createNode(
  world: World,
  parent: ClassificationNode,
  name: string,
  dates: Dates | undefined,
): ClassificationNode {
  holdToName(world, parent, name);
  if (parent.path.split(separator).length >= deepest)
    throw refused(`VS402376: A tree can have at most ${deepest} levels.`);
  const node = growNode(world, parent.projectId, parent.kind, `${parent.path}${separator}${name}`);
  return dates ? world.nodes.put(withDates(node, dates)) : node;
}

/** Renames a node or changes its dates. Work items follow without a revision. */
export function changeNode(
  world: World,
  node: ClassificationNode,
  name: string | undefined,
  dates: Dates | undefined,
): ClassificationNode {
  const parent = world.nodes.get(node.parentId?.toString());
  const isRenamed = name !== undefined && name !== node.name;
  if (isRenamed && !parent) throw refused('The root of a tree has the name of its project.');
  if (isRenamed) holdToName(world, parent!, name, node);
  const dated = world.nodes.put(dates ? withDates(node, dates) : node);
  return isRenamed ? place(world, dated, parent!, name) : dated;
}

/** Puts a node with all below it under another one. */
export function moveNode(world: World, node: ClassificationNode, parent: ClassificationNode): ClassificationNode {
  if (branch(world, node).some(({ id }) => id === parent.id)) throw refused('A node cannot be moved below itself.');
  holdToName(world, parent, node.name, node);
  return place(world, node, parent, node.name);
}

/** Removes a node with all below it; its items go to the heir. */
export function removeNode(world: World, node: ClassificationNode, heir: ClassificationNode | undefined): void {
  const gone = new Set(branch(world, node).map(({ id }) => id));
  if (node.parentId === undefined) throw refused('The root of a tree cannot be removed.');
  const field = node.kind === 'area' ? 'System.AreaId' : 'System.IterationId';
  const items = world.items.list().filter((item) => gone.has(Number(item.fields[field])));
  const isFit = heir?.projectId === node.projectId && heir.kind === node.kind && !gone.has(heir.id);
  if (!isFit && (heir || items.length > 0))
    throw refused(
      `VS402382: The node to which work items move must be another ${node.kind} of the same project: name it in $reclassifyId.`,
    );
  for (const item of items)
    world.items.put({
      ...item,
      fields: withDerived(
        world,
        { ...item.fields, [field]: heir!.id },
        item.relations,
        Number(item.fields['System.CommentCount'] ?? 0),
      ),
    });
  for (const id of gone) {
    const identifier = world.nodes.get(String(id))!.identifier;
    for (const team of world.teams.list())
      if (team.iterationIds.includes(identifier))
        world.teams.put({ ...team, iterationIds: team.iterationIds.filter((other) => other !== identifier) });
    world.nodes.delete(String(id));
  }
}

/** Gives a branch its new paths, and with them items and teams. */
function place(world: World, node: ClassificationNode, parent: ClassificationNode, name: string): ClassificationNode {
  const before = node.path;
  const after = `${parent.path}${separator}${name}`;
  const moved = branch(world, node);
  for (const each of moved)
    world.nodes.put({
      ...each,
      path: after + each.path.slice(before.length),
      ...(each.id === node.id && { name, parentId: parent.id }),
    });
  const ids = new Set(moved.map(({ id }) => id));
  const field = node.kind === 'area' ? 'System.AreaId' : 'System.IterationId';
  for (const item of world.items.list()) {
    if (ids.has(Number(item.fields[field])))
      world.items.put({
        ...item,
        fields: withDerived(world, item.fields, item.relations, Number(item.fields['System.CommentCount'] ?? 0)),
      });
  }
  const renamed = (path: string) =>
    path === before || path.startsWith(`${before}${separator}`) ? after + path.slice(before.length) : path;
  if (node.kind === 'area')
    for (const team of world.teamsOf.of(node.projectId))
      world.teams.put({ ...team, areaPaths: team.areaPaths.map(renamed) });
  return world.nodes.get(String(node.id))!;
}

/** https://learn.microsoft.com/azure/devops/organizations/settings/about-areas-iterations (2026-11-22) */
const forbidden = /[\\/$?*:"&<>#%|+\u0000-\u001f\u007f\p{Surrogate}]/u;

function holdToName(world: World, parent: ClassificationNode, name: string, self?: ClassificationNode): void {
  const isReserved = name === '.' || name === '..' || /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(name);
  if (name.trim() === '' || name.length > 255 || forbidden.test(name) || isReserved)
    throw refused(`VS402384: The name '${name}' is not valid for an area or iteration.`);
  const sibling = world.childrenOf
    .of(String(parent.id))
    .find((other) => other.name.toLowerCase() === name.toLowerCase() && other.id !== self?.id);
  if (sibling) {
    throw new AzureRefusal(
      409,
      'ClassificationNodeDuplicateNameException',
      `VS402371: Classification node name ${name} is already in use by a different sibling node. Provide a different name and try again.`,
    );
  }
}

function withDates(node: ClassificationNode, { startDate, finishDate }: Dates): ClassificationNode {
  if (node.kind === 'area') throw refused('An area has no dates.');
  const { start, finish, ...bare } = node;
  const [from, to] = [
    startDate === undefined ? start : readDate(startDate),
    finishDate === undefined ? finish : readDate(finishDate),
  ];
  if ((from === undefined) !== (to === undefined))
    throw refused('VS402380: An iteration needs a start date and a finish date, or neither.');
  if (from === undefined || to === undefined) return bare;
  if (from > to) throw refused('VS402381: The finish date of an iteration must not be before its start date.');
  return { ...bare, start: from, finish: to };
}

function readDate(text: string | null): string | undefined {
  if (text === null || text === '') return undefined;
  const moment = new Date(/^\d{4}-\d\d-\d\dT[\d:.]+$/.test(text) ? `${text}Z` : text);
  if (Number.isNaN(moment.getTime())) throw refused(`'${text}' is not a date.`);
  return moment.toISOString();
}

function refused(message: string): AzureRefusal {
  return new AzureRefusal(400, 'ClassificationNodeException', message);
}
