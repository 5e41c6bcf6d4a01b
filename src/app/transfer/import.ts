import type { ReplyOf, RequestOf } from '#app/calls';
import { importers } from '#app/importers';
import { mirrorSoon } from '#app/mirror/soon';
import type { Session } from '#app/session';
import type { importRecordsCall, Skipped } from '#app/transfer/calls';
import { importLimit } from '#app/transfer/export-file';
import { importLines } from '#app/transfer/import-lines';
import { importRecord, readRecords, type WrittenRecord } from '#app/transfer/import-record';
import type { IssueId } from '#core/issue';
import { ok } from '#core/result';

/** Takes one part of an export in. Counts what it wrote and names what it left out, with the reason. */
export async function importRecords(
  session: Session,
  { part, replace }: RequestOf<typeof importRecordsCall>,
): Promise<ReplyOf<typeof importRecordsCall>> {
  if (!(await session.tracker.rights.administers())) return { kind: 'not-permitted', need: 'administer' };
  if (part.records.length > importLimit || part.lines.length > importLimit)
    return { kind: 'too-large', limit: importLimit };
  const skipped: Skipped[] = [];
  const written: WrittenRecord[] = [];
  const { fit, left } = await readRecords(session, part.records);
  skipped.push(...left);
  for (const readable of fit) {
    const outcome = await importRecord(session, readable, replace);
    if (outcome.written) written.push(outcome.written);
    const { kind, id } = readable.incoming;
    skipped.push(...outcome.left.map((leftOut) => ({ is: 'record' as const, kind, id, ...leftOut })));
  }
  await follow(session, written);
  const lines = await importLines(session, part.lines);
  skipped.push(...lines.skipped);
  return ok({ written: written.length + lines.written, skipped });
}

/** What follows the records that were written: fields of the tracker, and what their kinds do besides. */
async function follow(session: Session, written: readonly WrittenRecord[]): Promise<void> {
  const mirrored = written.filter(({ isMirrored }) => isMirrored).map(({ id }) => id as IssueId);
  if (mirrored.length > 0) await mirrorSoon(session.later, mirrored);
  for (const [kind, importer] of Object.entries(importers)) {
    const ofKind = written.filter((record) => record.kind === kind);
    if (ofKind.length > 0) await importer.written?.(session, ofKind);
  }
}
