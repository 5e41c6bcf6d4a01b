import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { notText } from '#world/import/magic';

/** How the bytes of a file become text. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** A file that can be read as text. */
export interface Source {
  readonly path: string;
  /** What notes call it: the name without its folders. */
  readonly file: string;
  readonly bytes: number;
  /** When the file was last written, ISO 8601. */
  readonly modified: string;
  readonly encoding: Encoding;
  readonly hasMark: boolean;
  /** The first character that is not white space says which of the two a file is, whatever it is called. */
  readonly looksLike: 'json' | 'csv';
}

/** A file that cannot be imported at all, and why, in words for the person who named it. */
export interface Refusal {
  readonly kind: 'refused';
  readonly file: string;
  readonly message: string;
}

const HEAD = 65_536;

/** Looks at a file before it is read. Every failure is one that the person can do something about. */
export async function openSource(path: string): Promise<{ readonly kind: 'ok'; readonly value: Source } | Refusal> {
  const file = basename(path);
  const refused = (message: string): Refusal => ({ kind: 'refused', file, message });
  const head = await readHead(path);
  if (typeof head === 'string') return refused(head);
  if (head.bytes === 0) return refused('The file is empty.');
  const binary = notText(head.start);
  if (binary !== undefined) return refused(binary);
  const { encoding, markLength } = encodingOf(head.start);
  const text = new TextDecoder(encoding).decode(head.start.subarray(markLength)).replace(/^[\s\0]+/, '');
  if (text === '') return refused('The file holds nothing but white space.');
  return {
    kind: 'ok',
    value: {
      path,
      file,
      bytes: head.bytes,
      modified: head.modified,
      hasMark: markLength > 0,
      encoding: encoding === 'utf-8' && !(await isUtf8(path)) ? 'windows-1252' : encoding,
      looksLike: text.startsWith('{') || text.startsWith('[') ? 'json' : 'csv',
    },
  };
}

/** Reads a file as text, piece by piece, without its byte order mark. `bytes` counts what was read of the file. */
export async function* textOf(source: Source): AsyncGenerator<{ readonly text: string; readonly bytes: number }> {
  const decoder = new TextDecoder(source.encoding);
  let bytes = 0;
  for await (const chunk of createReadStream(source.path, { highWaterMark: 262_144 }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    yield { text: decoder.decode(chunk, { stream: true }), bytes };
  }
  const rest = decoder.decode();
  if (rest !== '') yield { text: rest, bytes };
}

/** Reads a file as UTF-8, piece by piece, without its byte order mark. */
export async function* utf8Of(source: Source): AsyncGenerator<Buffer> {
  if (source.encoding !== 'utf-8') {
    for await (const { text } of textOf(source)) yield Buffer.from(text);
    return;
  }
  yield* createReadStream(source.path, {
    highWaterMark: 262_144,
    start: source.hasMark ? 3 : 0,
  }) as AsyncIterable<Buffer>;
}

async function readHead(path: string): Promise<{ start: Buffer; bytes: number; modified: string } | string> {
  try {
    const stats = await stat(path);
    if (stats.isDirectory()) return 'This is a folder: name the files in it, one after the other.';
    if (!stats.isFile()) return 'This is not a file that can be read from start to end.';
    const handle = await open(path);
    try {
      const start = Buffer.alloc(Math.min(HEAD, stats.size));
      const { bytesRead } = await handle.read(start, 0, start.length, 0);
      return { start: start.subarray(0, bytesRead), bytes: stats.size, modified: stats.mtime.toISOString() };
    } finally {
      await handle.close();
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'There is no such file.';
    if (code === 'EACCES' || code === 'EPERM') return 'This user may not read the file.';
    throw error;
  }
}

function encodingOf(start: Buffer): { encoding: Encoding; markLength: number } {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return { encoding: 'utf-8', markLength: 3 };
  if (start[0] === 0xff && start[1] === 0xfe) return { encoding: 'utf-16le', markLength: 2 };
  if (start[0] === 0xfe && start[1] === 0xff) return { encoding: 'utf-16be', markLength: 2 };
  if (start[0] !== 0 && start[1] === 0) return { encoding: 'utf-16le', markLength: 0 };
  if (start[0] === 0 && start[1] !== 0) return { encoding: 'utf-16be', markLength: 0 };
  return { encoding: 'utf-8', markLength: 0 };
}

async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1_048_576 }) as AsyncIterable<Buffer>)
      decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return false;
    throw error;
  }
}
