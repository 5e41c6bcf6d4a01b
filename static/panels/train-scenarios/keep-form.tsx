import { useState, type FormEvent } from 'react';
import type { Scenario } from '#core/train/scenario';
import { Button } from '../../kit/button';
import { Field } from '../../kit/field';
import { problemText } from './problem-text';
import { mostLetters } from './scenario-book';
import type { ScenarioContext } from './scenario-context';

interface KeepProps {
  readonly context: Pick<ScenarioContext, 'words' | 'book' | 'state'>;
  /** Offered as its name. */
  readonly suggestion: string;
  /** What is in sight, by that name. */
  toKeep(name: string): Scenario | undefined;
}

/** Keeps the scenario in sight by a name. */
export function KeepForm({ context: { words, book, state }, suggestion, toKeep }: KeepProps) {
  const [name, setName] = useState(suggestion);
  const problem = state.trouble && state.trouble.id === undefined ? state.trouble.problem : undefined;
  const isOfName = problem?.kind === 'needs-name' || problem?.kind === 'name-taken';
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const scenario = toKeep(name);
    if (scenario) await book.keep(scenario);
  };
  return (
    <form className="scenarios__keep" onSubmit={(event) => void submit(event)}>
      <Field
        label={words.say('name')}
        help={words.say('keepHelp')}
        {...(isOfName && { error: problemText(problem, words) })}
      >
        {(control) => (
          <input
            {...control}
            className="ui-input"
            dir="auto"
            maxLength={mostLetters}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" isBusy={state.isBusy} isDisabled={state.list.kind !== 'here'}>
        {words.say('keep')}
      </Button>
    </form>
  );
}
