import type { ProjectData } from '../../../azure/pages/page-data';
import { useResource, type Resource } from '../../api/use-resource';
import { call } from '../api/rest';

/** A level of a team's backlogs. */
export interface BacklogLevel {
  /** Its category: `Microsoft.FeatureCategory`. */
  readonly id: string;
  readonly name: string;
  readonly type: 'portfolio' | 'requirement' | 'task';
  readonly isHidden: boolean;
  readonly workItemTypes: readonly { readonly name: string }[];
}

/** The levels that a team plans on, from the top; tasks stand below requirements and have no backlog of their own. */
export function useLevels(project: ProjectData, team: string): Resource<readonly BacklogLevel[]> {
  return useResource(`levels ${project.name} ${team}`, async (signal) => {
    const { value } = await call<{ value: readonly BacklogLevel[] }>(
      'GET',
      `${encodeURIComponent(project.name)}/${encodeURIComponent(team)}/_apis/work/backlogs?api-version=7.1`,
      { signal },
    );
    return value.filter(({ type, isHidden }) => type !== 'task' && !isHidden);
  });
}
