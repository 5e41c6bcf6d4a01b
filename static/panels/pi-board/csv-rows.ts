import type { BoardState } from '../train/board-session';
import type { PiBoardWords } from '../words/en-pi-board';
import type { BoardFacts } from './board-facts';
import type { Shown } from './board-filter';
import { cellText, listColumns, sortRows, type ListWording } from './list/list-columns';
import { listRows } from './list/list-rows';
import type { PageView } from './page-view';

interface CsvParts {
  readonly words: PiBoardWords;
  readonly state: Pick<BoardState, 'board' | 'row' | 'pi'>;
  readonly facts: Pick<BoardFacts, 'tiesOf'>;
  readonly shown: Shown;
  readonly view: Pick<PageView, 'sort'>;
  readonly locale: string;
}

/** The lines of the file, its headings first: what the list shows, with key and summary apart and numbers as numbers. */
export function csvRows(parts: CsvParts): readonly (readonly (string | number)[])[] {
  const { words, state, facts, shown, view, locale } = parts;
  const { train } = state.row;
  const wording: ListWording = {
    words,
    pi: state.pi,
    piLabel: train.piLabel,
    teamNames: new Map<string, string>(train.teams.map(({ id, name }) => [id, name])),
  };
  const rest = listColumns.filter(({ id }) => id !== 'item');
  const rows = sortRows(
    listRows(state.board, facts, shown),
    view.sort,
    wording,
    new Intl.Collator(locale, { numeric: true }),
  );
  return [
    [words.say('csvType'), words.say('colKey'), words.say('colSummary'), ...rest.map(({ title }) => words.say(title))],
    ...rows.map((row) => [
      words.say(row.item.kind === 'feature' ? 'csvFeatureLevel' : 'csvStoryLevel'),
      row.item.key,
      row.item.summary,
      ...rest.map(({ id }) => {
        if (id === 'points') return row.item.points ?? '';
        return id === 'slack' ? (row.waits?.slack ?? '') : cellText(row, id, wording);
      }),
    ]),
  ];
}
