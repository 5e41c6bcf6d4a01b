import fc from 'fast-check';
import { JsonScanner, type Found } from '#world/import/json-scanner';

function scan(bytes: Buffer, cuts: readonly number[], limit?: number): Found[] {
  const scanner = new JsonScanner(limit);
  const found: Found[] = [];
  const edges = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
  for (let index = 1; index < edges.length; index += 1)
    found.push(...scanner.push(bytes.subarray(edges[index - 1], edges[index])));
  found.push(...scanner.end());
  return found;
}

function textsOf(found: readonly Found[], kind: 'item' | 'member'): [name: string, value: unknown][] {
  return found.flatMap((one) => (one.kind === kind ? [[one.name, JSON.parse(one.text) as unknown]] : []));
}

const cuts = fc.array(fc.nat(), { maxLength: 12 });

describe('JSON that arrives in pieces', () => {
  it('yields the same items wherever it is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { maxLength: 8 }), fc.nat(4), cuts, (values, indent, at) => {
        const found = scan(Buffer.from(JSON.stringify(values, undefined, indent)), at);
        expect(textsOf(found, 'item').map(([, value]) => value)).toEqual(JSON.parse(JSON.stringify(values)));
        expect(found.at(-1)!.kind).toBe('document');
      }),
    );
  });

  it('yields members and the items of a list of issues', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { maxLength: 5 }), fc.jsonValue(), cuts, (issues, names, at) => {
        const found = scan(Buffer.from(JSON.stringify({ startAt: 0, issues, names })), at);
        expect(found.filter((one) => one.kind === 'item')).toHaveLength(issues.length);
        expect(textsOf(found, 'member')).toEqual([
          ['startAt', 0],
          ['names', JSON.parse(JSON.stringify(names))],
        ]);
      }),
    );
  });

  it('never yields what was cut off', () => {
    fc.assert(
      fc.property(fc.array(fc.object(), { minLength: 1, maxLength: 5 }), fc.nat(), cuts, (values, length, at) => {
        const text = JSON.stringify(values);
        const cut = Buffer.from(text.slice(0, 1 + (length % (text.length - 1))));
        const found = scan(cut, at);
        const items = textsOf(found, 'item').map(([, value]) => value);
        expect(items).toEqual((JSON.parse(text) as unknown[]).slice(0, items.length));
        expect(found.at(-1)!.kind).toBe('broken');
      }),
    );
  });

  it('tells line and column of each item', () => {
    const found = scan(Buffer.from('[\n  {"a": 1},\n  {"b": 2}\n]'), []);
    expect(found.filter((one) => one.kind === 'item').map(({ place }) => place)).toEqual([
      { byte: 4, line: 2, column: 3 },
      { byte: 16, line: 3, column: 3 },
    ]);
  });

  it('skips an item above its limit and goes on', () => {
    const found = scan(Buffer.from(JSON.stringify([{ a: 1 }, { long: 'x'.repeat(200) }, { b: 2 }])), [40, 90], 100);
    expect(found.map(({ kind }) => kind)).toEqual(['item', 'oversize', 'item', 'document']);
  });
});
