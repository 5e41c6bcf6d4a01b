import { rounded } from '#core/rounding';
import type { Person } from '#core/issue';
import type { FactorValues, ScoringModel } from '#core/value/model';
import type { Row } from './row';

/** Headings of the file's columns that are not the model's own. */
export interface CsvHeadings {
  readonly key: string;
  readonly summary: string;
  readonly type: string;
  readonly status: string;
  readonly epic: string;
  readonly team: string;
  readonly client: string;
  readonly costOfDelay: string;
  readonly inherited: string;
  readonly score: string;
  readonly rank: string;
  readonly agreedBy: string;
  readonly agreedAt: string;
  readonly expires: string;
}

/** A cell of a CSV file. */
export type CsvCell = string | number | undefined;

/**
 * The table as rows of a CSV file, headings first. Values are the stored ones; numbers are plain (`3.25`) and
 * moments ISO 8601, whatever the viewer's language, so that a program can read them.
 */
export function csvRows(
  rows: readonly Row[],
  model: ScoringModel,
  headings: CsvHeadings,
  people: ReadonlyMap<string, Person>,
): readonly (readonly CsvCell[])[] {
  const hasCostOfDelay = model.costOfDelay !== undefined;
  const head = [
    ...[headings.key, headings.summary, headings.type, headings.status, headings.epic, headings.team, headings.client],
    ...model.factors.map(({ name }) => name),
    ...(hasCostOfDelay ? [headings.costOfDelay, headings.inherited] : []),
    ...[headings.score, headings.rank, headings.agreedBy, headings.agreedAt, headings.expires],
  ];
  return [head, ...rows.map((row) => csvRow(row, model, hasCostOfDelay, people))];
}

/** `TRAIN-value-2026-11-22.csv` */
export function csvName(projectKey: string, day: string): string {
  return `${projectKey.replace(/[^A-Za-z0-9_-]/g, '')}-value-${day}.csv`;
}

function csvRow(
  { issue, stored, score, costOfDelay, inherited, place }: Row,
  model: ScoringModel,
  hasCostOfDelay: boolean,
  people: ReadonlyMap<string, Person>,
): readonly CsvCell[] {
  const agreed = stored?.agreed;
  const factors = (agreed?.modelId === model.id ? agreed.factors : {}) as FactorValues;
  return [
    ...[
      issue.key,
      issue.summary,
      issue.type.name,
      issue.status.name,
      issue.epic?.key,
      issue.team,
      issue.clients.join('; '),
    ],
    ...model.factors.map(({ id }) => factors[id]),
    ...(hasCostOfDelay ? [plain(costOfDelay), plain(inherited?.costOfDelay)] : []),
    ...[plain(score), place?.rank, agreed && (people.get(agreed.by)?.name ?? agreed.by), agreed?.at, agreed?.expires],
  ];
}

function plain(figure: number | undefined): number | undefined {
  return figure === undefined ? undefined : rounded(figure);
}
