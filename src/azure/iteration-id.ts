import type { ProjectId } from '#core/issue';
import type { IterationId } from '#core/train/ids';

/** An iteration's id: its node does not say which project's tree it is in, and nothing else would. */
export function iterationIdOf(projectId: ProjectId | string, node: string): IterationId {
  return `${projectId}/${node}`.toLowerCase() as IterationId;
}

/** Project and node of an id; nothing for a text that is none. */
export function iterationPlace(
  iteration: string,
): { readonly projectId: ProjectId; readonly node: string } | undefined {
  const [projectId = '', node = '', ...rest] = iteration.split('/');
  return projectId === '' || node === '' || rest.length > 0 ? undefined : { projectId: projectId as ProjectId, node };
}
