import { useState } from 'react';
import { Button } from '../../kit/button';
import { HiddenIcon } from '../../kit/icons';
import { AgreeForm } from './deferred-parts';
import { nameOf } from './headline';
import { ReadOnly } from './read-only';
import { isAlone, othersCount, ownBallot } from './reading';
import type { ValuePanelContext } from './panel-context';

/** The blind phase: who has scored, but not what; and the few things to do. */
export function OpenRound({ context }: { readonly context: ValuePanelContext }) {
  const { words, score, state, host } = context;
  const me = host.viewer.accountId;
  const [isAgreeing, setIsAgreeing] = useState(false);
  const mine = ownBallot(score, me);
  const others = othersCount(score, me);
  if (isAgreeing && isAlone(score, me)) return <AgreeForm context={context} onCancel={() => setIsAgreeing(false)} />;
  return (
    <section className="value-stage">
      {others > 0 && (
        <p className="value-blind">
          <HiddenIcon />
          <span>
            {words.say(mine ? 'othersBlind' : score.can.score ? 'othersBlindNotMine' : 'othersBlindReadOnly', {
              count: others,
            })}
          </span>
        </p>
      )}
      {mine && others === 0 && <p className="value-stage__note">{words.say('nobodyElse')}</p>}
      {score.voters.length > 0 && (
        <p className="value-stage__note">
          {words.say('voters', {
            names: words.formats.list(
              score.voters.map((id) => (id === me ? words.say('you') : nameOf(state.people, id, words))),
            ),
          })}
        </p>
      )}
      {score.can.score ? (
        <Actions context={context} onAgree={() => setIsAgreeing(true)} />
      ) : (
        <ReadOnly text={words.say('readOnlyScore')} label={words.say('readOnlyLabel')} />
      )}
    </section>
  );
}

/** What the viewer can do in the blind phase. */
function Actions({ context, onAgree }: { readonly context: ValuePanelContext; onAgree(): void }) {
  const { words, panel, score, state, host } = context;
  const me = host.viewer.accountId;
  const mine = ownBallot(score, me);
  const others = othersCount(score, me);
  return (
    <div className="value-actions">
      {!mine && (
        <Button appearance="primary" onClick={panel.openBallot}>
          {words.say(state.keptBallot ? 'continueDraft' : 'scoreIt')}
        </Button>
      )}
      {others > 0 && score.can.agree && (
        <Button
          appearance={mine ? 'primary' : 'default'}
          title={words.say('revealHelp')}
          isBusy={state.doing?.kind === 'reveal'}
          onClick={() => void panel.run({ kind: 'reveal', round: score.round })}
        >
          {words.say('reveal')}
        </Button>
      )}
      {isAlone(score, me) && score.can.agree && <Button onClick={onAgree}>{words.say('agreeAlone')}</Button>}
      {mine && (
        <>
          <Button onClick={panel.openBallot}>{words.say(state.keptBallot ? 'continueDraft' : 'changeMine')}</Button>
          <Button
            appearance="subtle"
            isBusy={state.doing?.kind === 'withdraw'}
            onClick={() => void panel.run({ kind: 'withdraw', round: score.round })}
          >
            {words.say('withdraw')}
          </Button>
        </>
      )}
    </div>
  );
}
