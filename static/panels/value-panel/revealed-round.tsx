import { Button } from '../../kit/button';
import { AgreeForm } from './agree-form';
import { Comparison } from './comparison';
import { ReadOnly, whyNotAgree } from './read-only';
import type { Scene } from './scene';

/** After the reveal: everybody's answers beside each other, then the value that the group settles on. */
export function RevealedRound({ scene }: { readonly scene: Scene }) {
  const { words, panel, score, state } = scene;
  return (
    <section className="value-stage">
      <Comparison scene={scene} />
      {score.can.agree ? (
        <AgreeForm scene={scene} />
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
