import { importers } from '#app/importers';
import { itemKinds } from '#app/item-kinds';
import { kinds } from '#app/kinds';

describe('the kinds of records that every page works with', () => {
  it('are all those that every call asks for, or whose fields may wait to be written', () => {
    const isMirrored = (name: string): boolean => importers[name]?.isMirrored !== undefined;
    expect(kinds.filter(({ name, isAskedByEveryCall }) => isMirrored(name) || isAskedByEveryCall)).toEqual(itemKinds);
  });
});
