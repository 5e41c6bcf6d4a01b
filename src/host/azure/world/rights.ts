import type { WorkItem } from '#host/azure/seams';
import type { World } from '#host/azure/world/world';

/** True when somebody sees work items of this area. Everybody in the organization reads, unless an area above says otherwise. */
export function mayRead(world: World, personId: string, areaId: unknown): boolean {
  return world.people.get(personId) !== undefined && restriction(world, personId, areaId) !== 'nothing';
}

/** True when somebody may change work items of this area. */
export function mayWrite(world: World, personId: string, areaId: unknown): boolean {
  const person = world.people.get(personId);
  return person !== undefined && person.access !== 'reader' && restriction(world, personId, areaId) === undefined;
}

/** True when somebody administers a project: nodes, fields, teams. */
export function mayAdminister(world: World, personId: string): boolean {
  return world.people.get(personId)?.access === 'admin';
}

/** The area that decides whether an item may be seen. */
export function areaOf(item: Pick<WorkItem, 'fields'>): unknown {
  return item.fields['System.AreaId'];
}

/** The nearest restriction, upwards from the area. */
function restriction(world: World, personId: string, areaId: unknown): 'nothing' | 'read' | undefined {
  const all = world.restrictionsOf.of(personId);
  if (all.length === 0) return undefined;
  for (let node = world.nodes.get(String(areaId)); node; node = world.nodes.get(node.parentId?.toString())) {
    const found = all.find((candidate) => candidate.areaId === node!.id);
    if (found) return found.may;
  }
  return undefined;
}
