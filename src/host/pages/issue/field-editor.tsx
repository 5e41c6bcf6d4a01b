import { useState } from 'react';
import type { Issue, Named, Person } from '../api/jira';
import { read } from '../api/rest';
import { useResource } from '../api/use-resource';
import { FieldValue } from '../parts/field-value';
import { kindOf, localMoment, textOf, valueOf, type FieldKind } from './field-kind';
import type { ShownIssue } from './use-issue';

/** Whether this person may set a field of this issue in place, by the server's word. */
export function canEdit(issue: Issue, id: string): boolean {
  const meta = issue.editmeta?.fields[id];
  return meta !== undefined && (meta.operations ?? ['set']).includes('set');
}

/** A field's value; activating it opens a control, where there is one and this person may use it. */
export function FieldEditor({
  id,
  issue,
  shown,
}: {
  readonly id: string;
  readonly issue: Issue;
  readonly shown: ShownIssue;
}) {
  const [isEditing, setEditing] = useState(false);
  const name = issue.names?.[id] ?? id;
  const kind = kindOf(issue.schema?.[id]);
  const value = <IssueFieldValue id={id} issue={issue} />;
  if (kind === undefined || !canEdit(issue, id)) return value;
  if (!isEditing) {
    return (
      <button className="editable__button" onClick={() => setEditing(true)}>
        <span className="hidden">Edit {name}: </span>
        {value}
      </button>
    );
  }
  const control = {
    id,
    kind,
    name,
    issue,
    close: () => setEditing(false),
    save: (next: unknown) => shown.edit({ [id]: next }),
  };
  return kind === 'choice' || kind === 'person' || kind === 'people' ? (
    <Chooser {...control} />
  ) : (
    <Typed {...control} />
  );
}

/** The value of one of an issue's fields, in its app's own words where it has any. */
export function IssueFieldValue({ id, issue }: { readonly id: string; readonly issue: Issue }) {
  const schema = issue.schema?.[id];
  const words = schema?.custom?.startsWith('ari:') ? issue.renderedFields?.[id] : undefined;
  return (
    <FieldValue
      value={typeof words === 'string' ? words : issue.fields[id]}
      schema={typeof words === 'string' ? undefined : schema}
    />
  );
}

interface ControlProps {
  readonly id: string;
  readonly kind: FieldKind;
  readonly name: string;
  readonly issue: Issue;
  close(): void;
  /** False when refused: the control stays, with what was typed. */
  save(value: unknown): Promise<boolean>;
}

function Typed({ id, kind, name, issue, close, save }: ControlProps) {
  const before = kind === 'datetime' ? localMoment(textOf(issue.fields[id])) : textOf(issue.fields[id]);
  const [draft, setDraft] = useState(before);
  const finish = async () => {
    if (draft === before || (await save(valueOf(kind, draft)))) close();
  };
  return (
    <input
      className="field"
      aria-label={name}
      autoFocus
      dir="auto"
      type={kind === 'date' ? 'date' : kind === 'datetime' ? 'datetime-local' : 'text'}
      inputMode={kind === 'number' ? 'decimal' : undefined}
      value={draft}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={() => void finish()}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void finish();
        if (event.key === 'Escape') close();
      }}
    />
  );
}

function Chooser({ id, kind, name, issue, close, save }: ControlProps) {
  const meta = issue.editmeta?.fields[id];
  const isPeople = kind !== 'choice';
  const path =
    id === 'assignee'
      ? `/rest/api/3/user/assignable/search?issueKey=${encodeURIComponent(issue.key)}&maxResults=100`
      : '/rest/api/3/users/search?maxResults=100';
  const people = useResource(isPeople ? path : undefined, (signal) => read<Person[]>(path, signal));
  const before = textOf(issue.fields[id]);
  const [chosen, setChosen] = useState(before);
  const options: readonly Named[] | undefined = isPeople
    ? people.value?.filter(isSomebody).map((person) => ({ id: person.accountId, name: person.displayName }))
    : meta?.allowedValues;
  if (options === undefined)
    return people.problem ? <span role="alert">{people.problem.message}</span> : <span className="subtle">…</span>;
  const finish = async (text: string) => {
    if (text === before || (await save(valueOf(kind, text)))) close();
  };
  const entries = options.map((option) => (
    <option key={option.id} value={String(option.id)}>
      {option.name ?? option.value}
    </option>
  ));
  const onKeyDown = (event: { readonly key: string }) => event.key === 'Escape' && close();
  if (kind === 'people') {
    return (
      <select
        className="field"
        multiple
        aria-label={name}
        autoFocus
        value={chosen === '' ? [] : chosen.split(' ')}
        onKeyDown={onKeyDown}
        onBlur={() => void finish(chosen)}
        onChange={(event) => setChosen([...event.target.selectedOptions].map((option) => option.value).join(' '))}
      >
        {entries}
      </select>
    );
  }
  return (
    <select
      className="field"
      aria-label={name}
      autoFocus
      value={chosen}
      onKeyDown={onKeyDown}
      onBlur={close}
      onChange={(event) => void finish(event.target.value)}
    >
      {!meta?.required && <option value="">–</option>}
      {entries}
    </select>
  );
}

/** Apps have accounts too, but are nobody to choose. */
function isSomebody(person: Person): boolean {
  return person.accountType === undefined || person.accountType === 'atlassian';
}
