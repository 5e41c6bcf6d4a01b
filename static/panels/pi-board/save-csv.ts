import { saveFile } from '../../kit/save-file';
import { csvText } from '../value-page/csv-text';
import { csvRows } from './csv-rows';
import type { ViewProps } from './plan-page';

/** Saves what a view shows as a CSV file on the viewer's device and says so. Import it only when a file is asked for. */
export function saveBoardCsv({ words, state, facts, shown, view, host }: ViewProps): string {
  const { row, pi } = state;
  const file = `${row.train.name} ${pi.name}.csv`.replace(/[^\p{L}\p{N}.-]+/gu, '-');
  saveFile(file, csvText(csvRows({ words, state, facts, shown, view, locale: host.viewer.locale })), 'text/csv');
  return words.say('exported', { file });
}
