import { createStore } from '../../shell/store';

/** A line at the top of the page. */
export interface Banner {
  readonly tone: 'info' | 'warning' | 'error' | 'success';
  /** Words and links in their order. */
  readonly parts: readonly (string | { readonly name: string; readonly href: string })[];
  readonly isDismissable: boolean;
  readonly buttons: readonly {
    readonly text: string;
    readonly href?: string;
    readonly isDisabled?: boolean;
    run?(): void;
  }[];
}

/** A short message at the bottom of the page. */
export interface Toast {
  readonly message: string;
  readonly duration: number;
  readonly callToAction?: string;
  onCallToActionClick?(): void;
}

/** The banner that is shown. */
export const banner = createStore<Banner | undefined>(undefined);

/** Toasts, the one that is shown first. */
export const toasts = createStore<readonly Toast[]>([]);

/** Shows a toast after those that wait, or at once in their place. */
export function addToast(toast: Toast, isUrgent: boolean): void {
  toasts.set((before) => (isUrgent ? [toast, ...before.slice(1)] : [...before, toast]));
}

/** Takes the shown toast away. */
export function endToast(toast: Toast): void {
  toasts.set((before) => before.filter((one) => one !== toast));
}
