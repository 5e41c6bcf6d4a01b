import { passed, persistently, type Persistence } from '#app/back-off';
import { exportRecordsCall, importRecordsCall, type Skipped } from '#app/transfer/calls';
import { type ExportFile, importParts, joinParts } from '#app/transfer/export-file';
import { ask, type Answer, type Asking, type Failure } from '../base/ask';

/** Where an import stands. What was written stays written. */
export interface ImportProgress {
  readonly done: number;
  readonly total: number;
  readonly written: number;
  readonly skipped: readonly Skipped[];
}

/** How many records a file holds. */
export function countRecords({ records, lines }: ExportFile): number {
  return records.length + lines.length;
}

/** Reads everything that is stored, page by page, into one file. */
export async function exportRecords(
  asking: Asking,
  onProgress: (records: number) => void,
  signal: AbortSignal,
): Promise<{ readonly kind: 'ok'; readonly file: ExportFile } | { readonly kind: 'cancelled' } | Failure> {
  const parts: ExportFile[] = [];
  let after: string | undefined;
  do {
    const reply = await insist(() => ask(asking, exportRecordsCall, after === undefined ? {} : { after }));
    if (signal.aborted) return { kind: 'cancelled' };
    if (reply.kind !== 'done') return reply;
    parts.push(reply.value.part);
    after = reply.value.next;
    onProgress(parts.reduce((sum, part) => sum + countRecords(part), 0));
  } while (after !== undefined);
  const file = joinParts(parts);
  return file ? { kind: 'ok', file } : { kind: 'no-answer', why: 'failed' };
}

/** What is to be imported, and how. `from`: where an earlier try stopped. */
export interface Import {
  readonly file: ExportFile;
  readonly replace: boolean;
  readonly from?: ImportProgress | undefined;
}

/** How far an import came, and why no further. */
export interface ImportEnd {
  readonly progress: ImportProgress;
  readonly end: { readonly kind: 'done' } | { readonly kind: 'cancelled' } | Failure;
}

/** Sends a file part by part, from where an earlier try stopped. */
export async function importRecords(
  asking: Asking,
  { file, replace, from }: Import,
  onProgress: (progress: ImportProgress) => void,
  signal: AbortSignal,
): Promise<ImportEnd> {
  let progress: ImportProgress = from ?? { done: 0, total: countRecords(file), written: 0, skipped: [] };
  let passed = 0;
  for (const part of importParts(file)) {
    passed += countRecords(part);
    if (passed <= progress.done) continue;
    if (signal.aborted) return { progress, end: { kind: 'cancelled' } };
    const reply = await insist(() => ask(asking, importRecordsCall, { part, replace }));
    if (reply.kind !== 'done') return { progress, end: reply };
    progress = {
      ...progress,
      done: passed,
      written: progress.written + reply.value.written,
      skipped: [...progress.skipped, ...reply.value.skipped],
    };
    onProgress(progress);
  }
  return { progress, end: { kind: 'done' } };
}

const persistence: Persistence = { attempts: 4, firstPause: 1_000, wait: passed, chance: Math.random };

/** Asks again, after the time the host wants, before giving up: one fault in a thousand parts is no reason to stop. */
async function insist<Value>(call: () => Promise<Answer<Value>>): Promise<Answer<Value>> {
  return persistently(
    call,
    (answer) => (answer.kind === 'no-answer' ? { retryAfterSeconds: answer.retryAfterSeconds } : undefined),
    persistence,
  );
}
