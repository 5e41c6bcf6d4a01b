import type { Place } from '../host/place';
import { FormField } from './form-field';
import { FormGroup, formParts } from './form-extensions';
import type { ItemForm } from './item-form';

/** Shown elsewhere on the form, or in no place of its own. */
const elsewhere = new Set(['System.Title', 'System.State', 'System.AssignedTo', 'System.AreaPath', 'System.IterationPath', 'System.Tags', 'System.Description', 'System.History', 'System.Reason']);

/** Kept by the product itself as states change. */
const automatic = /^Microsoft\.VSTS\.Common\.(StackRank|(StateChange|Activated|Resolved|Closed)(Date|By|Reason))$/;

/** Description and discussion, the type's own fields, and the groups of extensions. */
export function DetailsTab({ form, place }: { readonly form: ItemForm; readonly place: Place }) {
  const own = (form.type?.fields ?? []).map(({ referenceName }) => referenceName).filter((name) => !elsewhere.has(name) && !name.startsWith('System.') && !automatic.test(name));
  const isLong = (name: string) => ['html', 'plainText'].includes(form.field(name)?.type ?? '');
  const isPlanning = (name: string) => ['double', 'integer'].includes(form.field(name)?.type ?? '');
  return (
    <div className="details">
      <section className="group details__wide">
        <FormField form={form} name="System.Description" />
        {own.filter(isLong).map((name) => (
          <FormField key={name} form={form} name={name} />
        ))}
        <h2 className="group__title">Discussion</h2>
        <label className="field">
          <span className="field__label">Add a comment</span>
          <textarea className="input" rows={3} dir="auto" value={String(form.state.changes['System.History'] ?? '')} onChange={(event) => form.change({ 'System.History': event.target.value || undefined })} />
        </label>
      </section>
      <section className="group">
        <h2 className="group__title">Planning</h2>
        {own.filter(isPlanning).map((name) => (
          <FormField key={name} form={form} name={name} />
        ))}
        {own
          .filter((name) => !isPlanning(name) && !isLong(name))
          .map((name) => (
            <FormField key={name} form={form} name={name} />
          ))}
      </section>
      <div className="details__side">
        {formParts.groups.map((group) => (
          <FormGroup key={group.id} contribution={group} form={form} place={place} />
        ))}
      </div>
    </div>
  );
}
