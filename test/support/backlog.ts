import type { Backlog, BacklogIssue } from '#host/jira/backlog';

/** An issue with only what a test says of it: a story of the project that its key names, to do, not estimated. */
export function issue(key: string, parts: Partial<BacklogIssue> = {}): BacklogIssue {
  return {
    key,
    projectKey: key.replace(/-\d+$/, ''),
    summary: `Summary of ${key}`,
    type: { name: 'Story', isSubtask: false },
    status: { name: 'To Do', category: 'new' },
    created: '2026-11-01T08:00:00.000Z',
    updated: '2026-11-02T08:00:00.000Z',
    labels: [],
    components: [],
    fixVersions: [],
    affectsVersions: [],
    clients: [],
    sprintIds: [],
    links: [],
    comments: [],
    history: [],
    other: {},
    ...parts,
  };
}

/** A site of these people, projects and issues; without sprints and kinds of links unless a test names some. */
export function backlog(parts: Pick<Backlog, 'people' | 'projects' | 'issues'> & Partial<Backlog>): Backlog {
  return { site: { name: 'Test site' }, sprints: [], linkTypes: [], ...parts };
}
