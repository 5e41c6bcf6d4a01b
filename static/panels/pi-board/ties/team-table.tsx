import type { TeamId } from '#core/train/ids';
import type { TeamTies } from '#core/train/team-matrix';
import { classNames } from '../../../kit/class-names';
import { VisuallyHidden } from '../../../kit/visually-hidden';
import { stateText, type TieWording } from './tie-text';

/** A pair of teams: one gives, the other waits. */
export interface TeamPair {
  readonly from: TeamId;
  readonly to: TeamId;
}

interface TeamTableProps {
  readonly pairs: readonly TeamTies[];
  /** In the train's order. */
  readonly teamIds: readonly TeamId[];
  readonly wording: TieWording;
  readonly chosen: TeamPair | undefined;
  onChoose(pair: TeamPair | undefined): void;
}

/** Team by team: how many dependencies, and how the worst of them stands, by a mark as well as by colour. */
export function TeamTable({ pairs, teamIds, wording, chosen, onChoose }: TeamTableProps) {
  const { words, teamNames } = wording;
  const byPair = new Map(pairs.map((pair) => [`${pair.from}|${pair.to}`, pair]));
  const giving = teamIds.filter((id) => pairs.some(({ from }) => from === id));
  const waiting = teamIds.filter((id) => pairs.some(({ to }) => to === id));
  const nameOf = (id: TeamId): string => teamNames.get(id) ?? id;
  return (
    <div className="ties__scroll" role="region" aria-label={words.say('matrixLabel')} tabIndex={0}>
      <table className="ties__matrix">
        <caption>
          <VisuallyHidden>{words.say('matrixLabel')}. </VisuallyHidden>
          {words.say('matrixHelp')}
        </caption>
        <thead>
          <tr>
            <th scope="col">{words.say('gives')}</th>
            {waiting.map((id) => (
              <th key={id} scope="col">
                {nameOf(id)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {giving.map((from) => (
            <tr key={from}>
              <th scope="row">{nameOf(from)}</th>
              {waiting.map((to) => {
                const pair = byPair.get(`${from}|${to}`);
                if (!pair) return <td key={to} />;
                const isChosen = chosen?.from === from && chosen.to === to;
                const label = {
                  count: pair.ties.length,
                  from: nameOf(from),
                  to: nameOf(to),
                  worst: stateText(pair.worst, words),
                };
                return (
                  <td key={to}>
                    <button
                      type="button"
                      className={classNames('ties__pair', `ties__pair--${pair.worst}`)}
                      aria-pressed={isChosen}
                      aria-label={words.say('pairLabel', label)}
                      title={words.say('pairLabel', label)}
                      onClick={() => onChoose(isChosen ? undefined : { from, to })}
                    >
                      <span className="ui-numeric">{words.formats.number(pair.ties.length)}</span>
                      <span aria-hidden="true">{marks[pair.worst]}</span>
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The state beside the colour. */
const marks = { conflict: '✕', 'at-risk': '!', open: '?', ok: '', done: '✓' } as const;
