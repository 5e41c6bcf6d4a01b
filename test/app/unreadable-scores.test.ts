import { UnreadableRecord } from '#app/records/records';
import type { Session } from '#app/session';
import { listScores } from '#app/value/list';
import { openScoredIssue } from '#app/value/scored-issue';
import type { IssueId, ProjectId } from '#core/issue';

const projectId = '10000' as ProjectId;

/** A site where the scores of `10001` and `10002` cannot be read, for somebody who sees the first alone. */
function session(): Session {
  const sees = (id: string): boolean => id === '10001';
  return {
    tracker: {
      fields: { areShared: false },
      rights: {
        ofProject: async () => ({ see: true }),
        ofIssue: async (id: string) => ({ see: sees(id), projectId }),
        visible: async (ids: readonly string[]) => new Set(ids.filter(sees)),
      },
    },
    records: {
      list: async () => ({ items: [], unreadable: ['10001', '10002'] }),
      get: async (kind: { name: string }, { id }: { id: string }) => {
        throw new UnreadableRecord(kind.name, id, true);
      },
    },
  } as unknown as Session;
}

describe('a score that cannot be read', () => {
  it('is named in lists to those who see its item', async () => {
    expect(await listScores(session(), { projectId })).toMatchObject({ value: { unreadable: ['10001'] } });
  });

  it('is said of the item that is opened, and nothing is said of one that is not seen', async () => {
    await expect(openScoredIssue(session(), '10001' as IssueId)).rejects.toThrow(UnreadableRecord);
    expect(await openScoredIssue(session(), '10002' as IssueId)).toEqual({ kind: 'not-found' });
  });
});
