const CSV_INSTEAD = 'export the search from Jira as CSV (all fields) and import that';

/** First bytes of what people export or rename by mistake. */
const BINARIES: readonly (readonly [bytes: readonly number[], what: string])[] = [
  [[0x89, 0x50, 0x4e, 0x47], `This is a PNG picture, whatever its name says: ${CSV_INSTEAD}.`],
  [[0xff, 0xd8, 0xff], `This is a JPEG picture: ${CSV_INSTEAD}.`],
  [[0x47, 0x49, 0x46, 0x38], `This is a GIF picture: ${CSV_INSTEAD}.`],
  [[0x25, 0x50, 0x44, 0x46], `This is a PDF document: ${CSV_INSTEAD}.`],
  [
    [0xd0, 0xcf, 0x11, 0xe0],
    `This is an old Excel or Word file: open it and save it as “CSV UTF-8”, or ${CSV_INSTEAD}.`,
  ],
  [[0x1f, 0x8b], 'This is a gzip archive: unpack it and import the file inside.'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'This is a 7-Zip archive: unpack it and import the file inside.'],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], `This is an SQLite database: ${CSV_INSTEAD}.`],
];

/** Says in words what a file is when it is neither CSV nor JSON; undefined when it may be one of them. */
export function notText(start: Buffer): string | undefined {
  for (const [bytes, what] of BINARIES) {
    if (bytes.every((byte, index) => start[index] === byte)) return what;
  }
  if (start.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]))) return zipped(start);
  const text = start
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .slice(0, 1_000)
    .toLowerCase();
  if (text.startsWith('{\\rtf')) return `This is an RTF document: ${CSV_INSTEAD}.`;
  if (/^<(!doctype html|html|table|head|meta)/.test(text)) return htmlPage(text);
  if (text.startsWith('<')) return `This is an XML file: ${CSV_INSTEAD}.`;
  const isUtf16 = [0xff, 0xfe].includes(start[0]!) || (start[0] === 0) !== (start[1] === 0);
  if (!isUtf16 && start.includes(0)) return `This is a binary file, neither CSV nor JSON: ${CSV_INSTEAD}.`;
  return undefined;
}

function zipped(start: Buffer): string {
  const names = start.toString('latin1');
  if (names.includes('xl/') || names.includes('[Content_Types].xml')) {
    return `This is an Excel workbook: open it and save it as “CSV UTF-8”, or ${CSV_INSTEAD}.`;
  }
  return 'This is a ZIP archive: unpack it and import the files inside.';
}

function htmlPage(text: string): string {
  if (text.includes('log in') || text.includes('login'))
    return `This is a sign-in page saved instead of the export: sign in to Jira and ${CSV_INSTEAD}.`;
  return `This is an HTML page, as Jira's “Export HTML” and “Export Excel” write it: ${CSV_INSTEAD}.`;
}
