import { evaluate } from '#core/value/evaluation';
import { Button } from '../../kit/button';
import { AnswerForm } from './answer-form';
import { proposedAgreement } from './reading';
import { pointsOf, type ValuePanelContext } from './panel-context';

/** What the group settles on: the medians chosen already, the estimate as the size, everything open to change. */
export function AgreeForm({ context, onCancel }: { readonly context: ValuePanelContext; onCancel?(): void }) {
  const { words, panel, score, state, now } = context;
  const draft = state.agreement ?? proposedAgreement(score, pointsOf(state), now);
  const preview = evaluate(score.model, draft.factors).score;
  return (
    <AnswerForm
      context={context}
      title={words.say('agreeTitle')}
      help={words.say('agreeHelp')}
      draft={draft}
      noteHelp={words.say('agreeNote')}
      takesEstimate
      sends="agree"
      onType={panel.typeAgreement}
      onNote={panel.typeAgreementNote}
      onSubmit={() =>
        void panel.run({ kind: 'agree', version: score.version, factors: draft.factors, note: draft.note })
      }
    >
      <div className="value-actions">
        <Button type="submit" appearance="primary" isBusy={state.doing?.kind === 'agree'}>
          {words.say('agree')}
        </Button>
        {onCancel && (
          <Button appearance="subtle" onClick={onCancel}>
            {words.say('cancel')}
          </Button>
        )}
        <output className="value-actions__preview ui-numeric">
          {preview !== undefined &&
            words.say('agreePreview', { model: score.model.name, score: words.formats.score(preview) })}
        </output>
      </div>
    </AnswerForm>
  );
}
