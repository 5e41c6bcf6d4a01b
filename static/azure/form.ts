import type { WorkItemForm } from './services';

/** What a form shows: a saved item, one that has no number yet, or nothing between two items. */
export type Shown =
  { readonly kind: 'item'; readonly id: number } | { readonly kind: 'unsaved' } | { readonly kind: 'nothing' };

/** Told of the form's item. `onItem` comes once per item, `onChange` after it was saved or read again. */
export interface FormListener {
  onItem(shown: Shown): void;
  onChange(): void;
}

interface Changed {
  readonly id: number;
}

/**
 * Follows a form, whose frame stays while people go from item to item. Azure DevOps calls the object that is registered
 * under the contribution's id (`events`); an item that was there before is asked for.
 * Source: azure-devops-extension-api 5.276, IWorkItemNotificationListener.
 */
export function createFormEvents(listener: FormListener) {
  let shown: Shown = { kind: 'nothing' };
  const show = (next: Shown) => {
    if (isSame(next, shown)) return;
    shown = next;
    listener.onItem(next);
  };
  const events = {
    onLoaded: ({ id, isNew }: Changed & { readonly isNew: boolean }) => show(shownOf(id, isNew)),
    onUnloaded: ({ id }: Changed) => {
      // The next item may be loaded before the last one is left.
      if (shown.kind !== 'item' || shown.id === id) show({ kind: 'nothing' });
    },
    onSaved: ({ id }: Changed) => changed(id),
    onRefreshed: ({ id }: Changed) => changed(id),
    onFieldChanged: () => undefined,
    onReset: () => undefined,
  };
  function changed(id: number): void {
    if (shown.kind === 'item' && shown.id === id) listener.onChange();
    else show(shownOf(id, false));
  }
  return {
    events,
    /** Asks a form that may have loaded its item before anybody listened. */
    async ask(form: Pick<WorkItemForm, 'hasActiveWorkItem' | 'getId' | 'isNew'>): Promise<void> {
      if (!(await form.hasActiveWorkItem())) return;
      const [id, isNew] = await Promise.all([form.getId(), form.isNew()]);
      if (shown.kind === 'nothing') show(shownOf(id, isNew));
    },
  };
}

function shownOf(id: number, isNew: boolean): Shown {
  return isNew || id <= 0 ? { kind: 'unsaved' } : { kind: 'item', id };
}

function isSame(one: Shown, other: Shown): boolean {
  return one.kind === other.kind && (one.kind !== 'item' || other.kind !== 'item' || one.id === other.id);
}
