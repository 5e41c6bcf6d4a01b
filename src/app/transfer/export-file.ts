import * as z from 'zod/mini';
import { byItem } from '#app/by-item';
import { exportFileSchema, type ExportFile } from '#app/contract';
import { ok, type Result } from '#core/result';

/** Most records of each kind that one import call takes: a call stays far below what a function may receive or do. */
export const importLimit = 50;

/** The format that this Waybill writes, and the newest that it reads. */
export const newestFormat = 1;

/** A file that cannot be imported; `message` says why in words. */
export interface FileProblem {
  readonly kind: 'invalid';
  readonly message: string;
}

const anyFile = z.object({ waybill: z.literal('records'), format: z.int() });

/** Reads a parsed JSON file as an export of Waybill. */
export function readExportFile(json: unknown): Result<ExportFile, FileProblem> {
  const file = anyFile.safeParse(json);
  if (!file.success) return { kind: 'invalid', message: 'This is not a file that Waybill exported.' };
  if (file.data.format > newestFormat) {
    return {
      kind: 'invalid',
      message: `A newer Waybill wrote this file (format ${file.data.format}; this one reads up to ${newestFormat}). Update Waybill, then import it again.`,
    };
  }
  const read = exportFileSchema.safeParse(json);
  if (read.success) return ok(read.data);
  const [issue] = read.error.issues;
  return {
    kind: 'invalid',
    message: `The file is damaged at ${issue?.path.join('.') || 'its start'}: ${issue?.message ?? 'not readable'}.`,
  };
}

/** Puts the parts of an export together; nothing for none. */
export function joinParts(parts: readonly ExportFile[]): ExportFile | undefined {
  const [first] = parts;
  if (!first) return undefined;
  return {
    ...first,
    settings: parts.flatMap((part) => part.settings),
    scores: parts.flatMap((part) => part.scores),
    history: parts.flatMap((part) => part.history),
  };
}

/** Cuts a file into parts that one import call takes each: settings first, history after the scores that it tells of. */
export function importParts(file: ExportFile): readonly ExportFile[] {
  const empty: ExportFile = { ...file, settings: [], scores: [], history: [] };
  return [
    ...chunks(file.settings, importLimit).map((settings) => ({ ...empty, settings })),
    ...chunks(file.scores, importLimit).map((scores) => ({ ...empty, scores })),
    ...itemsTogether(file.history).map((history) => ({ ...empty, history })),
  ];
}

/** Lines of one item stay in one part as far as it holds them: whether answers were revealed is told by a later line. */
function itemsTogether(history: ExportFile['history']): ExportFile['history'][] {
  const parts: ExportFile['history'][] = [];
  for (const lines of byItem(history).values()) {
    for (const piece of chunks(lines, importLimit)) {
      const last = parts.at(-1);
      if (last && last.length + piece.length <= importLimit) last.push(...piece);
      else parts.push(piece);
    }
  }
  return parts;
}

/** Cuts a list into pieces of at most `size`, in order. */
export function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
