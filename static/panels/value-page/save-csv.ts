import type { IsoDateTime } from '#core/result';
import { saveFile } from '../../kit/save-file';
import { csvName, csvRows } from './csv';
import { createRowMaker, type Row, type RowSources } from './row';
import { columnName, type ValuePageContext } from './page-context';

/** Saves rows as a CSV file on the viewer's device and answers its name. Edits that are not stored are left out. */
export async function saveCsv(
  rows: readonly Row[],
  sources: RowSources,
  context: ValuePageContext,
  now: IsoDateTime,
): Promise<string> {
  const { words, setup, people, host } = context;
  const stored = new Map(createRowMaker()({ ...sources, edits: new Map() }).map((row) => [row.id, row]));
  const name = (id: string) => columnName({ id }, context);
  const headings = {
    key: name('key'),
    summary: words.say('summary'),
    type: name('type'),
    status: name('status'),
    epic: name('epic'),
    team: name('team'),
    client: name('client'),
    costOfDelay: name('costOfDelay'),
    inherited: name('inherited'),
    score: name('score'),
    rank: name('rank'),
    agreedBy: words.say('agreedBy'),
    agreedAt: words.say('agreedAt'),
    expires: name('expires'),
  };
  const { csvText } = await import('./csv-text');
  const text = csvText(
    csvRows(
      rows.map((row) => stored.get(row.id) ?? row),
      setup.model,
      headings,
      people,
    ),
  );
  const file = csvName(host.viewer.project?.key ?? '', now.slice(0, 10));
  saveFile(file, text, 'text/csv');
  return file;
}
