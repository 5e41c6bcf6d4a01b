import {
  after,
  daysSince,
  lastSaid,
  mayFollow,
  sayingFault,
  type Handshake,
  type HandshakeAction,
  type Said,
} from '#core/dependency/handshake';
import type { AccountId, IssueId } from '#core/issue';
import type { CalendarDate, IsoDateTime } from '#core/result';
import type { IterationId } from '#core/train/ids';

const neederId = '10002' as IssueId;
const at = '2026-11-20T09:00:00.000Z' as IsoDateTime;
const actions = ['proposed', 'committed', 'rejected', 'delivered', 'withdrawn'] as const;

/** What each act says where it is in order. */
const parts: Readonly<Record<HandshakeAction, Partial<Said>>> = {
  proposed: { day: '2026-12-01' as CalendarDate },
  committed: { iterationId: 'sprint-2' as IterationId },
  rejected: { note: 'No crew' },
  delivered: {},
  withdrawn: {},
};

function said(action: HandshakeAction, more: Partial<Said> = {}): Said {
  return { action, by: 'ben' as AccountId, at, ...parts[action], ...more };
}

/** The handshake after these acts, one after the other. */
function afterAll(...path: readonly HandshakeAction[]): Handshake | undefined {
  let handshake: Handshake | undefined;
  for (const action of path) {
    const outcome = after(handshake, { neederId, seen: handshake?.version ?? 0, said: said(action) });
    if (outcome.kind !== 'ok') throw new Error(`${action}: ${outcome.kind}`);
    handshake = outcome.value;
  }
  return handshake;
}

const standings: readonly (readonly [string, readonly HandshakeAction[], readonly HandshakeAction[]])[] = [
  ['nothing', [], ['proposed']],
  ['a proposal', ['proposed'], ['committed', 'rejected', 'withdrawn']],
  ['a promise', ['proposed', 'committed'], ['committed', 'rejected', 'delivered', 'withdrawn']],
  ['a refusal', ['proposed', 'rejected'], ['proposed']],
  ['a broken promise', ['proposed', 'committed', 'rejected'], ['proposed']],
  ['a delivery', ['proposed', 'committed', 'delivered'], ['proposed']],
  ['a withdrawal', ['proposed', 'withdrawn'], ['proposed']],
];

describe('on', () => {
  const cases = standings.flatMap(([name, path, next]) =>
    actions.map((action) => [name, action, next.includes(action), path] as const),
  );
  it.each(cases)('%s, that something is %s may follow: %s', (_name, action, isAllowed, path) => {
    const before = afterAll(...path);
    // Somebody else speaks: the same said by the same person would be the answer that was lost.
    const act = said(action, { by: 'cleo' as AccountId });
    const outcome = after(before, { neederId, seen: path.length, said: act });
    if (isAllowed) {
      expect(outcome).toMatchObject({ kind: 'ok', value: { neederId, version: path.length + 1 } });
      expect(outcome.kind === 'ok' && lastSaid(outcome.value)).toEqual(act);
    } else expect(outcome).toEqual({ kind: 'wrong-phase' });
    expect(mayFollow(before).includes(action)).toBe(isAllowed);
  });
});

describe('a handshake', () => {
  it('keeps the proposal and the promise through a delivery', () =>
    expect(afterAll('proposed', 'committed', 'delivered')).toEqual({
      neederId,
      version: 3,
      proposal: said('proposed'),
      promise: said('committed'),
      end: said('delivered'),
    }));
  it('that is proposed again begins anew and goes on counting', () =>
    expect(afterAll('proposed', 'committed', 'rejected', 'proposed')).toEqual({
      neederId,
      version: 4,
      proposal: said('proposed'),
    }));
  it('that was answered meanwhile is a conflict for whoever saw the one before', () => {
    const outcome = after(afterAll('proposed', 'rejected'), { neederId, seen: 1, said: said('committed') });
    expect(outcome).toEqual({ kind: 'conflict' });
  });
  it('that is not there any more is one, too', () =>
    expect(after(undefined, { neederId, seen: 2, said: said('proposed') })).toEqual({ kind: 'conflict' }));
  it('in which the same person says the same right after what they saw is the same one', () => {
    const handshake = afterAll('proposed', 'committed');
    const later = said('committed', { at: '2026-11-20T09:00:07.000Z' as IsoDateTime });
    expect(after(handshake, { neederId, seen: 1, said: later })).toEqual({ kind: 'ok', value: handshake });
    for (const other of [{ iterationId: 'sprint-3' as IterationId }, { by: 'cleo' as AccountId }, { note: 'Late' }])
      expect(after(handshake, { neederId, seen: 1, said: { ...later, ...other } })).toEqual({ kind: 'conflict' });
  });
});

describe('what is said', () => {
  it.each([
    ['a proposal without an iteration or a day', { action: 'proposed' }, 'no-wish'],
    ['a promise without an iteration', { action: 'committed', note: 'Soon' }, 'no-iteration'],
    ['a promise by a day', said('committed', { day: '2026-12-01' as CalendarDate }), 'stray-wish'],
    ['a refusal without a reason', { action: 'rejected', note: ' ' }, 'no-reason'],
    ['a refusal with an iteration', said('rejected', { iterationId: 'sprint-2' as IterationId }), 'stray-wish'],
    ['a delivery with a day', said('delivered', { day: '2026-12-01' as CalendarDate }), 'stray-wish'],
  ] as const)('is wrong: %s', (_name, saying, kind) => expect(sayingFault(saying)).toEqual({ kind }));
  it.each(actions)('is in order: %s', (action) => expect(sayingFault(said(action))).toBeUndefined());
});

describe('the days that a proposal waits', () => {
  it.each([
    ['2026-11-20T09:00:00.000Z', 0],
    ['2026-11-21T08:59:59.999Z', 0],
    ['2026-11-21T09:00:00.000Z', 1],
    ['2026-12-20T09:00:00.000Z', 30],
    // A clock that is behind.
    ['2026-11-19T09:00:00.000Z', 0],
  ])('are whole ones: at %s %i', (now, days) => expect(daysSince(at, now as IsoDateTime)).toBe(days));
});
