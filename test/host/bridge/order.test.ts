import { leadingOrder, sortedBy } from '../../../src/host/pages/search/order';

describe('sorting a query by a column', () => {
  it('adds an order where there is none', () => {
    expect(sortedBy('project = A', 'summary')).toBe('project = A ORDER BY summary ASC');
    expect(sortedBy('', 'WSJF')).toBe('ORDER BY WSJF ASC');
  });

  it('replaces an order, and turns the one that already leads', () => {
    expect(sortedBy('project = A order by rank', 'summary')).toBe('project = A ORDER BY summary ASC');
    expect(sortedBy('project = A ORDER BY summary ASC, key', 'Summary')).toBe('project = A ORDER BY Summary DESC');
    expect(sortedBy('project = A ORDER BY summary DESC', 'summary')).toBe('project = A ORDER BY summary ASC');
  });

  it('leaves words in quotes alone', () => {
    expect(sortedBy('summary ~ "order by luck"', 'key')).toBe('summary ~ "order by luck" ORDER BY key ASC');
    expect(leadingOrder('summary ~ "a, b" order by "Cost of delay" desc, key')).toEqual({
      clause: '"Cost of delay"',
      direction: 'DESC',
    });
  });
});
