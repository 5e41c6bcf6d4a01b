import { useMemo } from 'react';
import type { IterationId, TeamId } from '#core/train/ids';
import type { Pi } from '#core/train/train';
import { Disclosure } from '../../kit/disclosure';
import { useStore } from '../base/store';
import type { BoardSession } from '../train/board-session';
import type { TrainCommitWords } from '../words/en-train-commit';
import type { CommitRow, UnwritableItem } from './commit-state';

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
  const groups = useMemo(() => byTeam(rows), [rows]);
  const nameOf = (id: TeamId | undefined): string =>
    row.train.teams.find((team) => team.id === id)?.name ?? words.say('noTeam');
  return [...groups].map(([teamId, own]) => (
    <Disclosure key={teamId ?? ''} summary={words.say('teamChanges', { team: nameOf(teamId), count: own.length })}>
      <TeamRows {...{ words, pi, teamId, hasOutcomes }} rows={own} />
    </Disclosure>
  ));
}

interface TeamRowsProps extends Omit<CommitRowsProps, 'session'> {
  readonly pi: Pi;
  readonly teamId: TeamId | undefined;
}

/** Made only while the team is unfolded: outcomes come ten times a second. */
function TeamRows({ words, pi, teamId, rows, hasOutcomes }: TeamRowsProps) {
  const shown = useMemo(() => shownFirst(rows).slice(0, mostRows), [rows]);
  const name = (id: IterationId | null): string => iterationName(pi, teamId, id, words);
  return (
    <ul className="commit-dialog__rows">
      {shown.map(({ issueId, item, from, to, outcome, message }) => (
        <li key={issueId} className={`commit-dialog__row commit-dialog__row--${outcome}`}>
          <span className="commit-dialog__item">{item ? `${item.key} ${item.summary}` : words.say('unknownItem')}</span>
          <span className="commit-dialog__way">{words.say('fromTo', { from: name(from), to: name(to) })}</span>
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
