import type { Pi } from '#core/train/train';
import type { PiBoardWords } from '../../words/en-pi-board';
import { slotName } from '../slot-names';
import { reasonText } from '../tray/reason-text';
import type { ListRow } from './list-rows';

/** The columns of the list, the item first. */
export const listColumns = [
  { id: 'item', width: 260, isNumber: false, title: 'colSummary' },
  { id: 'team', width: 110, isNumber: false, title: 'team' },
  { id: 'slot', width: 100, isNumber: false, title: 'colSlot' },
  { id: 'points', width: 70, isNumber: true, title: 'colPoints' },
  { id: 'state', width: 130, isNumber: false, title: 'colState' },
  { id: 'depends', width: 120, isNumber: false, title: 'colDepends' },
  { id: 'slack', width: 110, isNumber: true, title: 'colSlack' },
  { id: 'reason', width: 180, isNumber: false, title: 'colReason' },
  { id: 'feature', width: 200, isNumber: false, title: 'colFeature' },
  { id: 'status', width: 120, isNumber: false, title: 'colStatus' },
] as const;

/** A column of the list. */
export type ListColumn = (typeof listColumns)[number]['id'];

/** What cells are worded with. */
export interface ListWording {
  readonly words: PiBoardWords;
  readonly pi: Pick<Pi, 'slots'>;
  readonly piLabel: string;
  readonly teamNames: ReadonlyMap<string, string>;
}

const stateWords = {
  committed: 'stateCommitted',
  draft: 'stateDraft',
  done: 'stateDone',
  aside: 'stateAside',
} as const satisfies Readonly<Record<ListRow['state'], string>>;

/** A cell's text; empty where there is nothing to say. */
export function cellText(row: ListRow, column: ListColumn, { words, pi, piLabel, teamNames }: ListWording): string {
  const { item, feature, slot, waits } = row;
  switch (column) {
    case 'item':
      return `${item.key} ${item.summary}`;
    case 'feature':
      return feature ? `${feature.key} ${feature.summary}` : '';
    case 'team':
      return (item.teamId && teamNames.get(item.teamId)) ?? '';
    case 'slot':
      return slot === undefined ? '' : slotName(pi, slot);
    case 'points':
      return item.points === undefined ? '' : words.formats.number(item.points);
    case 'state':
      return words.say(stateWords[row.state]);
    case 'status':
      return item.statusName;
    case 'depends':
      return waits ? waitsText(waits, words) : '';
    case 'slack':
      return waits?.slack === undefined ? '' : words.say('slackOf', { count: waits.slack });
    case 'reason':
      return row.reason ? reasonText(row.reason, piLabel, words) : '';
  }
}

function waitsText({ count, worst }: NonNullable<ListRow['waits']>, words: PiBoardWords): string {
  if (worst === 'conflict') return words.say('waitsConflict', { count });
  return worst === 'at-risk' ? words.say('waitsAtRisk', { count }) : words.say('waitsFor', { count });
}

/** Rows in the order of a column; those that have nothing there come last, whichever way it is sorted. */
export function sortRows(
  rows: readonly ListRow[],
  sort: { readonly column: string; readonly isDescending: boolean } | undefined,
  wording: ListWording,
  collator: Intl.Collator,
): readonly ListRow[] {
  const column = listColumns.find(({ id }) => id === sort?.column)?.id;
  if (!column || !sort) return rows;
  const keyed = rows.map((row) => ({ row, value: sortValue(row, column, wording) }));
  const sign = sort.isDescending ? -1 : 1;
  return keyed
    .sort(({ value: one }, { value: other }) => {
      if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined);
      return sign * (typeof one === 'number' ? one - Number(other) : collator.compare(one, String(other)));
    })
    .map(({ row }) => row);
}

function sortValue(row: ListRow, column: ListColumn, wording: ListWording): number | string | undefined {
  switch (column) {
    case 'slot':
      return row.slot;
    case 'points':
      return row.item.points;
    case 'depends':
      return row.waits?.count;
    case 'slack':
      return row.waits?.slack;
    default:
      return cellText(row, column, wording) || undefined;
  }
}
