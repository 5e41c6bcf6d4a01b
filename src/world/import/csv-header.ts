import { isIssueKey } from '#world/import/found';
import { HEADER_WORDS, LINK_WORDS, type ColumnRole } from '#world/import/header-words';
import { plain } from '#world/import/status-words';

/** What a column is read as. */
export type Column =
  | { readonly kind: ColumnRole; readonly header: string }
  | { readonly kind: 'link'; readonly header: string; readonly type: string; readonly direction: 'inward' | 'outward' }
  | { readonly kind: 'other'; readonly header: string; readonly name: string };

const ROLES = new Map<string, ColumnRole>(
  (Object.entries(HEADER_WORDS) as [ColumnRole, readonly string[]][]).flatMap(([role, words]) =>
    words.map((word) => [plain(word), role] as const),
  ),
);
/** A custom field's name may happen to be one of Jira's own words: only these roles are looked for inside of brackets. */
const CUSTOM_ROLES: ReadonlySet<ColumnRole> = new Set(['points', 'epicLink', 'sprint', 'team', 'clients', 'none']);

/** Says what a header stands for, in any of the languages and eras that are known. */
export function columnOf(header: string): Column {
  const name = header.replace(/^\uFEFF/, '').trim();
  const word = plain(name)
    .replace(/[:*]+$/, '')
    .trim();
  const role = ROLES.get(word);
  if (role !== undefined) return { kind: role, header: name };
  const bracketed = /^(.*?)\s*[(（](.+)[)）]$/s.exec(name);
  if (bracketed === null) return { kind: 'other', header: name, name };
  const before = plain(bracketed[1]!);
  const inside = bracketed[2]!.trim();
  if (before !== '' && LINK_WORDS.inward.test(before))
    return { kind: 'link', header: name, type: inside, direction: 'inward' };
  if (before !== '' && LINK_WORDS.outward.test(`${before} `))
    return { kind: 'link', header: name, type: inside, direction: 'outward' };
  const custom = ROLES.get(plain(inside));
  return custom !== undefined && CUSTOM_ROLES.has(custom)
    ? { kind: custom, header: name }
    : { kind: 'other', header: name, name: inside };
}

/** How many of the headers are known; the row with most of them is the header. */
export function knownHeaders(cells: readonly string[]): number {
  return new Set(
    cells
      .map((cell) => columnOf(cell))
      .filter((column) => column.kind !== 'other')
      .map((column) => (column.kind === 'link' ? column.header : column.kind)),
  ).size;
}

/**
 * Finds the columns that no header names by what is in them: the first in which nearly every cell is an issue key, and
 * beside it, as Jira writes it first, a column of texts for the summary. Answers what was changed, in words.
 */
export function guessColumns(columns: Column[], samples: readonly (readonly string[])[]): readonly string[] {
  const guesses: string[] = [];
  const share = (index: number, fits: (cell: string) => boolean) => {
    const filled = samples.map((row) => row[index]?.trim() ?? '').filter((cell) => cell !== '');
    return filled.length === 0 ? 0 : filled.filter(fits).length / Math.max(filled.length, samples.length * 0.8);
  };
  function claim(role: 'key' | 'summary', index: number): void {
    if (index < 0) return;
    guesses.push(
      `The column “${columns[index]!.header}” is taken as the ${role === 'key' ? 'issue key' : 'summary'}, from what is in it.`,
    );
    columns[index] = { kind: role, header: columns[index]!.header };
  }
  if (!columns.some((column) => column.kind === 'key')) {
    const isOnce = (index: number) => new Set(samples.map((row) => row[index])).size === samples.length;
    claim(
      'key',
      columns.findIndex(
        (column, index) => column.kind === 'other' && isOnce(index) && share(index, (cell) => isIssueKey(cell)) > 0.9,
      ),
    );
  }
  if (!columns.some((column) => column.kind === 'summary')) {
    claim(
      'summary',
      columns.findIndex(
        (column, index) => column.kind === 'other' && share(index, (cell) => / /.test(cell) && cell.length < 256) > 0.6,
      ),
    );
  }
  return guesses;
}
