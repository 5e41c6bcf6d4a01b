import type { ShownContribution } from '../../../azure/pages/start';
import { nameOf } from '../host/contributions';
import type { Place } from '../host/place';
import { FormPart } from './form-extensions';
import type { ItemForm } from './item-form';

interface ControlInput {
  readonly id?: string;
  readonly type?: string;
  readonly properties?: { readonly workItemFieldTypes?: readonly string[] };
  readonly validation?: { readonly isRequired?: boolean };
  readonly defaultValue?: unknown;
}

/** How a control's manifest names the types of fields, by the name that fields have here. */
const manifestTypes: Readonly<Record<string, string>> = {
  string: 'String',
  picklistString: 'String',
  integer: 'Integer',
  double: 'Double',
  dateTime: 'DateTime',
  plainText: 'PlainText',
  html: 'HTML',
  treePath: 'TreePath',
  boolean: 'Boolean',
  identity: 'Identity',
  guid: 'Guid',
};

/**
 * A control of an extension on the form. A process's administrator would choose the fields that it works on; here each
 * of its inputs gets the first field of the type that fits, and the group says which.
 */
export function FormControl({
  contribution,
  form,
  place,
}: {
  readonly contribution: ShownContribution;
  readonly form: ItemForm;
  readonly place: Place;
}) {
  const inputs = inputsOf(contribution, form);
  const fields = Object.values(inputs).flatMap((value) =>
    typeof value === 'string' ? (form.field(value)?.name ?? []) : [],
  );
  return (
    <section className="group">
      <h2 className="group__title" dir="auto">
        {nameOf(contribution)}
      </h2>
      {fields.length > 0 && <p className="subtle">{`On ${fields.join(', ')}`}</p>}
      <FormPart
        contribution={contribution}
        form={form}
        place={place}
        height="content"
        configuration={{ witInputs: inputs }}
      />
    </section>
  );
}

function inputsOf({ properties }: ShownContribution, form: ItemForm): Readonly<Record<string, unknown>> {
  const written = Array.isArray(properties['inputs']) ? (properties['inputs'] as readonly ControlInput[]) : [];
  const taken = new Set<string>();
  return Object.fromEntries(
    written.flatMap(({ id, type, properties: wanted, defaultValue }) => {
      if (id === undefined) return [];
      if (type !== 'WorkItemField') return defaultValue === undefined ? [] : [[id, defaultValue] as const];
      const name = fittingField(form, wanted?.workItemFieldTypes ?? [], taken);
      if (name !== undefined) taken.add(name);
      return name === undefined ? [] : [[id, name] as const];
    }),
  );
}

function fittingField(form: ItemForm, types: readonly string[], taken: ReadonlySet<string>): string | undefined {
  const own = (form.type?.fields ?? []).filter(
    ({ isReadOnly, referenceName }) => !isReadOnly && !taken.has(referenceName) && !referenceName.startsWith('System.'),
  );
  return own.find(
    ({ referenceName }) =>
      types.length === 0 || types.includes(manifestTypes[form.field(referenceName)?.type ?? ''] ?? ''),
  )?.referenceName;
}
