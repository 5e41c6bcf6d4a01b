import { createStore } from '../shell/store';
import type { FrameView } from './operation';

/** A modal dialog that an app opened with `new Modal(…).open()`. */
export interface AppModal {
  /** null: the resource of the frame that opened it. */
  readonly resource: string | null;
  readonly size: string | { readonly width: string; readonly height?: string };
  readonly context: unknown;
  readonly closeOnEscape: boolean;
  readonly closeOnOverlayClick: boolean;
  readonly title: string;
  readonly icon: string;
  onClose(payload?: unknown): unknown;
  /** Frame id of the opener. */
  readonly opener: string;
  readonly view: FrameView;
}

/** Modals from the outermost to the one on top. */
export const modals = createStore<readonly AppModal[]>([]);

/** Puts a modal on top; false when its resource is not in the manifest. */
export function openAppModal(modal: AppModal): boolean {
  modals.set((before) => [...before, modal]);
  return true;
}

/** Takes a modal away and tells the app that opened it. */
export function closeAppModal(modal: AppModal, payload: unknown): void {
  if (!modals.get().includes(modal)) return;
  modals.set((before) => before.filter((other) => other !== modal));
  void modal.onClose(payload);
}
