import { useState, type FormEvent } from 'react';
import type { ScenarioRow } from '#app/scenario/calls';
import { Button } from '../../kit/button';
import { FieldError } from '../../kit/field';
import { MoreIcon } from '../../kit/icons';
import { Menu, type MenuItem } from '../../kit/menu';
import { problemText } from './problem-text';
import { mostLetters } from './scenario-book';
import type { ScenarioContext } from './scenario-context';

interface LineProps {
  readonly context: ScenarioContext;
  readonly row: ScenarioRow;
  readonly author: string;
  readonly stale: string | undefined;
  /** Chosen to be compared; `isFull`: no further one can be. */
  readonly isChosen: boolean;
  readonly isFull: boolean;
  onChoose(): void;
}

/** One kept scenario: what it asks and is worth, who kept it and when, whether it still holds, and what can be done. */
export function ScenarioLine(props: LineProps) {
  const { context, row, author, stale, isChosen, isFull, onChoose } = props;
  const { words, state, titleOf } = context;
  const { id, at, scenario } = row;
  const { name } = scenario;
  const [isNaming, setNaming] = useState(false);
  const problem = state.trouble?.id === id ? state.trouble.problem : undefined;
  return (
    <li className="scenarios__line">
      <div className="scenarios__head">
        <label className="scenarios__name">
          <input
            type="checkbox"
            checked={isChosen}
            disabled={!isChosen && isFull}
            aria-label={words.say('choose', { name })}
            onChange={onChoose}
          />
          <span dir="auto">{name}</span>
        </label>
        <Acts context={context} row={row} onRename={() => setNaming(true)} />
      </div>
      {isNaming && <NameForm context={context} row={row} onDone={() => setNaming(false)} />}
      <p className="scenarios__subtle">
        {[
          words.say('worth', { value: words.formats.number(scenario.value) }),
          titleOf(scenario.conditions),
          words.say('keptBy', { person: author, day: words.formats.day(at) }),
        ].join(' · ')}
      </p>
      {stale !== undefined && <p className="scenarios__stale">{stale}</p>}
      {problem && !isNaming && (
        <p className="scenarios__stale" role="alert">
          {problemText(problem, words)}
        </p>
      )}
    </li>
  );
}

function Acts({ context, row, onRename }: Pick<LineProps, 'context' | 'row'> & { onRename(): void }) {
  const { words, book, state, board, open } = context;
  const { name } = row.scenario;
  const items: readonly MenuItem[] = [
    { id: 'rename', label: words.say('rename'), onChoose: onRename },
    {
      id: 'duplicate',
      label: words.say('duplicate'),
      onChoose: () => void book.duplicate(row, (of) => words.say('copyOf', { name: of })),
    },
    { id: 'remove', label: words.say('remove'), isGroupStart: true, onChoose: () => void book.remove(row) },
  ].map((item) => ({ ...item, isDisabled: state.isBusy }));
  return (
    <span className="scenarios__acts">
      <Button isCompact aria-label={words.say('openOf', { name })} onClick={() => open(row.id, row.scenario)}>
        {words.say('open')}
      </Button>
      {board.canPlan && <Menu isCompact label={words.say('actsOf', { name })} icon={<MoreIcon />} items={items} />}
    </span>
  );
}

function NameForm({ context, row, onDone }: Pick<LineProps, 'context' | 'row'> & { onDone(): void }) {
  const { words, book, state } = context;
  const [text, setText] = useState(row.scenario.name);
  const problem = state.trouble?.id === row.id ? state.trouble.problem : undefined;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (await book.rename(row, text)) onDone();
  };
  return (
    <form className="scenarios__form" onSubmit={(event) => void submit(event)}>
      <input
        className="ui-input"
        dir="auto"
        autoFocus
        maxLength={mostLetters}
        aria-label={words.say('newName', { name: row.scenario.name })}
        aria-invalid={problem ? true : undefined}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          // Escape leaves the name, not the dialog around it.
          event.preventDefault();
          event.stopPropagation();
          onDone();
        }}
      />
      <Button type="submit" isBusy={state.isBusy}>
        {words.say('save')}
      </Button>
      <Button appearance="subtle" onClick={onDone}>
        {words.say('cancel')}
      </Button>
      {problem && <FieldError id={`rename-${row.id}`}>{problemText(problem, words)}</FieldError>}
    </form>
  );
}
