import { useState } from 'react';
import type { ObjectiveRow } from '#app/objective/calls';
import type { IssueId } from '#core/issue';
import type { PlanItem } from '#core/train/plan-item';
import { Button } from '../../kit/button';
import { FieldError } from '../../kit/field';
import { RemoveDialog } from '../../kit/remove-dialog';
import type { Host } from '../host';
import type { TrainObjectivesWords } from '../words/en-train-objectives';
import { canRemove, type ObjectiveBook, type ObjectiveState } from './objective-book';
import { problemText } from './problem-text';

interface ObjectiveTableProps {
  readonly host: Host;
  readonly words: TrainObjectivesWords;
  readonly book: ObjectiveBook;
  readonly rows: readonly ObjectiveRow[];
  readonly items: ReadonlyMap<IssueId, PlanItem>;
  readonly canPlan: boolean;
  /** Something else is being typed. */
  readonly isTyping: boolean;
  readonly state: ObjectiveState;
}

/** Objectives of one team; business value is rated in place. */
export function ObjectiveTable({ words, rows, ...rest }: ObjectiveTableProps) {
  return (
    <table className="objectives__table">
      <colgroup>
        <col />
        <col className="objectives__short" />
        <col className="objectives__short" />
        <col className="objectives__short" />
        <col className="objectives__links" />
        {rest.canPlan && <col className="objectives__acts" />}
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{words.say('objective')}</th>
          <th scope="col">{words.say('commitment')}</th>
          <th scope="col">{words.say('planned')}</th>
          <th scope="col">{words.say('actual')}</th>
          <th scope="col">{words.say('linked')}</th>
          {rest.canPlan && <td />}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} words={words} row={row} {...rest} />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = Omit<ObjectiveTableProps, 'rows'> & { readonly row: ObjectiveRow };

function Row({ host, words, book, row, items, canPlan, isTyping, state }: RowProps) {
  const { title, isCommitted, planned, actual } = row.objective;
  const problem = state.rowProblems.get(row.id);
  return (
    <tr>
      <th scope="row" dir="auto">
        {title}
        {problem && <FieldError id={`problem-${row.id}`}>{problemText(problem, words)}</FieldError>}
      </th>
      <td>{words.say(isCommitted ? 'committed' : 'uncommitted')}</td>
      <td>
        <Rating
          {...{ words, canPlan }}
          label={words.say('plannedOf', { title })}
          least={1}
          value={planned}
          onChange={(value) => void book.set(row, { planned: value })}
        />
      </td>
      <td>
        <Rating
          {...{ words, canPlan }}
          label={words.say('actualOf', { title })}
          least={0}
          value={actual}
          onChange={(value) => void book.set(row, { actual: value })}
        />
      </td>
      <td>
        <Linked {...{ host, words, row, items }} />
      </td>
      {canPlan && (
        <td className="objectives__actions">
          <Button
            isCompact
            appearance="subtle"
            aria-label={words.say('changeOf', { title })}
            isDisabled={isTyping}
            title={isTyping ? words.say('finishFirst') : undefined}
            onClick={() => book.change(row)}
          >
            {words.say('change')}
          </Button>
          <Remove {...{ words, book, row, state }} />
        </td>
      )}
    </tr>
  );
}

function Remove({ words, book, row, state }: Pick<RowProps, 'words' | 'book' | 'row' | 'state'>) {
  const [isAsking, setAsking] = useState(false);
  const { title } = row.objective;
  const isOpen = canRemove(state, row.id);
  return (
    <>
      <Button
        isCompact
        appearance="subtle"
        aria-label={words.say('removeOf', { title })}
        isDisabled={!isOpen && !isAsking}
        title={isOpen ? undefined : words.say('changing')}
        onClick={() => setAsking(true)}
      >
        {words.say('remove')}
      </Button>
      {isAsking && (
        <RemoveDialog
          title={words.say('removeTitle')}
          cancelLabel={words.say('cancel')}
          removeLabel={words.say('removeNow')}
          isBusy={!isOpen}
          onCancel={() => setAsking(false)}
          onRemove={() => void book.remove(row).then(() => setAsking(false))}
        >
          {words.say('removeText', { title })}
        </RemoveDialog>
      )}
    </>
  );
}

interface RatingProps {
  readonly words: TrainObjectivesWords;
  readonly canPlan: boolean;
  readonly label: string;
  readonly least: 0 | 1;
  readonly value: number | undefined;
  onChange(value: number | undefined): void;
}

function Rating({ words, canPlan, label, least, value, onChange }: RatingProps) {
  if (!canPlan)
    return (
      <span className="ui-numeric">{value === undefined ? words.say('unrated') : words.formats.number(value)}</span>
    );
  return (
    <select
      className="ui-input objectives__rating"
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value === '' ? undefined : Number(event.target.value))}
    >
      <option value="">{words.say('unrated')}</option>
      {Array.from({ length: 11 - least }, (_, step) => (
        <option key={step} value={step + least}>
          {words.formats.number(step + least)}
        </option>
      ))}
    </select>
  );
}

function Linked({ host, words, row, items }: Pick<RowProps, 'host' | 'words' | 'row' | 'items'>) {
  const known = row.objective.issueIds.flatMap((id) => items.get(id) ?? []);
  return (
    <>
      {known.map(({ id, key, summary }) => (
        <a
          key={id}
          className="objectives__link"
          href={host.issueUrl(key)}
          title={summary}
          onClick={(event) => {
            event.preventDefault();
            host.openIssue(key, event.ctrlKey || event.metaKey);
          }}
        >
          {key}
        </a>
      ))}
      {row.hiddenIssues > 0 && (
        <span className="objectives__subtle">{words.say('hidden', { count: row.hiddenIssues })}</span>
      )}
    </>
  );
}
