import * as z from 'zod/mini';
import { accountIdForm, momentForm, versionForm } from '#app/forms';
import type { AnyKind, RecordKind } from '#app/records/record-kind';
import {
  NoConfidentialPlace,
  UnreadableRecord,
  type Home,
  type RecordWrite,
  type Stamped,
  type Stored,
  type TaskName,
} from '#app/records/records';
import type { IsoDateTime } from '#core/result';
import type { RawDocument } from '#azure/documents';

/** A line as documents hold it; its kind knows what it says. */
export const lineDocument = z.object({
  writeId: z.string(),
  version: versionForm,
  at: momentForm,
  by: accountIdForm,
  isImported: z.optional(z.literal(true)),
  line: z.unknown(),
  signed: z.optional(z.object({ digest: z.string(), signature: z.string() })),
});

/** See {@link lineDocument}. */
export type LineDocument = z.infer<typeof lineDocument>;

/**
 * One record in `{kind}-{home}`, with its last line of history: a write that is cut off after it can be finished.
 * `tasks` are those that wait for a version.
 */
const recordDocument = z.object({
  id: z.string(),
  __etag: z.int(),
  format: z.int(),
  home: z.string(),
  version: versionForm,
  value: z.unknown(),
  stamped: lineDocument,
  tasks: z.optional(z.record(z.string(), z.object({ since: momentForm, version: versionForm }))),
});

/** A document whose envelope was read; its value was held against its kind. */
export type RecordDocument<Value> = Omit<z.infer<typeof recordDocument>, 'value'> & { readonly value: Value };

/** Where records of a kind lie. Everybody can read every collection: throws NoConfidentialPlace for a confidential kind. */
export function recordCollection({ name, readers }: AnyKind, home: Home): string {
  if (readers !== undefined) throw new NoConfidentialPlace(name);
  return `${name}-${home}`;
}

/** Reads a document as a record of its kind. Throws UnreadableRecord. */
export function readRecordDocument<Value>(
  kind: RecordKind<Value, unknown, unknown>,
  document: RawDocument,
): RecordDocument<Value> {
  const format = (document as { readonly format?: unknown }).format;
  if (typeof format === 'number' && format > kind.format) throw new UnreadableRecord(kind.name, document.id, true);
  const envelope = z.safeParse(recordDocument, document);
  if (!envelope.success) throw new UnreadableRecord(kind.name, document.id, false, { cause: envelope.error });
  const value = kind.value.safeParse(envelope.data.value);
  if (!value.success) throw new UnreadableRecord(kind.name, document.id, false, { cause: value.error });
  return { ...envelope.data, value: value.data };
}

/** The record in a document. */
export function storedIn<Value>({ id, home, version, value, stamped, tasks }: RecordDocument<Value>): Stored<Value> {
  const waiting = Object.entries(tasks ?? {}).map(([name, { since }]) => [name, since]);
  return {
    id,
    home: home as Home,
    version,
    at: stamped.at,
    value,
    ...(waiting.length > 0 && { tasks: Object.fromEntries(waiting) as Record<TaskName, IsoDateTime> }),
  };
}

/** What is written of a record, with its line as its author signed it; tasks that wait already go on waiting. */
export function composedDocument<Value, Line>(
  kind: RecordKind<Value, Line, unknown>,
  { id, home, value, task }: RecordWrite<Value, Line>,
  stamped: LineDocument,
  current: RecordDocument<Value> | undefined,
): Omit<RecordDocument<Value>, '__etag'> {
  const { version, at } = stamped;
  const tasks = { ...current?.tasks, ...(task && { [task]: { since: at, version } }) };
  return {
    id,
    format: kind.format,
    home,
    version,
    value,
    stamped,
    ...(Object.keys(tasks).length > 0 && { tasks }),
  };
}

/** The lines of a kind that can be read. */
export function linesIn<Line>(
  kind: RecordKind<unknown, Line, unknown>,
  documents: readonly LineDocument[],
): readonly Stamped<Line>[] {
  return documents.flatMap(({ signed: _signed, ...document }) => {
    const line = kind.line.safeParse(document.line);
    return line.success ? [{ ...document, line: line.data }] : [];
  });
}
