import type { ProjectData } from '../../../azure/pages/page-data';
import type { WorkItemType } from '../../../azure/seams';

/** What a new work item's form begins with: the type's defaults, its first state, the project's own area and iteration. */
export function newItemValues(project: ProjectData, typeName: string): Record<string, unknown> {
  const type = project.types.find(({ name }) => name === typeName);
  const given = (type?.fields ?? []).flatMap(({ referenceName, default: value }) =>
    value === undefined ? [] : [[referenceName, value] as const],
  );
  const [first] = type?.states ?? [];
  const open = project.areas.find((path) => !project.closedAreas.includes(path));
  return {
    'System.AreaPath': open ?? project.areas[0] ?? project.name,
    'System.IterationPath': project.iterations[0]?.path ?? project.name,
    ...(first && { 'System.State': first.name }),
    ...Object.fromEntries(given),
  };
}

/** Fields that people must fill. Reason, identifiers, moments and the like are required, too, and the server's to fill. */
export function requiredFields(type: WorkItemType | undefined): readonly string[] {
  const own = (type?.fields ?? []).filter(
    ({ referenceName, isRequired, isReadOnly }) =>
      isRequired && !isReadOnly && !/^System\.|\b(StateChange|Activated|Resolved|Closed)(Date|By)$/.test(referenceName),
  );
  return ['System.Title', ...own.map(({ referenceName }) => referenceName)];
}
