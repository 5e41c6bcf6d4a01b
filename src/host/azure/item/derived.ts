import type { ClassificationNode, FieldValue, Relation } from '#host/azure/seams';
import type { World } from '#host/azure/world/world';

type Fields = Readonly<Record<string, FieldValue>>;

/**
 * Fields with what follows from others put in or renewed: paths and project from the nodes' ids, parent and counts from relations.
 * Stored revisions leave all of these out.
 */
export function withDerived(
  world: World,
  fields: Fields,
  relations: readonly Relation[],
  commentCount: number,
): Fields {
  const area = world.nodes.get(String(fields['System.AreaId']));
  const iteration = world.nodes.get(String(fields['System.IterationId']));
  const parent = relations.find(({ rel }) => rel === 'System.LinkTypes.Hierarchy-Reverse');
  const { 'System.Parent': _, ...rest } = fields;
  return {
    ...rest,
    ...(area && {
      'System.AreaPath': area.path,
      'System.TeamProject': world.projects.get(area.projectId)?.name ?? '',
      'System.NodeName': area.name,
    }),
    ...(iteration && { 'System.IterationPath': iteration.path }),
    'System.CommentCount': commentCount,
    ...(parent && { 'System.Parent': parent.target as number }),
  };
}

const derivedNames = [
  'System.AreaPath',
  'System.IterationPath',
  'System.TeamProject',
  'System.NodeName',
  'System.CommentCount',
  'System.Parent',
];

/** True for fields that are never stored with a revision. */
export function isDerived(referenceName: string): boolean {
  return derivedNames.includes(referenceName);
}

/** `System.AreaLevel1` … and counts of relations: only `$expand` shows them. */
export function levels(
  node: ClassificationNode | undefined,
  prefix: 'System.AreaLevel' | 'System.IterationLevel',
): Fields {
  return Object.fromEntries(
    (node?.path.split('\\') ?? []).slice(0, 7).map((name, index) => [`${prefix}${index + 1}`, name]),
  );
}
