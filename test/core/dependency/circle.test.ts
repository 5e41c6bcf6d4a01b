import { circleIfLinked, parentAmong, type KnownLinks } from '#core/dependency/circle';
import type { IssueId } from '#core/issue';

const id = (name: string | number): IssueId => String(name) as IssueId;

interface World {
  /** Who waits for whom: `a>b`, b waits for a. */
  readonly links?: readonly string[];
  /** `part<parent`. */
  readonly parents?: readonly string[];
  readonly done?: readonly string[];
  readonly unread?: readonly string[];
}

function known({ links = [], parents = [], done = [], unread = [] }: World): KnownLinks {
  const pairs = links.map((link) => link.split('>').map(id) as [IssueId, IssueId]);
  const above = new Map(parents.map((pair) => pair.split('<').map(id) as [IssueId, IssueId]));
  return {
    needersOf: (one) => (unread.includes(one) ? undefined : pairs.flatMap(([from, to]) => (from === one ? [to] : []))),
    aboveOf: (one) => above.get(one),
    partsOf: (one) => [...above].flatMap(([part, parent]) => (parent === one ? [part] : [])),
    isDone: (one) => done.includes(one),
  };
}

const circle = (giver: string, needer: string, world: World): string | undefined => {
  const search = circleIfLinked(id(giver), id(needer), known(world));
  return search.kind === 'circle' ? search.items.join(' ') : undefined;
};

describe('a link that would close a circle', () => {
  it('of two is found, giver first', () => {
    expect(circle('b', 'a', { links: ['a>b'] })).toBe('b a');
  });

  it('of three is found, each before the one that waits for it', () => {
    expect(circle('c', 'a', { links: ['a>b', 'b>c'] })).toBe('c a b');
  });

  it('of a thousand is found, and named whole', () => {
    const links = Array.from({ length: 999 }, (_, at) => `${at}>${at + 1}`);
    expect(circle('999', '0', { links })?.split(' ')).toHaveLength(1_000);
  });

  it('is the shortest of several', () => {
    expect(circle('c', 'a', { links: ['a>b', 'b>d', 'd>c', 'a>c'] })).toBe('c a');
  });

  it('is not seen where the chain only leads away', () => {
    expect(circle('a', 'b', { links: ['b>c', 'd>a'] })).toBeUndefined();
  });

  it('ends at what is done: that holds nothing up', () => {
    expect(circle('c', 'a', { links: ['a>b', 'b>c'], done: ['b'] })).toBeUndefined();
    expect(circle('b', 'a', { links: ['a>b'], done: ['a'] })).toBeUndefined();
  });

  it('may run through a parent: it ends after its parts, and begins before them', () => {
    // The story s is needed by a; if a were needed by s's feature f, s would wait for itself.
    expect(circle('a', 'f', { links: ['s>a'], parents: ['s<f'] })).toBe('a f s');
    // The feature f is needed by g; if g were needed by f's story s, f would never end.
    expect(circle('g', 's', { links: ['f>g'], parents: ['s<f'] })).toBe('g s f');
    // f waits for b: so does its story s. If s were needed by b, s would wait for itself.
    expect(circle('s', 'b', { links: ['b>f'], parents: ['s<f'] })).toBe('s b f');
  });

  it('between sisters is none: a part that ends does not begin the others', () => {
    expect(circle('s', 't', { parents: ['s<f', 't<f'] })).toBeUndefined();
  });

  it('names what has to be read before it can be told', () => {
    expect(circleIfLinked(id('c'), id('a'), known({ links: ['a>b'], unread: ['b'] }))).toMatchObject({
      kind: 'open',
      unread: ['b'],
    });
  });
});

describe('a parent and its part', () => {
  const { aboveOf } = known({ parents: ['s<f', 'f<e'] });

  it('are told over any number of levels, whichever of them gives', () => {
    expect(parentAmong(id('s'), id('e'), aboveOf)).toEqual({ parent: 'e', part: 's' });
    expect(parentAmong(id('f'), id('s'), aboveOf)).toEqual({ parent: 'f', part: 's' });
  });

  it('are not two items of one parent', () => {
    expect(parentAmong(id('s'), id('t'), known({ parents: ['s<f', 't<f'] }).aboveOf)).toBeUndefined();
  });

  it('are told where parents run in a circle, as broken data has it', () => {
    expect(parentAmong(id('x'), id('a'), known({ parents: ['a<b', 'b<a'] }).aboveOf)).toBeUndefined();
  });
});
