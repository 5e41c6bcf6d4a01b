import type { ReplyOf, RequestOf } from '#app/calls';
import type { AnyKind } from '#app/records/record-kind';
import { kindOf, kinds } from '#app/kinds';
import type { StoredThing } from '#app/records/records';
import type { Session } from '#app/session';
import type { exportRecordsCall } from '#app/transfer/calls';
import { newestFormat, type FileLine, type FileRecord } from '#app/transfer/export-file';
import { ok } from '#core/result';

/** Confidential records never leave: a file can be read by whoever has it. */
const open = kinds.filter(({ readers }) => readers === undefined);

/** One part of everything stored. Holds blind ballots too: for people who administer the site only. */
export async function exportRecords(
  session: Session,
  request: RequestOf<typeof exportRecordsCall>,
): Promise<ReplyOf<typeof exportRecordsCall>> {
  if (!(await session.tracker.rights.administers())) return { kind: 'not-permitted', need: 'administer' };
  const { items, next } = await session.records.everything(open, request.after);
  return ok({
    part: {
      waybill: 'records',
      format: newestFormat,
      exported: session.clock.now(),
      records: items.flatMap((thing) => recordOf(thing) ?? []),
      lines: items.flatMap((thing) => lineOf(thing) ?? []),
    },
    ...(next !== undefined && { next }),
  });
}

function recordOf(thing: StoredThing): FileRecord | undefined {
  const kind = kindOf(thing.kind);
  if (thing.is !== 'record' || !kind) return undefined;
  const { id, home, version, at, value } = thing.record;
  return { kind: thing.kind, format: kind.format, id, home, version, at, value: inFiles(kind, value) };
}

function inFiles(kind: AnyKind, stored: unknown): unknown {
  const value = kind.value.safeParse(stored);
  return value.success ? (kind.inFiles?.(value.data) ?? value.data) : stored;
}

function lineOf(thing: StoredThing): FileLine | undefined {
  if (thing.is !== 'line') return undefined;
  const { kind, id, home } = thing;
  // What is signed is the line of a record that lies here: elsewhere it is one that came with a file.
  const { doubt: _doubt, ...stamped } = thing.stamped;
  return { kind, id, home, stamped };
}
