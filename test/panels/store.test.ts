import { createStore } from '../../static/panels/base/store';

describe('a store', () => {
  it('tells whoever watches of every change, until they stop', () => {
    const store = createStore(1);
    const seen: number[] = [];
    const stop = store.subscribe(() => seen.push(store.get()));
    store.set(2);
    store.update((before) => before + 1);
    stop();
    store.set(9);
    expect(seen).toEqual([2, 3]);
  });

  it('tells nobody of a state that is the same', () => {
    const store = createStore({ count: 1 });
    let told = 0;
    store.subscribe(() => (told += 1));
    store.update((before) => before);
    expect(told).toBe(0);
  });

  it('lets a watcher stop while the others are told', () => {
    const store = createStore(1);
    const told: string[] = [];
    const stop = store.subscribe(() => {
      told.push('first');
      stop();
    });
    store.subscribe(() => told.push('second'));
    store.set(2);
    store.set(3);
    expect(told).toEqual(['first', 'second', 'second']);
  });
});
