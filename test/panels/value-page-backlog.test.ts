import type { ScoreRow } from '#app/value/calls';
import type { ProjectId } from '#core/issue';
import { emptyBacklog, loadBacklog, type Backlog } from '../../static/panels/value-page/backlog';
import type { Host } from '../../static/panels/host';
import { issue } from './builders';

const row = (number: number): ScoreRow => ({ issueId: issue(number).id, version: 1, phase: 'agreed', ballots: 0 });

/** A trusted side that lists `listed` on its first page, and a tracker with `count` items; remembers what was asked of it. */
function host(count: number, listed: number, next: string | undefined) {
  const asked: { readonly name: string; readonly ids: number }[] = [];
  const issues = Array.from({ length: count }, (_, index) => issue(index + 1));
  const made = {
    tracker: { fields: { areShared: false }, issues: { candidates: async () => issues } },
    commands: {
      async call({ name }: { readonly name: string }, request: { issueIds?: string[] }) {
        asked.push({ name, ids: request.issueIds?.length ?? 0 });
        if (name === 'settings.read') return { kind: 'ok', value: { settings: { fields: {} }, model: {}, can: {} } };
        if (name === 'value.of')
          return { kind: 'ok', value: request.issueIds!.map((issueId) => ({ ...row(1), issueId })) };
        return {
          kind: 'ok',
          value: { rows: issues.slice(0, listed).map(({ id }) => ({ ...row(1), issueId: id })), ...(next && { next }) },
        };
      },
    },
  };
  return { host: made as unknown as Host, asked };
}

async function loaded({ host: from }: ReturnType<typeof host>): Promise<Backlog> {
  let backlog = emptyBacklog;
  await loadBacklog(
    from,
    { projectId: '10000' as ProjectId, projectKey: 'FERRY', withDone: false, present: 0 },
    (change) => (backlog = { ...backlog, ...change }),
    new AbortController().signal,
  );
  return backlog;
}

describe('a backlog with few stored values', () => {
  it('reads them in one call', async () => {
    const few = host(1_200, 20, undefined);
    const backlog = await loaded(few);
    expect([backlog.phase, backlog.scores.length]).toEqual(['complete', 20]);
    expect(few.asked.map(({ name }) => name)).toEqual(['settings.read', 'value.list']);
  });
});

describe('a backlog with more stored values than a call lists', () => {
  it('asks for those of the other items at once, 500 a call, and misses none', async () => {
    // 1,700 items, 500 of them on the first page: 1,200 are left, in 3 calls.
    const many = host(1_700, 500, 'cursor');
    const backlog = await loaded(many);
    expect(many.asked.slice(2)).toEqual([
      { name: 'value.of', ids: 500 },
      { name: 'value.of', ids: 500 },
      { name: 'value.of', ids: 200 },
    ]);
    expect([backlog.phase, new Set(backlog.scores.map(({ issueId }) => issueId)).size]).toEqual(['complete', 1_700]);
  });
});
