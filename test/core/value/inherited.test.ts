import fc from 'fast-check';
import { relationOf } from '#core/dependency/relation';
import { inherited } from '#core/value/inherited';
import type { IssueId } from '#core/issue';
import { linked } from './builders';

function own(values: Record<string, number>): (id: IssueId) => number | undefined {
  return (id) => values[id];
}

describe('a phrase on a link', () => {
  it.each([
    ['blocks', 'gives'],
    ['is blocked by', 'needs'],
    ['depends on', 'needs'],
    ['depends upon', 'needs'],
    ['is depended upon by', 'gives'],
    ['is dependent of', 'gives'],
    ['is dependent on', 'needs'],
    ['is dependency for', 'gives'],
    ['has to be done before', 'gives'],
    ['has to be done after', 'needs'],
    ['is required by', 'gives'],
    ['required by', 'gives'],
    ['requires', 'needs'],
    ['is a prerequisite of', 'gives'],
    ['Waits for', 'needs'],
    ['duplicates', 'other'],
    ['is duplicated by', 'other'],
    ['clones', 'other'],
    ['is cloned by', 'other'],
    ['relates to', 'other'],
    ['is related to', 'other'],
    ['has to be finished together with', 'other'],
    ['addressed by', 'other'],
    ['includes', 'other'],
    ['', 'other'],
  ])('“%s” %s', (phrase, relation) => {
    expect(relationOf(phrase)).toBe(relation);
  });
});

describe('an item that others wait for', () => {
  it('inherits their cost of delay, each once, however many ways lead to them', () => {
    // A → B → D and A → C → D: 5 + 8 + 13 = 26, D counted once
    const issues = [
      linked('A', [
        ['gives', 'B'],
        ['gives', 'C'],
      ]),
      linked('B', [['gives', 'D']]),
      linked('C', [['gives', 'D']]),
      linked('D', []),
    ];
    expect(inherited(issues, own({ A: 100, B: 5, C: 8, D: 13 })).get('A' as IssueId)).toEqual({
      costOfDelay: 26,
      from: [
        { issueId: 'B', costOfDelay: 5 },
        { issueId: 'C', costOfDelay: 8 },
        { issueId: 'D', costOfDelay: 13 },
      ],
    });
  });

  it('is found when only the waiting end is in the list', () => {
    expect(
      inherited([linked('A', []), linked('B', [['needs', 'A']])], own({ B: 5 })).get('A' as IssueId)?.costOfDelay,
    ).toBe(5);
  });

  it('inherits from items outside of the list, whose own links are unknown', () => {
    expect(inherited([linked('A', [['gives', 'X']])], own({ X: 3 })).get('A' as IssueId)?.from).toEqual([
      { issueId: 'X', costOfDelay: 3 },
    ]);
  });

  it('inherits through an item that has no score', () => {
    const issues = [linked('A', [['gives', 'B']]), linked('B', [['gives', 'C']]), linked('C', [])];
    expect(inherited(issues, own({ C: 8 })).get('A' as IssueId)).toEqual({
      costOfDelay: 8,
      from: [{ issueId: 'C', costOfDelay: 8 }],
    });
  });

  it('inherits nothing from items that are done, nor through them', () => {
    const issues = [
      linked('A', [
        ['gives', 'B', 'done'],
        ['gives', 'E'],
      ]),
      linked('B', [['gives', 'C']], 'done'),
      linked('C', []),
      linked('E', [], 'done'),
    ];
    expect(inherited(issues, own({ B: 5, C: 8, E: 3 })).size).toBe(0);
  });

  it('inherits nothing from a done item that is only linked and stands in no list', () => {
    const items = [
      linked('A', [
        ['gives', 'B', 'done'],
        ['gives', 'C'],
      ]),
      linked('D', [['needs', 'E', 'done']]),
    ];
    const found = inherited(items, own({ B: 100, C: 7, D: 7 }));
    // C alone: 7; and E, which is done, gives D nothing to wait for.
    expect([found.size, found.get('A' as IssueId)?.costOfDelay]).toEqual([1, 7]);
  });

  it('inherits nothing over links that say nothing of order', () => {
    expect(inherited([linked('A', [['other', 'B']]), linked('B', [])], own({ B: 5 })).size).toBe(0);
  });
});

describe('items that wait for each other in a circle', () => {
  it('inherit from the others and never from themselves', () => {
    const issues = [linked('A', [['gives', 'B']]), linked('B', [['gives', 'C']]), linked('C', [['gives', 'A']])];
    const answers = inherited(issues, own({ A: 1, B: 2, C: 4 }));
    expect(['A', 'B', 'C'].map((id) => answers.get(id as IssueId)?.costOfDelay)).toEqual([6, 5, 3]);
  });
});

describe('any net of links', () => {
  it('lets nobody inherit more than everybody else has', () => {
    const edge = fc.tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 7 }));
    fc.assert(
      fc.property(fc.array(edge, { maxLength: 40 }), (edges) => {
        const issues = Array.from({ length: 8 }, (_, from) =>
          linked(
            String(from),
            edges.flatMap(([start, to]) => (start === from ? [['gives', String(to)] as ['gives', string]] : [])),
          ),
        );
        for (const [id, { costOfDelay, from }] of inherited(issues, () => 1)) {
          expect(costOfDelay).toBe(from.length);
          expect(costOfDelay).toBeLessThanOrEqual(7);
          expect(from.some(({ issueId }) => issueId === id)).toBe(false);
        }
      }),
    );
  });
});
