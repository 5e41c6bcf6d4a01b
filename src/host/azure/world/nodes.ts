import type { ClassificationNode } from '#host/azure/seams';
import { guidOf } from '#host/azure/world/guid';
import type { World } from '#host/azure/world/world';

/** What separates the names in a path. */
export const separator = '\\';

/** The path of the node above; empty for a root. */
export function parentPath(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf(separator)));
}

/** Finds the node at a path, or makes it and those above it that are missing. */
export function growNode(
  world: World,
  projectId: string,
  kind: ClassificationNode['kind'],
  path: string,
): ClassificationNode {
  const known = world.nodeAt(projectId, kind, path);
  if (known) return known;
  const above = parentPath(path);
  const parent = above === '' ? undefined : growNode(world, projectId, kind, above);
  const name = path.slice(path.lastIndexOf(separator) + 1);
  const id = world.next('node');
  const identifier = guidOf(`node/${projectId}/${kind}/${path}/${id}`);
  return world.nodes.put({
    id,
    identifier,
    projectId,
    kind,
    name,
    path: parent ? `${parent.path}${separator}${name}` : name,
    ...(parent && { parentId: parent.id }),
  });
}

/** The node itself and all below it. */
export function branch(world: World, node: ClassificationNode): readonly ClassificationNode[] {
  return [node, ...world.childrenOf.of(String(node.id)).flatMap((child) => branch(world, child))];
}
