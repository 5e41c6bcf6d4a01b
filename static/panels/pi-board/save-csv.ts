import { saveFile } from '../../kit/save-file';
import type { ViewProps } from './plan-page';

/** Saves what a view shows as a CSV file on the viewer's device and answers its name. */
export async function saveBoardCsv({ words, state, facts, shown, view, host }: ViewProps): Promise<string> {
  const [{ csvText }, { csvRows }] = await Promise.all([import('../value-page/csv-text'), import('./csv-rows')]);
  const { row, pi } = state;
  const file = `${row.train.name} ${pi.name}.csv`.replace(/[^\p{L}\p{N}.-]+/gu, '-');
  saveFile(file, csvText(csvRows({ words, state, facts, shown, view, locale: host.viewer.locale })), 'text/csv');
  return file;
}
