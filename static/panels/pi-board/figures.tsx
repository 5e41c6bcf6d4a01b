import type { BoardState } from '../train/board-session';
import type { PiBoardWords } from '../words/en-pi-board';
import type { BoardFacts } from './board-facts';
import type { Shown } from './board-filter';

interface FiguresProps {
  readonly words: PiBoardWords;
  readonly state: BoardState;
  readonly facts: BoardFacts;
}

/** The numbers that the page is about: how much is planned, what is in conflict, how full the train is. */
export function Figures({ words, state, facts }: FiguresProps) {
  return <p className="pi-board__figures ui-numeric">{headline(words, state, facts).join(' · ')}</p>;
}

/** The parts of the headline. Load is counted over the teams that have said what they can give. */
export function headline(
  words: PiBoardWords,
  { board: { counts } }: Pick<BoardState, 'board'>,
  { conflicts, atRisk, load, capacity }: Pick<BoardFacts, 'conflicts' | 'atRisk' | 'load' | 'capacity'>,
): readonly string[] {
  return [
    words.say('planned', { planned: counts.drawn, count: counts.total }),
    words.say('conflictCount', { count: conflicts }),
    ...(atRisk > 0 ? [words.say('atRiskCount', { count: atRisk })] : []),
    capacity > 0 ? words.say('loadShare', { share: words.formats.percent(load / capacity) }) : words.say('noCapacity'),
  ];
}

/** The sum that is always in sight, how far loading is, and what the plan rests on. */
export function SumLine({ words, state, shown, facts }: FiguresProps & { readonly shown: Shown }) {
  const { board, load } = state;
  const { drawn, tray, total } = board.counts;
  const parts = shown.cards && facts.cards.filter(({ card }) => shown.cards?.has(card.id)).reduce(countParts, 0);
  return (
    <p className="pi-board__sum">
      <span className="ui-numeric" title={words.say('sumOfAllHelp')}>
        {words.say('sumOfAll', { drawn, tray, total })}
      </span>
      {parts !== undefined && (
        <span className="ui-numeric">{words.say('shownOf', { count: parts + shown.tray.length, of: total })}</span>
      )}
      <span className="ui-numeric">{words.say('restsOn', { ...board.estimates })}</span>
      <span className="ui-numeric">{words.say('linksDrawn', { count: board.ties.length })}</span>
      {load.phase === 'loading' && load.total !== undefined && (
        <span className="pi-board__progress" role="status">
          <progress aria-label={words.say('loadingItems')} max={load.total} value={load.arrived} />
          <span className="ui-numeric">{words.say('loadedOf', { arrived: load.arrived, total: load.total })}</span>
        </span>
      )}
    </p>
  );
}

function countParts(sum: number, { card }: BoardFacts['cards'][number]): number {
  return sum + card.parts.length;
}
