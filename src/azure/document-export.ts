import type { AnyKind } from '#app/records/record-kind';
import type { Home, StoredThing } from '#app/records/records';
import type { DocumentFinder } from '#azure/document-finder';
import type { DocumentHistory } from '#azure/document-history';
import { linesIn, storedIn } from '#azure/record-document';

/** One part of an export: everything of a kind in one home. */
export interface ExportPlace {
  readonly kind: AnyKind;
  readonly home: Home;
}

/** The records of one part that can be read. */
export async function recordsAt(finder: DocumentFinder, { kind, home }: ExportPlace): Promise<readonly StoredThing[]> {
  const { readable } = await finder.listed(kind, home);
  return [...readable.values()].map((document) => {
    const { tasks: _tasks, ...record } = storedIn(document);
    return { is: 'record', kind: kind.name, record };
  });
}

/** The lines of one part that can be read; the last one of a record may lie in the record only. */
export async function linesAt(
  { past, finder }: { readonly past: DocumentHistory; readonly finder: DocumentFinder },
  { kind, home }: ExportPlace,
): Promise<readonly StoredThing[]> {
  const [lines, { readable }] = await Promise.all([past.all({ kind: kind.name, home }), finder.listed(kind, home)]);
  const there = new Set(lines.map(([id, { version }]) => `${version} ${id}`));
  const missing = [...readable.values()]
    .filter(({ id, stamped }) => !there.has(`${stamped.version} ${id}`))
    .map(({ id, stamped }) => [id, stamped] as const);
  return [...lines, ...missing].flatMap(([id, line]) =>
    linesIn<unknown>(kind, [line]).map((stamped) => ({ is: 'line' as const, kind: kind.name, id, home, stamped })),
  );
}
