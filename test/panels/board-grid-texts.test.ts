import { amountText, progressOf, spokenCard, whatIsMoved } from '../../static/panels/pi-board/grid/card-text';
import { loadText } from '../../static/panels/pi-board/grid/load-text';
import { sameCard } from '../../static/panels/pi-board/grid/same-card';
import { createFormats } from '../../static/panels/words/formats';
import { card, cell, item, pi, words } from './board-grid-builders';

describe('the load of a cell', () => {
  it('stands against the capacity, with its share', () => {
    expect(loadText(words, cell('a', 0, [], { load: 15 }))).toEqual({
      figure: '15 / 20 pt',
      isOver: false,
      share: 0.75,
      spoken: '15 of 20 points',
    });
  });

  it('says by how much it is over', () => {
    expect(loadText(words, cell('a', 0, [], { load: 24.3, capacity: 20.1 }))).toMatchObject({
      remark: 'over by 4.2',
      isOver: true,
      share: 1,
      spoken: '24.3 of 20.1 points, over by 4.2',
    });
  });

  it('is no overload where nobody has said a capacity', () => {
    const text = loadText(words, cell('a', 0, [], { load: 9, capacity: 0, hasCapacity: false }));
    expect(text).toMatchObject({ figure: '9 pt', remark: 'no capacity yet', isOver: false });
    expect(text.share).toBeUndefined();
  });

  it('is over a capacity of nothing that was said', () => {
    expect(loadText(words, cell('a', 0, [], { load: 1, capacity: 0 }))).toMatchObject({ isOver: true, share: 1 });
    expect(loadText(words, cell('a', 0, [], { load: 0, capacity: 0 }))).toMatchObject({ isOver: false, share: 0 });
  });

  it('tells what is in no load, and that nothing can be committed', () => {
    expect(loadText(words, cell('a', 0, [], { load: 5, unestimated: 2, hasIteration: false })).spoken).toBe(
      '5 of 20 points, 2 without estimate, no iteration',
    );
  });
});

describe('a card', () => {
  const stories = [item('1', { points: 3 }), item('2', { points: 5 })];

  it('says how many stories it holds, and their points', () => {
    expect(amountText(words, card('f', 'a', 0, { parts: stories, points: 8 }))).toBe('2 stories · 8 pt');
    expect(amountText(words, card('f', 'a', 0, { parts: stories, points: 3, unestimated: 1 }))).toBe(
      '2 stories · 3 pt +1 ?',
    );
    expect(amountText(words, card('f', 'a', 0, { parts: stories, points: 0, unestimated: 2 }))).toBe(
      '2 stories · no estimate',
    );
  });

  it('says only the points of a story that stands for itself', () => {
    expect(amountText(words, card('1', 'a', 0))).toBe('5 pt');
  });

  it('marks a guess', () => {
    const feature = item('f', { kind: 'feature' });
    expect(amountText(words, card('f', 'a', 0, { item: feature, parts: [feature], isGuess: true }))).toBe(
      '5 pt · guess',
    );
  });

  it('is told by the most telling of its states', () => {
    const of = (more: Parameters<typeof card>[3]) => progressOf(card('1', 'a', 0, more));
    expect(of({})).toBe('committed');
    expect(of({ isStarted: true })).toBe('started');
    expect(of({ isStarted: true, state: 'draft' })).toBe('draft');
    expect(of({ isSlipped: true, state: 'draft' })).toBe('slipped');
    expect(of({ isSlipped: true, state: 'done' })).toBe('done');
  });

  it('is spoken with all that its looks say', () => {
    const spoken = spokenCard(
      words,
      card('1', 'a', 1, {
        ...{ item: item('1', { clients: ['Meridian'] }), isPinned: true, state: 'draft', alsoIn: [0, 2] },
      }),
      { pi, team: 'Crane', trouble: { conflicts: 1, risks: 2 }, isChosen: true },
    );
    expect(spoken).toBe(
      'AT-1 Item 1, selected, 5 pt, Draft, 1 conflict, 2 dependencies at risk, Pinned, Meridian, also in Iteration 1, Iteration 3; Crane, Iteration 2',
    );
  });

  it('is moved under its key, several as a number', () => {
    expect(whatIsMoved(words, [card('1', 'a', 0)])).toBe('AT-1');
    expect(whatIsMoved(words, [card('1', 'a', 0), card('2', 'a', 0)])).toBe('2 cards');
  });

  it('is the same as before when all that is drawn of it is', () => {
    const one = card('1', 'a', 0);
    expect(sameCard(one, { ...one, parts: [...one.parts], alsoIn: [] })).toBe(true);
    for (const other of [{ points: 6 }, { isPinned: true }, { isSlipped: true }, { isStarted: true }, { alsoIn: [2] }])
      expect(sameCard(one, { ...one, ...other })).toBe(false);
    expect(sameCard(one, { ...one, item: { ...one.item, summary: 'Other' } })).toBe(false);
  });
});

describe('the days of a slot', () => {
  const period = (timeZone: string, from: string, before: string) =>
    createFormats({ locale: 'en-GB', timeZone }).period(from, before).replace(/\s/g, ' ');

  it.each(['Pacific/Honolulu', 'Europe/Prague', 'Pacific/Auckland'])(
    'are the same in %s where they have no times',
    (zone) =>
      expect(period(zone, '2026-11-02T00:00:00.000Z', '2026-11-16T00:00:00.000Z')).toMatch(/^2\s*[–-]\s*15 Nov$/),
  );

  it('end with the last day that belongs to it for the viewer', () => {
    expect(period('Europe/Prague', '2026-11-02T08:00:00.000Z', '2026-11-13T16:00:00.000Z')).toMatch(
      /^2\s*[–-]\s*13 Nov$/,
    );
    expect(period('Europe/Prague', '2026-11-01T23:00:00.000Z', '2026-11-15T23:00:00.000Z')).toMatch(
      /^2\s*[–-]\s*15 Nov$/,
    );
  });
});
