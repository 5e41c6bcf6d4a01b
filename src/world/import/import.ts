import { basename } from 'node:path';
import type { Backlog, ImportNote } from '#host/jira/backlog';
import { readCsv } from '#world/import/csv-file';
import { Gathering } from '#world/import/gathering';
import { heapMegabytes, heapRoom, type HasRoom } from '#world/import/heap-room';
import { readJson } from '#world/import/json-file';
import { openSource, type Refusal } from '#world/import/source';

/** What came of an import: a backlog of everything that could be read, and word of what could not. */
export interface Imported {
  readonly backlog: Backlog;
  readonly notes: readonly ImportNote[];
  readonly files: readonly ImportedFile[];
  /** Files of which nothing was read; each is among the notes too. */
  readonly refused: readonly Refusal[];
}

/** One file that was read. */
export interface ImportedFile {
  readonly file: string;
  /** In words: `Jira CSV, UTF-8 with BOM, separated by commas`. */
  readonly format: string;
  readonly issues: number;
  readonly rowsLeftOut: number;
}

/** How far the reading of one file has come. read: issues; bytes and totalBytes: of the file. */
export interface ImportProgress {
  readonly file: string;
  readonly read: number;
  readonly bytes: number;
  readonly totalBytes: number;
}

const PROGRESS_STEP = 1_000_000;

/**
 * Reads Jira CSV exports and REST JSON, in any mix, into one backlog. Never rejects for what is in a file: a file that
 * cannot be read is refused, a row or cell that cannot be read is noted, and the rest is in. When an issue is in
 * several files, the one updated last is kept. Stops, with a note, before what is read fills the memory.
 */
export async function importFiles(
  paths: readonly string[],
  onProgress?: (done: ImportProgress) => void,
  hasRoom: HasRoom = heapRoom(),
): Promise<Imported> {
  const gathering = new Gathering(hasRoom);
  const formats: { file: string; format: string; rowsLeftOut: number }[] = [];
  const refused: Refusal[] = [];
  function refuse(refusal: Refusal): void {
    refused.push(refusal);
    gathering.note({ file: refusal.file, line: 1, cost: 'row', message: refusal.message });
  }
  for (const path of paths) {
    if (gathering.isFull) {
      refuse({
        kind: 'refused',
        file: basename(path),
        message: `The file does not fit into memory beside the ones before it. ${moreMemory()}`,
      });
      continue;
    }
    const opened = await openSource(path);
    if (opened.kind === 'refused') {
      refuse(opened);
      continue;
    }
    const source = opened.value;
    const notesBefore = gathering.notes.length;
    const foundBefore = gathering.found;
    let reported = 0;
    const progress = (read: number, bytes: number) => {
      if (bytes - reported < PROGRESS_STEP && bytes < source.bytes) return;
      if (bytes === reported) return;
      reported = bytes;
      onProgress?.({ file: source.file, read, bytes, totalBytes: source.bytes });
    };
    const read =
      source.looksLike === 'json'
        ? await readJson(source, gathering, progress)
        : await readCsv(source, gathering, progress);
    if (read.kind !== 'ok') {
      refuse({ kind: 'refused', file: source.file, message: read.message });
      continue;
    }
    if (gathering.isFull) {
      gathering.note({
        file: source.file,
        line: gathering.fullAt ?? 1,
        cost: 'row',
        message: `What follows does not fit into memory beside the ${gathering.issues.toLocaleString('en')} issues up to here. ${moreMemory()}`,
      });
    }
    const rowsLeftOut = gathering.notes.slice(notesBefore).filter((note) => note.cost === 'row').length;
    if (gathering.found === foundBefore && rowsLeftOut === 0) {
      gathering.note({ file: source.file, line: 1, cost: 'info', message: 'The file holds no issues.' });
    }
    formats.push({ file: source.file, format: read.value, rowsLeftOut });
  }
  const backlog = gathering.backlog();
  const files = formats.map(({ file, format, rowsLeftOut }) => ({
    file,
    format,
    issues: gathering.issuesOf(file),
    rowsLeftOut,
  }));
  const order = new Map(paths.map((path, index) => [basename(path), index]));
  const notes = gathering.notes.toSorted(
    (a, b) => (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0) || a.line - b.line,
  );
  return { backlog, notes, files, refused };
}

function moreMemory(): string {
  return `Import fewer issues, or give the host more than its ${heapMegabytes().toLocaleString('en')} MB: NODE_OPTIONS=--max-old-space-size=8192 npm start -- …`;
}
