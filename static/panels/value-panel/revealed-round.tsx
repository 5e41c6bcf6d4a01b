import { Button } from '../../kit/button';
import { AgreeForm } from './deferred-parts';
import { Comparison } from './deferred-parts';
import { ReadOnly, whyNotAgree } from './read-only';
import type { ValuePanelContext } from './panel-context';

/** After the reveal: everybody's answers beside each other, then the value that the group settles on. */
export function RevealedRound({ context }: { readonly context: ValuePanelContext }) {
  const { words, panel, score, state } = context;
  return (
    <section className="value-stage">
      <Comparison context={context} />
      {score.can.agree ? (
        <AgreeForm context={context} />
      ) : (
        <ReadOnly text={whyNotAgree(score.settings.agree, words)} label={words.say('readOnlyLabel')} />
      )}
      {score.can.agree && (
        <div className="value-actions">
          <Button
            appearance="subtle"
            isBusy={state.doing?.kind === 'restart'}
            onClick={() => void panel.run({ kind: 'restart', version: score.version })}
          >
            {words.say('scoreAgain')}
          </Button>
        </div>
      )}
    </section>
  );
}
