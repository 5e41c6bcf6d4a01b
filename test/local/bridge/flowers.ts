import type { Backlog, BacklogIssue } from '#local/jira/backlog';
import { createJira, type LocalJira } from '#local/jira/jira';
import type { AppGrant } from '#local/seams';
import { openStore } from '#local/store';

/** What the fixture app was granted. */
export const grant: AppGrant = {
  appId: '8f1b2c3d-0000-4000-8000-000000000001',
  environmentId: 'env-1',
  name: 'Pressed Flowers',
  scopes: ['read:jira-work', 'write:jira-work', 'read:jira-user'],
};

/** A small site: Ada administers it, Bo only reads, and only Ada sees the greenhouse. Ada is signed in first. */
export function flowerJira(): LocalJira {
  const jira = createJira({ store: openStore(':memory:'), now: () => Date.UTC(2026, 10, 22, 12) });
  jira.load(flowers());
  jira.install({
    app: grant,
    customFields: [
      { key: 'scent', name: 'Scent', type: 'string', isReadOnly: false },
      { key: 'petals', name: 'Petals', type: 'number', isReadOnly: false },
      { key: 'hybrids', name: 'Hybrids', type: 'string', collection: 'list', isReadOnly: false },
      { key: 'gardener', name: 'Gardener', type: 'user', isReadOnly: false },
      { key: 'opens', name: 'Opens', type: 'datetime', isReadOnly: false },
      { key: 'height', name: 'Height', type: 'number', isReadOnly: true },
    ],
    projectPermissions: [],
    globalPermissions: [],
    entityProperties: [],
  });
  return jira;
}

function flowers(): Backlog {
  return {
    site: { name: 'Flower site' },
    people: [
      { accountId: 'person-ada', name: 'Ada Root', role: 'Gardener', access: 'admin', locale: 'de_DE', timeZone: 'Europe/Berlin' },
      { accountId: 'person-bo', name: 'Bo Leaf', role: 'Visitor', access: 'reader' },
    ],
    projects: [
      { id: '10', key: 'FLOW', name: 'Flowers', type: 'software', versions: [], components: [] },
      { id: '11', key: 'GLASS', name: 'Greenhouse', type: 'software', versions: [], components: [], visibleTo: ['person-ada'] },
    ],
    sprints: [],
    linkTypes: [],
    issues: [issue('FLOW-1', '10001', 'Rose'), issue('FLOW-2', '10002', '<script>alert(1)</script>'), issue('GLASS-1', '10003', 'Orchid')],
  };
}

function issue(key: string, id: string, summary: string): BacklogIssue {
  return {
    id,
    key,
    projectKey: key.replace(/-\d+$/, ''),
    summary,
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
  };
}
