import { useMemo, useState } from 'react';
import type { IterationId, TeamId } from '#core/train/ids';
import type { CalendarDate, IsoDateTime } from '#core/result';
import type { Pi, Train } from '#core/train/train';
import { Disclosure } from '../../kit/disclosure';
import { useStore } from '../base/store';
import type { BoardSession } from '../train/board-session';
import type { TrainCommitWords } from '../words/en-train-commit';
import { isMoved, type CommitRow, type UnwritableItem } from './commit-state';

/** Rows of one team that are drawn at most; the count in the heading says how many there are. */
const mostRows = 300;

interface CommitRowsProps {
  readonly words: TrainCommitWords;
  readonly session: BoardSession;
  readonly rows: readonly CommitRow[];
  /** What became of each is said, too. */
  readonly hasOutcomes: boolean;
}

/** Every item that is written, by team, with what became of it. */
export function CommitRows({ words, session, rows, hasOutcomes }: CommitRowsProps) {
  const { pi, row } = useStore(session.states);
  const [sort, setSort] = useState<RowSort>('all');
  const kinds = useMemo(() => sorts.map((each) => [each, rows.filter(sieves[each]).length] as const), [rows]);
  const offered = kinds.filter(([each, count]) => count > 0 || each === 'all' || each === sort);
  const groups = useMemo(() => byTeam(rows.filter(sieves[sort])), [rows, sort]);
  const nameOf = (id: TeamId | undefined): string =>
    row.train.teams.find((team) => team.id === id)?.name ?? words.say('noTeam');
  return (
    <>
      {(offered.length > 2 || sort !== 'all') && (
        <label className="commit-dialog__sort">
          {words.say('shown')}
          <select className="ui-input" value={sort} onChange={(event) => setSort(event.target.value as RowSort)}>
            {offered.map(([each, count]) => (
              <option key={each} value={each}>
                {words.say(`shown-${each}`, { count: words.formats.number(count) })}
              </option>
            ))}
          </select>
        </label>
      )}
      {[...groups].map(([teamId, own]) => (
        <Disclosure key={teamId ?? ''} summary={words.say('teamChanges', { team: nameOf(teamId), count: own.length })}>
          <TeamRows {...{ words, pi, teamId, hasOutcomes }} days={row.train.committedDays} rows={own} />
        </Disclosure>
      ))}
    </>
  );
}

const sorts = ['all', 'moved', 'dated', 'open'] as const;
type RowSort = (typeof sorts)[number];

/** Which rows are shown. `open`: those that somebody has to look at. */
const sieves: Readonly<Record<RowSort, (row: CommitRow) => boolean>> = {
  all: () => true,
  moved: isMoved,
  dated: ({ fields }) => fields !== undefined,
  open: ({ outcome }) => outcome === 'refused' || outcome === 'changed' || outcome === 'doubtful',
};

interface TeamRowsProps extends Omit<CommitRowsProps, 'session'> {
  readonly pi: Pi;
  readonly teamId: TeamId | undefined;
  readonly days: Train['committedDays'];
}

/** Made only while the team is unfolded: outcomes come ten times a second. */
function TeamRows({ words, pi, teamId, days, rows, hasOutcomes }: TeamRowsProps) {
  const shown = useMemo(() => shownFirst(rows).slice(0, mostRows), [rows]);
  const name = (id: IterationId | null): string => iterationName(pi, teamId, id, words);
  return (
    <ul className="commit-dialog__rows">
      {shown.map(({ issueId, item, from, to, fields = [], outcome, message }) => (
        <li key={issueId} className={`commit-dialog__row commit-dialog__row--${outcome}`}>
          <span className="commit-dialog__item">{item ? `${item.key} ${item.summary}` : words.say('unknownItem')}</span>
          {isMoved({ from, to }) && (
            <span className="commit-dialog__way">{words.say('fromTo', { from: name(from), to: name(to) })}</span>
          )}
          {fields.map((field) => (
            <span key={field.id} className="commit-dialog__day">
              {words.say(field.id === days?.startField ? 'startChange' : 'endChange', {
                from: dayText(field.from, words),
                to: dayText(field.to, words),
              })}
            </span>
          ))}
          {hasOutcomes && (
            <span className="commit-dialog__outcome">
              {words.say(`outcome-${outcome}`)}
              {message !== undefined && `: ${message}`}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A day, or a moment where the tracker holds one. */
function dayText(value: string | null, { say, formats }: TrainCommitWords): string {
  if (value === null) return say('noDay');
  return value.length === 10 ? formats.calendarDate(value as CalendarDate) : formats.moment(value as IsoDateTime);
}

/** What cannot be written, and why. */
export function UnwritableRows({
  words,
  unwritable,
}: {
  readonly words: TrainCommitWords;
  readonly unwritable: readonly UnwritableItem[];
}) {
  if (unwritable.length === 0) return null;
  return (
    <Disclosure summary={words.say('unwritable', { count: unwritable.length })}>
      <ul className="commit-dialog__rows">
        {unwritable.slice(0, mostRows).map(({ item, obstacle }) => (
          <li key={item.id} className="commit-dialog__row">
            <span className="commit-dialog__item">{`${item.key} ${item.summary}`}</span>
            <span className="commit-dialog__outcome">{words.say(`obstacle-${obstacle}`)}</span>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

function byTeam(rows: readonly CommitRow[]): ReadonlyMap<TeamId | undefined, readonly CommitRow[]> {
  const groups = new Map<TeamId | undefined, CommitRow[]>();
  for (const row of rows) {
    const team = row.item?.teamId;
    const own = groups.get(team) ?? [];
    own.push(row);
    groups.set(team, own);
  }
  return groups;
}

/** What somebody has to look at stands first. */
function shownFirst(rows: readonly CommitRow[]): readonly CommitRow[] {
  const order = { refused: 0, changed: 1, doubtful: 2, waiting: 3, done: 4 } as const;
  return rows.toSorted((one, other) => order[one.outcome] - order[other.outcome]);
}

function iterationName(
  pi: Pi,
  teamId: TeamId | undefined,
  iterationId: IterationId | null,
  words: TrainCommitWords,
): string {
  if (iterationId === null) return words.say('none');
  const slot = teamId === undefined ? -1 : (pi.iterations[teamId]?.indexOf(iterationId) ?? -1);
  return pi.slots[slot]?.name ?? words.say('unnamed');
}
