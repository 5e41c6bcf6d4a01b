import { filled, noRows, withRows } from '../../static/kit/use-full-rows';

const keys = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => `row ${from + index}`);
const shown = withRows(noRows, keys(1, 20), false);

describe('a table that stands still', () => {
  it('draws every row in full', () => expect([...shown.full]).toEqual(keys(1, 20)));
  it('is not drawn again for the same rows', () => expect(withRows(shown, keys(1, 20), true)).toBe(shown));
});

describe('scrolling slowly', () => {
  it('draws the few new rows in full at once', () => expect(withRows(shown, keys(5, 24), true).full.size).toBe(20));
});

describe('scrolling fast', () => {
  const scrolled = withRows(shown, keys(16, 35), true);
  it('draws new rows by their headings, and keeps what was full', () =>
    expect([...scrolled.full]).toEqual(keys(16, 20)));

  it('fills them in from the top, a few a frame, to the last', () => {
    const once = filled(scrolled);
    expect([...once.full]).toEqual(keys(16, 26));
    expect(filled(filled(once)).full).toEqual(new Set(keys(16, 35)));
  });

  it('leaves rows that were not filled in yet to be filled in later', () => {
    expect([...withRows(scrolled, keys(17, 36), true).full].sort()).toEqual([...keys(17, 20), 'row 36']);
  });

  it('draws all when other rows come without scrolling, as a filter brings them', () => {
    expect(withRows(scrolled, keys(40, 59), false).full).toEqual(new Set(keys(40, 59)));
  });
});
