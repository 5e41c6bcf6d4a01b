import { z } from 'zod';
import type { Store } from '#host/server/store';
import { checkFilters, filtersShape, meets, type Filters } from './kvs-conditions';
import { checkEntityValue, checkKey, checkOperations, checkTtl, checkValue, KvsRefusal } from './kvs-limits';
import { entityQueryShape, keyQueryShape, queryEntity, queryKeys, type KvsPage } from './kvs-query';
import { entitySpace, KvsRows, plainSpace, secretSpace, type KvsRow } from './kvs-rows';
import type { AppEntity } from './manifest';

/** What the storage service answers. A body of `undefined` is an empty one. */
export interface KvsAnswer {
  readonly status: number;
  readonly body: unknown;
  /** Bytes of values that were read and written: what is metered. */
  readonly readBytes: number;
  readonly writtenBytes: number;
}

/** The platform's key-value store and custom entity store for one app. */
export interface Kvs {
  /** `path` is the part after the host, `/api/v1/get`. Never throws for what an app can cause. */
  handle(path: string, body: unknown): KvsAnswer;
}

const ttl = z.object({ value: z.number(), unit: z.enum(['SECONDS', 'MINUTES', 'HOURS', 'DAYS']) }).optional();
const metadata = z.array(z.enum(['CREATED_AT', 'UPDATED_AT', 'EXPIRE_TIME'])).optional();
const readShape = z.object({
  key: z.unknown(),
  entityName: z.string().optional(),
  options: z.object({ metadataFields: metadata }).optional(),
});
const writeOptions = z
  .object({
    ttl,
    keyPolicy: z.enum(['OVERRIDE', 'FAIL_IF_EXISTS']).optional(),
    returnValue: z.enum(['PREVIOUS', 'LATEST']).optional(),
    returnMetadataFields: metadata,
  })
  .optional();
const writeShape = z.object({
  key: z.unknown(),
  value: z.unknown(),
  entityName: z.string().optional(),
  options: writeOptions,
});
const operationShape = z.object({
  key: z.string(),
  entityName: z.string().optional(),
  conditions: filtersShape.optional(),
});
const transactionShape = z.object({
  set: z.array(operationShape.extend({ value: z.unknown(), options: z.object({ ttl }).optional() })).optional(),
  delete: z.array(operationShape).optional(),
  check: z.array(operationShape.extend({ conditions: filtersShape, entityName: z.string() })).optional(),
});

type Read = z.infer<typeof readShape>;
type Write = z.infer<typeof writeShape>;
type Metadata = z.infer<typeof metadata>;

/** Opens the store of one app; entities and indexes are the manifest's. */
export function createKvs({
  store,
  entities,
  appId,
  now = Date.now,
}: {
  store: Store;
  entities: readonly AppEntity[];
  appId: string;
  now?: () => number;
}): Kvs {
  return new SqliteKvs(store, new KvsRows(store, appId, entities), entities, now);
}

class SqliteKvs implements Kvs {
  readonly #store: Store;
  readonly #rows: KvsRows;
  readonly #entities: ReadonlyMap<string, AppEntity>;
  readonly #now: () => number;
  #readBytes = 0;
  #writtenBytes = 0;

  constructor(store: Store, rows: KvsRows, entities: readonly AppEntity[], now: () => number) {
    this.#store = store;
    this.#rows = rows;
    this.#entities = new Map(entities.map((entity) => [entity.name, entity]));
    this.#now = now;
  }

  handle(path: string, body: unknown): KvsAnswer {
    this.#readBytes = 0;
    this.#writtenBytes = 0;
    try {
      return { ...this.#answer(path, body), readBytes: this.#readBytes, writtenBytes: this.#writtenBytes };
    } catch (error) {
      const refusal = error instanceof z.ZodError ? new KvsRefusal(400, 'BAD_REQUEST', z.prettifyError(error)) : error;
      if (!(refusal instanceof KvsRefusal)) throw error;
      return {
        status: refusal.status,
        body: { code: refusal.code, message: refusal.message },
        readBytes: this.#readBytes,
        writtenBytes: 0,
      };
    }
  }

  #answer(path: string, body: unknown): { status: number; body: unknown } {
    switch (path) {
      case '/api/v1/get':
        return this.#get(plainSpace, readShape.parse(body));
      case '/api/v1/secret/get':
        return this.#get(secretSpace, readShape.parse(body));
      case '/api/v1/entity/get': {
        const read = readShape.parse(body);
        return this.#get(entitySpace(this.#entity(read.entityName).name), read);
      }
      case '/api/v1/set':
        return this.#set(plainSpace, writeShape.parse(body));
      case '/api/v1/secret/set':
        return this.#set(secretSpace, writeShape.parse(body));
      case '/api/v1/entity/set': {
        const write = writeShape.parse(body);
        const entity = this.#entity(write.entityName);
        return this.#set(entitySpace(entity.name), write, entity);
      }
      case '/api/v1/delete':
        return this.#delete(plainSpace, readShape.parse(body));
      case '/api/v1/secret/delete':
        return this.#delete(secretSpace, readShape.parse(body));
      case '/api/v1/entity/delete': {
        const read = readShape.parse(body);
        return this.#delete(entitySpace(this.#entity(read.entityName).name), read);
      }
      case '/api/v1/query': {
        const query = keyQueryShape.parse(body);
        return this.#page(queryKeys(this.#rows, query, this.#now()), query.options?.metadataFields);
      }
      case '/api/v1/entity/query': {
        const query = entityQueryShape.parse(body);
        return this.#page(
          queryEntity(this.#rows, this.#entity(query.entityName), query, this.#now()),
          query.metadataFields ?? query.options?.metadataFields,
        );
      }
      case '/api/v1/batch/get':
      case '/api/v1/batch/set':
      case '/api/v1/batch/delete':
        return this.#batch(path.slice('/api/v1/batch/'.length) as 'get' | 'set' | 'delete', body);
      case '/api/v1/transaction':
        return this.#transaction(transactionShape.parse(body));
      default:
        throw new KvsRefusal(501, 'NOT_MODELLED', `The local host does not model ${path}.`);
    }
  }

  #entity(name: string | undefined): AppEntity {
    const entity = this.#entities.get(name ?? '');
    if (!entity) throw new KvsRefusal(400, 'INVALID_ENTITY_TYPE', `The manifest declares no entity ${name}.`);
    return entity;
  }

  #get(space: string, { key, options }: Read): { status: number; body: unknown } {
    checkKey(key, space.startsWith('entity:'));
    const row = this.#rows.get(space, key, this.#now());
    if (!row) throw new KvsRefusal(404, 'KEY_NOT_FOUND', `The key ${key} does not exist.`);
    this.#readBytes += Buffer.byteLength(row.value);
    return { status: 200, body: present(row, options?.metadataFields) };
  }

  #set(space: string, { key, value, options }: Write, entity?: AppEntity): { status: number; body: unknown } {
    checkKey(key, entity !== undefined);
    const json = checkValue(value, entity !== undefined);
    if (entity) checkEntityValue(entity, value);
    if (options?.returnValue && options.keyPolicy === 'FAIL_IF_EXISTS')
      throw new KvsRefusal(400, 'BAD_REQUEST', 'returnValue needs the key policy OVERRIDE.');
    return this.#store.transaction(() => {
      const now = this.#now();
      const previous = this.#rows.get(space, key, now);
      if (previous && options?.keyPolicy === 'FAIL_IF_EXISTS')
        throw new KvsRefusal(409, 'KEY_ALREADY_EXISTS', `The key ${key} exists already.`);
      this.#write(space, key, json, options?.ttl, now, previous, entity);
      const answer =
        options?.returnValue === 'PREVIOUS'
          ? previous
          : options?.returnValue === 'LATEST'
            ? this.#rows.get(space, key, now)
            : undefined;
      return { status: 200, body: answer && present(answer, options?.returnMetadataFields) };
    });
  }

  #write(
    space: string,
    key: string,
    json: string,
    lifetime: z.infer<typeof ttl>,
    now: number,
    previous: KvsRow | undefined,
    entity: AppEntity | undefined,
  ): void {
    const expiresAt = lifetime ? now + checkTtl(lifetime) : null;
    this.#rows.set(space, key, json, { createdAt: previous?.createdAt ?? now, updatedAt: now, expiresAt }, entity);
    this.#writtenBytes += Buffer.byteLength(json);
  }

  #delete(space: string, { key }: Read): { status: number; body: undefined } {
    checkKey(key, space.startsWith('entity:'));
    this.#rows.delete(space, key);
    return { status: 204, body: undefined };
  }

  #page({ rows, cursor, readRows }: KvsPage, fields: Metadata): { status: number; body: unknown } {
    this.#readBytes += readRows.reduce((sum, row) => sum + Buffer.byteLength(row.value), 0);
    return {
      status: 200,
      body: { data: rows.map((row) => present(row, fields)), ...(cursor !== undefined && { cursor }) },
    };
  }

  #batch(kind: 'get' | 'set' | 'delete', body: unknown): { status: number; body: unknown } {
    const items = z
      .array(kind === 'set' ? writeShape.extend({ key: z.string() }) : readShape.extend({ key: z.string() }))
      .parse(body);
    checkOperations(items, body);
    const successfulKeys: unknown[] = [];
    const failedKeys: unknown[] = [];
    for (const item of items) {
      const name = { key: item.key, ...(item.entityName !== undefined && { entityName: item.entityName }) };
      try {
        const entity = item.entityName === undefined ? undefined : this.#entity(item.entityName);
        const space = entity ? entitySpace(entity.name) : plainSpace;
        if (kind === 'set') this.#set(space, item as Write, entity);
        else if (kind === 'delete') this.#delete(space, { key: item.key });
        successfulKeys.push(kind === 'get' ? { ...name, ...(this.#get(space, item as Read).body as object) } : name);
      } catch (error) {
        if (!(error instanceof KvsRefusal)) throw error;
        failedKeys.push({ ...name, error: { code: error.code, message: error.message } });
      }
    }
    return { status: 200, body: { successfulKeys, failedKeys } };
  }

  #transaction(request: z.infer<typeof transactionShape>): { status: number; body: undefined } {
    const { set = [], delete: deletes = [], check = [] } = request;
    checkOperations([...set, ...deletes, ...check], request);
    const prepared = set.map(({ key, value, entityName, options, conditions }) => {
      const entity = entityName === undefined ? undefined : this.#entity(entityName);
      checkKey(key, entity !== undefined);
      const json = checkValue(value, entity !== undefined);
      if (entity) checkEntityValue(entity, value);
      return { key, json, entity, entityName, conditions, lifetime: options?.ttl };
    });
    this.#store.transaction(() => {
      const now = this.#now();
      for (const { key, entityName, conditions } of [...prepared, ...deletes, ...check])
        if (conditions) this.#demand(key, entityName, conditions, now);
      for (const { key, json, entity, lifetime } of prepared) {
        const space = entity ? entitySpace(entity.name) : plainSpace;
        this.#write(space, key, json, lifetime, now, this.#rows.get(space, key, now), entity);
      }
      for (const { key, entityName } of deletes)
        this.#delete(entityName === undefined ? plainSpace : entitySpace(this.#entity(entityName).name), { key });
    });
    return { status: 204, body: undefined };
  }

  #demand(key: string, entityName: string | undefined, conditions: Filters, now: number): void {
    if (entityName === undefined) throw new KvsRefusal(400, 'BAD_REQUEST', 'Conditions need an entity.');
    const entity = this.#entity(entityName);
    checkFilters(conditions, entity);
    const row = this.#rows.get(entitySpace(entity.name), key, now);
    if (!meets(row && (JSON.parse(row.value) as Record<string, unknown>), conditions)) {
      throw new KvsRefusal(
        409,
        'CONDITION_CHECK_FAILED',
        `The transaction was cancelled: ${key} does not meet its conditions.`,
      );
    }
  }
}

function present(row: KvsRow, fields: Metadata): Record<string, unknown> {
  return {
    key: row.key,
    value: JSON.parse(row.value) as unknown,
    ...(fields?.includes('CREATED_AT') && { createdAt: row.createdAt }),
    ...(fields?.includes('UPDATED_AT') && { updatedAt: row.updatedAt }),
    ...(fields?.includes('EXPIRE_TIME') &&
      row.expiresAt !== null && { expireTime: new Date(row.expiresAt).toISOString() }),
  };
}
