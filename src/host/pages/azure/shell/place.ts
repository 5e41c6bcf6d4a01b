import type { ProjectData } from '../../../azure/pages/page-data';
import type { Place } from '../host/place';

/** Where an extension is when it is shown on a page of a project. */
export function placeIn(project: ProjectData | undefined): Place {
  const team = project?.teams.find(({ isDefault }) => isDefault) ?? project?.teams[0];
  return project
    ? { project: { id: project.id, name: project.name }, team: team && { id: team.id, name: team.name } }
    : {};
}

/** Path of a project's pages, without a slash at its end. */
export function projectPath(name: string): string {
  return `/azure/${encodeURIComponent(name)}`;
}
