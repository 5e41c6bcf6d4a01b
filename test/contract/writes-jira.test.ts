import { createJiraLinks } from '#jira/links';
import { createJiraWrites } from '#jira/writes';
import type { IssueWrite, IssueWriteOutcome } from '#app/ports/writes';
import type { IssueId, ProjectId } from '#core/issue';
import type { LinkTypeId } from '#core/train/ids';
import { smallBacklog } from '../app/backlog';
import { startForge } from '../app/forge';
import { type WritesHost, type WritesSite } from './writes-site';
import { describeWrites } from './writes-suite';

const patience = { answerMilliseconds: 5_000, pauseMilliseconds: 3_000, attempts: 3, totalMilliseconds: 10_000 };

const jira: WritesHost = {
  name: 'Jira',
  start(backlog = smallBacklog()) {
    const forge = startForge(backlog);
    const field = async (custom: string): Promise<string> => {
      const { body } = await forge.rest('ana', '/rest/api/3/field');
      const found = (body as { id: string; schema?: { custom?: string }; name: string }[]).find(
        ({ schema, name }) => schema?.custom?.endsWith(custom) || name === custom,
      );
      if (!found) throw new Error(`No field ${custom}`);
      return found.id;
    };
    return {
      exchanges: forge.exchanges,
      writes: (who, network) => {
        const request = forge.requestAs(who);
        return createJiraWrites({
          request: async (path, init) => {
            network?.(init?.method ?? 'GET', path);
            return request(path, init);
          },
          patience,
        });
      },
      links: (who) => createJiraLinks({ request: forge.requestAs(who), patience }),
      ferry: '10000' as ProjectId,
      async item(id) {
        const [sprint, points] = [await field(':gh-sprint'), await field('Story Points')];
        const { body } = await forge.rest('ana', `/rest/api/3/issue/${id}?expand=changelog`);
        return {
          summary: body.fields.summary,
          iteration: body.fields[sprint]?.[0] ? String(body.fields[sprint][0].id) : null,
          parent: body.fields.parent?.id ?? null,
          labels: (body.fields.labels as string[]).sort(),
          points: body.fields[points] ?? null,
          due: body.fields.duedate ?? null,
          seen: new Date(body.fields.updated.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')).toISOString(),
          changes: body.changelog.total,
        };
      },
      async named(summary) {
        const jql = encodeURIComponent(`project = FERRY AND summary ~ "\\"${summary}\\""`);
        const { body } = await forge.rest('ana', `/rest/api/3/search/jql?jql=${jql}&fields=summary&maxResults=100`);
        const issues = body.issues as { id: string; fields: { summary: string } }[];
        return issues.filter(({ fields }) => fields.summary === summary).map(({ id }) => id as IssueId);
      },
      async rename(who, id, summary) {
        await forge.rest(who, `/rest/api/3/issue/${id}`, { method: 'PUT', body: { fields: { summary } } });
      },
      iteration: async (name) => (name === 'Spring' ? '1' : '2'),
      fields: async () => ({ labels: 'labels', points: await field('Story Points'), due: 'duedate' }),
      async blocks() {
        const { body } = await forge.rest('ana', '/rest/api/3/issueLinkType');
        const types = body.issueLinkTypes as { id: string; name: string }[];
        return (types.find(({ name }) => name === 'Blocks')?.id ?? '') as LinkTypeId;
      },
      fail: (spec) => forge.fail(spec),
      close: () => forge.close(),
    };
  },
  words: { story: 'Story', epic: 'Epic' },
  paths: {
    create: 'POST /rest/api/3/issue/bulk',
    edit: 'PUT /rest/api/3/issue/*',
    move: 'POST /rest/agile/1.0/*',
    link: 'POST /rest/api/3/issueLink',
  },
  // fields, two looks, and fifty issues a move: 50 + 50 + 20
  moves: { writing: 3, all: 6 },
  creationsACall: 50,
};

describeWrites(jira);

describe('Jira beside the port', () => {
  const project = { id: '10000', key: 'FERRY', name: 'Ferry', type: 'software' as const, components: [] };
  const versions = [{ id: '10501', name: 'R1', released: false, archived: false }];
  const sprint = { id: 1, name: 'Past', state: 'closed' as const, boardId: 1 };
  let site: WritesSite;
  beforeEach(() => {
    const backlog = smallBacklog();
    site = jira.start({ ...backlog, projects: [{ ...project, versions }], sprints: [sprint] });
  });
  afterEach(() => site.close());
  const outcomesOf = async (writes: readonly IssueWrite[]): Promise<readonly IssueWriteOutcome[]> => {
    const outcomes: IssueWriteOutcome[] = [];
    await site.writes('ben').apply(writes, (outcome) => outcomes.push(outcome));
    return outcomes;
  };
  const issueId = '10001' as IssueId;
  const writing = (): number => site.exchanges.filter(({ method }) => method === 'PUT').length;

  it('takes versions by their ids, days and plain text, and writes none of them again', async () => {
    const fields = { fixVersions: ['10501'], duedate: '2026-12-24', priority: '2' };
    expect(await outcomesOf([{ key: 'a', issueId, set: { fields } }])).toEqual([{ key: 'a', kind: 'done', issueId }]);
    const sent = site.exchanges.find(({ method }) => method === 'PUT')?.request;
    expect(sent).toEqual({
      fields: { fixVersions: [{ id: '10501' }], duedate: '2026-12-24', priority: { id: '2' } },
    });
    expect(await outcomesOf([{ key: 'a', issueId, set: { fields } }])).toEqual([{ key: 'a', kind: 'done', issueId }]);
    expect(writing()).toBe(1);
  });

  it('writes a description as paragraphs', async () => {
    const set = { fields: { description: 'One\nmore\n\nTwo' } };
    expect(await outcomesOf([{ key: 'a', issueId, set }])).toEqual([{ key: 'a', kind: 'done', issueId }]);
    const text = (words: string): object => ({ type: 'text', text: words });
    expect(site.exchanges.find(({ method }) => method === 'PUT')?.request).toEqual({
      fields: {
        description: {
          type: 'doc',
          version: 1,
          content: [
            { type: 'paragraph', content: [text('One'), { type: 'hardBreak' }, text('more')] },
            { type: 'paragraph', content: [text('Two')] },
          ],
        },
      },
    });
  });

  it('puts nothing into a sprint that is over, and says so of each issue', async () => {
    const moves = ['10001', '10002', '10003'].map((id) => ({
      key: id,
      issueId: id as IssueId,
      set: { iteration: '1' },
    }));
    expect((await outcomesOf(moves)).map(({ kind }) => kind)).toEqual(['refused', 'refused', 'refused']);
  });

  it('writes a link whose first phrase is said of the one that waits the right way round', async () => {
    const depends = (await site.links('ben').types()).find(({ direction }) => direction === 'needs')!;
    const link = { from: '10004' as IssueId, to: '10005' as IssueId, typeId: depends.id };
    expect(await outcomesOf([{ key: 'a', link }])).toEqual([{ key: 'a', kind: 'done' }]);
    // FERRY-5 depends on FERRY-4.
    expect(site.exchanges.find(({ path }) => path === '/rest/api/3/issueLink')?.request).toMatchObject({
      inwardIssue: { id: '10005' },
      outwardIssue: { id: '10004' },
    });
    expect((await site.links('ben').of([link.to])).links).toMatchObject([link]);
  });

  it('knows no link of a kind that is not there', async () => {
    const link = { from: '10004' as IssueId, to: '10005' as IssueId, typeId: '77' as LinkTypeId };
    expect(await outcomesOf([{ key: 'a', link }])).toMatchObject([{ kind: 'refused', code: 'not-found' }]);
  });
});
