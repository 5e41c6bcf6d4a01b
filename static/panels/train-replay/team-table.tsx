import { fates, replayByTeam, type ReplayedItem, type ReplayTally } from '#core/train/replay';
import type { TeamId } from '#core/train/ids';
import type { Train } from '#core/train/train';
import type { TrainReplayWords } from '../words/en-train-replay';

interface TeamTableProps {
  readonly words: TrainReplayWords;
  readonly train: Train;
  readonly rows: readonly ReplayedItem[];
}

/** What became of what each team promised, in items and in today's points. */
export function TeamTable({ words, train, rows }: TeamTableProps) {
  const teams = replayByTeam(
    rows,
    train.teams.map(({ id }) => id),
  );
  const name = (id: TeamId | undefined): string =>
    train.teams.find((team) => team.id === id)?.name ?? words.say('noTeam');
  const shown = fates.filter((fate) => teams.some(({ of }) => of[fate].items > 0));
  const tally = ({ items, points }: ReplayTally): string =>
    items === 0
      ? '–'
      : words.say('tally', { count: words.formats.number(items), points: words.formats.number(points) });
  return (
    <div className="replay-dialog__scroll" tabIndex={0} role="group" aria-label={words.say('byTeam')}>
      <table className="replay-dialog__teams">
        <thead>
          <tr>
            <th scope="col">{words.say('team')}</th>
            <th scope="col">{words.say('promised')}</th>
            {shown.map((fate) => (
              <th key={fate} scope="col">
                {words.say(`fate-${fate}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {teams.map(({ teamId, promised, of }) => (
            <tr key={teamId ?? ''}>
              <th scope="row">{name(teamId)}</th>
              <td className="ui-numeric">{tally(promised)}</td>
              {shown.map((fate) => (
                <td key={fate} className="ui-numeric">
                  {tally(of[fate])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
