import type { Backlog, BacklogIssue } from '#host/jira/backlog';
import { backlog, issue } from '../support/backlog';

/**
 * Ana administers, Ben, Cleo and Dan edit, Rhea only reads; project FERRY with ids 10001 upwards, and VAULT, which only
 * Ana sees.
 */
export function smallBacklog(issues: readonly BacklogIssue[] = ferry): Backlog {
  return backlog({
    people: [
      { accountId: 'ana', name: 'Ana Admin', role: 'admin', access: 'admin' },
      { accountId: 'ben', name: 'Ben Builder', role: 'product owner', access: 'member' },
      { accountId: 'cleo', name: 'Cleo Coder', role: 'team member', access: 'member' },
      { accountId: 'dan', name: 'Dan Developer', role: 'team member', access: 'member' },
      { accountId: 'rhea', name: 'Rhea Reader', role: 'client approver', access: 'reader' },
    ],
    projects: [
      { id: '10000', key: 'FERRY', name: 'Ferry', type: 'software', versions: [], components: [] },
      { id: '10001', key: 'VAULT', name: 'Vault', type: 'business', versions: [], components: [], visibleTo: ['ana'] },
    ],
    issues,
    linkTypes: [
      { name: 'Blocks', inward: 'is blocked by', outward: 'blocks' },
      { name: 'Depends', inward: 'is dependent of', outward: 'depends on' },
    ],
  });
}

const ferry: readonly BacklogIssue[] = [
  issue('FERRY-1', {
    id: '10001',
    updated: '2026-10-02T09:00:00.000Z',
    points: 4,
    links: [{ type: 'Blocks', to: 'FERRY-2' }],
    clients: ['Harbour Co', 'North Line'],
    team: 'Deck',
    priority: 'High',
    assignee: 'ben',
  }),
  issue('FERRY-2', { id: '10002', links: [{ type: 'Depends', to: 'FERRY-3' }] }),
  issue('FERRY-3', { id: '10003', points: 2, parentKey: 'FERRY-4', epicKey: 'FERRY-4', labels: ['quay'] }),
  issue('FERRY-4', { id: '10004', type: { name: 'Epic', isSubtask: false }, summary: 'Night boats' }),
  issue('FERRY-5', { id: '10005', status: { name: 'Done', category: 'done' } }),
  issue('VAULT-1', { id: '10006' }),
];
