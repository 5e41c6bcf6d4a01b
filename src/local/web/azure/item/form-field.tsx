import { useId } from 'react';
import type { ItemForm } from './item-form';
import { fieldText, type Identity } from './work-item';

interface Props {
  readonly form: ItemForm;
  readonly name: string;
  readonly label?: string;
}

/** One field of the form with its label, edited as its type asks. */
export function FormField({ form, name, label }: Props) {
  const id = useId();
  const field = form.field(name);
  const own = form.type?.fields.find(({ referenceName }) => referenceName === name);
  if (field === undefined) return null;
  const isReadOnly = field.isReadOnly || own?.isReadOnly === true;
  return (
    <div className="field">
      <label htmlFor={id} className="field__label">
        {label ?? field.name}
        {own?.isRequired && <span aria-hidden="true"> *</span>}
      </label>
      {isReadOnly ? <output id={id}>{fieldText(form.value(name)) || '–'}</output> : <Editor id={id} form={form} name={name} kind={kindOf(form, name)} isRequired={own?.isRequired === true} />}
    </div>
  );
}

type Kind = { readonly kind: 'choice'; readonly options: readonly string[] } | { readonly kind: 'person' | 'number' | 'date' | 'text' | 'long' | 'flag' };

function kindOf(form: ItemForm, name: string): Kind {
  const field = form.field(name);
  const allowed = form.type?.fields.find(({ referenceName }) => referenceName === name)?.allowed;
  if (name === 'System.Tags') return { kind: 'text' };
  if (name === 'System.State') return { kind: 'choice', options: form.type?.states.map((state) => state.name) ?? [] };
  if (name === 'System.AreaPath') return { kind: 'choice', options: form.project.areas };
  if (name === 'System.IterationPath') return { kind: 'choice', options: form.project.iterations.map(({ path }) => path) };
  if (allowed !== undefined && allowed.length > 0) return { kind: 'choice', options: allowed.map(String) };
  switch (field?.type) {
    case 'identity':
      return { kind: 'person' };
    case 'integer':
    case 'double':
      return { kind: 'number' };
    case 'dateTime':
      return { kind: 'date' };
    case 'boolean':
      return { kind: 'flag' };
    case 'html':
    case 'plainText':
      return { kind: 'long' };
    default:
      return { kind: 'text' };
  }
}

function Editor({ id, form, name, kind, isRequired }: Props & { readonly id: string; readonly kind: Kind; readonly isRequired: boolean }) {
  const value = form.value(name);
  const text = fieldText(value);
  const common = { id, className: 'input', 'aria-required': isRequired || undefined };
  const change = (next: unknown) => form.change({ [name]: next });
  switch (kind.kind) {
    case 'choice':
      return (
        <select {...common} value={text} onChange={(event) => change(typeof value === 'number' ? Number(event.target.value) : event.target.value)}>
          {!kind.options.includes(text) && <option value={text}>{text}</option>}
          {kind.options.map((option) => (
            <option key={option}>{option}</option>
          ))}
        </select>
      );
    case 'person': {
      const chosen = typeof value === 'object' && value !== null ? ((value as Identity).uniqueName ?? '') : text;
      return (
        <select {...common} value={chosen} onChange={(event) => change(event.target.value)}>
          <option value="">Unassigned</option>
          {form.project.people.map(({ id: personId, name: personName, uniqueName }) => (
            <option key={personId} value={uniqueName}>
              {personName}
            </option>
          ))}
        </select>
      );
    }
    case 'number':
      return <input {...common} type="number" step="any" value={text} onChange={(event) => change(event.target.value === '' ? undefined : Number(event.target.value))} />;
    case 'date':
      return <input {...common} type="date" value={text.slice(0, 10)} onChange={(event) => change(event.target.value === '' ? undefined : `${event.target.value}T00:00:00Z`)} />;
    case 'flag':
      return <input id={id} type="checkbox" checked={value === true} onChange={(event) => change(event.target.checked)} />;
    case 'long':
      return <textarea {...common} rows={8} dir="auto" value={plain(text)} onChange={(event) => change(form.field(name)?.type === 'html' ? marked(event.target.value) : event.target.value)} />;
    case 'text':
      return <input {...common} dir="auto" value={text} onChange={(event) => change(event.target.value)} />;
  }
}

/** The words of a rich text, a line for each block. */
export function plain(html: string): string {
  if (!/[<&]/.test(html)) return html;
  const lines = html.replaceAll(/<br\s*\/?>|<\/(p|div|li|h\d)>(?=.)/gi, '\n');
  return new DOMParser().parseFromString(lines, 'text/html').body.textContent ?? '';
}

function marked(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped.split('\n').join('<br>');
}
