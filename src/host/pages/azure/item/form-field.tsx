import { useId, useState } from 'react';
import { momentText, numberText } from '../../parts/formats';
import type { ItemForm } from './item-form';
import { editedHtml, plainText } from './rich-text';
import { fieldText, type Identity } from './work-item';

interface Props {
  readonly form: ItemForm;
  readonly name: string;
  readonly label?: string;
  /** The label is for those who cannot see that a heading stands over the field. */
  readonly isLabelHidden?: boolean;
}

/** One field of the form with its label, edited as its type asks. */
export function FormField({ form, name, label, isLabelHidden }: Props) {
  const id = useId();
  const field = form.field(name);
  const own = form.type?.fields.find(({ referenceName }) => referenceName === name);
  if (field === undefined) return null;
  const isMissing =
    form.state.problem !== undefined && form.missing.some(({ referenceName }) => referenceName === name);
  const isReadOnly = form.isReadOnly || field.isReadOnly || own?.isReadOnly === true;
  return (
    <div className="field">
      <label htmlFor={id} className={isLabelHidden ? 'hidden' : 'field__label'}>
        {label ?? field.name}
        {own?.isRequired && !isReadOnly && <span aria-hidden="true"> *</span>}
      </label>
      {isReadOnly ? (
        <output id={id} className="field__value" dir="auto">
          {readText(form, name) || '–'}
        </output>
      ) : (
        <Editor
          key={form.id}
          id={id}
          form={form}
          name={name}
          kind={kindOf(form, name)}
          isRequired={own?.isRequired === true}
          isMissing={isMissing}
        />
      )}
    </div>
  );
}

function readText(form: ItemForm, name: string): string {
  const value = form.value(name);
  switch (form.field(name)?.type) {
    case 'html':
      return plainText(fieldText(value));
    case 'dateTime':
      return typeof value === 'string' ? momentText(value) : '';
    case 'double':
    case 'integer':
      return typeof value === 'number' ? numberText(value) : fieldText(value);
    default:
      return fieldText(value);
  }
}

type Kind =
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'person' | 'number' | 'date' | 'text' | 'long' | 'flag' };

function kindOf(form: ItemForm, name: string): Kind {
  const field = form.field(name);
  const allowed = form.choices(name);
  if (name === 'System.Tags') return { kind: 'text' };
  if (name === 'System.State') return { kind: 'choice', options: form.type?.states.map((state) => state.name) ?? [] };
  if (name === 'System.AreaPath') return { kind: 'choice', options: form.project.areas };
  if (name === 'System.IterationPath')
    return { kind: 'choice', options: form.project.iterations.map(({ path }) => path) };
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
    case 'history':
    case 'plainText':
      return { kind: 'long' };
    default:
      return { kind: 'text' };
  }
}

interface EditorProps extends Props {
  readonly id: string;
  readonly kind: Kind;
  readonly isRequired: boolean;
  readonly isMissing: boolean;
}

function Editor({ id, form, name, kind, isRequired, isMissing }: EditorProps) {
  const value = form.value(name);
  const text = fieldText(value);
  const common = {
    id,
    className: 'input',
    'aria-required': isRequired || undefined,
    'aria-invalid': isMissing || undefined,
  };
  const change = (next: unknown) => form.change({ [name]: next });
  switch (kind.kind) {
    case 'choice':
      return (
        <select
          {...common}
          value={text}
          onChange={(event) => change(typeof value === 'number' ? Number(event.target.value) : event.target.value)}
        >
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
          {chosen !== '' && !form.project.people.some(({ uniqueName }) => uniqueName === chosen) && (
            <option value={chosen}>{text}</option>
          )}
          {form.project.people.map(({ id: personId, name: personName, uniqueName }) => (
            <option key={personId} value={uniqueName}>
              {personName}
            </option>
          ))}
        </select>
      );
    }
    case 'number':
      return (
        <input
          {...common}
          type="number"
          step="any"
          value={text}
          onChange={(event) => change(event.target.value === '' ? undefined : Number(event.target.value))}
        />
      );
    case 'date':
      return (
        <input
          {...common}
          type="date"
          value={text.slice(0, 10)}
          onChange={(event) => change(event.target.value === '' ? undefined : `${event.target.value}T00:00:00Z`)}
        />
      );
    case 'flag':
      return (
        <input id={id} type="checkbox" checked={value === true} onChange={(event) => change(event.target.checked)} />
      );
    case 'long':
      return form.field(name)?.type !== 'plainText' ? (
        <RichText attributes={common} form={form} name={name} />
      ) : (
        <textarea {...common} rows={5} dir="auto" value={text} onChange={(event) => change(event.target.value)} />
      );
    case 'text':
      return <input {...common} dir="auto" value={text} onChange={(event) => change(event.target.value)} />;
  }
}

/** A rich text edited as its words; what was typed is kept as typed while it stands for the field's value. */
function RichText({
  attributes,
  form,
  name,
}: {
  readonly attributes: object;
  readonly form: ItemForm;
  readonly name: string;
}) {
  const html = fieldText(form.value(name));
  const [typed, setTyped] = useState<{ readonly text: string; readonly html: string }>();
  function change(text: string): void {
    const next = editedHtml(fieldText(form.value(name, true)), text);
    setTyped({ text, html: next });
    form.change({ [name]: next });
  }
  return (
    <textarea
      {...attributes}
      rows={5}
      dir="auto"
      value={typed?.html === html ? typed.text : plainText(html)}
      onChange={(event) => change(event.target.value)}
    />
  );
}
