import { isSameJson } from '#app/canonical-json';
import { importers } from '#app/importers';
import { kindOf } from '#app/kinds';
import { mostVersion } from '#app/forms';
import type { AnyKind } from '#app/records/record-kind';
import { UnreadableRecord, type Home, type Stored } from '#app/records/records';
import { drawnId } from '#core/drawn-id';
import type { Session } from '#app/session';
import type { Skipped } from '#app/transfer/calls';
import type { FileRecord } from '#app/transfer/export-file';
import type { Incoming, LeftOut } from '#app/transfer/importer';
import { isInTheFuture } from '#app/transfer/moments';
import type { IssueId, ProjectId } from '#core/issue';

/** A record of a file that can be read, with what lies here of it. */
export interface ReadableRecord {
  readonly kind: AnyKind;
  readonly incoming: Incoming<unknown>;
  readonly here: Stored<unknown> | 'unreadable' | undefined;
}

/** What became of one record: what was written, and what was left out. */
export interface ImportOutcome {
  readonly written?: WrittenRecord;
  readonly left: readonly LeftOut[];
}

/** A record that was written; `home` is where it lies now. */
export interface WrittenRecord {
  readonly kind: string;
  readonly id: string;
  readonly home: Home;
  /** Fields of the tracker have to follow. */
  readonly isMirrored: boolean;
}

/** Sorts a file's records into those that may come in and those that may not, with the reason. */
export async function readRecords(
  session: Session,
  records: readonly FileRecord[],
): Promise<{ readonly fit: readonly ReadableRecord[]; readonly left: readonly Skipped[] }> {
  const seen = await seenOf(session, records);
  const fit: ReadableRecord[] = [];
  const left: Skipped[] = [];
  for (const record of records) {
    const read = readRecord(session, record, seen);
    if ('why' in read) left.push({ is: 'record', kind: record.kind, id: record.id, ...read });
    else fit.push({ ...read, here: await hereOf(session, read) });
  }
  return { fit, left };
}

/** Writes one record of a file. Without `replace` the one that was written last wins. */
export async function importRecord(
  session: Session,
  { kind, incoming, here }: ReadableRecord,
  replace: boolean,
): Promise<ImportOutcome> {
  const importer = importers[kind.name];
  if (!importer) return { left: [{ why: 'unknown-kind' }] };
  if (here === 'unreadable' && !replace) return { left: [{ why: 'unreadable-here' }] };
  const stored = here === 'unreadable' ? undefined : here;
  if (stored && isSameJson(inFiles(kind, stored.value), incoming.value)) return { left: [{ why: 'same-here' }] };
  if (stored && !replace && stored.at >= incoming.at) return { left: [{ why: 'newer-here' }] };
  const arrival = importer.arrive(session, incoming, stored);
  if (arrival.kind === 'leave') return { left: arrival.left };
  const left = arrival.left ?? [];
  const home = stored?.home ?? (incoming.home as Home);
  const value: unknown =
    (await importer.vouched?.(session, { id: incoming.id, home }, arrival.value, stored?.value)) ?? arrival.value;
  const isMirrored = importer.isMirrored?.(value, stored?.value) ?? false;
  // Past both versions: whoever saw either one is told that it has changed, and no line of history is written twice.
  const version = Math.max(stored?.version ?? 0, incoming.version) + 1;
  const outcome = await session.records.write(kind, {
    id: incoming.id,
    home,
    expected: here === 'unreadable' ? 'unreadable' : (stored?.version ?? 0),
    value,
    stamped: {
      writeId: drawnId(),
      version,
      at: session.clock.now(),
      by: session.viewer,
      line: importer.line(value, stored?.value) as unknown,
    },
    ...(isMirrored && { task: 'mirror' as const }),
  });
  if (outcome !== 'written')
    return { left: [...left, { why: outcome === 'conflict' ? 'changed-meanwhile' : 'too-large' }] };
  return { written: { kind: kind.name, id: incoming.id, home, isMirrored }, left };
}

function inFiles(kind: AnyKind, value: unknown): unknown {
  return kind.inFiles?.(value) ?? value;
}

function readRecord(
  { clock }: Session,
  record: FileRecord,
  seen: { readonly issues: ReadonlyMap<string, ProjectId>; readonly homes: ReadonlySet<string> },
): Omit<ReadableRecord, 'here'> | LeftOut {
  const kind = kindOf(record.kind);
  if (!kind) return { why: 'unknown-kind' };
  if (record.format > kind.format) return { why: 'newer-kind' };
  // What follows an item lies where the item is now, whatever the file says: it would be listed elsewhere else.
  const home = kind.followsIssue ? seen.issues.get(record.id) : record.home;
  if (home === undefined || !seen.homes.has(record.home)) return { why: 'not-here' };
  if (record.version > mostVersion / 2) return { why: 'damaged', data: { path: 'version' } };
  if (isInTheFuture(record.at, clock)) return { why: 'in-the-future' };
  const value = kind.value.safeParse(record.value);
  if (!value.success) return { why: 'damaged', data: { path: value.error.issues[0]?.path.join('.') ?? '' } };
  return { kind, incoming: { ...record, home, value: value.data as unknown } };
}

/** Which issues of a file the acting person sees, with the projects that they are in now, and which homes. */
async function seenOf({ tracker }: Session, records: readonly FileRecord[]) {
  const ids = records.filter(({ kind }) => kindOf(kind)?.followsIssue).map(({ id }) => id as IssueId);
  const homes = [...new Set(records.map(({ home }) => home))];
  const [issues, rights] = await Promise.all([
    ids.length === 0 ? [] : tracker.issues.some([...new Set(ids)], {}),
    Promise.all(homes.map(async (home) => home === 'site' || (await tracker.rights.ofProject(home as ProjectId)).see)),
  ]);
  return {
    issues: new Map<string, ProjectId>(issues.map(({ id, projectId }) => [id, projectId])),
    homes: new Set(homes.filter((_, index) => rights[index])),
  };
}

async function hereOf(
  { records }: Session,
  { kind, incoming }: Omit<ReadableRecord, 'here'>,
): Promise<ReadableRecord['here']> {
  const ref = kind.followsIssue ? { id: incoming.id } : { id: incoming.id, home: incoming.home as Home };
  try {
    return await records.get<unknown, unknown, unknown>(kind, ref);
  } catch (error) {
    if (error instanceof UnreadableRecord) return 'unreadable';
    throw error;
  }
}
