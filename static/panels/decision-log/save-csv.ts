import type { DecisionRow } from '#app/decision/calls';
import { saveFile } from '../../kit/save-file';
import type { DecisionState } from '../decision/decision-book';
import type { Host } from '../host';
import type { DecisionWords } from '../words/en-decision';

/** Saves decisions as a CSV file on the viewer's device and answers its name. Reasons are in it where they were read. */
export async function saveDecisionsCsv(
  rows: readonly DecisionRow[],
  { people, issues, views }: DecisionState,
  words: DecisionWords,
  { viewer }: Pick<Host, 'viewer'>,
): Promise<string> {
  const headings = ['csvTitle', 'csvWhy', 'csvDate', 'csvDeciders', 'csvIssues', 'csvState'] as const;
  const cells = rows.map(({ id, decision, supersededBy }) => [
    decision.title,
    views.get(id)?.decision.why ?? '',
    decision.decidedOn,
    [...decision.deciders.map((person) => people.get(person)?.name ?? person), ...decision.others].join('; '),
    decision.issueIds.map((issue) => issues.get(issue)?.key ?? issue).join('; '),
    words.say(supersededBy === undefined ? 'standing' : 'superseded'),
  ]);
  const { csvText } = await import('../value-page/csv-text');
  const file = `${viewer.project?.key ?? 'decisions'}-decisions.csv`.replace(/[^\w.-]+/g, '-');
  saveFile(file, csvText([headings.map((heading) => words.say(heading)), ...cells]), 'text/csv');
  return file;
}
