import './ties.css';
import { useMemo, useState } from 'react';
import type { IssueId } from '#core/issue';
import { chainOf } from '#core/train/chains';
import { criticalChain } from '#core/train/critical-chain';
import type { PlanItem } from '#core/train/plan-item';
import { teamMatrix } from '#core/train/team-matrix';
import { Button } from '../../../kit/button';
import { Message } from '../../../kit/message';
import { enPiTies, type PiTiesWords } from '../../words/en-pi-ties';
import { useWords } from '../../words/use-words';
import { shownTies } from '../board-filter';
import type { ViewProps } from '../plan-page';
import { ItemLink, TieList } from './tie-list';
import { TeamTable, type TeamPair } from './team-table';
import { slotsOfCards, type TieWording } from './tie-text';

/** Who waits for whom: team by team, as sentences, the chain of one item, and the longest chain. */
export function TiesView(props: ViewProps) {
  const { host, state, view, onView } = props;
  const words = useWords(enPiTies, host);
  const { board, row, pi } = state;
  const [pair, setPair] = useState<TeamPair>();
  const wording = useMemo<TieWording>(
    () => ({
      words,
      pi,
      teamNames: new Map<string, string>(row.train.teams.map(({ id, name }) => [id, name])),
      slotOfCard: slotsOfCards(board),
    }),
    [words, pi, row, board],
  );
  const ties = useMemo(() => shownTies(board.ties, view), [board, view]);
  const matrix = useMemo(() => teamMatrix(ties), [ties]);
  if (board.ties.length === 0)
    return (
      <Message tone="info" title={words.say('noTies')}>
        {words.say('noTiesHelp')}
      </Message>
    );
  const ofPair = pair ? (matrix.pairs.find(({ from, to }) => from === pair.from && to === pair.to)?.ties ?? []) : ties;
  const isAll = view.ties === 'all' || pair !== undefined;
  const listed = isAll ? ofPair : ofPair.filter(({ state: how }) => how === 'conflict');
  const focus = (item: PlanItem): void => onView({ focus: item.id });
  return (
    <div className="ties">
      <TeamTable
        pairs={matrix.pairs}
        teamIds={row.train.teams.map(({ id }) => id)}
        wording={wording}
        chosen={pair}
        onChoose={setPair}
      />
      <section>
        <Heading
          {...{
            words,
            wording,
            pair,
            isAll,
            ...(!pair && { onAll: () => onView({ ties: isAll ? 'conflicts' : 'all' }) }),
          }}
          onPairs={() => setPair(undefined)}
        />
        {listed.length === 0 ? (
          <Message tone="success" title={words.say('noConflicts')}>
            {words.say('noConflictsHelp', { count: ofPair.length })}
          </Message>
        ) : (
          <TieList host={host} ties={listed} wording={wording} onFocus={focus} />
        )}
      </section>
      {view.focus !== undefined && <ChainOf {...props} words={words} wording={wording} issueId={view.focus} />}
      <LongestChain {...props} words={words} wording={wording} />
    </div>
  );
}

interface HeadingProps {
  readonly words: PiTiesWords;
  readonly wording: TieWording;
  readonly pair: TeamPair | undefined;
  readonly isAll: boolean;
  onAll?(): void;
  onPairs(): void;
}

function Heading({ words, wording, pair, isAll, onAll, onPairs }: HeadingProps) {
  const nameOf = (id: string): string => wording.teamNames.get(id) ?? id;
  return (
    <h2 className="ties__heading">
      {pair
        ? words.say('onlyPair', { from: nameOf(pair.from), to: nameOf(pair.to) })
        : words.say(isAll ? 'tiesAll' : 'tiesConflicts')}
      {pair && (
        <Button appearance="link" onClick={onPairs}>
          {words.say('showAllPairs')}
        </Button>
      )}
      {onAll && (
        <Button appearance="link" onClick={onAll}>
          {words.say(isAll ? 'tiesConflicts' : 'showAllTies')}
        </Button>
      )}
    </h2>
  );
}

interface ChainProps extends Omit<ViewProps, 'words'> {
  readonly words: PiTiesWords;
  readonly wording: TieWording;
}

function ChainOf({ host, words, state, wording, issueId, onView }: ChainProps & { readonly issueId: IssueId }) {
  const { board, items } = state;
  const item = items.find(({ id }) => id === issueId);
  const chain = useMemo(() => chainOf(issueId, board.ties, items), [issueId, board, items]);
  if (!item) return null;
  return (
    <section>
      <h2 className="ties__heading">
        {words.say('chainTitle', { key: item.key })}
        <Button appearance="link" onClick={() => onView({ view: 'board' })}>
          {words.say('viewBoard')}
        </Button>
        <Button appearance="link" onClick={() => onView({ focus: undefined })}>
          {words.say('close')}
        </Button>
      </h2>
      {chain.ties.length === 0 ? (
        <p>{words.say('chainAlone', { key: item.key })}</p>
      ) : (
        <TieList host={host} ties={chain.ties} wording={wording} onFocus={(one) => onView({ focus: one.id })} />
      )}
    </section>
  );
}

function LongestChain({ host, words, state, wording }: ChainProps) {
  const { items, dependencies, row } = state;
  const chain = useMemo(
    () => criticalChain(items, dependencies, row.train.sameIteration),
    [items, dependencies, row.train.sameIteration],
  );
  if (!chain) return null;
  return (
    <section>
      <h2 className="ties__heading">{words.say('criticalChain')}</h2>
      <p className="ties__help">{words.say('criticalChainHelp', { count: chain.items.length })}</p>
      <ol className="ties__chain">
        {chain.items.map((item, index) => (
          <li key={`${item.id} ${index}`}>
            <ItemLink host={host} item={item} /> <span dir="auto">{item.summary}</span>{' '}
            <span className="ties__given">
              {(item.teamId && wording.teamNames.get(item.teamId)) ?? words.say('noTeam')}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
