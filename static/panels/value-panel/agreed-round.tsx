import { sizeFactor } from '#core/value/evaluation';
import { Button } from '../../kit/button';
import { Disclosure } from '../../kit/disclosure';
import { Message } from '../../kit/message';
import { Comparison } from './deferred-parts';
import { FieldNews } from './field-news';
import { ReadOnly } from './read-only';
import { isStaleScore } from './reading';
import type { ValuePanelContext } from './panel-context';

/** A settled round: what has aged since, and the way to a new one. */
export function AgreedRound({ context }: { readonly context: ValuePanelContext }) {
  const { words, panel, score, state, now } = context;
  const expires = score.agreed?.expires;
  const isRestarting = state.doing?.kind === 'restart';
  const again = () => void panel.run({ kind: 'restart', version: score.version });
  return (
    <section className="value-stage">
      <FieldNews context={context} />
      {isStaleScore(score, now) && expires !== undefined && (
        <Message
          tone="warning"
          actions={
            score.can.agree && (
              <Button isBusy={isRestarting} onClick={again}>
                {words.say('scoreAgain')}
              </Button>
            )
          }
        >
          {words.say('staleLine', { date: words.formats.day(expires) })}
        </Message>
      )}
      {score.can.agree && !isStaleScore(score, now) && (
        <div className="value-actions">
          <Button isBusy={isRestarting} onClick={again}>
            {words.say('scoreAgain')}
          </Button>
        </div>
      )}
      {!score.can.score && <ReadOnly text={words.say('readOnlyScore')} label={words.say('readOnlyLabel')} />}
      {score.ballots.length > 0 && (
        <Disclosure summary={words.say('compare')}>
          <Comparison context={context} />
        </Disclosure>
      )}
    </section>
  );
}

/** The estimate has changed since the group agreed: says so, and takes the new one over on request. */
export function Drift({
  context,
  estimate,
  agreed,
}: {
  readonly context: ValuePanelContext;
  readonly estimate: number;
  readonly agreed?: number;
}) {
  const { words, panel, score, state } = context;
  const size = sizeFactor(score.model);
  if (size === undefined) return undefined;
  return (
    <Message
      tone="info"
      actions={
        score.can.agree && (
          <Button
            isBusy={state.doing?.kind === 'edit'}
            onClick={() =>
              void panel.run({ kind: 'edit', version: score.version, factors: { [size]: estimate }, isUndo: false })
            }
          >
            {words.say('driftUse', { estimate })}
          </Button>
        )
      }
    >
      {agreed === undefined ? words.say('driftLineNone', { estimate }) : words.say('driftLine', { estimate, agreed })}
    </Message>
  );
}
