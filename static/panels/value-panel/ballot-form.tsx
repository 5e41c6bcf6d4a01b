import { sizeFactor } from '#core/value/evaluation';
import { Button } from '../../kit/button';
import { Message } from '../../kit/message';
import { AnswerForm } from './answer-form';
import { sameFactors } from '#core/value/round';
import { pointsOf, type ValuePanelContext } from './panel-context';
import { ownBallot } from './reading';
import type { Draft } from './draft';

/** The viewer's own answers, given alone. What is typed is kept on this device at once. */
export function BallotForm({ context, draft }: { readonly context: ValuePanelContext; readonly draft: Draft }) {
  const { words, panel, score, state, host } = context;
  const mine = ownBallot(score, host.viewer.accountId);
  const size = sizeFactor(score.model);
  const hasEstimate = (pointsOf(state) ?? 0) > 0;
  const isTouched =
    !sameFactors(draft.factors, mine?.factors ?? {}) ||
    Object.keys(draft.texts).length > 0 ||
    draft.note !== (mine?.note ?? '');
  const isOld = draft.round !== score.round;
  return (
    <AnswerForm
      context={context}
      title={words.say('yourScore')}
      help={words.say('blindHelp')}
      draft={draft}
      isAnswered={(factor) => factor.id === size && hasEstimate && draft.factors[factor.id] === undefined}
      noteHelp={words.say('noteHelp')}
      sends="submit"
      onType={panel.typeBallot}
      onNote={panel.typeBallotNote}
      onSubmit={() => void panel.run({ kind: 'submit', round: score.round, factors: draft.factors, note: draft.note })}
    >
      {isOld && <Message tone="info">{words.say('draftFromRound', { round: draft.round })}</Message>}
      <div className="value-actions">
        <Button type="submit" appearance="primary" isBusy={state.doing?.kind === 'submit'}>
          {words.say('submit')}
        </Button>
        <Button appearance="subtle" onClick={() => panel.closeBallot(false)}>
          {isTouched ? words.say('discardDraft') : words.say('cancel')}
        </Button>
        {isTouched && <span className="value-actions__aside">{words.say('draftOnDevice')}</span>}
      </div>
    </AnswerForm>
  );
}
