import type { Place } from '../host/place';
import { Discussion } from './discussion';
import { FormControl } from './form-control';
import { FormGroup, formParts } from './form-extensions';
import { FormField } from './form-field';
import { layoutOf } from './form-layout';
import type { ItemForm } from './item-form';
import { RelatedWork } from './related-work';
import { fieldText } from './work-item';

/** Long texts and discussion, the type's groups of fields, the groups of extensions and what the item is linked to. */
export function DetailsTab({ form, place }: { readonly form: ItemForm; readonly place: Place }) {
  const { texts, groups } = layoutOf(
    form.type,
    (name) => form.field(name),
    (name) => fieldText(form.value(name, true)) !== '',
  );
  return (
    <div className="details">
      <div className="details__wide">
        {texts.map((name) => (
          <section key={name} className="group">
            <h2 className="group__title">{form.field(name)?.name}</h2>
            <FormField form={form} name={name} isLabelHidden />
          </section>
        ))}
        <section className="group">
          <Discussion form={form} />
        </section>
      </div>
      <div className="details__fields">
        {groups.map(({ title, names }) => (
          <section key={title} className="group">
            <h2 className="group__title">{title}</h2>
            {names.map((name) => (
              <FormField key={name} form={form} name={name} />
            ))}
          </section>
        ))}
      </div>
      <div className="details__side">
        {formParts.groups.map((group) => (
          <FormGroup key={group.id} contribution={group} form={form} place={place} />
        ))}
        {formParts.controls.map((control) => (
          <FormControl key={control.id} contribution={control} form={form} place={place} />
        ))}
        <RelatedWork form={form} />
      </div>
    </div>
  );
}
