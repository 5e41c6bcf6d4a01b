import { useEffect, useSyncExternalStore } from 'react';
import { useResource, type Resource } from '../../api/use-resource';
import { call } from '../api/rest';
import { readProject } from '../shell/project-data';
import { ItemForm, type FormState } from './item-form';
import type { RestItem } from './work-item';

/** Which form is wanted: a stored item's, or a new one's of a type. */
export interface FormRequest {
  readonly projectName?: string;
  readonly itemId?: number;
  readonly typeName?: string;
  readonly initial?: Readonly<Record<string, unknown>>;
}

/** Opens a form; extensions hear of it when it goes. */
export function useItemForm(request: FormRequest): Resource<ItemForm> {
  const resource = useResource(`form ${request.projectName} ${request.itemId} ${request.typeName}`, () =>
    openForm(request),
  );
  const form = resource.value;
  useEffect(() => () => form?.tell('onUnloaded', { id: form.id }), [form]);
  return resource;
}

/** The form's state, drawn anew with each change. */
export function useFormState(form: ItemForm): FormState {
  return useSyncExternalStore(form.watch, () => form.state);
}

async function openForm({ projectName, itemId, typeName, initial }: FormRequest): Promise<ItemForm> {
  if (itemId === undefined) {
    const project = await readProject(projectName ?? '');
    const type = project.types.find(({ name }) => name.toLowerCase() === typeName?.toLowerCase());
    if (type === undefined) throw new Error(`${project.name} has no work item type ${typeName ?? ''}.`);
    return new ItemForm(project, type.name, undefined, initial);
  }
  const item = await call<RestItem>('GET', `_apis/wit/workItems/${itemId}?api-version=7.1&$expand=all`);
  const project = await readProject(String(item.fields['System.TeamProject']));
  return new ItemForm(project, String(item.fields['System.WorkItemType']), item);
}
