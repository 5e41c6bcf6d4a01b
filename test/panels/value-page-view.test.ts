import fc from 'fast-check';
import {
  facets,
  groupings,
  isNarrowed,
  plainView,
  quickFilters,
  readView,
  widened,
  writeView,
  type View,
} from '../../static/panels/value-page/view';

describe('the address of a view', () => {
  it('is empty for the plain view', () => expect(writeView(plainView)).toBe(''));
  it('names what differs', () =>
    expect(
      writeView({
        ...plainView,
        search: 'a b',
        filters: { ...plainView.filters, team: ['Heron', ''] },
        quick: ['stale'],
        sort: { column: 'score', isDescending: true },
        group: 'epic',
        withDone: true,
      }),
    ).toBe('q=a+b&team=Heron&team=&show=stale&sort=-score&group=epic&done=too'));
  it('tells the backlog’s own order from the usual one', () => {
    expect(writeView({ ...plainView, sort: undefined })).toBe('sort=');
    expect(readView('sort=').sort).toBeUndefined();
    expect(readView('').sort).toEqual({ column: 'rank', isDescending: false });
  });
  it('leaves out what it does not understand', () =>
    expect(readView('group=moon&show=stale&show=nonsense&done=yes&x=%ZZ')).toEqual({ ...plainView, quick: ['stale'] }));

  it('gives the same view back, whatever is in it', () => {
    const texts = fc.uniqueArray(fc.string({ unit: 'grapheme' }), { maxLength: 3 });
    const column = fc.constantFrom('key', 'score', 'factor-value');
    const view: fc.Arbitrary<View> = fc.record({
      search: fc.string({ unit: 'grapheme' }),
      filters: fc.record(
        Object.fromEntries(facets.map((facet) => [facet, texts])) as Record<(typeof facets)[number], typeof texts>,
      ),
      presence: fc.dictionary(column, fc.constantFrom('filled', 'empty')),
      quick: fc.subarray([...quickFilters]),
      sort: fc.option(fc.record({ column, isDescending: fc.boolean() }), { nil: undefined }),
      group: fc.option(fc.constantFrom(...groupings), { nil: undefined }),
      collapsed: texts,
      hidden: fc.uniqueArray(column),
      withDone: fc.boolean(),
    });
    fc.assert(fc.property(view, (given) => expect(readView(writeView(given))).toEqual(given)));
  });
});

describe('a narrowed view', () => {
  const narrow = readView('q=x&show=stale&empty=score&type=Bug&sort=key&group=team');
  it('can be seen to be one', () => expect([isNarrowed(narrow), isNarrowed(plainView)]).toEqual([true, false]));
  it('is widened without losing order and groups', () =>
    expect(writeView(widened(narrow))).toBe('sort=key&group=team'));
});
