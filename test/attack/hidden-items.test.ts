import type { Session } from '#app/session';
import { listScores, listSomeScores } from '#app/value/list';
import { canWith } from '#app/value/scored-issue';
import type { IssueId, ProjectId } from '#core/issue';
import { defaultSettings } from '#core/value/settings';

const projectId = '10000' as ProjectId;
const at = '2026-11-20T09:00:00.000Z';

/** A project of two scored items, for somebody who sees the first one alone. */
function session(seesProject = true): Session {
  const stored = ['10001', '10002'].map((id) => {
    const agreed = { by: 'ben', at, modelId: 'wsjf', factors: { value: 8 } };
    return { id, home: projectId, version: 1, at, value: { round: 1, phase: 'agreed', ballots: [], agreed } };
  });
  return {
    viewer: 'cara',
    inBackground: () => undefined,
    tracker: {
      fields: { areShared: false },
      rights: {
        ofProject: async () => ({ see: seesProject }),
        visible: async (ids: readonly string[]) => new Set(ids.filter((id) => id === '10001')),
      },
    },
    records: { list: async () => ({ items: stored, unreadable: [] }), many: async () => stored },
  } as unknown as Session;
}

describe('an item that a person does not see, in a project that they do', () => {
  it('stands in no list of the project', async () =>
    expect(await listScores(session(), { projectId })).toMatchObject({ value: { rows: [{ issueId: '10001' }] } }));
  it('is left out where it is asked for by its id', async () => {
    const issueIds = ['10001', '10002'] as IssueId[];
    expect(await listSomeScores(session(), { issueIds })).toMatchObject({ value: [{ issueId: '10001' }] });
  });
  it('is not hidden by a list of a project that is hidden itself', async () =>
    expect(await listScores(session(false), { projectId })).toEqual({ kind: 'not-found' }));
});

describe('who may agree', () => {
  const rights = (edit: boolean, administer: boolean, agrees: boolean) =>
    ({ see: true, edit, administer, holds: new Set(agrees ? ['agree-scores'] : []) }) as const;
  const all = [true, false].flatMap((edit) =>
    [true, false].flatMap((administer) => [true, false].map((agrees) => [edit, administer, agrees] as const)),
  );

  it.each(all)('is one of three rules of the project: editing %s, administering %s, permission %s', (...has) => {
    const [edit, administer, agrees] = has;
    const mayAgree = (agree: 'editors' | 'permission' | 'administrators') =>
      canWith(rights(...has) as never, { ...defaultSettings, agree });
    expect(mayAgree('editors')).toEqual({ score: edit, agree: edit, administer });
    expect(mayAgree('permission')).toEqual({ score: edit, agree: agrees, administer });
    expect(mayAgree('administrators')).toEqual({ score: edit, agree: administer, administer });
  });
});
