import { positionAfter, positionBeside, rangeBetween } from '../../static/kit/grid-position';

const size = { rows: 100, columns: 5, page: 10 };

describe('moving in a grid', () => {
  it('goes from the first row to the header and no further', () => {
    expect(positionAfter('ArrowUp', { row: 0, column: 2 }, size, false)).toEqual({ row: -1, column: 2 });
    expect(positionAfter('ArrowUp', { row: -1, column: 2 }, size, false)).toEqual({ row: -1, column: 2 });
  });
  it('stops at the edges', () => {
    expect(positionAfter('ArrowDown', { row: 99, column: 0 }, size, false)).toEqual({ row: 99, column: 0 });
    expect(positionAfter('ArrowRight', { row: 3, column: 4 }, size, false)).toEqual({ row: 3, column: 4 });
  });
  it('goes by pages', () => {
    expect(positionAfter('PageDown', { row: 95, column: 1 }, size, false)).toEqual({ row: 99, column: 1 });
    expect(positionAfter('PageUp', { row: 4, column: 1 }, size, false)).toEqual({ row: 0, column: 1 });
  });
  it('goes to the ends of a row, and far to the ends of the grid', () => {
    expect(positionAfter('End', { row: 3, column: 1 }, size, false)).toEqual({ row: 3, column: 4 });
    expect(positionAfter('Home', { row: 3, column: 1 }, size, true)).toEqual({ row: 0, column: 0 });
    expect(positionAfter('End', { row: 3, column: 1 }, size, true)).toEqual({ row: 99, column: 4 });
  });
  it('ignores other keys', () => expect(positionAfter('a', { row: 3, column: 1 }, size, false)).toBeUndefined());
});

describe('Tab in an editor', () => {
  it('goes on in reading order', () =>
    expect(positionBeside({ row: 3, column: 4 }, size, false)).toEqual({ row: 4, column: 0 }));
  it('goes back in reading order', () =>
    expect(positionBeside({ row: 3, column: 0 }, size, true)).toEqual({ row: 2, column: 4 }));
  it('ends with the grid', () =>
    expect([
      positionBeside({ row: 99, column: 4 }, size, false),
      positionBeside({ row: 0, column: 0 }, size, true),
    ]).toEqual([undefined, undefined]));
});

describe('a selection', () => {
  it('is the same from either corner', () =>
    expect(rangeBetween({ row: 5, column: 1 }, { row: 2, column: 3 })).toEqual(
      rangeBetween({ row: 2, column: 3 }, { row: 5, column: 1 }),
    ));
  it('leaves the header out', () =>
    expect(rangeBetween({ row: 2, column: 1 }, { row: -1, column: 1 })).toEqual({
      top: 0,
      bottom: 2,
      start: 1,
      end: 1,
    }));
});
