import { createJira, type LocalJira } from '#host/jira/jira';
import type { AppGrant } from '#host/server/seams';
import { openStore } from '#host/server/store';
import { backlog, issue } from '../../support/backlog';

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
  jira.load(flowers);
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

const flowers = backlog({
  people: [
    {
      accountId: 'person-ada',
      name: 'Ada Root',
      role: 'Gardener',
      access: 'admin',
      locale: 'de_DE',
      timeZone: 'Europe/Berlin',
    },
    { accountId: 'person-bo', name: 'Bo Leaf', role: 'Visitor', access: 'reader' },
  ],
  projects: [
    { id: '10', key: 'FLOW', name: 'Flowers', type: 'software', versions: [], components: [] },
    {
      id: '11',
      key: 'GLASS',
      name: 'Greenhouse',
      type: 'software',
      versions: [],
      components: [],
      visibleTo: ['person-ada'],
    },
  ],
  issues: [
    issue('FLOW-1', { id: '10001', summary: 'Rose' }),
    issue('FLOW-2', { id: '10002', summary: '<script>alert(1)</script>' }),
    issue('GLASS-1', { id: '10003', summary: 'Orchid' }),
  ],
});
