import { Button } from '../../kit/button';
import { Message } from '../../kit/message';
import type { FactorValues } from '#core/value/model';
import { spreads } from '#core/value/spread';
import { nameOf } from './headline';
import type { ValuePanelContext } from './panel-context';
import type { Conflict } from './task';

/** Somebody else was first: both versions side by side, the viewer's own kept until they choose. */
export function ConflictChoice({
  context,
  conflict,
}: {
  readonly context: ValuePanelContext;
  readonly conflict: Conflict;
}) {
  const { words, panel, state } = context;
  const { mine, theirs } = conflict;
  const other = theirsOf(conflict, context);
  const useMine = useMineText(conflict, context);
  return (
    <Message
      tone="warning"
      title={other.title}
      actions={
        <>
          {useMine !== undefined && (
            <Button appearance="primary" isBusy={state.doing !== undefined} onClick={() => void panel.useMine()}>
              {useMine}
            </Button>
          )}
          <Button onClick={panel.dropMine}>{words.say(other.factors ? 'keepTheirs' : 'dropMine')}</Button>
        </>
      }
    >
      <p>{words.say('conflictHelp')}</p>
      <table className="value-table">
        <thead>
          <tr>
            <th scope="col">{words.say('factor')}</th>
            <th scope="col" className="value-table__number">
              {words.say('conflictMine')}
            </th>
            {other.factors && (
              <th scope="col" className="value-table__number">
                {other.heading}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {theirs.model.factors.map(({ id, name }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td className="value-table__number ui-numeric">{valueText(mine.factors[id], context)}</td>
              {other.factors && (
                <td className="value-table__number ui-numeric">{valueText(other.factors[id], context)}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {mine.note !== '' && <p dir="auto">{mine.note}</p>}
    </Message>
  );
}

function theirsOf(
  { theirs }: Conflict,
  { words, state }: ValuePanelContext,
): { readonly title: string; readonly heading: string; readonly factors?: FactorValues } {
  if (theirs.phase === 'agreed' && theirs.agreed) {
    const name = nameOf(state.people, theirs.agreed.by, words);
    return {
      title: words.say('conflictAgreed', { name }),
      heading: words.say('conflictTheirs', { name }),
      factors: theirs.agreed.factors,
    };
  }
  if (theirs.phase === 'revealed') {
    const medians = spreads(theirs.model, theirs.ballots).map(({ factor, median }) => [factor, median]);
    return {
      title: words.say('conflictRevealed'),
      heading: words.say('conflictMedian'),
      factors: Object.fromEntries(medians),
    };
  }
  return { title: words.say('conflictRestarted', { round: theirs.round }), heading: '' };
}

/** Nothing where the viewer's own values have no way in any more. */
function useMineText({ mine, theirs }: Conflict, { words }: ValuePanelContext): string | undefined {
  if (theirs.phase === 'open') return theirs.can.score ? words.say('useMineHere', { round: theirs.round }) : undefined;
  if (mine.kind === 'submit') return theirs.can.score ? words.say('useMineRound') : undefined;
  return theirs.can.agree ? words.say('useMineAgreed') : undefined;
}

function valueText(value: number | undefined, { words }: ValuePanelContext): string {
  return value === undefined ? words.say('noAnswer') : words.formats.number(value);
}
