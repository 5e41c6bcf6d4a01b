import { layeredPicture } from '#core/dependency/layered-layout';

const sizes = { width: 340, nodeWidth: 100, nodeHeight: 50, gap: 20, layerGap: 30 };

describe('a picture in layers', () => {
  it('puts each layer below the one before, its nodes in the middle', () => {
    const { places, height } = layeredPicture([['a'], ['b', 'c']], [], sizes);
    // One node of 100 in 340: 120 on each side. Two with a gap are 220: 60 on each side.
    expect(places.get('a')).toEqual({ x: 120, y: 0, layer: 0 });
    expect(places.get('b')).toEqual({ x: 60, y: 80, layer: 1 });
    expect(places.get('c')).toEqual({ x: 180, y: 80, layer: 1 });
    expect(height).toBe(130);
  });

  it('goes on below where a layer is wider than there is room', () => {
    // Three fit beside each other (3 × 100 + 2 × 20 = 340): four are two rows of two.
    const { places, height } = layeredPicture([['a', 'b', 'c', 'd']], [], sizes);
    expect([...places.values()].map(({ y }) => y)).toEqual([0, 0, 70, 70]);
    expect(height).toBe(120);
  });

  it('has a column at least, however narrow it is', () => {
    const { places } = layeredPicture([['a', 'b']], [], { ...sizes, width: 50 });
    expect([...places.values()].map(({ y }) => y)).toEqual([0, 70]);
  });

  it('orders nodes so that their lines do not cross', () => {
    const lines = [
      ['a', 'y'],
      ['b', 'x'],
    ] as const;
    const { places } = layeredPicture(
      [
        ['a', 'b'],
        ['x', 'y'],
      ],
      lines,
      sizes,
    );
    // y hangs below a, x below b: one of the two layers is turned round.
    const isBefore = (one: string, other: string): boolean => places.get(one)!.x < places.get(other)!.x;
    expect(isBefore('a', 'b')).toBe(isBefore('y', 'x'));
  });

  it('leaves out layers without nodes', () => {
    expect(layeredPicture([[], ['a']], [], sizes).places.get('a')!.y).toBe(0);
  });
});
