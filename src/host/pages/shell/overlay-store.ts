import { createStore } from './store';

/** One of the product's own dialogs over whatever page is shown. */
export type Overlay =
  | { readonly kind: 'none' }
  | { readonly kind: 'issue'; readonly issueKey: string; onClose?(): unknown }
  | {
      readonly kind: 'create';
      readonly context: Readonly<Record<string, unknown>>;
      onClose?(created: readonly { readonly issueId: string }[]): unknown;
    };

/** The dialog shown now. */
export const overlay = createStore<Overlay>({ kind: 'none' });
