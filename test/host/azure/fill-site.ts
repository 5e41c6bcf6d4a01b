import { createAzure } from '#host/azure/azure';
import { azureContents } from '#host/azure/fill/fill';
import type { Backlog, BacklogIssue, BacklogProject } from '#host/jira/backlog';
import { openStore } from '#host/server/store';

const noParts = {
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
};

/** A story of the key’s project, new and without anything but its summary. */
export function issue(key: string, more: Partial<BacklogIssue> = {}): BacklogIssue {
  return {
    key,
    projectKey: key.split('-')[0]!,
    summary: `Summary of ${key}`,
    type: { name: 'Story', isSubtask: false, level: 0 },
    status: { name: 'To Do', category: 'new' },
    created: '2026-01-01T08:00:00.000Z',
    updated: '2026-01-01T08:00:00.000Z',
    ...noParts,
    ...more,
  };
}

/** A software project without versions and components. */
export function project(key: string, more: Partial<BacklogProject> = {}): BacklogProject {
  return { key, name: `Project ${key}`, type: 'software', versions: [], components: [], ...more };
}

/** A site with two people, the project A, and links that block and depend. */
export function backlog(issues: readonly BacklogIssue[], more: Partial<Backlog> = {}): Backlog {
  return {
    site: { name: 'Site' },
    people: [
      { accountId: 'ada', name: 'Ada Byron', access: 'admin' },
      { accountId: 'ben', name: 'Bén Okri', access: 'member' },
    ],
    projects: [project('A')],
    sprints: [],
    issues,
    linkTypes: [
      { name: 'Blocks', inward: 'is blocked by', outward: 'blocks' },
      { name: 'Depends', inward: 'is a dependency of', outward: 'depends on' },
    ],
    ...more,
  };
}

/** The organization as it stands after the contents were loaded. */
export function organizationOf(source: Backlog, isSeed = false) {
  const azure = createAzure({
    store: openStore(':memory:'),
    now: () => new Date('2026-11-22T12:00:00Z'),
    baseUrl: 'http://localhost/azure',
    routes: [],
  });
  const contents = azureContents(source, { isSeed });
  azure.load(contents);
  return { contents, organization: azure.organization };
}

/** What the fields of a work item hold after the contents were loaded. */
export function fieldsIn(source: Backlog, id = 1): Readonly<Record<string, unknown>> {
  return organizationOf(source).organization.item(id)!.fields;
}
