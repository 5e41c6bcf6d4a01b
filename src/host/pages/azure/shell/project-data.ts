import type { ProjectCard, ProjectData } from '../../../azure/pages/page-data';
import { read } from '../../api/rest';
import { useResource, type Resource } from '../../api/use-resource';

/** All projects, for lists of them. */
export function useProjects(): Resource<readonly ProjectCard[]> {
  return useResource('projects', (signal) => read<readonly ProjectCard[]>('/host/azure/projects/all', signal));
}

const known = new Map<string, Promise<ProjectData>>();

/** One project by name or id; read once a visit, since its process does not change under an open page. */
export function readProject(name: string): Promise<ProjectData> {
  const reading = known.get(name) ?? read<ProjectData>(`/host/azure/projects/one?name=${encodeURIComponent(name)}`);
  known.set(name, reading);
  reading.catch(() => known.delete(name));
  return reading;
}

/** One project by its name in the address. */
export function useProject(name: string | undefined): Resource<ProjectData> {
  return useResource(name === undefined ? undefined : `project ${name}`, () => readProject(name ?? ''));
}
