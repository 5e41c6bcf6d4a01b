import { useResource } from '../../api/use-resource';
import { call } from '../api/rest';
import type { ItemForm } from './item-form';
import { linkedId, type RestItem } from './work-item';

/** Items that one call may ask for. */
const batch = 200;

/** Title, type and state of the work items that a form's links lead to, by id; those that nobody may see are left out. */
export function useLinkedItems(form: ItemForm): ReadonlyMap<number, RestItem> {
  const ids = [...new Set(form.relations.flatMap((relation) => linkedId(relation) ?? []))];
  const { value } = useResource(
    ids.length > 0 ? `linked ${ids.join()} ${form.state.stored?.rev}` : undefined,
    (signal) => readItems(ids, signal),
  );
  return value ?? new Map<number, RestItem>();
}

async function readItems(ids: readonly number[], signal: AbortSignal): Promise<ReadonlyMap<number, RestItem>> {
  const found = new Map<number, RestItem>();
  for (let from = 0; from < ids.length; from += batch) {
    const body = {
      ids: ids.slice(from, from + batch),
      fields: ['System.Title', 'System.WorkItemType', 'System.State', 'System.TeamProject'],
      errorPolicy: 'omit',
    };
    const { value } = await call<{ value: readonly (RestItem | null)[] }>(
      'POST',
      '_apis/wit/workItemsBatch?api-version=7.1',
      { signal, body },
    );
    for (const item of value) if (item) found.set(item.id, item);
  }
  return found;
}
