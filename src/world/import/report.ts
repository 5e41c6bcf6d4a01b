import type { ImportNote } from '#host/jira/backlog';
import type { Imported } from './import';

/** Lines of one kind that are shown; a kind with one more than that is shown whole. */
const SHOWN = 3;
const SHOWN_LINES = 8;
const MARKS = /“[^”]*”|"[^"]*"|'[^']*'|\b[A-Z][A-Z0-9_]+-\d+\b|\d[\d.,:TZ-]*/g;

/** Notes for a person to read: the first few of each kind, then how many more there are and on which lines. */
export function shortNotes(notes: readonly ImportNote[]): string[] {
  const kinds = new Map<string, ImportNote[]>();
  for (const note of notes) {
    const kind = kindOf(note);
    const known = kinds.get(kind);
    if (known) known.push(note);
    else kinds.set(kind, [note]);
  }
  return [...kinds.values()].flatMap((kind) => {
    if (kind.length <= SHOWN + 1) return kind.map(noteLine);
    const more = kind.slice(SHOWN);
    const lines = more
      .slice(0, SHOWN_LINES)
      .map(({ line }) => line)
      .join(', ');
    return [
      ...kind.slice(0, SHOWN).map(noteLine),
      `  and ${figure(more.length)} more of this kind (lines ${lines}${more.length > SHOWN_LINES ? ' …' : ''})`,
    ];
  });
}

/** One note as a line: where, what, and what it costs. */
export function noteLine({ file, line, column, message, cost }: ImportNote): string {
  const consequence = { row: ' Left out.', cell: ' Only this value is missing.', info: '' }[cost];
  return `${file}:${line}${column === undefined ? '' : ` ${column}`}: ${message}${consequence}`;
}

/** What came of an import, in one sentence for each file and one for all. */
export function importTotals({ backlog, notes, files }: Imported, milliseconds: number): string[] {
  const count = (cost: ImportNote['cost']): number => notes.filter((note) => note.cost === cost).length;
  return [
    ...files.map(
      ({ file, format, issues, rowsLeftOut }) =>
        `${file}: ${format}, ${issues === 0 ? 'no issues of its own' : counted(issues, 'issue')}${rowsLeftOut === 0 ? '' : `, ${counted(rowsLeftOut, 'row')} left out`}.`,
    ),
    `Imported ${counted(backlog.issues.length, 'issue')} of ${counted(backlog.projects.length, 'project')}, ${counted(backlog.sprints.length, 'sprint')}, ${counted(backlog.people.length, 'person', 'people')} in ${(milliseconds / 1000).toFixed(1)} s. Left out: ${counted(count('row'), 'row')}, ${counted(count('cell'), 'single value')}.`,
  ];
}

/** Notes are of one kind when they differ only in what they name: keys, quoted texts, numbers. */
function kindOf({ file, column, cost, message }: ImportNote): string {
  return [file, column, cost, message.replace(MARKS, '…')].join('\n');
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${figure(count)} ${count === 1 ? one : many}`;
}

function figure(count: number): string {
  return count.toLocaleString('en');
}
