import fc from 'fast-check';
import { createKvs } from '#host/forge/kvs';
import type { AppEntity } from '#host/forge/manifest';
import { openStore } from '#host/server/store';

/** The plainest thing that answers a query rightly: a list, a filter, a sort. */
function oracle(items: ReadonlyMap<string, Item>, query: Query): string[] {
  return [...items]
    .filter(([, item]) => item.team === query.team && item.weight !== undefined)
    .filter(
      ([, { weight }]) =>
        query.range === undefined || holds(weight as number, query.range.condition, query.range.values),
    )
    .filter(([, item]) => query.filters === undefined || test(item, query.filters))
    .sort(
      ([leftKey, left], [rightKey, right]) =>
        ((left.weight as number) - (right.weight as number) || (leftKey < rightKey ? -1 : 1)) *
        (query.sort === 'DESC' ? -1 : 1),
    )
    .map(([key]) => key);
}

function test(item: Item, { kind, list }: NonNullable<Query['filters']>): boolean {
  const hits = list.map(({ condition, value }) => {
    if (condition === 'EXISTS') return item.name !== undefined;
    if (condition === 'NOT_EXISTS') return item.name === undefined;
    if (condition === 'EQUAL_TO') return item.name === value;
    if (condition === 'NOT_EQUAL_TO') return item.name !== value;
    if (condition === 'BEGINS_WITH') return item.name?.startsWith(value) ?? false;
    return item.name?.includes(value) ?? false;
  });
  return kind === 'and' ? hits.every(Boolean) : hits.some(Boolean);
}

function holds(weight: number, condition: string, [low, high]: readonly number[]): boolean {
  switch (condition) {
    case 'GREATER_THAN':
      return weight > (low as number);
    case 'LESS_THAN_EQUAL_TO':
      return weight <= (low as number);
    case 'EQUAL_TO':
      return weight === low;
    default:
      return weight >= (low as number) && weight <= (high as number);
  }
}

interface Item {
  readonly team?: string;
  readonly weight?: number;
  readonly name?: string;
}

interface Query {
  readonly team: string;
  readonly range?: { readonly condition: string; readonly values: readonly number[] };
  readonly filters?: {
    readonly kind: 'and' | 'or';
    readonly list: readonly { readonly condition: string; readonly value: string }[];
  };
  readonly sort: 'ASC' | 'DESC';
  readonly limit: number;
}

const entity: AppEntity = {
  name: 'item',
  attributes: { team: 'string', weight: 'integer', name: 'string' },
  indexes: [{ name: 'by-weight', partition: ['team'], range: ['weight'] }],
};
const team = fc.constantFrom('red', 'blue');
const weight = fc.integer({ min: -3, max: 3 });
const name = fc.constantFrom('a', 'ab', 'b', 'ba', 'é');
const item = fc.record({ team, weight, name }, { requiredKeys: [] });
const step = fc.record({ key: fc.constantFrom(...'abcdefghijkl'), item: fc.option(item) });
const query: fc.Arbitrary<Query> = fc.record(
  {
    team,
    sort: fc.constantFrom('ASC' as const, 'DESC' as const),
    limit: fc.integer({ min: 1, max: 5 }),
    range: fc.record({
      condition: fc.constantFrom('GREATER_THAN', 'LESS_THAN_EQUAL_TO', 'EQUAL_TO', 'BETWEEN'),
      values: fc.tuple(weight, weight),
    }),
    filters: fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const),
      list: fc.array(
        fc.record({
          condition: fc.constantFrom('EXISTS', 'NOT_EXISTS', 'EQUAL_TO', 'NOT_EQUAL_TO', 'BEGINS_WITH', 'CONTAINS'),
          value: name,
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
  },
  { requiredKeys: ['team', 'sort', 'limit'] },
);

describe('queries over any history of writes and deletes', () => {
  it('find, page by page, what a plain list finds at once', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), query, (steps, asked) => {
        const store = openStore(':memory:');
        const kvs = createKvs({ store, entities: [entity], appId: 'app' });
        const items = new Map<string, Item>();
        for (const { key, item: value } of steps) {
          if (value === null) items.delete(key);
          else items.set(key, value);
          kvs.handle(value === null ? '/api/v1/entity/delete' : '/api/v1/entity/set', {
            entityName: 'item',
            key,
            value,
          });
        }
        const found: string[] = [];
        let cursor: string | undefined;
        do {
          const { body } = kvs.handle('/api/v1/entity/query', {
            entityName: 'item',
            indexName: 'by-weight',
            partition: [asked.team],
            sort: asked.sort,
            limit: asked.limit,
            ...(asked.range && { range: asked.range }),
            ...(asked.filters && {
              filters: {
                [asked.filters.kind]: asked.filters.list.map(({ condition, value }) => ({
                  property: 'name',
                  condition,
                  values: [value],
                })),
              },
            }),
            ...(cursor !== undefined && { cursor }),
          });
          const page = body as { data: { key: string }[]; cursor?: string };
          expect(page.data.length).toBeLessThanOrEqual(asked.limit);
          found.push(...page.data.map(({ key }) => key));
          cursor = page.cursor;
        } while (cursor !== undefined);
        expect(found).toEqual(oracle(items, asked));
        store.close();
      }),
      { numRuns: 150 },
    );
  });
});
