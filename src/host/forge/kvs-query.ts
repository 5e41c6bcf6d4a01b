import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Cell } from '#host/server/store';
import { checkFilters, checkValues, filtersShape, meets, meetsOne, rangeShape, type Range } from './kvs-conditions';
import { KvsRefusal } from './kvs-limits';
import { entitySpace, plainSpace, rangeCell, type IndexPlace, type KvsRow, type KvsRows } from './kvs-rows';
import type { AppEntity, AppIndex } from './manifest';

const metadataFields = z.array(z.enum(['CREATED_AT', 'UPDATED_AT', 'EXPIRE_TIME'])).optional();
const options = z.object({ metadataFields }).optional();
const defaultLimit = 10;
const mostResults = 100;

/** How many entries one page of a filtered query looks at; filters run in memory, behind the index. */
const entriesPerPage = 100;

/** Body of `/api/v1/query`. */
export const keyQueryShape = z.object({
  limit: z.number().optional(),
  after: z.string().optional(),
  where: z
    .array(
      z.object({ property: z.literal('key'), condition: z.literal('BEGINS_WITH'), values: z.array(z.string()).min(1) }),
    )
    .max(1)
    .optional(),
  options,
});

/** Body of `/api/v1/entity/query`. */
export const entityQueryShape = z.object({
  entityName: z.string(),
  indexName: z.string(),
  partition: z.array(z.unknown()).optional(),
  range: rangeShape.optional(),
  filters: filtersShape.optional(),
  sort: z.enum(['ASC', 'DESC']).optional(),
  cursor: z.string().optional(),
  limit: z.number().optional(),
  metadataFields,
  options,
});

/** One page of a query and the rows that were read for it. */
export interface KvsPage {
  readonly rows: readonly KvsRow[];
  readonly cursor: string | undefined;
  readonly readRows: readonly KvsRow[];
}

/** Runs a query over plain keys. */
export function queryKeys(rows: KvsRows, query: z.infer<typeof keyQueryShape>, now: number): KvsPage {
  const limit = pageLimit(query.limit);
  const prefix = query.where?.[0]?.values[0] ?? '';
  const identity = fingerprint(['keys', prefix]);
  const after = query.after === undefined ? undefined : readCursor(query.after, identity).key;
  const found = rows.byKey(plainSpace, prefix, after, false, limit + 1, now);
  const page = found.slice(0, limit);
  return {
    rows: page,
    readRows: page,
    cursor: found.length > limit ? writeCursor({ range: null, key: (page.at(-1) as KvsRow).key }, identity) : undefined,
  };
}

/** Runs a query over one index of an entity. Throws KvsRefusal. */
export function queryEntity(
  rows: KvsRows,
  entity: AppEntity,
  query: z.infer<typeof entityQueryShape>,
  now: number,
): KvsPage {
  const limit = pageLimit(query.limit);
  const index = findIndex(entity, query.indexName);
  const partition = checkPartition(index, query.partition ?? []);
  if (query.range) checkRange(entity, index, query.range);
  if (query.filters) checkFilters(query.filters, entity);
  const isDescending = query.sort === 'DESC';
  const identity = fingerprint([
    entity.name,
    index.name,
    partition,
    query.range ?? null,
    query.filters ?? null,
    isDescending,
  ]);
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor, identity);
  const window = query.filters ? Math.max(limit, entriesPerPage) : limit;
  const entries = entriesOf(rows, entity, index, partition, query.range, after, isDescending, window + 1, now);
  return pageOf(
    entries,
    window,
    limit,
    identity,
    (row) => !query.filters || meets(JSON.parse(row.value) as Record<string, unknown>, query.filters),
  );
}

type Entry = KvsRow & { readonly range: Cell };

function pageOf(
  entries: readonly Entry[],
  window: number,
  limit: number,
  identity: string,
  matches: (row: Entry) => boolean,
): KvsPage {
  const taken: Entry[] = [];
  let read = 0;
  while (read < Math.min(window, entries.length) && taken.length < limit) {
    const entry = entries[read++] as Entry;
    if (matches(entry)) taken.push(entry);
  }
  const last = entries[read - 1];
  return {
    rows: taken,
    readRows: entries.slice(0, read),
    cursor: last && read < entries.length ? writeCursor(last, identity) : undefined,
  };
}

function entriesOf(
  rows: KvsRows,
  entity: AppEntity,
  index: AppIndex,
  partition: readonly unknown[],
  range: Range | undefined,
  after: IndexPlace | undefined,
  isDescending: boolean,
  limit: number,
  now: number,
): Entry[] {
  const space = entitySpace(entity.name);
  if (index !== keyIndex)
    return rows.byIndex(space, index, partition, rangeClause(range), after, isDescending, limit, now) as Entry[];
  if (range === undefined || range.condition === 'BEGINS_WITH') {
    return rows
      .byKey(space, String(range?.values[0] ?? ''), after?.key, isDescending, limit, now)
      .map((row) => ({ ...row, range: null }));
  }
  return rows
    .byKey(space, '', after?.key, isDescending, 1_000_000, now)
    .filter((row) => meetsOne(row.key, range.condition, range.values))
    .slice(0, limit)
    .map((row) => ({ ...row, range: null }));
}

/** The platform keeps this index for every entity without being asked. */
const keyIndex: AppIndex = { name: 'by-key', partition: [], range: ['key'] };

function findIndex(entity: AppEntity, name: string): AppIndex {
  if (name === keyIndex.name) return keyIndex;
  const index = entity.indexes.find((candidate) => candidate.name === name);
  if (!index) throw new KvsRefusal(400, 'INVALID_ENTITY_INDEX', `The entity ${entity.name} has no index ${name}.`);
  return index;
}

function checkPartition(index: AppIndex, values: readonly unknown[]): readonly unknown[] {
  if (values.length !== index.partition.length) {
    throw new KvsRefusal(
      400,
      'INVALID_PARTITION',
      `The index ${index.name} needs ${index.partition.length} partition values in the order of its declaration, not ${values.length}.`,
    );
  }
  return values;
}

function checkRange(entity: AppEntity, index: AppIndex, range: Range): void {
  checkValues(range.condition, range.values);
  const type = index === keyIndex ? 'string' : entity.attributes[index.range[0] as string];
  const wanted = type === 'integer' || type === 'float' ? 'number' : type;
  const fits = range.values.every((value) => typeof value === wanted);
  if (!fits || (range.condition === 'BEGINS_WITH' && type !== 'string')) {
    throw new KvsRefusal(
      400,
      'INVALID_CONDITION_VALUE',
      `The range of ${index.name} is of type ${type}: ${range.condition} cannot take ${JSON.stringify(range.values)}.`,
    );
  }
}

function rangeClause(range: Range | undefined): { sql: string; cells: Cell[] } {
  if (!range) return { sql: '', cells: [] };
  const [first, second] = range.values.map((value) => rangeCell(value) as Cell);
  switch (range.condition) {
    case 'BEGINS_WITH':
      return { sql: 'AND substr(i.range, 1, length(?)) = ?', cells: [first as Cell, first as Cell] };
    case 'BETWEEN':
      return { sql: 'AND i.range BETWEEN ? AND ?', cells: [first as Cell, second as Cell] };
    case 'EQUAL_TO':
      return { sql: 'AND i.range = ?', cells: [first as Cell] };
    case 'GREATER_THAN':
      return { sql: 'AND i.range > ?', cells: [first as Cell] };
    case 'GREATER_THAN_EQUAL_TO':
      return { sql: 'AND i.range >= ?', cells: [first as Cell] };
    case 'LESS_THAN':
      return { sql: 'AND i.range < ?', cells: [first as Cell] };
    case 'LESS_THAN_EQUAL_TO':
      return { sql: 'AND i.range <= ?', cells: [first as Cell] };
  }
}

function pageLimit(limit: number | undefined): number {
  const wanted = limit ?? defaultLimit;
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > mostResults)
    throw new KvsRefusal(400, 'COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE', 'The page limit must be set between 1 and 100.');
  return wanted;
}

function fingerprint(parts: unknown): string {
  return createHash('sha1').update(JSON.stringify(parts)).digest('base64url').slice(0, 10);
}

function writeCursor({ range, key }: IndexPlace, identity: string): string {
  return Buffer.from(JSON.stringify([identity, range, key])).toString('base64url');
}

const cursorShape = z.tuple([z.string(), z.union([z.string(), z.number(), z.null()]), z.string()]);

/** A cursor belongs to the query that made it: one from elsewhere is refused. */
function readCursor(cursor: string, identity: string): IndexPlace {
  try {
    const [owner, range, key] = cursorShape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    if (owner === identity) return { range, key };
  } catch {
    // Not one of ours: refused below like one of another query.
  }
  throw new KvsRefusal(400, 'INVALID_CURSOR', 'The cursor does not belong to this query.');
}
