import * as z from 'zod/mini';
import { chunks } from '#app/chunks';
import { accountIdForm, momentForm, versionForm } from '#app/forms';
import { ok, type Result } from '#core/result';

/** Most records and lines that one import call takes: a call stays far below what a function may receive or do. */
export const importLimit = 50;

/** The format that this Waybill writes, and the newest that it reads. */
export const newestFormat = 2;

const name = z.string().check(z.minLength(1), z.maxLength(64));

const fileRecord = z.object({
  kind: name,
  /** Of the kind: a newer one than this Waybill knows is left out. */
  format: z.int(),
  id: name,
  home: name,
  version: versionForm,
  at: momentForm,
  value: z.unknown(),
});

const fileLine = z.object({
  kind: name,
  id: name,
  home: name,
  stamped: z.object({
    writeId: z.string(),
    version: versionForm,
    at: momentForm,
    by: accountIdForm,
    isImported: z.optional(z.literal(true)),
    line: z.unknown(),
  }),
});

/** Everything Waybill stores, as one file. `format` is raised when an older Waybill could not read it. */
export const exportFileForm = z.object({
  waybill: z.literal('records'),
  format: z.literal(newestFormat),
  exported: momentForm,
  records: z.array(fileRecord),
  lines: z.array(fileLine),
});

/** See {@link exportFileForm}. */
export type ExportFile = z.infer<typeof exportFileForm>;
/** A record in a file; its value is not looked into yet. */
export type FileRecord = z.infer<typeof fileRecord>;
/** A line of history in a file. */
export type FileLine = z.infer<typeof fileLine>;

/** Why a file cannot be imported: it is no export, a newer Waybill wrote it, or it is damaged at `path`. */
export type FileProblem =
  | { readonly kind: 'foreign-file' }
  | { readonly kind: 'newer-file'; readonly format: number; readonly newest: number }
  | { readonly kind: 'damaged-file'; readonly path: string };

const anyFile = z.object({ waybill: z.literal('records'), format: z.int() });

/** Reads a parsed JSON file as an export of Waybill. */
export function readExportFile(json: unknown): Result<ExportFile, FileProblem> {
  const file = anyFile.safeParse(json);
  if (!file.success) return { kind: 'foreign-file' };
  if (file.data.format > newestFormat) return { kind: 'newer-file', format: file.data.format, newest: newestFormat };
  const read = exportFileForm.safeParse(json);
  if (read.success) return ok(read.data);
  return { kind: 'damaged-file', path: read.error.issues[0]?.path.join('.') ?? '' };
}

/** Puts the parts of an export together; nothing for none. */
export function joinParts(parts: readonly ExportFile[]): ExportFile | undefined {
  const [first] = parts;
  return (
    first && { ...first, records: parts.flatMap(({ records }) => records), lines: parts.flatMap(({ lines }) => lines) }
  );
}

/** Cuts a file into parts that one import call takes each: settings first, lines after the records that they tell of. */
export function importParts(file: ExportFile): readonly ExportFile[] {
  const empty: ExportFile = { ...file, records: [], lines: [] };
  const settings = file.records.filter(({ kind }) => kind === 'settings');
  const others = file.records.filter(({ kind }) => kind !== 'settings');
  return [
    ...[settings, others].flatMap((records) => chunks(records, importLimit)).map((records) => ({ ...empty, records })),
    ...linesTogether(file.lines).map((lines) => ({ ...empty, lines })),
  ];
}

/** Lines of one record stay in one part as far as it holds them: whether answers were revealed is told by a later line. */
function linesTogether(lines: ExportFile['lines']): ExportFile['lines'][] {
  const parts: ExportFile['lines'][] = [];
  for (const ofRecord of byRecord(lines).values()) {
    for (const piece of chunks(ofRecord, importLimit)) {
      const last = parts.at(-1);
      if (last && last.length + piece.length <= importLimit) last.push(...piece);
      else parts.push(piece);
    }
  }
  return parts;
}

/** Sorts what belongs to records by its record; each one's keep their order. */
export function byRecord<Entry extends { readonly kind: string; readonly id: string }>(
  entries: readonly Entry[],
): ReadonlyMap<string, readonly Entry[]> {
  const sorted = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = `${entry.kind} ${entry.id}`;
    const known = sorted.get(key);
    if (known) known.push(entry);
    else sorted.set(key, [entry]);
  }
  return sorted;
}
