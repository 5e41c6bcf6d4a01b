import type { DecisionRow } from '#app/decision/calls';
import { saveFile } from '../../kit/save-file';
import type { DecisionState } from '../decision/decision-book';
import type { Host } from '../host';
import type { DecisionWords } from '../words/en-decision';

type Names = Pick<DecisionState, 'people' | 'issues'>;

/** Saves decisions as a CSV file on the viewer's device and answers its name. Lists do without reasons, and so does the file. */
export async function saveDecisionsCsv(
  rows: readonly DecisionRow[],
  names: Names,
  words: DecisionWords,
  { viewer }: Pick<Host, 'viewer'>,
): Promise<string> {
  const { csvText } = await import('../value-page/csv-text');
  const file = `${viewer.project?.key ?? 'decisions'}-decisions.csv`.replace(/[^\w.-]+/g, '-');
  saveFile(file, csvText(csvRows(rows, names, words)), 'text/csv');
  return file;
}

/** The lines of the file, its headings first. */
export function csvRows(
  rows: readonly DecisionRow[],
  { people, issues }: Names,
  words: DecisionWords,
): readonly (readonly string[])[] {
  const headings = ['csvTitle', 'when', 'csvDeciders', 'csvIssues', 'csvState'] as const;
  const cells = rows.map(({ decision, supersededBy }) => [
    decision.title,
    decision.decidedOn,
    [...decision.deciders.map((person) => people.get(person)?.name ?? person), ...decision.others].join('; '),
    decision.issueIds.map((issue) => issues.get(issue)?.key ?? issue).join('; '),
    words.say(supersededBy === undefined ? 'standing' : 'superseded'),
  ]);
  return [headings.map((heading) => words.say(heading)), ...cells];
}
