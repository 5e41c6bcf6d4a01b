import { PlatformEnum } from '#host/azure/rest/platform-enum';
import type { AzureCall, ClassificationNode } from '#host/azure/seams';
import { worldOf } from '#host/azure/world/organization';

/** The two trees, as addresses name them. */
export type StructureGroup = 'Areas' | 'Iterations';

/** A node as REST answers it, with children down to a depth. Links only at the top, as the platform does. */
export function nodeAnswer(
  call: AzureCall,
  node: ClassificationNode,
  depth: number,
  isTop = true,
): Readonly<Record<string, unknown>> {
  const children = worldOf(call).childrenOf.of(String(node.id));
  const url = nodeUrl(call, node);
  const parent = worldOf(call).nodes.get(node.parentId?.toString());
  return {
    id: node.id,
    identifier: node.identifier,
    name: node.name,
    structureType: new PlatformEnum(node.kind, node.kind === 'area' ? 0 : 1),
    hasChildren: children.length > 0,
    ...(depth > 0 &&
      children.length > 0 && { children: children.map((child) => nodeAnswer(call, child, depth - 1, false)) }),
    ...(node.start !== undefined &&
      node.finish !== undefined && {
        attributes: { startDate: new Date(node.start), finishDate: new Date(node.finish) },
      }),
    path: structurePath(node),
    ...(isTop && { _links: { self: { href: url }, ...(parent && { parent: { href: nodeUrl(call, parent) } }) } }),
    url,
  };
}

/** `\Project\Area\Team`: unlike the paths of fields it names the tree. */
function structurePath({ path, kind }: ClassificationNode): string {
  const [root = '', ...rest] = path.split('\\');
  return ['', root, kind === 'area' ? 'Area' : 'Iteration', ...rest].join('\\');
}

function nodeUrl({ base }: AzureCall, { projectId, path, kind }: ClassificationNode): string {
  const below = path.split('\\').slice(1).map(encodeURIComponent);
  return [
    `${base}/${projectId}/_apis/wit/classificationNodes`,
    kind === 'area' ? 'Areas' : 'Iterations',
    ...below,
  ].join('/');
}
