import type { RecordKind } from '#app/records/record-kind';
import { documentLimit, type Home, type Stored } from '#app/records/records';
import type { Session } from '#app/session';
import { drawnId } from '#core/drawn-id';
import type { IsoDateTime } from '#core/result';

/** One record as it is to be, made from the `version` that was seen; 0: there was none. */
export interface SeenWrite<Value, Line> {
  readonly id: string;
  readonly home: Home;
  readonly version: number;
  readonly at: IsoDateTime;
  readonly value: Value;
  readonly line: Line;
}

/** What became of it. `taken`: somebody was faster; `current` is what is stored now, if it is still there. */
export type SeenOutcome<Value> =
  | { readonly kind: 'written'; readonly stored: Stored<Value> }
  | { readonly kind: 'taken'; readonly current: Stored<Value> | undefined }
  | { readonly kind: 'too-large'; readonly limit: number };

/** Writes a record as the acting person, unless it is no longer what they have seen. Throws HostUnreachable and UnreadableRecord. */
export async function writeFromSeen<Value, Line, Summary>(
  { records, viewer }: Pick<Session, 'records' | 'viewer'>,
  kind: RecordKind<Value, Line, Summary>,
  { id, home, version, at, value, line }: SeenWrite<Value, Line>,
): Promise<SeenOutcome<Value>> {
  const next = version + 1;
  const outcome = await records.write(kind, {
    id,
    home,
    expected: version,
    value,
    stamped: { writeId: drawnId(), version: next, at, by: viewer, line },
  });
  switch (outcome) {
    case 'written':
      return { kind: 'written', stored: { id, home, version: next, at, value } };
    case 'too-large':
      return { kind: 'too-large', limit: documentLimit };
    case 'conflict':
      return { kind: 'taken', current: await records.get(kind, { id, home }) };
  }
}
