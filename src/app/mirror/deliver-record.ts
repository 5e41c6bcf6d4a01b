import type { RecordMirror } from '#app/mirror/record-mirror';
import { baselineKind } from '#app/plan/kind';
import { piMirror } from '#app/plan/pi-mirror';
import type { MirroredRecord } from '#app/ports/later';
import type { Mirror } from '#app/ports/mirror';
import type { AnyKind } from '#app/records/record-kind';
import type { Records } from '#app/records/records';
import { once } from '#app/once';
import type { IssueId } from '#core/issue';

/** Kinds of records that fill fields of many items each. */
const recordMirrors: readonly { readonly kind: AnyKind; readonly project: RecordMirror }[] = [
  { kind: baselineKind, project: piMirror },
];

/** How often what was written is written anew because the records have changed meanwhile; then the next delivery does. */
const attempts = 5;

/** What a delivery works with. `writable`: of these items those that the acting person may write to; absent: all. */
export interface RecordSources {
  readonly records: Records;
  readonly writable?: (issueIds: readonly IssueId[]) => Promise<ReadonlySet<IssueId>>;
}

/**
 * Writes the fields that a record of many items fills, in the host's own batches, then takes it out of the outbox. Where
 * records have changed meanwhile it writes again: of two deliveries the last one to finish leaves what is true. Broken
 * off it begins anew, and writes the same. Throws HostUnreachable; then the outbox still has it.
 */
export async function deliverRecord(
  { records, writable }: RecordSources,
  mirror: Mirror,
  record: MirroredRecord,
): Promise<void> {
  const found = recordMirrors.find(({ kind }) => kind.name === record.kind);
  if (!found) return;
  const { kind, project } = found;
  let isHeld = false;
  let delivered: string | undefined;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const now = await project(records, record);
    if (!now) return;
    if (now.token === delivered) {
      const { id, home } = record;
      if (now.version !== undefined && !isHeld)
        await records.tasks('mirror').acknowledge(kind, [{ id, home, version: now.version }]);
      return;
    }
    const allowed = await writable?.(now.issueIds);
    const due = allowed ? now.issueIds.filter((id) => allowed.has(id)) : now.issueIds;
    // Of all batches: what changes between two of them is found when this is done.
    const current = once(() => project(records, record));
    let token = now.token;
    const { held = [] } = await mirror.write(due, async (asked) => {
      const projection = await current();
      token = projection?.token ?? '';
      return projection?.valuesOf(asked) ?? [];
    });
    isHeld = held.length > 0 || due.length < now.issueIds.length;
    delivered = token;
  }
}
