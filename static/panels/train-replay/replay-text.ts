import type { AccountId } from '#core/issue';
import type { PlaceChange } from '#core/train/place-changes';
import type { PlanItem } from '#core/train/plan-item';
import type { Pi } from '#core/train/train';
import type { CsvCell } from '../value-page/csv';
import type { TrainReplayWords } from '../words/en-train-replay';
import type { SigningWords } from '../words/en-signing';
import type { ChangeRow, ReplayRow } from './replay-rows';

/** What the cells of both tables are worded with. */
export interface ReplayWording {
  readonly words: TrainReplayWords;
  readonly signing: SigningWords;
  readonly pi: Pick<Pi, 'slots'>;
  readonly teamNames: ReadonlyMap<string, string>;
  nameOf(person: AccountId): string | undefined;
  /** What an item that is late puts at risk. */
  endangered(item: PlanItem): readonly PlanItem[];
}

/** Columns of the items, the item first. */
export const itemColumns = [
  { id: 'item', width: 205, isNumber: false, title: 'item' },
  { id: 'became', width: 150, isNumber: false, title: 'became' },
  { id: 'promised', width: 85, isNumber: false, title: 'promised' },
  { id: 'now', width: 85, isNumber: false, title: 'now' },
  { id: 'team', width: 85, isNumber: false, title: 'team' },
  { id: 'points', width: 90, isNumber: true, title: 'points' },
  { id: 'lastMove', width: 225, isNumber: false, title: 'lastMove' },
  { id: 'endangers', width: 135, isNumber: false, title: 'endangersTitle' },
] as const;
/** A column of the items. */
export type ItemColumn = (typeof itemColumns)[number]['id'];

/** Columns of the moves, the item first. */
export const changeColumns = [
  { id: 'item', width: 230, isNumber: false, title: 'item' },
  { id: 'when', width: 160, isNumber: false, title: 'when' },
  { id: 'who', width: 170, isNumber: false, title: 'who' },
  { id: 'from', width: 110, isNumber: false, title: 'from' },
  { id: 'to', width: 110, isNumber: false, title: 'to' },
  { id: 'where', width: 120, isNumber: false, title: 'where' },
] as const;
/** A column of the moves. */
export type ChangeColumn = (typeof changeColumns)[number]['id'];

/** Items that something is said to endanger, by name; the others are counted. */
const mostNamed = 5;

/** A cell of an item; empty where there is nothing to say. */
export function itemText(row: ReplayRow, column: ItemColumn, wording: ReplayWording): string {
  const { words, teamNames } = wording;
  const { item, fate, promised, now, changes } = row;
  switch (column) {
    case 'item':
      return `${item.key} ${item.summary}`;
    case 'became':
      return words.say(`fate-${fate}`);
    case 'promised':
      return promised === undefined ? '' : slotText(promised, wording);
    case 'now':
      return slotText(now, wording);
    case 'team':
      return (item.teamId && teamNames.get(item.teamId)) ?? '';
    case 'points':
      return item.points === undefined ? '' : words.formats.number(item.points);
    case 'lastMove': {
      const [last] = changes;
      if (!last) return '';
      const said = { person: authorText(last, wording), moment: words.formats.moment(last.at), count: changes.length };
      return words.say('lastMoveOf', said);
    }
    case 'endangers':
      return endangeredText(row, wording);
  }
}

/** A cell of a move. */
export function changeText({ change }: ChangeRow, column: ChangeColumn, wording: ReplayWording): string {
  const { words } = wording;
  switch (column) {
    case 'item':
      return `${change.item.key} ${change.item.summary}`;
    case 'when':
      return words.formats.moment(change.at);
    case 'who':
      return authorText(change, wording);
    case 'from':
      return slotText(change.from, wording);
    case 'to':
      return slotText(change.to, wording);
    case 'where':
      return words.say(change.in === 'plan' ? 'inPlan' : 'inTracker');
  }
}

/** Keys, and how many more there are. */
export function keysText(items: readonly PlanItem[], words: TrainReplayWords): string {
  const keys = items.slice(0, mostNamed).map(({ key }) => key);
  const left = items.length - keys.length;
  return words.formats.list(left > 0 ? [...keys, words.say('others', { count: left })] : keys);
}

/** The lines of the items' file, headings first: key and summary apart, numbers as numbers, moments as ISO 8601. */
export function itemCsv(rows: readonly ReplayRow[], wording: ReplayWording): readonly (readonly CsvCell[])[] {
  const { words } = wording;
  const plain = ['became', 'promised', 'now', 'team'] as const;
  const titles = plain.map((id) => words.say(itemColumns.find((column) => column.id === id)!.title));
  const headings = ['csvMovedBy', 'csvMovedAt', 'csvMoves', 'endangersTitle'] as const;
  return [
    [
      ...[words.say('csvKey'), words.say('csvSummary'), ...titles, words.say('points')],
      ...headings.map((heading) => words.say(heading)),
    ],
    ...rows.map((row) => [
      row.item.key,
      row.item.summary,
      ...plain.map((id) => itemText(row, id, wording)),
      row.item.points ?? '',
      row.changes[0] ? authorText(row.changes[0], wording) : '',
      row.changes[0]?.at ?? '',
      row.changes.length,
      isSlipped(row)
        ? wording
            .endangered(row.item)
            .map(({ key }) => key)
            .join(' ')
        : '',
    ]),
  ];
}

/** The lines of the moves' file, headings first. */
export function changeCsv(rows: readonly ChangeRow[], wording: ReplayWording): readonly (readonly CsvCell[])[] {
  const { words } = wording;
  const rest = changeColumns.filter(({ id }) => id !== 'item');
  return [
    [words.say('csvKey'), words.say('csvSummary'), ...rest.map(({ title }) => words.say(title))],
    ...rows.map((row) => [
      row.change.item.key,
      row.change.item.summary,
      ...rest.map(({ id }) => (id === 'when' ? row.change.at : changeText(row, id, wording))),
    ]),
  ];
}

/** Others may be waiting for it. */
function isSlipped({ fate }: ReplayRow): boolean {
  return fate === 'left' || fate === 'later';
}

function endangeredText(row: ReplayRow, { words, endangered }: ReplayWording): string {
  const items = isSlipped(row) ? endangered(row.item) : [];
  if (items.length === 0) return '';
  return words.say('endangered', { count: words.formats.number(items.length), keys: keysText(items, words) });
}

function slotText(slot: number | undefined, { words, pi }: ReplayWording): string {
  return slot === undefined ? words.say('nowhere') : (pi.slots[slot]?.name ?? String(slot + 1));
}

function authorText({ by, doubt }: PlaceChange, { words, signing, nameOf }: ReplayWording): string {
  const person = (by !== undefined && nameOf(by)) || words.say('someone');
  return doubt ? words.say('doubted', { person, doubt: signing.say(doubt) }) : person;
}
