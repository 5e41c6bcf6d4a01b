import { itemKinds } from '#app/item-kinds';
import { kinds } from '#app/kinds';

describe('the kinds of records that every page works with', () => {
  it('are all those that every call asks for, or that lie with an item', () => {
    expect(kinds.filter(({ followsIssue, isAskedByEveryCall }) => followsIssue || isAskedByEveryCall)).toEqual(
      itemKinds,
    );
  });
});
