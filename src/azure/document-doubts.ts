import type { RecordKind } from '#app/records/record-kind';
import type { Home, Stamped, Stored } from '#app/records/records';
import type { LaterSigning } from '#azure/later-signing';
import { linesIn, storedIn, type LineDocument, type RecordDocument } from '#azure/record-document';

/** The record in a document, with what there is to doubt of it. */
export async function storedWithDoubt<Value>(
  signing: LaterSigning,
  kind: RecordKind<Value, unknown, unknown>,
  document: RecordDocument<Value>,
): Promise<Stored<Value>> {
  const doubt = await signing.doubtOfRecord(kind, document);
  return { ...storedIn(document), ...(doubt && { doubt }) };
}

/** The lines of a record that can be read, each with what there is to doubt of it. */
export async function linesWithDoubts<Line>(
  signing: LaterSigning,
  kind: RecordKind<unknown, Line, unknown>,
  place: { readonly id: string; readonly home: Home },
  documents: readonly LineDocument[],
): Promise<readonly Stamped<Line>[]> {
  const read = await Promise.all(
    documents.map(async (document) => {
      const doubt = await signing.doubtOfLine(kind, place, document);
      return linesIn(kind, [document]).map((line) => (doubt === undefined ? line : { ...line, doubt }));
    }),
  );
  return read.flat();
}
