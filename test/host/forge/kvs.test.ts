import { createKvs, type Kvs } from '#host/forge/kvs';
import type { AppEntity } from '#host/forge/manifest';
import { openStore, type Store } from '#host/server/store';

const employee: AppEntity = {
  name: 'employee',
  attributes: { surname: 'string', age: 'integer', rate: 'float', isLead: 'boolean', extra: 'any' },
  indexes: [
    { name: 'surname', partition: [], range: ['surname'] },
    { name: 'by-age', partition: ['isLead'], range: ['age'] },
  ],
};

let store: Store;
let kvs: Kvs;
let now: number;
beforeEach(() => {
  store = openStore(':memory:');
  now = Date.parse('2026-01-01T00:00:00Z');
  kvs = createKvs({ store, entities: [employee], appId: 'app', now: () => now });
});
afterEach(() => store.close());

function call(path: string, body: unknown): { status: number; body: unknown } {
  const { status, body: answer } = kvs.handle(`/api/v1/${path}`, body);
  return { status, body: answer };
}

function codeOf(path: string, body: unknown): [number, unknown] {
  const { status, body: answer } = call(path, body);
  return [status, (answer as { code?: unknown } | undefined)?.code];
}

function hire(key: string, value: Record<string, unknown>): void {
  expect(call('entity/set', { entityName: 'employee', key, value }).status).toBe(200);
}

function keysOf(query: Record<string, unknown>): { keys: string[]; cursor: string | undefined } {
  const { status, body } = call('entity/query', { entityName: 'employee', ...query });
  expect([status, body]).toEqual([200, expect.anything()]);
  const page = body as { data: { key: string }[]; cursor?: string };
  return { keys: page.data.map(({ key }) => key), cursor: page.cursor };
}

describe('a plain key', () => {
  it('is read as it was written, and is gone when it was deleted', () => {
    expect(call('set', { key: 'a', value: { deep: [1, null, 'ü'] } })).toEqual({ status: 200, body: undefined });
    expect(call('get', { key: 'a' })).toEqual({ status: 200, body: { key: 'a', value: { deep: [1, null, 'ü'] } } });
    expect(call('delete', { key: 'a' }).status).toBe(204);
    expect(codeOf('get', { key: 'a' })).toEqual([404, 'KEY_NOT_FOUND']);
    expect(call('delete', { key: 'a' }).status).toBe(204);
  });

  it('carries its times when they are asked for', () => {
    call('set', { key: 'a', value: 1 });
    now += 1000;
    call('set', { key: 'a', value: 2, options: { ttl: { value: 2, unit: 'HOURS' } } });
    expect(
      call('get', { key: 'a', options: { metadataFields: ['CREATED_AT', 'UPDATED_AT', 'EXPIRE_TIME'] } }).body,
    ).toEqual({
      key: 'a',
      value: 2,
      createdAt: Date.parse('2026-01-01T00:00:00Z'),
      updatedAt: Date.parse('2026-01-01T00:00:01Z'),
      expireTime: '2026-01-01T02:00:01.000Z',
    });
  });

  it('is gone at its expiry', () => {
    call('set', { key: 'a', value: 1, options: { ttl: { value: 10, unit: 'SECONDS' } } });
    now += 9_999;
    expect(call('get', { key: 'a' }).status).toBe(200);
    now += 1;
    expect(call('get', { key: 'a' }).status).toBe(404);
    expect(call('query', {}).body).toEqual({ data: [] });
  });

  it('is not written over when the writer forbids it', () => {
    call('set', { key: 'a', value: 1 });
    expect(codeOf('set', { key: 'a', value: 2, options: { keyPolicy: 'FAIL_IF_EXISTS' } })).toEqual([
      409,
      'KEY_ALREADY_EXISTS',
    ]);
    expect(call('get', { key: 'a' }).body).toMatchObject({ value: 1 });
  });

  it('answers what it was or what it is when it is written', () => {
    expect(
      call('set', { key: 'a', value: 1, options: { keyPolicy: 'OVERRIDE', returnValue: 'PREVIOUS' } }).body,
    ).toBeUndefined();
    expect(
      call('set', { key: 'a', value: 2, options: { keyPolicy: 'OVERRIDE', returnValue: 'PREVIOUS' } }).body,
    ).toEqual({ key: 'a', value: 1 });
    expect(call('set', { key: 'a', value: 3, options: { keyPolicy: 'OVERRIDE', returnValue: 'LATEST' } }).body).toEqual(
      { key: 'a', value: 3 },
    );
  });

  it.each([
    ['no characters', '', 'KEY_TOO_SHORT'],
    ['blanks only', '  ', 'INVALID_KEY'],
    ['a slash', 'a/b', 'INVALID_KEY'],
    ['501 characters', 'k'.repeat(501), 'KEY_TOO_LONG'],
    ['a number', 7, 'BAD_REQUEST'],
  ])('cannot be made of %s', (_, key, code) => {
    expect(codeOf('set', { key, value: 1 })).toEqual([400, code]);
  });

  it('holds 240 KiB of JSON and not a byte more', () => {
    // A text of n characters is n + 2 bytes of JSON.
    expect(call('set', { key: 'a', value: 'x'.repeat(240 * 1024 - 2) }).status).toBe(200);
    expect(codeOf('set', { key: 'a', value: 'x'.repeat(240 * 1024 - 1) })).toEqual([400, 'MAX_SIZE']);
  });

  it('holds 32 levels and not one more', () => {
    const nest = (levels: number): unknown => (levels === 0 ? 1 : [nest(levels - 1)]);
    expect(call('set', { key: 'a', value: nest(32) }).status).toBe(200);
    expect(codeOf('set', { key: 'a', value: nest(33) })).toEqual([400, 'MAX_DEPTH']);
  });

  it('is not a secret, nor an entity, of the same name', () => {
    call('secret/set', { key: 'a', value: 'hidden' });
    hire('a', { age: 1 });
    expect(call('get', { key: 'a' }).status).toBe(404);
    expect(call('secret/get', { key: 'a' }).body).toEqual({ key: 'a', value: 'hidden' });
    expect(call('query', {}).body).toEqual({ data: [] });
  });
});

describe('a query over plain keys', () => {
  it('walks through pages in the order of keys', () => {
    for (const key of ['b:2', 'a:1', 'b:1', 'b:3', 'c:1']) call('set', { key, value: key });
    const where = [{ property: 'key', condition: 'BEGINS_WITH', values: ['b:'] }];
    const first = call('query', { where, limit: 2 }).body as { data: unknown; cursor: string };
    expect(first.data).toEqual([
      { key: 'b:1', value: 'b:1' },
      { key: 'b:2', value: 'b:2' },
    ]);
    expect(call('query', { where, limit: 2, after: first.cursor }).body).toEqual({
      data: [{ key: 'b:3', value: 'b:3' }],
    });
  });

  it('answers ten unless it is told otherwise, and at most a hundred', () => {
    for (let place = 0; place < 12; place += 1) call('set', { key: `k${place}`, value: place });
    expect((call('query', {}).body as { data: unknown[] }).data).toHaveLength(10);
    expect(codeOf('query', { limit: 101 })).toEqual([400, 'COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE']);
  });

  it('refuses the cursor of another query', () => {
    for (const key of ['a1', 'a2', 'b1', 'b2']) call('set', { key, value: 1 });
    const { cursor } = call('query', { limit: 1 }).body as { cursor: string };
    expect(
      codeOf('query', {
        limit: 1,
        after: cursor,
        where: [{ property: 'key', condition: 'BEGINS_WITH', values: ['b'] }],
      }),
    ).toEqual([400, 'INVALID_CURSOR']);
    expect(codeOf('query', { after: 'nonsense' })).toEqual([400, 'INVALID_CURSOR']);
  });
});

describe('an entity', () => {
  it.each([
    ['an integer that is a text', { age: '3' }],
    ['an integer past 32 bits', { age: 2_147_483_648 }],
    ['an integer with a fraction', { age: 1.5 }],
    ['an empty text', { surname: '' }],
    ['a float beyond its range', { rate: 1e126 }],
    ['a boolean that is a number', { isLead: 1 }],
    ['an attribute that the manifest does not declare', { height: 1 }],
    ['a list', []],
  ])('refuses %s', (_, value) => {
    expect(codeOf('entity/set', { entityName: 'employee', key: 'a', value })).toEqual([400, 'INVALID_ENTITY_VALUE']);
  });

  it('takes the limits of its types', () => {
    hire('a', { age: -2_147_483_648, rate: 0, isLead: false, extra: [{ free: 'form' }], surname: 'x' });
    expect(call('entity/get', { entityName: 'employee', key: 'a' }).body).toEqual({
      key: 'a',
      value: { age: -2_147_483_648, rate: 0, isLead: false, extra: [{ free: 'form' }], surname: 'x' },
    });
  });

  it('must be declared', () => {
    expect(codeOf('entity/get', { entityName: 'other', key: 'a' })).toEqual([400, 'INVALID_ENTITY_TYPE']);
  });

  it('is found by partition and range, in both orders', () => {
    hire('ann', { surname: 'Ames', age: 30, isLead: true });
    hire('bob', { surname: 'Bell', age: 40, isLead: true });
    hire('cid', { surname: 'Cole', age: 50, isLead: false });
    hire('dan', { surname: 'Dean', age: 35, isLead: true });
    const leads = { indexName: 'by-age', partition: [true] };
    expect(keysOf(leads).keys).toEqual(['ann', 'dan', 'bob']);
    expect(keysOf({ ...leads, sort: 'DESC' }).keys).toEqual(['bob', 'dan', 'ann']);
    expect(keysOf({ ...leads, range: { condition: 'GREATER_THAN', values: [30] } }).keys).toEqual(['dan', 'bob']);
    expect(keysOf({ ...leads, range: { condition: 'BETWEEN', values: [30, 35] } }).keys).toEqual(['ann', 'dan']);
    expect(keysOf({ indexName: 'surname', range: { condition: 'BEGINS_WITH', values: ['C'] } }).keys).toEqual(['cid']);
    expect(keysOf({ indexName: 'by-key', range: { condition: 'EQUAL_TO', values: ['bob'] } }).keys).toEqual(['bob']);
  });

  it('follows its values from index place to index place', () => {
    hire('ann', { age: 30, isLead: true });
    hire('ann', { age: 31, isLead: false });
    expect(keysOf({ indexName: 'by-age', partition: [true] }).keys).toEqual([]);
    expect(keysOf({ indexName: 'by-age', partition: [false] }).keys).toEqual(['ann']);
    call('entity/delete', { entityName: 'employee', key: 'ann' });
    expect(keysOf({ indexName: 'by-age', partition: [false] }).keys).toEqual([]);
  });

  it('is not in an index of which it lacks an attribute', () => {
    hire('ann', { age: 30 });
    expect(keysOf({ indexName: 'by-age', partition: [true] }).keys).toEqual([]);
    expect(keysOf({ indexName: 'by-key' }).keys).toEqual(['ann']);
  });

  it.each([
    ['an index that is not declared', { indexName: 'by-height' }, 400, 'INVALID_ENTITY_INDEX'],
    ['a partition with too few values', { indexName: 'by-age', partition: [] }, 400, 'INVALID_PARTITION'],
    [
      'a range of another type',
      { indexName: 'by-age', partition: [true], range: { condition: 'EQUAL_TO', values: ['30'] } },
      400,
      'INVALID_CONDITION_VALUE',
    ],
    [
      'filters of both kinds',
      { indexName: 'surname', filters: { and: [], or: [] } },
      400,
      'INVALID_FILTER_OPERATORS_COMBINATION',
    ],
    ['no filter at all', { indexName: 'surname', filters: { and: [] } }, 400, 'EMPTY_FILTER_OPERATOR'],
    [
      'a filter on an attribute of type any',
      { indexName: 'surname', filters: { and: [{ property: 'extra', condition: 'EXISTS', values: [true] }] } },
      422,
      'UNPROCESSABLE_ENTITY',
    ],
    [
      'a BETWEEN with one value',
      { indexName: 'surname', filters: { and: [{ property: 'age', condition: 'BETWEEN', values: [1] }] } },
      400,
      'INSUFFICIENT_FILTER_VALUES',
    ],
  ])('is not queried by %s', (_, query, status, code) => {
    expect(codeOf('entity/query', { entityName: 'employee', ...query })).toEqual([status, code]);
  });

  it('has new indexes built over what is stored already', () => {
    hire('ann', { surname: 'Ames', rate: 2.5 });
    const grown = { ...employee, indexes: [...employee.indexes, { name: 'rate', partition: [], range: ['rate'] }] };
    kvs = createKvs({ store, entities: [grown], appId: 'app', now: () => now });
    expect(keysOf({ indexName: 'rate', range: { condition: 'GREATER_THAN', values: [2] } }).keys).toEqual(['ann']);
  });
});

describe('a transaction', () => {
  const check = (version: number): object => ({ and: [{ property: 'age', condition: 'EQUAL_TO', values: [version] }] });
  const raise = (from: number): object => ({
    set: [{ entityName: 'employee', key: 'ann', value: { age: from + 1 }, conditions: check(from) }],
  });

  it('does everything or nothing', () => {
    hire('ann', { age: 1 });
    const request = {
      set: [
        { key: 'plain', value: 1 },
        { entityName: 'employee', key: 'bob', value: { age: 1 } },
      ],
      delete: [{ key: 'gone' }],
      check: [{ entityName: 'employee', key: 'ann', conditions: check(2) }],
    };
    expect(codeOf('transaction', request)).toEqual([409, 'CONDITION_CHECK_FAILED']);
    expect(call('get', { key: 'plain' }).status).toBe(404);
    expect(
      call('transaction', { ...request, check: [{ entityName: 'employee', key: 'ann', conditions: check(1) }] }).status,
    ).toBe(204);
    expect(call('get', { key: 'plain' }).status).toBe(200);
  });

  it('lets one of two that read the same version through', () => {
    hire('ann', { age: 1 });
    expect([call('transaction', raise(1)).status, call('transaction', raise(1)).status]).toEqual([204, 409]);
    expect(call('entity/get', { entityName: 'employee', key: 'ann' }).body).toMatchObject({ value: { age: 2 } });
  });

  it('can demand that a key does not exist yet', () => {
    const first = {
      set: [
        {
          entityName: 'employee',
          key: 'ann',
          value: { age: 1 },
          conditions: { and: [{ property: 'age', condition: 'NOT_EXISTS', values: [true] }] },
        },
      ],
    };
    expect([call('transaction', first).status, call('transaction', first).status]).toEqual([204, 409]);
  });

  it.each([
    [
      '26 operations',
      { set: Array.from({ length: 26 }, (_, place) => ({ key: `k${place}`, value: 1 })) },
      'MAX_OPERATIONS',
    ],
    ['one key twice', { set: [{ key: 'a', value: 1 }], delete: [{ key: 'a' }] }, 'DUPLICATE_KEY'],
    ['nothing', {}, 'BAD_REQUEST'],
    [
      'more than 4 MB',
      { set: Array.from({ length: 18 }, (_, place) => ({ key: `k${place}`, value: 'x'.repeat(235 * 1024) })) },
      'MAX_SIZE',
    ],
    ['a value that is too large', { set: [{ key: 'a', value: 'x'.repeat(240 * 1024) }] }, 'MAX_SIZE'],
  ])('is refused with %s', (_, request, code) => {
    expect(codeOf('transaction', request)).toEqual([400, code]);
  });
});

describe('a batch', () => {
  it('does what it can and names what it could not', () => {
    const items = [
      { key: 'a', value: 1 },
      { key: 'bad/key', value: 1 },
      { entityName: 'employee', key: 'ann', value: { age: 'old' } },
    ];
    expect(call('batch/set', items).body).toEqual({
      successfulKeys: [{ key: 'a' }],
      failedKeys: [
        { key: 'bad/key', error: { code: 'INVALID_KEY', message: expect.any(String) } },
        { key: 'ann', entityName: 'employee', error: { code: 'INVALID_ENTITY_VALUE', message: expect.any(String) } },
      ],
    });
    expect(call('batch/get', [{ key: 'a' }, { key: 'b' }]).body).toMatchObject({
      successfulKeys: [{ key: 'a', value: 1 }],
      failedKeys: [{ key: 'b', error: { code: 'KEY_NOT_FOUND' } }],
    });
    expect(call('batch/delete', [{ key: 'a' }]).body).toEqual({ successfulKeys: [{ key: 'a' }], failedKeys: [] });
  });
});

describe('the store of another app', () => {
  it('is another store', () => {
    call('set', { key: 'a', value: 1 });
    const other = createKvs({ store, entities: [], appId: 'other' });
    expect(other.handle('/api/v1/get', { key: 'a' }).status).toBe(404);
  });
});

describe('a call that the store does not know', () => {
  it('is answered 501', () => {
    expect(codeOf('increment', { key: 'a' })).toEqual([501, 'NOT_MODELLED']);
  });
});
