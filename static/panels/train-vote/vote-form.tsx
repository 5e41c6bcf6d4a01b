import { confidenceSteps, needsTalk } from '#core/train/confidence';
import type { TeamId } from '#core/train/ids';
import { longestVoteNote } from '#core/train/vote-round';
import { Button } from '../../kit/button';
import { Field, TextArea } from '../../kit/field';
import { Message } from '../../kit/message';
import { StepScale } from '../../kit/step-scale';
import { useStore } from '../base/store';
import { problemText } from './problem-text';
import { stepName } from './texts';
import type { VoteContext } from './vote-context';

/** A fist of five, for a team; whoever shows 1 or 2 can say what would have to change. */
export function VoteForm({ context }: { readonly context: VoteContext }) {
  const { words, book, state, view, session } = context;
  const { row } = useStore(session.states);
  const { teams } = row.train;
  const { confidence, note } = book.chosen();
  const problem = state.trouble?.problem;
  const stepError = problem?.kind === 'needs-confidence' ? problemText(problem, words) : undefined;
  return (
    <form
      className="train-vote__form"
      aria-label={words.say('title')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void book.cast(teams.map(({ id }) => id));
      }}
    >
      {state.isRestored && <Message tone="info">{words.say('restored')}</Message>}
      {view.mine && !view.mine.answer && <Message tone="info">{words.say('yoursSealed')}</Message>}
      <StepScale
        label={words.say('question')}
        help={words.say('questionHelp')}
        error={stepError}
        steps={confidenceSteps.map((value) => ({
          value,
          text: words.formats.number(value),
          name: stepName(value, words),
        }))}
        value={confidence}
        onChange={(value) => book.choose({ confidence: value })}
      />
      {teams.length > 1 && <TeamField context={context} />}
      {confidence !== undefined && needsTalk({ confidence }) && (
        <TextArea
          label={words.say('note')}
          hint={words.say('optional')}
          help={words.say('noteHelp')}
          value={note}
          maxLength={longestVoteNote}
          onChange={(text) => book.choose({ note: text })}
        />
      )}
      <div className="train-vote__actions">
        <Button type="submit" appearance="primary" isBusy={state.doing === 'cast'}>
          {words.say('cast')}
        </Button>
        {state.draft && view.mine?.answer && (
          <Button appearance="subtle" isDisabled={state.doing === 'cast'} onClick={book.discard}>
            {words.say('keepOld')}
          </Button>
        )}
      </div>
    </form>
  );
}

function TeamField({ context: { words, book, state, session } }: { readonly context: VoteContext }) {
  const { teams } = useStore(session.states).row.train;
  const { teamId } = book.chosen();
  const problem = state.trouble?.problem;
  const error = problem?.kind === 'needs-team' ? problemText(problem, words) : undefined;
  return (
    <Field label={words.say('teamFor')} error={error}>
      {(control) => (
        <select
          {...control}
          className="ui-input train-vote__team"
          value={teams.some(({ id }) => id === teamId) ? teamId : ''}
          onChange={(event) => book.choose({ teamId: event.target.value as TeamId })}
        >
          <option value="" disabled>
            {words.say('chooseTeam')}
          </option>
          {teams.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
