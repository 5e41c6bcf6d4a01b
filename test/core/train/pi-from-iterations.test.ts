import type { PiId } from '#core/train/ids';
import { isIpName, piTokenOf, proposePi, type FoundIteration } from '#core/train/pi-from-iterations';
import { iterationId, moment, teamId } from './builders';

const day = 86_400_000;
const crane = { id: teamId('crane'), name: 'Crane' };
const mast = { id: teamId('mast'), name: 'Mast' };

/** An iteration that begins so many days after Monday, 2 November 2026. */
function iteration(name: string, start: number, length: number, ...teams: string[]): FoundIteration {
  const at = (days: number) => moment(new Date(Date.parse('2026-11-02T00:00:00.000Z') + days * day).toISOString());
  return {
    id: iterationId(name),
    name,
    start: at(start),
    end: at(start + length),
    teamIds: (teams.length > 0 ? teams : ['crane']).map(teamId),
  };
}

function proposal(iterations: readonly FoundIteration[], now = '2026-11-20', teams = [crane, mast]) {
  return proposePi({ id: 'pi-000001' as PiId, teams, iterations, now: moment(now) });
}

describe('what a name says of its PI', () => {
  it.each([
    ['26.4.1', '26.4'],
    ['Crane 26.4.3 IP', '26.4'],
    ['Crane 26.4 IP', '26.4'],
    ['PI 26.4 Iteration 2', '26.4'],
    ['PI26.4-S1', '26.4'],
    ['PI-7 Sprint 3', '7'],
    ['Program Increment 12', '12'],
    ['2026 Q4 Sprint 1', '2026 Q4'],
    ['2026-Q4.1', '2026 Q4'],
    ['Sprint 12', undefined],
    ['Release 1.2', undefined],
    ['API 26 hardening', undefined],
    ['1.2.3.4', undefined],
    ['2026.11.02', undefined],
  ])('%s: %s', (name, token) => expect(piTokenOf({ name })).toBe(token));

  it('may stand in the path above it', () => {
    expect(piTokenOf({ name: 'Iteration 1', path: 'Ferry\\PI 26.4\\Iteration 1' })).toBe('26.4');
  });

  it('tells innovation and planning', () => {
    expect(['26.4.6 IP', 'Innovation & Planning', 'IP-Iteration', 'I&P'].map(isIpName)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['SHIP it', 'Sprint 1', 'VoIP'].map(isIpName)).toEqual([false, false, false]);
  });
});

describe('a PI from iterations that say which one they belong to', () => {
  const row = (team: string, name: string) =>
    [0, 1, 2].map((index) => iteration(`${name} 26.4.${index + 1}${index === 2 ? ' IP' : ''}`, index * 14, 14, team));

  it('is the one that goes on, with the slots of the team that has most', () => {
    const others = [iteration('Crane 26.3.5', -14, 14), iteration('Crane 27.1.1', 42, 14)];
    const found = proposal([...row('crane', 'Crane'), ...row('mast', 'Mast'), ...others]);
    expect(found?.pi).toMatchObject({
      name: '26.4',
      slots: [
        { name: '26.4.1', start: '2026-11-02T00:00:00.000Z', end: '2026-11-16T00:00:00.000Z', isIp: false },
        { name: '26.4.2', isIp: false },
        { name: '26.4.3 IP', isIp: true },
      ],
      iterations: {
        crane: ['Crane 26.4.1', 'Crane 26.4.2', 'Crane 26.4.3 IP'],
        mast: ['Mast 26.4.1', 'Mast 26.4.2', 'Mast 26.4.3 IP'],
      },
    });
    expect(found?.problems).toEqual([]);
  });

  it('is the next one between two, and the last one after all', () => {
    const iterations = [iteration('26.3.1', 0, 14), iteration('26.4.1', 20, 14), iteration('27.1.1', 40, 14)];
    expect(proposal(iterations, '2026-11-18')?.pi.name).toBe('26.4');
    expect(proposal(iterations, '2027-06-01')?.pi.name).toBe('27.1');
  });
});

describe('a PI from iterations that say nothing', () => {
  it('is five in a row from the one that goes on', () => {
    const iterations = [...Array(9).keys()].map((index) => iteration(`Sprint ${index}`, index * 14, 14));
    expect(proposal(iterations)?.pi.iterations).toMatchObject({
      crane: ['Sprint 1', 'Sprint 2', 'Sprint 3', 'Sprint 4', 'Sprint 5'],
      mast: [null, null, null, null, null],
    });
    // Where only two are left, those before them come with them.
    expect(proposal(iterations, '2027-02-25')?.pi.iterations[crane.id]).toEqual(
      [4, 5, 6, 7, 8].map((index) => `Sprint ${index}`),
    );
    expect(proposal(iterations)?.problems).toEqual([{ kind: 'no-iterations', teamId: 'mast' }]);
  });

  it('is not that of a version that was named like one long ago', () => {
    const sprints = [...Array(5).keys()].map((index) => iteration(`Sprint ${index}`, index * 14, 14));
    const found = proposal([iteration('Release 3.0.0', -1_000, 14), ...sprints], '2027-06-01');
    expect(found?.pi.iterations[crane.id]).toEqual([0, 1, 2, 3, 4].map((index) => `Sprint ${index}`));
  });

  it('has the slots of a team that works now, not of one that worked as long years ago', () => {
    const row = (team: string, start: number) =>
      [...Array(5).keys()].map((index) => iteration(`${team} ${index}`, start + index * 14, 14, team));
    for (const now of ['2026-11-20', '2027-06-01']) {
      const found = proposal([...row('crane', -1_000), ...row('mast', 0)], now);
      expect(found?.pi.slots.map(({ start }) => start.slice(0, 10))).toEqual([
        '2026-11-02',
        '2026-11-16',
        '2026-11-30',
        '2026-12-14',
        '2026-12-28',
      ]);
      expect(found?.pi.iterations).toMatchObject({
        mast: row('mast', 0).map(({ id }) => id),
        crane: Array(5).fill(null),
      });
    }
  });

  it('has slots that never overlap, where sprints end some hours after the next one has begun', () => {
    const found = proposal([iteration('Sprint 1', 0, 14.2), iteration('Sprint 2', 14, 14)]);
    expect(found?.pi.slots.map(({ start, end }) => [start.slice(0, 13), end.slice(0, 13)])).toEqual([
      ['2026-11-02T00', '2026-11-16T00'],
      ['2026-11-16T00', '2026-11-30T00'],
    ]);
  });

  it('is none where nobody has dates', () => {
    expect(proposal([])).toBeUndefined();
    expect(proposal([{ id: iterationId('1'), name: 'Sprint 1', teamIds: [crane.id] }])).toBeUndefined();
    expect(proposal([iteration('Sprint 1', 0, 14)], '2026-11-20', [])).toBeUndefined();
  });
});

describe('teams of different cadences', () => {
  it('stand on the axis of the finer one: a longer iteration has several slots', () => {
    const fine = [0, 1, 2, 3].map((index) => iteration(`C${index}`, index * 14, 14));
    const found = proposal([...fine, iteration('M0', 0, 28, 'mast'), iteration('M1', 28, 28, 'mast')], '2026-11-03');
    expect(found?.pi.iterations).toEqual({ crane: ['C0', 'C1', 'C2', 'C3'], mast: ['M0', 'M0', 'M1', 'M1'] });
  });

  it('of two weeks from Monday and three weeks from Wednesday overlap most where they stand', () => {
    const fine = [0, 1, 2, 3, 4].map((index) => iteration(`C${index}`, index * 14, 14));
    // 2–23, 23–44, 44–65 of slots 0–14, 14–28, 28–42, 42–56, 56–70.
    const wide = [0, 1, 2].map((index) => iteration(`M${index}`, 2 + index * 21, 21, 'mast'));
    const found = proposal([...fine, ...wide], '2026-11-03');
    expect(found?.pi.iterations[mast.id]).toEqual(['M0', 'M0', 'M1', 'M2', 'M2']);
    expect(found?.problems).toEqual([]);
  });

  it('are told what has no slot, no dates, a gap or an overlap', () => {
    const fine = [0, 1, 2].map((index) => iteration(`C${index}`, index * 14, 14));
    const odd = [
      iteration('M0', 0, 7, 'mast'),
      iteration('M1', 2, 3, 'mast'),
      iteration('M2', 30, 12, 'mast'),
      { id: iterationId('M9'), name: 'M9', teamIds: [mast.id] },
    ];
    const found = proposal([...fine, ...odd], '2026-11-03');
    expect(found?.pi.iterations[mast.id]).toEqual(['M0', null, 'M2']);
    expect(found?.problems).toEqual([
      { kind: 'no-dates', teamId: 'mast', names: ['M9'] },
      { kind: 'no-slot', teamId: 'mast', name: 'M1' },
      // M1 begins on day 2, M0 ends on day 7; M2 begins on day 30, M1 ends on day 5.
      { kind: 'overlap', teamId: 'mast', before: 'M0', after: 'M1', days: 5 },
      { kind: 'gap', teamId: 'mast', before: 'M1', after: 'M2', days: 25 },
    ]);
  });

  it('that share an iteration both have it', () => {
    const shared = [0, 1].map((index) => iteration(`S${index}`, index * 14, 14, 'crane', 'mast'));
    expect(proposal(shared, '2026-11-03')?.pi.iterations).toEqual({ crane: ['S0', 'S1'], mast: ['S0', 'S1'] });
  });
});
