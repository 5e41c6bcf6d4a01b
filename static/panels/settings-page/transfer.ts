import type { Commands, ExportFile, Problem } from '#app/contract';
import { HostUnreachable, NotSignedIn } from '#app/ports';
import { importParts, joinParts } from '#app/transfer/export-file';
import type { CallProblem } from './call-problem';

/** Where an import stands. What was written stays written. */
export interface ImportProgress {
  readonly done: number;
  readonly total: number;
  readonly written: number;
  readonly skipped: readonly { readonly what: string; readonly why: string }[];
}

/** How many records a file holds. */
export function countRecords({ settings, scores, history }: ExportFile): number {
  return settings.length + scores.length + history.length;
}

/** Reads everything that is stored, page by page, into one file. */
export async function exportRecords(
  commands: Commands,
  onProgress: (records: number) => void,
  signal: AbortSignal,
): Promise<{ readonly kind: 'ok'; readonly file: ExportFile } | { readonly kind: 'cancelled' } | CallProblem> {
  const parts: ExportFile[] = [];
  let after: string | undefined;
  do {
    const reply = await ask(() => commands.call('records.export', after === undefined ? {} : { after }));
    if (signal.aborted) return { kind: 'cancelled' };
    if (reply.kind !== 'ok') return reply;
    parts.push(reply.value.part);
    after = reply.value.next;
    onProgress(parts.reduce((sum, part) => sum + countRecords(part), 0));
  } while (after !== undefined);
  const file = joinParts(parts);
  return file ? { kind: 'ok', file } : { kind: 'no-answer' };
}

/** Sends a file part by part, from where an earlier try stopped. The answer tells how far it came, and why no further. */
export async function importRecords(
  commands: Commands,
  file: ExportFile,
  replace: boolean,
  from: ImportProgress | undefined,
  onProgress: (progress: ImportProgress) => void,
  signal: AbortSignal,
): Promise<{
  readonly progress: ImportProgress;
  readonly end: { readonly kind: 'done' } | { readonly kind: 'cancelled' } | CallProblem;
}> {
  let progress: ImportProgress = from ?? { done: 0, total: countRecords(file), written: 0, skipped: [] };
  let passed = 0;
  for (const part of importParts(file)) {
    passed += countRecords(part);
    if (passed <= progress.done) continue;
    if (signal.aborted) return { progress, end: { kind: 'cancelled' } };
    const reply = await ask(() => commands.call('records.import', { part, replace }));
    if (reply.kind !== 'ok') return { progress, end: reply };
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

const attempts = 4;

/** Asks again, after the time the host wants, before giving up: one fault in a thousand parts is no reason to stop. */
async function ask<Value>(
  call: () => Promise<{ readonly kind: 'ok'; readonly value: Value } | Problem>,
): Promise<{ readonly kind: 'ok'; readonly value: Value } | CallProblem> {
  for (let attempt = 1; ; attempt += 1) {
    const reply = await call().catch((error: unknown) => thrown(error));
    switch (reply.kind) {
      case 'ok':
        return reply;
      case 'signed-out':
      case 'not-signed-in':
        return { kind: 'signed-out' };
      case 'busy':
      case 'host-failed':
        if (attempt >= attempts) return { kind: 'no-answer' };
        await pause(reply.kind === 'busy' ? (reply.retryAfterSeconds ?? attempt) : attempt);
        break;
      default:
        return { kind: 'refused', problem: reply };
    }
  }
}

function thrown(
  error: unknown,
): { readonly kind: 'busy'; readonly retryAfterSeconds: number | undefined } | { readonly kind: 'signed-out' } {
  if (error instanceof NotSignedIn) return { kind: 'signed-out' };
  if (error instanceof HostUnreachable) return { kind: 'busy', retryAfterSeconds: error.retryAfterSeconds };
  throw error;
}

function pause(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
}
