import { decisionFault, inOrder, supersededBy, type Decision, type DecisionId } from '#core/decision/decision';
import type { AccountId } from '#core/issue';

const id = (text: string) => text as DecisionId;

function decision(more: Partial<Record<keyof Decision, unknown>> = {}): Decision {
  return {
    title: 'Berths are booked by the hour',
    why: 'Harbours bill by the hour.',
    decidedOn: '2026-11-20',
    deciders: ['ben'],
    others: [],
    issueIds: [],
    ...more,
  } as unknown as Decision;
}

const logged = (name: string, more: Partial<Record<keyof Decision, unknown>> = {}) => ({
  id: id(name),
  decision: decision(more),
});

describe('a decision that is logged', () => {
  it('stands with a title and somebody who decided', () => {
    expect(decisionFault(id('one'), decision(), [])).toBeUndefined();
    expect(
      decisionFault(id('one'), decision({ deciders: [] as AccountId[], others: ['Harbour Co'] }), []),
    ).toBeUndefined();
  });

  it.each([
    ['no-title', { title: '  ' }],
    ['no-decider', { deciders: [], others: [' '] }],
    ['unknown-decision', { supersedes: 'gone' }],
  ])('is refused as %s', (kind, more) => {
    expect(decisionFault(id('one'), decision(more), [])).toEqual({ kind });
  });

  it('cannot take the place of itself, nor of one that has taken its own', () => {
    const first = logged('first');
    const second = logged('second', { supersedes: 'first' });
    expect(decisionFault(id('first'), decision({ supersedes: 'first' }), [first])).toEqual({
      kind: 'supersedes-itself',
    });
    expect(decisionFault(id('first'), decision({ supersedes: 'second' }), [first, second])).toEqual({
      kind: 'supersedes-itself',
    });
  });

  it('cannot take a place that another one has taken already, and may keep its own', () => {
    const all = [logged('first'), logged('second', { supersedes: 'first' })];
    expect(decisionFault(id('third'), decision({ supersedes: 'first' }), all)).toEqual({ kind: 'superseded-already' });
    expect(decisionFault(id('second'), decision({ supersedes: 'first' }), all)).toBeUndefined();
  });
});

describe('many decisions', () => {
  it('know which one has taken whose place', () => {
    const all = [logged('first'), logged('second', { supersedes: 'first' })];
    expect([...supersededBy(all)]).toEqual([['first', 'second']]);
  });

  it('stand newest day first, and on one day the later one of a chain before the earlier', () => {
    const all = [
      logged('b-first'),
      logged('a-second', { supersedes: 'b-first' }),
      logged('later', { decidedOn: '2026-11-21' }),
      logged('c-third', { supersedes: 'a-second' }),
    ];
    expect(inOrder(all).map((entry) => entry.id)).toEqual(['later', 'c-third', 'a-second', 'b-first']);
  });

  it('that a file has tied into a circle are listed all the same', () => {
    const all = [logged('one', { supersedes: 'two' }), logged('two', { supersedes: 'one' })];
    expect(inOrder(all)).toHaveLength(2);
    expect(decisionFault(id('one'), decision({ supersedes: 'two' }), all)).toEqual({ kind: 'supersedes-itself' });
  });
});
