import { ActionMenu } from '../parts/action-menu';
import { placeIn } from '../shell/place';
import type { ItemForm } from './item-form';

/** Actions of extensions on the form's toolbar. */
export function FormActions({ form }: { readonly form: ItemForm }) {
  const { id, name } = form.project;
  return (
    <ActionMenu
      menu="ms.vss-work-web.work-item-toolbar-menu"
      label="More actions"
      place={{ ...placeIn(form.project), form }}
      context={() => ({
        id: form.id,
        workItemId: form.id,
        workItemIds: [form.id],
        workItemTypeName: form.typeName,
        workItemDirty: form.isDirty,
        workItemAvailable: true,
        currentProjectGuid: id,
        currentProjectName: name,
      })}
    />
  );
}
