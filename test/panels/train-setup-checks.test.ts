import type { TeamId } from '#core/train/ids';
import { noticesOf, type CheckedWith } from '../../static/panels/train-setup/pi-checks';
import { at, iteration, piOf, slot, team } from './train-setup-builders';

const slots = [slot('1', '2026-11-02', '2026-11-16'), slot('2', '2026-11-16', '2026-11-30')];
const deck1 = iteration('Deck 1', ['2026-11-02', '2026-11-16'], ['deck']);
const deck2 = iteration('Deck 2', ['2026-11-16', '2026-11-30'], ['deck']);

function check(part: Partial<CheckedWith> = {}): CheckedWith {
  return { teams: [team('Deck')], iterations: [deck1, deck2], unread: new Set(), now: at('2026-11-10'), ...part };
}

describe('a PI in which everything fits', () => {
  it('gives no notice, also where sprints end hours before the next begins', () => {
    const early = { ...deck1, start: at('2026-11-02', 9), end: at('2026-11-16', 5) };
    const late = { ...deck2, start: at('2026-11-16', 9) };
    const short = [
      { ...slots[0]!, end: at('2026-11-16', 5) },
      { ...slots[1]!, start: at('2026-11-16', 9) },
    ];
    expect(noticesOf(piOf(short, { deck: ['Deck 1', 'Deck 2'] }), check({ iterations: [early, late] }))).toEqual([]);
  });

  it('may have a weekend between its iterations', () => {
    const friday = [slot('1', '2026-11-02', '2026-11-14'), slots[1]!];
    const iterations = [{ ...deck1, end: at('2026-11-14') }, deck2];
    expect(noticesOf(piOf(friday, { deck: ['Deck 1', 'Deck 2'] }), check({ iterations }))).toEqual([]);
  });

  it('may have one long iteration in two slots', () => {
    const long = iteration('Long', ['2026-11-02', '2026-11-30'], ['deck']);
    expect(noticesOf(piOf(slots, { deck: ['Long', 'Long'] }), check({ iterations: [long] }))).toEqual([]);
  });
});

describe('what is odd about a PI is named:', () => {
  it('one that is over', () => {
    const notices = noticesOf(piOf(slots, { deck: ['Deck 1', 'Deck 2'] }), check({ now: at('2026-11-30') }));
    expect(notices).toEqual([{ what: 'past' }]);
  });

  // From Monday 16 to Thursday 19 November: three working days.
  it('a gap between iterations, in working days', () => {
    const gap = [slots[0]!, { ...slots[1]!, start: at('2026-11-19') }];
    const iterations = [deck1, { ...deck2, start: at('2026-11-19') }];
    expect(noticesOf(piOf(gap, { deck: ['Deck 1', 'Deck 2'] }), check({ iterations }))).toEqual([
      { what: 'slot-gap', before: '1', after: '2', days: 3 },
      { what: 'gap', team: 'Deck', before: 'Deck 1', after: 'Deck 2', days: 3 },
    ]);
  });

  it('iterations that overlap', () => {
    const iterations = [{ ...deck1, end: at('2026-11-18') }, deck2];
    expect(noticesOf(piOf(slots, { deck: ['Deck 1', 'Deck 2'] }), check({ iterations }))).toEqual([
      { what: 'overlap', team: 'Deck', before: 'Deck 1', after: 'Deck 2', days: 2 },
    ]);
  });

  it('an iteration that was deleted meanwhile, unless its team cannot be read at all', () => {
    const pi = piOf(slots, { deck: ['Deck 1', 'Deck 2'] });
    expect(noticesOf(pi, check({ iterations: [deck1] }))).toEqual([{ what: 'gone', team: 'Deck', slot: '2' }]);
    expect(noticesOf(pi, check({ iterations: [], unread: new Set(['deck' as TeamId]) }))).toEqual([]);
  });

  it('a team without any iteration here, and one that lacks some', () => {
    const teams = [team('Deck'), team('Board')];
    expect(noticesOf(piOf(slots, { deck: ['Deck 1', null] }), check({ teams, iterations: [deck1] }))).toEqual([
      { what: 'empty', teams: ['Board'] },
      { what: 'missing', team: 'Deck', slots: ['2'] },
    ]);
  });

  it('an iteration in this time that stands in no column, and one without dates', () => {
    const extra = iteration('Deck 1b', ['2026-11-09', '2026-11-16'], ['deck']);
    const later = iteration('Deck later', undefined, ['deck']);
    const iterations = [deck1, deck2, extra, later];
    expect(noticesOf(piOf(slots, { deck: ['Deck 1', 'Deck 2'] }), check({ iterations }))).toEqual([
      { what: 'no-slot', team: 'Deck', names: ['Deck 1b'] },
      { what: 'no-dates', team: 'Deck', names: ['Deck later'] },
    ]);
  });

  it('one in the wrong column', () => {
    const iterations = [deck1, deck2];
    const notices = noticesOf(piOf(slots, { deck: ['Deck 2', 'Deck 1'] }), check({ iterations }));
    expect(notices).toContainEqual({ what: 'elsewhere', team: 'Deck', name: 'Deck 2', slot: '1' });
    expect(notices).toContainEqual({ what: 'elsewhere', team: 'Deck', name: 'Deck 1', slot: '2' });
  });

  it('two boards that share a sprint, but not teams that choose from one tree', () => {
    const teams = [team('Deck'), team('Quay')];
    const pi = piOf(slots, { deck: ['Both 1', 'Both 2'], quay: ['Both 1', 'Both 2'] });
    const both = [
      iteration('Both 1', ['2026-11-02', '2026-11-16'], ['deck', 'quay']),
      iteration('Both 2', ['2026-11-16', '2026-11-30'], ['deck', 'quay']),
    ];
    const owned = both.map((each) => ({ ...each, origin: 'deck' as TeamId }));
    expect(noticesOf(pi, check({ teams, iterations: both }))).toEqual([]);
    expect(noticesOf(pi, check({ teams, iterations: owned }))).toEqual([
      { what: 'shared', name: 'Both 1', teams: ['Deck', 'Quay'] },
      { what: 'shared', name: 'Both 2', teams: ['Deck', 'Quay'] },
    ]);
  });
});
