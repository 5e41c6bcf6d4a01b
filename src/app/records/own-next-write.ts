import type { RecordKind } from '#app/records/record-kind';
import type { Ref } from '#app/records/records';
import type { Session } from '#app/session';

/** Holds when the very next write after what a person saw was this act of theirs: the answer to it was lost on the way. */
export async function isOwnNextWrite<Value, Line extends { readonly action: string }, Summary>(
  { records, viewer }: Session,
  {
    kind,
    ref,
    version,
  }: { readonly kind: RecordKind<Value, Line, Summary>; readonly ref: Ref; readonly version: number },
  { seen, action }: { readonly seen: number; readonly action: Line['action'] },
): Promise<boolean> {
  if (version !== seen + 1) return false;
  const [last] = await records.history(kind, ref, 1);
  return last?.version === version && last.line.action === action && last.by === viewer;
}
