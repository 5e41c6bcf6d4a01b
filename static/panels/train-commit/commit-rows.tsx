import { useMemo } from 'react';
import type { IterationId, TeamId } from '#core/train/ids';
import type { Pi } from '#core/train/train';
import { Disclosure } from '../../kit/disclosure';
import { useStore } from '../base/store';
import type { BoardSession } from '../train/board-session';
import type { TrainCommitWords } from '../words/en-train-commit';
import type { CommitRow, CommitState } from './commit-state';

/** Rows of one team that are drawn at most; the count in the heading says how many there are. */
const mostRows = 300;

interface CommitRowsProps {
  readonly words: TrainCommitWords;
  readonly state: CommitState;
  readonly session: BoardSession;
}

/** Every item that is written, by team, with what became of it; then what cannot be written, and why. */
export function CommitRows({ words, state, session }: CommitRowsProps) {
  const { pi, row } = useStore(session.states);
  const groups = useMemo(() => byTeam(state.rows), [state.rows]);
  const nameOf = (id: TeamId | undefined): string =>
    row.train.teams.find((team) => team.id === id)?.name ?? words.say('noTeam');
  const isWriting = state.phase !== 'ready';
  return (
    <>
      {[...groups].map(([teamId, rows]) => (
        <Disclosure key={teamId ?? ''} summary={words.say('teamChanges', { team: nameOf(teamId), count: rows.length })}>
          <ul className="commit-dialog__rows">
            {shownFirst(rows)
              .slice(0, mostRows)
              .map((one) => (
                <li key={one.issueId} className={`commit-dialog__row commit-dialog__row--${one.outcome}`}>
                  <span className="commit-dialog__item">
                    {one.item ? `${one.item.key} ${one.item.summary}` : words.say('unknownItem')}
                  </span>
                  <span className="commit-dialog__way">
                    {words.say('fromTo', {
                      from: iterationName(pi, teamId, one.from, words),
                      to: iterationName(pi, teamId, one.to, words),
                    })}
                  </span>
                  {isWriting && (
                    <span className="commit-dialog__outcome">
                      {words.say(`outcome-${one.outcome}`)}
                      {one.message !== undefined && `: ${one.message}`}
                    </span>
                  )}
                </li>
              ))}
          </ul>
        </Disclosure>
      ))}
      {state.unwritable.length > 0 && (
        <Disclosure summary={words.say('unwritable', { count: state.unwritable.length })}>
          <ul className="commit-dialog__rows">
            {state.unwritable.slice(0, mostRows).map(({ item, obstacle }) => (
              <li key={item.id} className="commit-dialog__row">
                <span className="commit-dialog__item">{`${item.key} ${item.summary}`}</span>
                <span className="commit-dialog__outcome">{words.say(`obstacle-${obstacle}`)}</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
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
