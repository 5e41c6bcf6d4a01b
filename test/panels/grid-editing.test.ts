import { positionAfterEditor } from '../../static/kit/use-grid-editing';

const size = { rows: 3, columns: 4 };
const middle = { row: 1, column: 2 };

describe('an editor that closes', () => {
  it('stays, or goes down and no further than the last row', () => {
    expect(positionAfterEditor('stay', middle, size)).toEqual(middle);
    expect(positionAfterEditor('down', middle, size)).toEqual({ row: 2, column: 2 });
    expect(positionAfterEditor('down', { row: 2, column: 2 }, size)).toEqual({ row: 2, column: 2 });
  });

  it('goes to the next cell, and from the last one of a row to the first one of the next', () => {
    expect(positionAfterEditor('next', middle, size)).toEqual({ row: 1, column: 3 });
    expect(positionAfterEditor('next', { row: 1, column: 3 }, size)).toEqual({ row: 2, column: 0 });
    expect(positionAfterEditor('previous', { row: 1, column: 0 }, size)).toEqual({ row: 0, column: 3 });
  });

  it('stays where there is no next cell', () =>
    expect(positionAfterEditor('next', { row: 2, column: 3 }, size)).toEqual({ row: 2, column: 3 }));
});
