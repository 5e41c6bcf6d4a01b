import { useState } from 'react';
import type { Issue, Named, Person } from '../api/jira';
import { read } from '../api/rest';
import { useResource } from '../api/use-resource';
import { FieldValue } from '../parts/field-value';
import type { ShownIssue } from './use-issue';

interface Meta {
  readonly fields: Readonly<Record<string, { readonly required?: boolean; readonly operations?: readonly string[]; readonly allowedValues?: readonly Named[] }>>;
}

const plainTypes = new Set(['string', 'number', 'date']);

/** Fields that one input can hold; others only show. */
export function canEditInPlace(issue: Issue, id: string): boolean {
  const type = issue.schema?.[id]?.type ?? '';
  return plainTypes.has(type) || id === 'priority' || id === 'assignee' || id === 'labels';
}

/** A field's value; activating it opens an input, if the server says that this person may edit it. */
export function FieldEditor({ id, issue, shown }: { readonly id: string; readonly issue: Issue; readonly shown: ShownIssue }) {
  const [isEditing, setEditing] = useState(false);
  const value = issue.fields[id];
  const name = issue.names?.[id] ?? id;
  if (!isEditing) {
    return (
      <button className="editable__button" onClick={() => setEditing(true)}>
        <span className="hidden">Edit {name}: </span>
        <FieldValue value={value} schema={issue.schema?.[id]} />
      </button>
    );
  }
  return <OpenEditor id={id} name={name} issue={issue} close={() => setEditing(false)} save={(next) => shown.edit({ [id]: next })} />;
}

function OpenEditor({ id, name, issue, close, save }: { readonly id: string; readonly name: string; readonly issue: Issue; close(): void; save(value: unknown): Promise<boolean> }) {
  const key = encodeURIComponent(issue.key);
  const meta = useResource(issue.key, (signal) => read<Meta>(`/rest/api/3/issue/${key}/editmeta`, signal));
  const people = useResource(id === 'assignee' ? issue.key : undefined, (signal) => read<Person[]>(`/rest/api/3/user/assignable/search?issueKey=${key}&maxResults=100`, signal));
  const [draft, setDraft] = useState(() => textOf(issue.fields[id]));
  if (!meta.value && !meta.problem) return <span className="subtle">…</span>;
  const field = meta.value?.fields[id];
  if (field === undefined || !(field.operations ?? ['set']).includes('set')) {
    return (
      <span>
        <FieldValue value={issue.fields[id]} schema={issue.schema?.[id]} /> <small className="subtle">You cannot edit this.</small>
      </span>
    );
  }
  const options: readonly Named[] | undefined = id === 'assignee' ? people.value?.map((person) => ({ id: person.accountId, name: person.displayName })) : field.allowedValues;
  const finish = async (text: string) => {
    if (text === textOf(issue.fields[id]) || (await save(valueOf(id, issue.schema?.[id]?.type ?? 'string', text)))) close();
  };
  if (options !== undefined) {
    const current = issue.fields[id] as { id?: string; accountId?: string } | null;
    return (
      <select className="field" aria-label={name} autoFocus value={current?.accountId ?? current?.id ?? ''} onBlur={close} onChange={(event) => void finish(event.target.value)}>
        {!field.required && <option value="">–</option>}
        {options.map((option) => (
          <option key={option.id} value={String(option.id)}>
            {option.name ?? option.value}
          </option>
        ))}
      </select>
    );
  }
  const type = issue.schema?.[id]?.type;
  return (
    <input
      className="field"
      aria-label={name}
      autoFocus
      dir="auto"
      type={type === 'date' ? 'date' : 'text'}
      inputMode={type === 'number' ? 'decimal' : undefined}
      value={draft}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={() => void finish(draft)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void finish(draft);
        if (event.key === 'Escape') close();
      }}
    />
  );
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.join(' ');
  return value === null || value === undefined || typeof value === 'object' ? '' : String(value);
}

function valueOf(id: string, type: string, text: string): unknown {
  const words = text.trim();
  if (id === 'labels') return words === '' ? [] : words.split(/\s+/);
  if (words === '') return null;
  if (id === 'assignee') return { accountId: words };
  if (id === 'priority') return { id: words };
  // What is not a number goes to the server as typed, whose refusal names the field.
  if (type === 'number') return Number.isNaN(Number(words)) ? words : Number(words);
  return text;
}
