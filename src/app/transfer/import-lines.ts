import { importers } from '#app/importers';
import { kindOf } from '#app/kinds';
import type { AnyKind } from '#app/records/record-kind';
import { UnreadableRecord, type Home, type Stamped } from '#app/records/records';
import type { Session } from '#app/session';
import type { Skipped } from '#app/transfer/calls';
import { byRecord, type FileLine } from '#app/transfer/export-file';
import type { LeftOut } from '#app/transfer/importer';
import { isInTheFuture } from '#app/transfer/moments';
import type { IssueId, ProjectId } from '#core/issue';

/** Adds lines where they are missing: lines are facts and never changed. Each says that it was imported. */
export async function importLines(
  session: Session,
  lines: readonly FileLine[],
): Promise<{ readonly written: number; readonly skipped: readonly Skipped[] }> {
  const skipped: Skipped[] = [];
  let written = 0;
  const visible = await visibleIssues(session, lines);
  for (const ofRecord of byRecord(lines).values()) {
    const [first] = ofRecord;
    const kind = first && kindOf(first.kind);
    const leave = (line: FileLine, leftOut: LeftOut): void => {
      const { kind: name, id, stamped } = line;
      skipped.push({ is: 'line', kind: name, id, version: stamped.version, ...leftOut });
    };
    if (!kind || !first || !(await isHere(session, kind, first, visible))) {
      ofRecord.forEach((line) => leave(line, { why: kind ? 'not-here' : 'unknown-kind' }));
      continue;
    }
    const ref = { id: first.id, home: first.home as Home };
    const version = await versionHere(session, kind, ref);
    const parsed = ofRecord.flatMap((line) => {
      const fault = faultOf(session, line, version);
      if (fault) {
        leave(line, fault);
        return [];
      }
      const read = kind.line.safeParse(line.stamped.line);
      if (!read.success) leave(line, { why: 'damaged', data: { path: read.error.issues[0]?.path.join('.') ?? '' } });
      return read.success
        ? [
            {
              file: line,
              stamped: { ...line.stamped, isImported: true, line: read.data as unknown } as Stamped<unknown>,
            },
          ]
        : [];
    });
    const stamped = parsed.map((entry) => entry.stamped);
    const readable = importers[kind.name]?.readable?.(session, stamped) ?? stamped;
    const added = new Set((await session.records.addLines(kind, ref, readable)).map(({ version }) => version));
    written += added.size;
    parsed.forEach(({ file }, index) => {
      if (!added.has(file.stamped.version)) leave(file, { why: 'version-here' });
      else if (readable[index] !== stamped[index]) leave(file, { why: 'blind-answers' });
    });
  }
  return { written, skipped };
}

/** What is wrong with a line before its words are looked at. `here`: the version of the record that it tells of. */
function faultOf({ clock }: Session, { stamped: { version, at } }: FileLine, here: number): LeftOut | undefined {
  // Version 0 is a record that nobody has written.
  if (version < 1) return { why: 'damaged', data: { path: 'stamped.version' } };
  // The next write of the record would make a line of that version.
  if (version > here) return { why: 'version-ahead' };
  return isInTheFuture(at, clock) ? { why: 'in-the-future' } : undefined;
}

/** The version of the record that lines tell of. One that cannot be read is written past all of its lines. */
async function versionHere(
  { records }: Session,
  kind: AnyKind,
  { id, home }: { readonly id: string; readonly home: Home },
): Promise<number> {
  try {
    const here = await records.get<unknown, unknown, unknown>(kind, kind.followsIssue ? { id } : { id, home });
    return here?.version ?? 0;
  } catch (error) {
    if (error instanceof UnreadableRecord) return Infinity;
    throw error;
  }
}

function visibleIssues({ tracker }: Session, lines: readonly FileLine[]): Promise<ReadonlySet<string>> {
  const following = lines.filter(({ kind }) => kindOf(kind)?.followsIssue);
  if (following.length === 0) return Promise.resolve(new Set());
  return tracker.rights.visible([...new Set(following.map(({ id }) => id as IssueId))]);
}

async function isHere(
  { tracker }: Session,
  kind: AnyKind,
  { id, home }: FileLine,
  visible: ReadonlySet<string>,
): Promise<boolean> {
  if (kind.followsIssue) return visible.has(id);
  return home === 'site' || (await tracker.rights.ofProject(home as ProjectId)).see;
}
