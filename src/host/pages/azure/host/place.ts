import type { ItemForm } from '../item/item-form';

/** Where an extension's page is shown: what the host's answers to it depend on. */
export interface Place {
  readonly project?: { readonly id: string; readonly name: string };
  readonly team?: { readonly id: string; readonly name: string };
  /** The hub shown, with the group that it stands in. */
  readonly hub?: { readonly id: string; readonly name: string; readonly groupId: string; readonly groupName: string };
  /** The work item whose form is open. */
  readonly form?: ItemForm;
}
