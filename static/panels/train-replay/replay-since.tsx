import { useMemo, useState } from 'react';
import type { PlanBaseline } from '#app/plan/calls';
import type { IssueId } from '#core/issue';
import { endangering } from '#core/train/endangered';
import type { PlanItem } from '#core/train/plan-item';
import { storiesByFeature } from '#core/train/precedence';
import { promisedFates, replayOf, tallyOf, type Fate, type Replay } from '#core/train/replay';
import { Button } from '../../kit/button';
import { Disclosure } from '../../kit/disclosure';
import { Message } from '../../kit/message';
import type { Host } from '../host';
import type { BoardState } from '../train/board-session';
import { useNames } from '../train/use-names';
import { enSigning } from '../words/en-signing';
import type { TrainReplayWords } from '../words/en-train-replay';
import { useWords } from '../words/use-words';
import type { ReplayEdits } from './replay-book';
import { ReplayChanges } from './replay-changes';
import { ReplayFilters } from './replay-filters';
import { ReplayGrid } from './replay-grid';
import { authorsOf, changesByItem, isOfTeam, replayRows, type ReplayFilter, type ReplayRow } from './replay-rows';
import { itemColumns, itemCsv, itemText, type ItemColumn, type ReplayWording } from './replay-text';
import { TeamTable } from './team-table';

interface ReplaySinceProps {
  readonly host: Host;
  readonly words: TrainReplayWords;
  readonly state: BoardState;
  readonly baseline: PlanBaseline;
  readonly moves: ReplayEdits;
  /** Saves lines as a file under a name that ends so. */
  onSave(ending: string, lines: ReturnType<typeof itemCsv>): void;
}

const keptFates: readonly Fate[] = ['kept', 'done'];

/** A committed plan held against today: how much of it stands, by team, item by item, and every move since. */
export function ReplaySince({ host, words, state, baseline, moves, onSave }: ReplaySinceProps) {
  const { items, board, row, pi, placements } = state;
  const { train } = row;
  const [filter, setFilter] = useState<ReplayFilter>({ fates: [] });
  const replay = useMemo(
    () => replayOf(new Map(Object.entries(baseline.slots) as [IssueId, number][]), items, board),
    [baseline, items, board],
  );
  const changes = useMemo(
    () => changesByItem(moves.edits, { row, pi, items, placements }),
    [moves.edits, row, pi, items, placements],
  );
  const all = useMemo(() => replayRows(replay.rows, changes), [replay, changes]);
  const wording = useWording({ host, words, state, baseline, moves });
  const known = new Set(train.teams.map(({ id }) => id));
  const isShown = (item: PlanItem): boolean => isOfTeam(item, filter, known);
  const rows = all.filter(
    ({ item, fate }) => isShown(item) && (filter.fates.length === 0 || filter.fates.includes(fate)),
  );
  const shownIds = new Set(rows.map(({ item }) => item.id));
  const person = wording.nameOf(baseline.by) ?? words.say('someone');
  return (
    <>
      <p className="replay-dialog__note">
        {words.say('committed', { person, moment: words.formats.moment(baseline.at) })}
      </p>
      <Headline words={words} replay={replay} />
      {replay.gone > 0 && <Message tone="warning">{words.say('gone', { count: replay.gone })}</Message>}
      {all.length > 0 && (
        <Disclosure summary={words.say('byTeam')}>
          <TeamTable {...{ words, train }} rows={replay.rows} />
        </Disclosure>
      )}
      {all.length > 0 && <ReplayFilters {...{ words, train, filter }} rows={replay.rows} onFilter={setFilter} />}
      {all.length > 0 && rows.length === 0 && <p className="replay-dialog__note">{words.say('noneMatches')}</p>}
      {rows.length > 0 && <ItemTable {...{ host, words, rows, wording, onSave }} />}
      <ReplayChanges
        {...{ host, words, moves, wording, onSave }}
        changes={changes}
        isShown={(item) => (filter.fates.length === 0 ? isShown(item) : shownIds.has(item.id))}
      />
    </>
  );
}

interface ItemTableProps extends Pick<ReplaySinceProps, 'host' | 'words' | 'onSave'> {
  readonly rows: readonly ReplayRow[];
  readonly wording: ReplayWording;
}

function ItemTable({ host, words, rows, wording, onSave }: ItemTableProps) {
  return (
    <div className="replay-dialog__table">
      <ReplayGrid
        host={host}
        label={words.say('itemsLabel')}
        columns={itemColumns.map(({ title, ...column }) => ({
          ...column,
          title: words.say(title),
          ...(column.id === 'endangers' && { help: words.say('endangersHelp') }),
        }))}
        lines={rows}
        itemOf={({ item }) => item}
        textOf={(line, column) => itemText(line, column as ItemColumn, wording)}
      />
      <Button isCompact onClick={() => onSave('', itemCsv(rows, wording))}>
        {words.say('saveItems')}
      </Button>
    </div>
  );
}

function Headline({ words, replay }: { readonly words: TrainReplayWords; readonly replay: Replay }) {
  const kept = tallyOf(replay.rows, keptFates).items;
  // What is gone was promised, too.
  const promised = tallyOf(replay.rows, promisedFates).items + replay.gone;
  if (promised === 0) return <p className="replay-dialog__note">{words.say('nothingPromised')}</p>;
  return (
    <>
      <p className="replay-dialog__headline">
        {words.say('headline', { share: words.formats.percent(kept / promised) })}
      </p>
      <p className="replay-dialog__note">
        {words.say('basis', { held: words.formats.number(kept), promised: words.formats.number(promised) })}
      </p>
    </>
  );
}

/** What cells are worded with; names come a moment later. */
function useWording({
  host,
  words,
  state: { items, board, row, pi },
  baseline,
  moves,
}: Omit<ReplaySinceProps, 'onSave'>): ReplayWording {
  const signing = useWords(enSigning, host);
  const named = useNames(host, [baseline.by, ...authorsOf(moves.edits, moves.names)]);
  const endangered = useMemo(() => endangering(board.ties, storiesByFeature(items)), [items, board.ties]);
  const teamNames = useMemo(() => new Map<string, string>(row.train.teams.map(({ id, name }) => [id, name])), [row]);
  return { words, signing, pi, teamNames, endangered, nameOf: (id) => moves.names.get(id) ?? named(id) };
}
