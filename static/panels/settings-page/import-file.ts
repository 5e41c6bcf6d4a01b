import { readExportFile, type ExportFile, type FileProblem } from '#app/transfer/export-file';
import { jsonFault } from './json-fault';

/** Largest file that is read: far more than any backlog's records need. */
export const largestFileMegabytes = 50;

/** What a chosen file turned out to be. */
export type ImportFile =
  | { readonly kind: 'ok'; readonly file: ExportFile }
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-large'; readonly megabytes: number }
  | { readonly kind: 'picture' }
  | { readonly kind: 'archive' }
  | { readonly kind: 'table' }
  | { readonly kind: 'not-text' }
  | { readonly kind: 'cut-off' }
  | { readonly kind: 'syntax'; readonly line: number; readonly column: number; readonly near: string }
  | FileProblem;

/** Reads a chosen file. Looks at its size and its first bytes before it reads all of it. */
export async function readImportFile(blob: Blob): Promise<ImportFile> {
  if (blob.size === 0) return { kind: 'empty' };
  const megabytes = blob.size / 1_048_576;
  if (megabytes > largestFileMegabytes) return { kind: 'too-large', megabytes };
  const start = new Uint8Array(await blob.slice(0, 16).arrayBuffer());
  const foreign = foreignKind(start);
  if (foreign) return { kind: foreign };
  const bytes = await blob.arrayBuffer();
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { kind: 'not-text' };
  }
  return readImportText(text);
}

/** Reads the text of a file; says where it is no JSON in lines and characters, counted from 1. */
export function readImportText(text: string): ImportFile {
  const plain = text.replace(/^\ufeff/, '');
  if (plain.trim() === '') return { kind: 'empty' };
  let json: unknown;
  try {
    json = JSON.parse(plain);
  } catch {
    return syntaxProblem(plain);
  }
  const read = readExportFile(json);
  return read.kind === 'ok' ? { kind: 'ok', file: read.value } : read;
}

const signatures: readonly { readonly kind: 'picture' | 'archive'; readonly bytes: readonly number[] }[] = [
  { kind: 'picture', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { kind: 'picture', bytes: [0xff, 0xd8, 0xff] },
  { kind: 'picture', bytes: [0x47, 0x49, 0x46, 0x38] },
  { kind: 'archive', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { kind: 'archive', bytes: [0x1f, 0x8b] },
];

function foreignKind(start: Uint8Array): 'picture' | 'archive' | undefined {
  return signatures.find(({ bytes }) => bytes.every((byte, index) => start[index] === byte))?.kind;
}

function syntaxProblem(text: string): ImportFile {
  if (!/^\s*[[{]/.test(text)) return looksLikeTable(text) ? { kind: 'table' } : at(text, text.search(/\S/));
  const fault = jsonFault(text) ?? 0;
  return fault >= text.trimEnd().length ? { kind: 'cut-off' } : at(text, fault);
}

/** A heading and a row of several cells, split by the same sign. */
function looksLikeTable(text: string): boolean {
  const [head = '', row = ''] = text.split(/\r?\n/, 2);
  return [',', ';', '\t'].some((sign) => head.includes(sign) && row.includes(sign));
}

function at(text: string, position: number): ImportFile {
  const before = text.slice(0, position).split('\n');
  return {
    kind: 'syntax',
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    near: text.slice(position, position + 20).split('\n')[0] ?? '',
  };
}
