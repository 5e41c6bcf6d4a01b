import { createJira, type LocalJira } from '#host/jira/jira';
import type { Backlog, BacklogIssue } from '#host/jira/backlog';
import type { Caller, JiraExtensions } from '#host/server/seams';
import { openStore } from '#host/server/store';
import { backlog } from '../../support/backlog';
import { checkAnswer } from './contract';

/** The moment at which all of these tests happen: a Sunday. */
export const now = Date.UTC(2026, 10, 22, 12, 0);

export const ada = 'person-ada';
export const mia = 'person-mia';
export const rob = 'person-rob';
export const pia = 'person-pia';

/** The app of these tests, with scopes that suffice unless a test takes some away. */
export const app = {
  appId: '11111111-2222-4333-8444-555555555555',
  environmentId: 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee',
  name: 'Scores',
  scopes: ['read:jira-work', 'write:jira-work', 'read:jira-user', 'read:sprint:jira-software', 'write:app-data:jira'],
};

/** A site with an admin, a product owner, a member and a reader, and projects ONE (led by Pia) and TWO. */
export function backlogOf(issues: readonly BacklogIssue[], parts: Partial<Backlog> = {}): Backlog {
  const version = { released: false, archived: false };
  return backlog({
    people: [
      { accountId: ada, name: 'Ada Admin', role: 'admin', access: 'admin' },
      { accountId: pia, name: 'Pia Owner', role: 'product owner', access: 'member' },
      { accountId: mia, name: 'Mia Member', role: 'team member', access: 'member' },
      { accountId: rob, name: 'Rob Reader', role: 'client', access: 'reader' },
    ],
    projects: [
      {
        key: 'ONE',
        name: 'Project One',
        type: 'software',
        leadAccountId: ada,
        versions: [
          { ...version, name: '1.0', released: true },
          { ...version, name: '2.0' },
        ],
        components: ['Engine', 'Screen'],
      },
      { key: 'TWO', name: 'Project Two', type: 'software', versions: [], components: [] },
    ],
    sprints: [
      {
        id: 7,
        name: 'Sprint 7',
        state: 'closed',
        start: '2026-10-01T08:00:00.000Z',
        end: '2026-10-15T08:00:00.000Z',
        complete: '2026-10-15T09:00:00.000Z',
        boardId: 3,
      },
      {
        id: 8,
        name: 'Sprint 8',
        state: 'active',
        start: '2026-11-10T08:00:00.000Z',
        end: '2026-11-24T08:00:00.000Z',
        boardId: 3,
      },
      { id: 9, name: 'Sprint 9', state: 'future', boardId: 3 },
    ],
    issues,
    ...parts,
  });
}

/** An answer; its body is what the contract says, which the wrapper has checked. */
export interface Answered {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

/** A running Jira, and short ways to call it. */
export interface Site {
  readonly jira: LocalJira;
  /** Calls as a person; every answer is held against Atlassian's OpenAPI. */
  call(accountId: string, method: string, path: string, body?: unknown): Promise<Answered>;
  callAs(caller: Caller, method: string, path: string, body?: unknown): Promise<Answered>;
  /** Keys that a query finds, in its order. */
  keys(jql: string, accountId?: string): Promise<string[]>;
}

/** Opens a Jira with these issues in memory. */
export function siteWith(issues: readonly BacklogIssue[], parts: Partial<Backlog> = {}): Site {
  const jira = createJira({ store: openStore(':memory:'), now: () => now });
  jira.load(backlogOf(issues, parts));
  return siteOf(jira);
}

/** Short ways to call a Jira. */
export function siteOf(jira: LocalJira): Site {
  const callAs: Site['callAs'] = async (caller, method, path, body) => {
    const init =
      body === undefined
        ? { method }
        : { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const response = await jira.handle(new Request(`http://localhost:4600${path}`, init), caller);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    const answer = { status: response.status, body: isJson ? JSON.parse(text) : text };
    checkAnswer(method, path, answer.status, isJson ? answer.body : undefined);
    return answer;
  };
  const call: Site['call'] = (accountId, method, path, body) => callAs({ kind: 'user', accountId }, method, path, body);
  return {
    jira,
    call,
    callAs,
    keys: async (jql, accountId = ada) => {
      const { status, body } = await call(accountId, 'POST', '/rest/api/3/search/jql', {
        jql,
        fields: ['key'],
        maxResults: 5000,
      });
      if (status !== 200) throw new Error(body.errorMessages.join(' '));
      return body.issues.map((found: { key: string }) => found.key);
    },
  };
}

/** What the app of these tests adds to Jira. */
export const extensions: JiraExtensions = {
  app,
  customFields: [
    { key: 'wsjf', name: 'WSJF', type: 'number', isReadOnly: true },
    { key: 'note', name: 'Note', type: 'string', isReadOnly: false },
  ],
  projectPermissions: [{ key: 'agree', name: 'Agree scores', description: 'Agree scores in a project.' }],
  globalPermissions: [{ key: 'tune', name: 'Tune models', description: 'Change scoring models.' }],
  entityProperties: [
    {
      entityType: 'issue',
      propertyKey: 'score',
      values: [
        { path: 'value', type: 'number', searchAlias: 'scoreValue' },
        { path: 'by.name', type: 'string' },
      ],
    },
  ],
};
