import { confidenceSteps, mostDoubtful, shownAverage, type Confidence } from '#core/train/confidence';
import type { TeamId } from '#core/train/ids';
import type { Train } from '#core/train/train';
import { VisuallyHidden } from '../../kit/visually-hidden';
import type { TrainVoteWords } from '../words/en-train-vote';
import { teamName } from './texts';
import { VerdictMark } from './verdict-mark';

interface TeamTableProps {
  readonly words: TrainVoteWords;
  readonly of: Pick<Train, 'teams'>;
  readonly train: Confidence;
  readonly teams: ReadonlyMap<TeamId, Confidence>;
}

/** Each team's average and how its votes spread, in the train's order, then the whole train. */
export function TeamTable({ words, of, train, teams }: TeamTableProps) {
  const known = of.teams.map(({ id }) => id).filter((id) => teams.has(id));
  const left = [...teams.keys()].filter((id) => !known.includes(id));
  return (
    <div className="train-vote__scroll">
      <table className="train-vote__table">
        <caption>{words.say('byTeam')}</caption>
        <thead>
          <tr>
            <th scope="col">{words.say('team')}</th>
            <th scope="col">{words.say('averageHead')}</th>
            <th scope="col">{words.say('result')}</th>
            <th scope="col">{words.say('distribution')}</th>
          </tr>
        </thead>
        <tbody>
          {[...known, ...left].map((id) => (
            <Row key={id} words={words} name={teamName(of, id, words)} confidence={teams.get(id)!} />
          ))}
        </tbody>
        <tfoot>
          <Row words={words} name={words.say('wholeTrain')} confidence={train} />
        </tfoot>
      </table>
    </div>
  );
}

interface RowProps {
  readonly words: TrainVoteWords;
  readonly name: string;
  readonly confidence: Confidence;
}

function Row({ words, name, confidence }: RowProps) {
  return (
    <tr>
      <th scope="row" dir="auto">
        {name}
      </th>
      <td className="ui-numeric">{words.formats.number(shownAverage(confidence) ?? 0)}</td>
      <td>
        <VerdictMark words={words} isAccepted={confidence.isAccepted} />
      </td>
      <td>
        <Bars words={words} distribution={confidence.distribution} />
      </td>
    </tr>
  );
}

const bar = { width: 22, gap: 6, height: 24, top: 14 };

/** A bar for each number of fingers, its count above and the number below it; the same in words for who cannot see it. */
function Bars({ words, distribution }: { readonly words: TrainVoteWords; readonly distribution: readonly number[] }) {
  const most = Math.max(1, ...distribution);
  const [one = 0, two = 0, three = 0, four = 0, five = 0] = distribution;
  const width = confidenceSteps.length * (bar.width + bar.gap) - bar.gap;
  const base = bar.top + bar.height;
  return (
    <>
      <VisuallyHidden>{words.say('distributionText', { one, two, three, four, five })}</VisuallyHidden>
      <svg className="train-vote__bars" width={width} height={base + 16} aria-hidden="true" focusable="false">
        {confidenceSteps.map((step, index) => {
          const count = distribution[index] ?? 0;
          const height = (count / most) * bar.height;
          const x = index * (bar.width + bar.gap);
          const isLow = step <= mostDoubtful;
          return (
            <g key={step}>
              {count > 0 && (
                <>
                  <text x={x + bar.width / 2} y={base - height - 3} textAnchor="middle">
                    {words.formats.number(count)}
                  </text>
                  <rect
                    className={isLow ? 'train-vote__bar train-vote__bar--low' : 'train-vote__bar'}
                    x={x}
                    y={base - height}
                    width={bar.width}
                    height={height}
                  />
                </>
              )}
              <line className="train-vote__axis" x1={x} x2={x + bar.width} y1={base} y2={base} />
              <text className="train-vote__tick" x={x + bar.width / 2} y={base + 13} textAnchor="middle">
                {words.formats.number(step)}
              </text>
            </g>
          );
        })}
      </svg>
    </>
  );
}
