import { unzipSync } from 'fflate';

/** Files of an archive by their path inside it, or why it cannot be opened. */
export type ArchiveAnswer =
  | { readonly kind: 'ok'; readonly files: ReadonlyMap<string, Uint8Array> }
  | { readonly kind: 'problem'; readonly message: string };

const mostFiles = 10_000;
// The Marketplace takes packages of up to 50 MB; what they hold is rarely four times as large.
const mostBytes = 250 * 1024 * 1024;

/** Opens a zip archive in memory. Refuses what is none, what is cut off, what leads outside, and what would fill the memory. */
export function openArchive(bytes: Uint8Array): ArchiveAnswer {
  const other = otherThanZip(bytes);
  if (other !== undefined) return { kind: 'problem', message: other };
  let count = 0;
  let total = 0;
  let refusal: string | undefined;
  let entries: Readonly<Record<string, Uint8Array>>;
  try {
    entries = unzipSync(bytes, {
      // Asked before a file is unpacked: nothing is made for what is refused.
      filter({ name, originalSize }) {
        count += 1;
        total += originalSize;
        if (count > mostFiles) refusal ??= `It holds more than ${mostFiles.toLocaleString('en')} files.`;
        if (total > mostBytes) refusal ??= `Unpacked it would be larger than ${mostBytes / 1024 / 1024} MB.`;
        if (leadsOutside(name)) refusal ??= `It holds a file with a path that leads outside: ${JSON.stringify(name)}.`;
        return refusal === undefined && !name.endsWith('/');
      },
    });
  } catch (error) {
    return {
      kind: 'problem',
      message: `It is cut off or damaged (${(error as Error).message}). Pack or download it again.`,
    };
  }
  if (refusal !== undefined) return { kind: 'problem', message: refusal };
  return { kind: 'ok', files: new Map(Object.entries(entries)) };
}

function leadsOutside(name: string): boolean {
  return /^[/\\]|^[a-z]:|\\|\0/i.test(name) || name.split('/').includes('..');
}

const signatures: readonly (readonly [bytes: readonly number[], what: string])[] = [
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG picture'],
  [[0xff, 0xd8, 0xff], 'a JPEG picture'],
  [[0x47, 0x49, 0x46, 0x38], 'a GIF picture'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF document'],
  [[0x1f, 0x8b], 'a gzip archive'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'a 7-Zip archive'],
];

function otherThanZip(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return 'It is empty.';
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return undefined;
  const known = signatures.find(([start]) => start.every((byte, index) => bytes[index] === byte));
  return `It is ${known ? known[1] : 'no zip archive'}. A packed extension is a .vsix file, as tfx extension create makes it.`;
}
