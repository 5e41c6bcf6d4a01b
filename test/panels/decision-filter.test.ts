import type { DecisionRow } from '#app/decision/calls';
import type { DecisionId } from '#core/decision/decision';
import type { AccountId, IssueId } from '#core/issue';
import type { CalendarDate } from '#core/result';
import { addressOf, filtered, filterOf, noFilter } from '../../static/panels/decision/decision-filter';
import { issue } from './builders';

function row(id: string, title: string, part: Partial<DecisionRow> = {}): DecisionRow {
  const decision = {
    title,
    decidedOn: '2026-11-20' as CalendarDate,
    deciders: ['ben' as AccountId],
    others: ['Ada'],
    issueIds: ['1' as IssueId],
  };
  return { id: id as DecisionId, version: 1, decision, hiddenIssues: 0, ...part };
}

const old = row('a', 'Buy the ferry', { supersededBy: 'b' as DecisionId });
const standing = row('b', 'Rent the ferry');
const names = {
  people: new Map([['ben' as AccountId, { id: 'ben' as AccountId, name: 'Ben Ito' }]]),
  issues: new Map([['1' as IssueId, issue(1)]]),
};
const left = (part: Partial<typeof noFilter>) =>
  filtered([old, standing], { ...noFilter, ...part }, names).map(({ id }) => id);

describe('a filter of decisions', () => {
  it('leaves those that stand, or those that were superseded', () => {
    expect(left({})).toEqual(['a', 'b']);
    expect(left({ state: 'standing' })).toEqual(['b']);
    expect(left({ state: 'superseded' })).toEqual(['a']);
  });
  it.each(['ben ito', ' ADA ', 'train-1', 'item 1'])('finds %p in a name, a key or a summary', (text) =>
    expect(left({ text })).toEqual(['a', 'b']),
  );
  it('finds words of the title and nothing else', () => {
    expect(left({ text: 'rent' })).toEqual(['b']);
    expect(left({ text: 'sell' })).toEqual([]);
  });
  it('comes back from the address', () => {
    const filter = { text: 'a & b', state: 'superseded' } as const;
    expect(filterOf(addressOf(filter))).toEqual(filter);
    expect(addressOf(noFilter)).toBe('');
    expect(filterOf('state=odd')).toEqual(noFilter);
  });
});
