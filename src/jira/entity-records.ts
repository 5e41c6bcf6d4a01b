import { Filter, FilterConditions, kvs, Sort } from '@forge/kvs';
import { versionForm, type Form } from '#app/forms';
import { chunks } from '#app/chunks';
import { inParallel } from '#app/parallel';
import { HostUnreachable } from '#app/ports/failures';
import type { AnyKind, RecordKind } from '#app/records/record-kind';
import {
  BadCursor,
  UnreadableRecord,
  type Home,
  type Page,
  type RecordPage,
  type Records,
  type RecordWrite,
  type Ref,
  type Stamped,
  type Stored,
  type StoredThing,
  type WriteOutcome,
} from '#app/records/records';
import type { IsoDateTime } from '#core/result';
import {
  entities,
  lineKey,
  recordKey,
  summaryKey,
  taskKey,
  type LineEntity,
  type RecordEntity,
  type SummaryEntity,
  type TaskEntity,
} from '#jira/entities';
import { entityTasks } from '#jira/entity-tasks';
import { byKey, deleteKeys, keysABatch, resultsAPage, pageFrom, stored, storedIf, valuesOf } from '#jira/storage';

/** Pages that one call of a list reads: five make 500 rows. */
const pagesACall = 5;
/** Records of one part of an export: each may be large. */
const recordsAPart = 50;
/** Attempts at a write that storage refuses for no reason that can be seen. */
const attempts = 3;
/** Batches under way at once. */
const batchesAtOnce = 8;

/** Waybill's records in Forge's custom entity store; the entities are declared in manifest.yml. */
export const records: Records = { get, many, list, write, history, addLines, remove, tasks: entityTasks, everything };

async function get<Value>(
  kind: RecordKind<Value, unknown, unknown>,
  { id, home }: Ref,
): Promise<Stored<Value> | undefined> {
  const entity = await stored(() => kvs.entity<RecordEntity>(entities.record).get(recordKey(kind, id)));
  // A record of version 0 only holds the place for the first write.
  return entity && entity.version !== 0 && isAt(kind, entity, home) ? recordIn(kind, entity) : undefined;
}

/**
 * Whether something lies where it is looked for. Keys do not say a home, as records that follow an issue move with it;
 * of the others each home knows its own only: rights were asked for that one.
 */
function isAt({ followsIssue }: AnyKind, entity: Pick<SummaryEntity, 'home'>, home: Home | undefined): boolean {
  return followsIssue || home === undefined || entity.home === home;
}

async function isElsewhere(kind: AnyKind, { id, home }: Ref): Promise<boolean> {
  if (kind.followsIssue || home === undefined) return false;
  const entity = await stored(() => kvs.entity<RecordEntity>(entities.record).get(recordKey(kind, id)));
  return entity !== undefined && !isAt(kind, entity, home);
}

async function many<Value>(
  kind: RecordKind<Value, unknown, unknown>,
  refs: readonly Ref[],
): Promise<readonly Stored<Value>[]> {
  const homes = new Map(refs.map(({ id, home }) => [id, home]));
  const keys = [...homes.keys()].map((id) => recordKey(kind, id));
  const batches = await inParallel(chunks(keys, keysABatch), batchesAtOnce, (part) =>
    stored(() => kvs.batchGet<RecordEntity>(part.map((key) => ({ key, entityName: entities.record })))),
  );
  return readable(
    kind,
    batches
      .flatMap((batch) => valuesOf(batch))
      .filter((entity) => entity.version !== 0 && isAt(kind, entity, homes.get(entity.id))),
  ).items;
}

async function list<Value, Line, Summary>(
  kind: RecordKind<Value, Line, Summary>,
  home: Home,
  after?: string,
): Promise<RecordPage<Summary>> {
  const entityName = kind.summary ? entities.summary : entities.record;
  const found: SummaryEntity[] = [];
  let next = after;
  for (let page = 0; page < pagesACall; page += 1) {
    const query = kvs
      .entity<SummaryEntity>(entityName)
      .query()
      .index('by-home', { partition: [kind.name, home] })
      .sort(Sort.ASC)
      .limit(resultsAPage);
    const { results, nextCursor } = await pageFrom(query, next);
    found.push(...results.map(({ value }) => value).filter(({ version }) => version !== 0));
    next = nextCursor;
    if (next === undefined) break;
  }
  const form = (kind.summary?.form ?? kind.value) as Form<Summary>;
  return {
    ...readable({ name: kind.name, format: kind.format, value: form }, found),
    ...(next !== undefined && { next }),
  };
}

/** Writes record, summary, line and task in one transaction that stands only while the record has the expected version. */
async function write<Value, Line, Summary>(
  kind: RecordKind<Value, Line, Summary>,
  wanted: RecordWrite<Value, Line>,
): Promise<WriteOutcome> {
  const fit = wanted.expected === 'unreadable' ? await overUnreadable(kind, wanted) : wanted;
  if (typeof fit === 'string') return fit;
  if (fit.expected === 0) await holdPlace(kind, fit);
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await storedIf(() => transactionOf(kind, fit).execute());
    if (outcome !== 'stopped') return outcome;
    const cause = await causeOfStop(kind, fit);
    if (cause !== 'unknown') return cause;
    if (attempt >= attempts) throw new HostUnreachable(`Storage refused to write ${kind.name} ${fit.id}.`);
  }
}

function transactionOf<Value, Line, Summary>(
  kind: RecordKind<Value, Line, Summary>,
  { id, home, expected, value, stamped, task }: RecordWrite<Value, Line>,
) {
  const { version, at } = stamped;
  const conditions = new Filter<RecordEntity>().and('version', FilterConditions.equalTo(Number(expected)));
  if (!kind.followsIssue) conditions.and('home', FilterConditions.equalTo(home));
  const head = { kind: kind.name, format: kind.format, home, id, version, at };
  const transaction = kvs
    .transact()
    .set(recordKey(kind, id), { ...head, body: value } satisfies RecordEntity, {
      entityName: entities.record,
      conditions,
    })
    .set(lineKey(kind, id, version), lineEntity(kind, id, home, stamped), { entityName: entities.line });
  if (kind.summary)
    transaction.set(summaryKey(kind, id), { ...head, body: kind.summary.of(value) } satisfies SummaryEntity, {
      entityName: entities.summary,
    });
  if (task) {
    const waiting: TaskEntity = { name: task, kind: kind.name, home, id, version, since: at };
    transaction.set(taskKey(task, kind, id), waiting, { entityName: entities.task });
  }
  return transaction;
}

/**
 * What a condition says of a key that is not there is not documented. So the first write of a record is made in two
 * steps: a record of version 0 holds the place, then the condition has something to hold against.
 */
async function holdPlace(kind: AnyKind, { id, home, stamped }: RecordWrite<unknown, unknown>): Promise<void> {
  const empty: RecordEntity = { kind: kind.name, format: kind.format, home, id, version: 0, at: stamped.at, body: {} };
  await storedIf(() =>
    kvs.entity<RecordEntity>(entities.record).set(recordKey(kind, id), empty, { keyPolicy: 'FAIL_IF_EXISTS' }),
  );
}

/** The same write over what cannot be read; `conflict` where it can be read by now, `written` where this write did that. */
async function overUnreadable<Value, Line>(
  kind: RecordKind<Value, Line, unknown>,
  wanted: RecordWrite<Value, Line>,
): Promise<RecordWrite<Value, Line> | 'conflict' | 'written'> {
  const [entity, newest] = await Promise.all([
    stored(() => kvs.entity<RecordEntity>(entities.record).get(recordKey(kind, wanted.id))),
    linesOf(kind, wanted.id).next(),
  ]);
  const line = newest.done === true ? undefined : newest.value.value;
  if (line?.write === wanted.stamped.writeId) return 'written';
  if (entity && !isAt(kind, entity, wanted.home)) return 'conflict';
  if (entity && entity.version !== 0 && readable(kind, [entity]).unreadable.length === 0) return 'conflict';
  const past = [entity?.version ?? 0, line?.version ?? 0].filter((version) => versionForm.safeParse(version).success);
  const version = Math.max(wanted.stamped.version, ...past.map((known) => known + 1));
  return { ...wanted, expected: entity?.version ?? 0, stamped: { ...wanted.stamped, version } };
}

/**
 * Finds out why a transaction was stopped: by somebody's write; by this very one, whose answer was lost on the way; or
 * by nothing that can be seen.
 */
async function causeOfStop<Value, Line>(
  kind: RecordKind<Value, Line, unknown>,
  { id, home, expected, stamped }: RecordWrite<Value, Line>,
): Promise<WriteOutcome | 'unknown'> {
  const [now, line] = await Promise.all([
    stored(() => kvs.entity<RecordEntity>(entities.record).get(recordKey(kind, id))),
    stored(() => kvs.entity<LineEntity>(entities.line).get(lineKey(kind, id, stamped.version))),
  ]);
  if (line?.write === stamped.writeId) return 'written';
  return now?.version === expected && isAt(kind, now, home) ? 'unknown' : 'conflict';
}

async function history<Line>(
  kind: RecordKind<unknown, Line, unknown>,
  { id, home }: Ref,
  atMost: number,
): Promise<readonly Stamped<Line>[]> {
  const lines: Stamped<Line>[] = [];
  for await (const { value } of linesOf(kind, id)) {
    if (!isAt(kind, value, home)) continue;
    const line = kind.line.safeParse(value.body);
    if (line.success) lines.push(stampedIn(value, line.data));
    if (lines.length >= atMost) break;
  }
  return lines;
}

async function addLines<Line>(
  kind: RecordKind<unknown, Line, unknown>,
  ref: Ref,
  lines: readonly Stamped<Line>[],
): Promise<readonly Stamped<Line>[]> {
  if (await isElsewhere(kind, ref)) return [];
  const { id, home } = ref;
  const outcomes = await inParallel(lines, batchesAtOnce, (stamped) =>
    storedIf(() =>
      kvs
        .entity<LineEntity>(entities.line)
        .set(lineKey(kind, id, stamped.version), lineEntity(kind, id, home ?? 'site', stamped), {
          keyPolicy: 'FAIL_IF_EXISTS',
        }),
    ),
  );
  return lines.filter((_, index) => outcomes[index] === 'written');
}

/** The record goes last: a removal that is cut off can be found and repeated. */
async function remove(kind: AnyKind, ref: Ref): Promise<void> {
  if (await isElsewhere(kind, ref)) return;
  const { id } = ref;
  const lines: { key: string; entityName: string }[] = [];
  for await (const { key } of linesOf(kind, id)) lines.push({ key, entityName: entities.line });
  await deleteKeys(lines);
  await deleteKeys([
    { key: taskKey('mirror', kind, id), entityName: entities.task },
    { key: summaryKey(kind, id), entityName: entities.summary },
    { key: recordKey(kind, id), entityName: entities.record },
  ]);
}

/** Records, then lines, in the order of their keys. A cursor is the entity, a colon and the store's own cursor in it. */
async function everything(kinds: readonly AnyKind[], after = `${entities.record}:`): Promise<Page<StoredThing>> {
  const [entityName = '', cursor = ''] = splitOnce(after);
  if (entityName === entities.record) {
    const { items, next } = await byKeyOrder<RecordEntity>(entityName, cursor, recordsAPart);
    const found = items.filter(({ version }) => version !== 0).flatMap((entity) => thingsOfRecord(kinds, entity));
    return { items: found, next: next === undefined ? `${entities.line}:` : `${entityName}:${next}` };
  }
  if (entityName !== entities.line) throw new BadCursor();
  const { items, next } = await byKeyOrder<LineEntity>(entityName, cursor, resultsAPage);
  return {
    items: items.flatMap((line) => thingsOfLine(kinds, line)),
    ...(next !== undefined && { next: `${entityName}:${next}` }),
  };
}

async function byKeyOrder<Entity extends object>(
  entityName: string,
  cursor: string,
  atMost: number,
): Promise<Page<Entity>> {
  const query = kvs.entity<Entity>(entityName).query().index(byKey).limit(atMost);
  const { results, nextCursor } = await pageFrom(query, cursor);
  return { items: results.map(({ value }) => value), ...(nextCursor !== undefined && { next: nextCursor }) };
}

function thingsOfRecord(kinds: readonly AnyKind[], entity: RecordEntity): readonly StoredThing[] {
  const kind = kinds.find(({ name }) => name === entity.kind);
  const { items } = kind ? readable<unknown>(kind, [entity]) : { items: [] };
  return items.map((record) => ({ is: 'record', kind: entity.kind, record }));
}

function thingsOfLine(kinds: readonly AnyKind[], entity: LineEntity): readonly StoredThing[] {
  const { kind, id, home, body } = entity;
  const line = kinds.find(({ name }) => name === kind)?.line.safeParse(body);
  return line?.success ? [{ is: 'line', kind, id, home, stamped: stampedIn<unknown>(entity, line.data) }] : [];
}

async function* linesOf(
  kind: AnyKind,
  id: string,
): AsyncGenerator<{ readonly key: string; readonly value: LineEntity }> {
  let cursor: string | undefined;
  do {
    const query = kvs
      .entity<LineEntity>(entities.line)
      .query()
      .index('by-record', { partition: [kind.name, id] })
      .sort(Sort.DESC)
      .limit(resultsAPage);
    const { results, nextCursor } = await pageFrom(query, cursor);
    yield* results;
    cursor = nextCursor;
  } while (cursor !== undefined);
}

function lineEntity(kind: AnyKind, id: string, home: Home, stamped: Stamped<unknown>): LineEntity {
  const { writeId, version, at, by, isImported, line } = stamped;
  return { kind: kind.name, id, home, version, write: writeId, at, by, ...(isImported && { isImported }), body: line };
}

function stampedIn<Line>({ write: writeId, version, at, by, isImported }: LineEntity, line: Line): Stamped<Line> {
  return { writeId, version, at, by, ...(isImported && { isImported }), line };
}

/** How a body is read. */
type ReadForm<Value> = Pick<RecordKind<Value, unknown>, 'name' | 'format' | 'value'>;

/** Throws UnreadableRecord. */
function recordIn<Value>(kind: ReadForm<Value>, entity: SummaryEntity): Stored<Value> {
  const { id, home, version, at, format, body } = entity;
  if (format > kind.format) throw new UnreadableRecord(kind.name, id, true);
  // A version near the end of the numbers could never be written on.
  if (!versionForm.safeParse(version).success) throw new UnreadableRecord(kind.name, id, false);
  const value = kind.value.safeParse(body);
  if (!value.success) throw new UnreadableRecord(kind.name, id, false, { cause: value.error });
  return { id, home, version, at: at as IsoDateTime, value: value.data };
}

function readable<Value>(
  kind: ReadForm<Value>,
  found: readonly SummaryEntity[],
): { readonly items: readonly Stored<Value>[]; readonly unreadable: readonly string[] } {
  const unreadable: string[] = [];
  const items = found.flatMap((entity) => {
    try {
      return [recordIn(kind, entity)];
    } catch (error) {
      if (!(error instanceof UnreadableRecord)) throw error;
      unreadable.push(entity.id);
      return [];
    }
  });
  return { items, unreadable };
}

function splitOnce(cursor: string): readonly [string, string] {
  const at = cursor.indexOf(':');
  return [cursor.slice(0, at), cursor.slice(at + 1)];
}
