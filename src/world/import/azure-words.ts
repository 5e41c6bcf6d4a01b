import { knownField } from '#host/azure/fill/custom-fields';
import { AZURE_HEADER_WORDS } from '#world/import/azure-header-words';
import { plain } from '#world/import/status-words';

const BY_WORD = new Map(
  Object.entries(AZURE_HEADER_WORDS).flatMap(([name, words]) => words.map((word) => [plain(word), name] as const)),
);

/** What the work items of the four processes are called, and those beside backlogs. */
export const WORK_ITEM_TYPES: ReadonlySet<string> = new Set([
  'epic',
  'feature',
  'user story',
  'product backlog item',
  'requirement',
  'issue',
  'bug',
  'task',
  'impediment',
  'change request',
  'risk',
  'review',
  'test case',
  'test plan',
  'test suite',
  'shared steps',
  'shared parameter',
  'code review request',
  'code review response',
  'feedback request',
  'feedback response',
]);

/** What a column of a query shows. */
export type AzureColumn =
  | { readonly kind: 'field'; readonly header: string; readonly field: string }
  /** level: 1 for the outermost of a tree's titles. */
  | { readonly kind: 'title'; readonly header: string; readonly level: number }
  | { readonly kind: 'other'; readonly header: string };

/** Reads a header: a field's name in a language that is known, its reference name, or a tree's `Title 2`. */
export function azureColumnOf(header: string): AzureColumn {
  const name = header.replace(/^\uFEFF/, '').trim();
  const level = /^(\D+?)\s*(\d{1,2})$/.exec(name);
  if (level !== null && BY_WORD.get(plain(level[1]!)) === 'System.Title')
    return { kind: 'title', header: name, level: Number(level[2]) };
  const field = BY_WORD.get(plain(name)) ?? knownField(name)?.referenceName;
  if (field === 'System.Title') return { kind: 'title', header: name, level: 1 };
  return field === undefined ? { kind: 'other', header: name } : { kind: 'field', header: name, field };
}

/** Tells whether these are the columns of an Azure DevOps query and of nothing else. */
export function isAzureHeader(cells: readonly string[]): boolean {
  const columns = cells.map(azureColumnOf);
  const has = (...names: string[]) => columns.some((column) => column.kind === 'field' && names.includes(column.field));
  const words = new Set(cells.map((cell) => plain(cell.replace(/^\uFEFF/, ''))));
  if (words.has('issue key') || words.has('issue type')) return false;
  const isTree = columns.some((column) => column.kind === 'title' && /\d$/.test(column.header));
  if (has('System.WorkItemType') && isTree) return true;
  return (
    has('System.Id') &&
    has('System.WorkItemType', 'System.AreaPath', 'System.IterationPath') &&
    (columns.some((column) => column.kind === 'title') ||
      has('System.State', 'System.AreaPath', 'System.IterationPath', 'System.AssignedTo', 'System.Tags'))
  );
}

/** Names columns that no header names by what is in them. Answers what was decided, in words. */
export function guessAzureColumns(columns: AzureColumn[], samples: readonly (readonly string[])[]): readonly string[] {
  const decisions: string[] = [];
  const share = (index: number, fits: (cell: string) => boolean) => {
    const filled = samples.map((row) => row[index]?.trim() ?? '').filter((cell) => cell !== '');
    return filled.length === 0 ? 0 : filled.filter(fits).length / filled.length;
  };
  const claim = (field: string, words: string, fits: (index: number) => boolean) => {
    const isKnown = columns.some((column) =>
      field === 'System.Title' ? column.kind === 'title' : column.kind === 'field' && column.field === field,
    );
    const index = isKnown ? -1 : columns.findIndex((column, at) => column.kind === 'other' && fits(at));
    if (index < 0) return;
    const { header } = columns[index]!;
    columns[index] = field === 'System.Title' ? { kind: 'title', header, level: 1 } : { kind: 'field', header, field };
    decisions.push(`The column “${header}” is taken as the ${words}, from what is in it.`);
  };
  const isPath = (index: number) => share(index, (cell) => /^[^\\]+(\\[^\\]+)+$/.test(cell)) > 0.5;
  claim(
    'System.WorkItemType',
    'work item type',
    (index) => share(index, (cell) => WORK_ITEM_TYPES.has(cell.toLowerCase())) > 0.8,
  );
  claim(
    'System.Id',
    'ID',
    (index) =>
      share(index, (cell) => /^\d+$/.test(cell)) === 1 &&
      new Set(samples.map((row) => row[index])).size === samples.length,
  );
  claim(
    'System.Title',
    'title',
    (index) => !isPath(index) && share(index, (cell) => / /.test(cell) && !/<.+>$/.test(cell)) > 0.6,
  );
  claim('System.AreaPath', 'area path', isPath);
  claim('System.IterationPath', 'iteration path', isPath);
  claim('System.AssignedTo', 'assigned to', (index) => share(index, (cell) => /<[^<>]+>$/.test(cell)) > 0.8);
  return decisions;
}
