import { bondsByItem, sortedLinks } from '#core/dependency/bonds';
import { flattened, neighboursOf, type Neighbour, type Side } from '#core/dependency/neighbourhood';
import type { IssueId } from '#core/issue';
import type { DirectedLink } from '#core/train/dependencies';
import type { LinkTypeId } from '#core/train/ids';

const blocks = 'blocks' as LinkTypeId;
const relates = 'relates' as LinkTypeId;
const link = (text: string, typeId: LinkTypeId = blocks): DirectedLink => {
  const [from, to] = text.split('>') as [IssueId, IssueId];
  return { typeId, from, to };
};
const counts = (typeId: LinkTypeId): boolean => typeId === blocks;

function around(own: string, side: Side, links: readonly string[], unread: readonly string[] = []) {
  const shown = [10, 3];
  const { bonds } = sortedLinks(
    links.map((text) => link(text)),
    counts,
  );
  return neighboursOf(own as IssueId, side, {
    bonds: bondsByItem(bonds),
    shownBehind: (_, level) => shown[level] ?? 0,
    isRead: (id) => !unread.includes(id),
    order: () => 0,
  });
}

const text = ({ id, level, isRepeated, more }: Neighbour): string =>
  `${id}${level}${isRepeated ? '=' : ''}${more === undefined ? '?' : more > 0 ? `+${more}` : ''}`;
const texts = (next: readonly Neighbour[]): string => flattened(next).map(text).join(' ');

describe('links of an item', () => {
  it('of two ends and one direction are one bond, however many there are', () => {
    const { bonds } = sortedLinks([link('a>b'), link('a>b'), link('b>a')], counts);
    expect(bonds.map(({ from, to, links }) => `${from}${to}${links.length}`)).toEqual(['ab2', 'ba1']);
  });

  it('of other kinds are counted apart, and one to itself is none', () => {
    const { bonds, others } = sortedLinks([link('a>b', relates), link('a>a')], counts);
    expect(bonds).toEqual([]);
    expect(others).toHaveLength(1);
  });
});

describe('the neighbours of an item', () => {
  it('are two levels on each side, with how many more there are behind the second', () => {
    const links = ['c>b', 'b>a', 'd>c', 'e>c', 'a>x', 'x>y'];
    expect(texts(around('a', 'givers', links).next)).toBe('b1 c2+2');
    expect(texts(around('a', 'needers', links).next)).toBe('x1 y2');
  });

  it('are shown in part where there are many, and none is lost from the count', () => {
    const links = Array.from({ length: 200 }, (_, at) => `g${at}>a`);
    const { next, more } = around('a', 'givers', links);
    expect([next.length, more]).toEqual([10, 190]);
  });

  it('stand once, where they are nearest, and are named again elsewhere', () => {
    // d gives to a itself, and to b.
    expect(texts(around('a', 'givers', ['b>a', 'd>b', 'd>a', 'e>d']).next)).toBe('b1 d2= d1 e2');
  });

  it('end where a circle comes round again', () => {
    expect(texts(around('a', 'givers', ['b>a', 'a>b']).next)).toBe('b1 a2=');
  });

  it('say of what was not read yet that nobody has looked', () => {
    expect(texts(around('a', 'givers', ['b>a', 'c>b'], ['b']).next)).toBe('b1?');
  });
});
