import type { PiId } from '#core/train/ids';
import { firstSlot, nextName, nextPi, nextSlot, type NextPiSource } from '../../static/panels/train-setup/next-pi';
import { missingIn } from '../../static/panels/train-setup/missing-iterations';
import { at, iteration, piOf, slot, team } from './train-setup-builders';

const last = piOf(
  [
    slot('26.4.1', '2026-11-02', '2026-11-16'),
    slot('26.4.2', '2026-11-16', '2026-11-30'),
    slot('26.4 IP', '2026-11-30', '2026-12-07', { isIp: true }),
  ],
  { deck: ['Deck 26.4.1', 'Deck 26.4.2', 'Deck 26.4 IP'] },
);
const own = [
  iteration('Deck 26.4.1', ['2026-11-02', '2026-11-16'], ['deck']),
  iteration('Deck 26.4.2', ['2026-11-16', '2026-11-30'], ['deck']),
  iteration('Deck 26.4 IP', ['2026-11-30', '2026-12-07'], ['deck']),
];

function source(part: Partial<NextPiSource> = {}): NextPiSource {
  const when = { now: at('2026-11-10'), zone: 'UTC' };
  return {
    id: 'pi-next01' as PiId,
    teams: [team('Deck')],
    iterations: own,
    pis: [last],
    label: 'PI',
    ...when,
    ...part,
  };
}

describe('the next PI', () => {
  it('is made of the iterations that follow the last one', () => {
    const iterations = [
      ...own,
      iteration('Deck 27.1.1', ['2026-12-07', '2026-12-21'], ['deck']),
      iteration('Deck 27.1.2', ['2026-12-21', '2027-01-04'], ['deck']),
    ];
    const next = nextPi(source({ iterations }));
    expect([next?.name, next?.slots.map(({ name }) => name), next?.iterations]).toEqual([
      'PI 27.1',
      ['27.1.1', '27.1.2'],
      { deck: ['Deck 27.1.1', 'Deck 27.1.2'] },
    ]);
  });

  // 14 + 14 + 7 days later.
  it('repeats the last one where none follow, with iterations still to be made', () => {
    const next = nextPi(source());
    expect([next?.name, next?.iterations]).toEqual(['PI 27.1', { deck: [null, null, null] }]);
    expect(next?.slots).toEqual([
      slot('27.1.1', '2026-12-07', '2026-12-21'),
      slot('27.1.2', '2026-12-21', '2027-01-04'),
      slot('27.1 IP', '2027-01-04', '2027-01-11', { isIp: true }),
    ]);
  });

  it('keeps the time of day over daylight saving', () => {
    // Nine o'clock in Berlin: 7:00 in UTC until 25 October, 8:00 from then on.
    const summer = piOf([{ name: '1', start: at('2026-10-12', 7), end: at('2026-10-26', 8), isIp: false }], {});
    const next = nextPi(source({ iterations: [], pis: [summer], zone: 'Europe/Berlin' }));
    expect(next?.slots.map(({ start, end }) => [start, end])).toEqual([[at('2026-10-26', 8), at('2026-11-09', 8)]]);
  });

  it('is nothing where there is no iteration and no PI to follow', () => {
    expect(nextPi(source({ iterations: [], pis: [] }))).toBeUndefined();
  });
});

describe('names that follow', () => {
  it.each([
    ['PI 26.3', 'PI 26.4'],
    ['PI 26.4', 'PI 27.1'],
    ['2026.4', '2027.1'],
    ['PI 9', 'PI 10'],
    ['Autumn', 'Autumn 2'],
  ])('%s → %s', (before, after) => expect(nextName(before)).toBe(after));
});

describe('one more slot', () => {
  it('is as long as the last one and begins where that ended', () => {
    const [first] = last.slots;
    expect(nextSlot({ slots: [first!] }, 'UTC')).toEqual(slot('26.4.2', '2026-11-16', '2026-11-30'));
  });

  it('begins today where there is none', () => {
    expect(firstSlot('One', at('2026-11-10', 15), 'UTC')).toEqual(slot('One', '2026-11-10', '2026-11-24'));
  });
});

describe('iterations that a team lacks', () => {
  const slots = [slot('26.4.1', '2026-11-02', '2026-11-16'), slot('26.4.2', '2026-11-16', '2026-11-30')];
  const teams = [
    { id: team('Deck').id, name: 'Deck' },
    { id: team('Quay').id, name: 'Quay' },
  ];

  it('are called as those of the others, each with the name of its own team', () => {
    const pi = piOf(slots, { deck: ['Deck 26.4.1', null], quay: [null, null] });
    const missing = missingIn({ pi, teams, iterations: own, canNest: false });
    expect(missing.map(({ teamId, slot: at_, draft }) => [teamId, at_, draft.name, draft.start])).toEqual([
      ['deck', 1, 'Deck 26.4.2', at('2026-11-16')],
      ['quay', 0, 'Quay 26.4.1', at('2026-11-02')],
      ['quay', 1, 'Quay 26.4.2', at('2026-11-16')],
    ]);
  });

  it('are the very ones of the others where teams choose from a tree, below the same nodes', () => {
    const path = 'Ferry\\PI 26.4\\26.4.1';
    const shared = iteration('26.4.1', ['2026-11-02', '2026-11-16'], ['deck'], { path });
    const pi = piOf(slots, { deck: ['26.4.1', null], quay: [null, null] });
    const missing = missingIn({ pi, teams, iterations: [shared], canNest: true });
    const drafts = missing.map(({ teamId, draft }) => [teamId, draft.name, draft.below]);
    expect(drafts).toEqual([
      ['deck', '26.4.2', ['PI 26.4']],
      ['quay', '26.4.1', ['PI 26.4']],
      ['quay', '26.4.2', ['PI 26.4']],
    ]);
  });
});
