import { spreads, type Spread } from '#core/value/spread';
import type { AccountId } from '#core/issue';
import type { Factor } from '#core/value/model';
import { Message } from '../../kit/message';
import { Lozenge } from '../../kit/pill';
import { VisuallyHidden } from '../../kit/visually-hidden';
import { UnsignedAnswers } from '../signing/doubt-notice';
import { nameOf } from './headline';
import type { ValuePanelContext } from './panel-context';
import { StripPlot } from './strip-plot';

/** Everybody's answers by question, with their median and how far they are apart. */
export function Comparison({ context }: { readonly context: ValuePanelContext }) {
  const { words, score, state } = context;
  const bySpread = new Map(spreads(score.model, score.ballots).map((spread) => [spread.factor, spread]));
  const notes = score.ballots.filter(({ note }) => note !== undefined);
  const closed = score.phase === 'open' ? [] : score.voters.filter((id) => !score.ballots.some(({ by }) => by === id));
  const broken = score.ballots.filter(({ seal }) => seal === 'broken').map(({ by }) => by);
  const unsigned = score.ballots.filter(({ seal }) => seal === 'unsigned').map(({ by }) => by);
  const names = (ids: readonly AccountId[]) => words.formats.list(ids.map((id) => nameOf(state.people, id, words)));
  return (
    <div className="value-comparison">
      <table className="value-table">
        <caption>{words.say('compare')}</caption>
        <thead>
          <tr>
            <th scope="col">{words.say('factor')}</th>
            <th scope="col" className="value-table__number">
              {words.say('median')}
            </th>
          </tr>
        </thead>
        <tbody>
          {score.model.factors.map((factor) => {
            const spread = bySpread.get(factor.id);
            return spread ? <FactorRow key={factor.id} context={context} factor={factor} spread={spread} /> : undefined;
          })}
        </tbody>
      </table>
      {closed.length > 0 && (
        <p className="value-stage__note">{words.say('sealed', { count: closed.length, names: names(closed) })}</p>
      )}
      {broken.length > 0 && (
        <Message tone="warning">{words.say('sealBroken', { count: broken.length, names: names(broken) })}</Message>
      )}
      {unsigned.length > 0 && (
        <UnsignedAnswers host={context.host} names={unsigned.map((id) => nameOf(state.people, id, words))} />
      )}
      {notes.length > 0 && (
        <section>
          <h3 className="value-comparison__title">{words.say('notesOf')}</h3>
          <ul className="value-notes">
            {notes.map(({ by, note }) => (
              <li key={by}>
                <strong>{nameOf(state.people, by, words)}</strong>
                <p dir="auto">{note}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function FactorRow({
  context,
  factor,
  spread,
}: {
  readonly context: ValuePanelContext;
  readonly factor: Factor;
  readonly spread: Spread;
}) {
  const { words, score, state, host } = context;
  const { formats } = words;
  const answers = score.ballots.flatMap(({ by, factors }) => {
    const value = factors[factor.id];
    return value === undefined ? [] : [{ id: by, value, isMine: by === host.viewer.accountId }];
  });
  return (
    <tr>
      <td>
        <span className="value-table__factor">{factor.name}</span>
        <StripPlot scale={factor.scale} answers={answers} median={spread.median} format={formats.number} />
        <ul className="value-table__answers">
          {answers.map(({ id, value, isMine }) => (
            <li key={id}>
              {isMine ? words.say('you') : nameOf(state.people, id, words)}{' '}
              <strong className="ui-numeric">{formats.number(value)}</strong>
            </li>
          ))}
        </ul>
      </td>
      <td className="value-table__number ui-numeric">
        <strong>{formats.number(spread.median)}</strong>
        <SpreadMark context={context} spread={spread} />
      </td>
    </tr>
  );
}

/** Two steps apart and more is worth a talk, and looks like it. */
function SpreadMark({
  context: { words },
  spread: { min, max, stepsApart, count },
}: {
  readonly context: ValuePanelContext;
  readonly spread: Spread;
}) {
  if (count < 2) return undefined;
  if (min === max) return <span className="value-table__spread">{words.say('allSame')}</span>;
  if (stepsApart === undefined) {
    return (
      <span className="value-table__spread">
        <VisuallyHidden>{words.say('spread')} </VisuallyHidden>
        {words.say('range', { min, max })}
      </span>
    );
  }
  const text = words.say('stepsApart', { count: stepsApart });
  return stepsApart > 2 ? (
    <Lozenge tone="warning">{text}</Lozenge>
  ) : (
    <span className="value-table__spread">{text}</span>
  );
}
