import fc from 'fast-check';
import { importOf } from './temporary-files';

/** Hundreds of files: slow where other work runs beside the tests. */
jest.setTimeout(60_000);

interface Item {
  readonly summary: string;
  readonly description: string;
  readonly type: string;
  readonly status: string;
  readonly category: 'To Do' | 'In Progress' | 'Done';
  readonly at: Date;
  readonly points: number | undefined;
  readonly labels: readonly string[];
  readonly versions: readonly string[];
  readonly parent: number;
  readonly blocks: readonly number[];
}

const CATEGORIES = { 'To Do': 'new', 'In Progress': 'indeterminate', Done: 'done' } as const;
const name = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map((text) => text.replace(/[\0\uFEFF]/g, '').trim())
  .filter((text) => text !== '');
const item: fc.Arbitrary<Item> = fc.record({
  summary: fc.oneof(
    name,
    fc.constantFrom('=1+1', 'a "quoted" word', 'comma, semi; tab\there', 'שלום', '<script>', '""', ','),
  ),
  description: fc.oneof(
    fc.constant(''),
    fc.array(name, { maxLength: 4 }).map((parts) => parts.join('\n')),
  ),
  type: fc.constantFrom('Story', 'Bug', 'Epic'),
  status: name,
  category: fc.constantFrom('To Do', 'In Progress', 'Done'),
  at: fc
    .date({ min: new Date('2001-01-01'), max: new Date('2049-12-31'), noInvalidDate: true })
    .map((date) => new Date(Math.floor(date.getTime() / 60_000) * 60_000)),
  points: fc.option(
    fc.double({ min: 0, max: 100, noNaN: true }).map((value) => Math.round(value * 10) / 10),
    { nil: undefined },
  ),
  labels: fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/), { maxLength: 3 }),
  versions: fc.uniqueArray(name, { minLength: 2, maxLength: 2 }),
  parent: fc.nat(6),
  blocks: fc.uniqueArray(fc.nat(6), { maxLength: 2 }),
});

/** As Jira writes it: quotes where they are needed, several columns of one name for several values. */
function csvOf(
  items: readonly Item[],
  { delimiter, lineEnd, mark, date }: { delimiter: string; lineEnd: string; mark: boolean; date: (at: Date) => string },
): string {
  const header = [
    'Summary',
    'Issue key',
    'Issue Type',
    'Status',
    'Status Category',
    'Created',
    'Description',
    'Custom field (Story Points)',
    'Labels',
    'Labels',
    'Labels',
    'Fix versions',
    'Fix versions',
    'Parent key',
    'Outward issue link (Blocks)',
    'Outward issue link (Blocks)',
  ];
  const rows = items.map((one, index) => [
    one.summary,
    `A-${index + 1}`,
    one.type,
    one.status,
    one.category,
    date(one.at),
    one.description,
    one.points === undefined ? '' : String(one.points),
    ...[0, 1, 2].map((at) => one.labels[at] ?? ''),
    ...one.versions,
    one.parent < index ? `A-${one.parent + 1}` : '',
    ...[0, 1].map((at) => (one.blocks[at] === undefined ? '' : `A-${one.blocks[at]! + 1}`)),
  ]);
  const quoted = (cell: string) =>
    new RegExp(`["\\r\\n${delimiter}]`).test(cell) || cell !== cell.trim() ? `"${cell.replace(/"/g, '""')}"` : cell;
  return (
    (mark ? '\uFEFF' : '') + [header, ...rows].map((cells) => cells.map(quoted).join(delimiter)).join(lineEnd) + lineEnd
  );
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (value: number) => String(value).padStart(2, '0');
const dates: readonly ((at: Date) => string)[] = [
  (at) => at.toISOString(),
  (at) => at.toISOString().slice(0, 16).replace('T', ' '),
  (at) =>
    `${two(at.getUTCDate())}/${MONTHS[at.getUTCMonth()]!}/${two(at.getUTCFullYear() % 100)} ${at.getUTCHours() % 12 || 12}:${two(at.getUTCMinutes())} ${at.getUTCHours() < 12 ? 'AM' : 'PM'}`,
  (at) =>
    `${two(at.getUTCDate())}.${two(at.getUTCMonth() + 1)}.${at.getUTCFullYear()} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`,
];

describe('whatever is written as Jira writes CSV', () => {
  it('is read as it was', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(item, { minLength: 1, maxLength: 6 }),
        fc.record({
          delimiter: fc.constantFrom(',', ';', '\t'),
          lineEnd: fc.constantFrom('\n', '\r\n'),
          mark: fc.boolean(),
          date: fc.constantFrom(...dates),
        }),
        async (items, style) => {
          const { backlog, notes } = await importOf('any.csv', csvOf(items, style));
          expect(
            backlog.issues.map((issue) => ({
              summary: issue.summary,
              description: issue.description ?? '',
              type: issue.type.name,
              status: issue.status.name,
              category: issue.status.category,
              created: issue.created,
              points: issue.points,
              labels: issue.labels,
              versions: issue.fixVersions,
              parent: issue.parentKey,
              blocks: issue.links.map((link) => link.to).toSorted(),
            })),
          ).toEqual(
            items.map((one, index) => ({
              summary: one.summary,
              description: one.description.trim(),
              type: one.type,
              status: one.status,
              category: CATEGORIES[one.category],
              created: one.at.toISOString(),
              points: one.points,
              labels: one.labels,
              versions: one.versions,
              parent: one.parent < index ? `A-${one.parent + 1}` : undefined,
              blocks: one.blocks
                .filter((to) => to !== index && to < items.length)
                .map((to) => `A-${to + 1}`)
                .toSorted(),
            })),
          );
          expect(notes.filter((note) => note.cost !== 'info')).toEqual([]);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('whatever is not CSV at all', () => {
  it('is answered, never thrown', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('', '{', '[', 'Issue key,Summary\n'),
        async (bytes, start) => {
          const { backlog, refused, files } = await importOf('any.csv', Buffer.concat([Buffer.from(start), bytes]));
          expect(refused.length + files.length).toBe(1);
          expect(backlog.issues.every((issue) => issue.key !== '')).toBe(true);
        },
      ),
      { numRuns: 80 },
    );
  });
});
