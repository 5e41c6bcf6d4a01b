import type { ShownContribution } from '../../../azure/pages/start';
import { createStore } from '../../shell/store';
import type { Place } from './place';

/** Something that stands in front of the page until it is closed. */
export type Overlay = {
  readonly key: number;
  readonly title: string;
  readonly isLightDismiss: boolean;
  close(result?: unknown): void;
} & (
  | {
      readonly kind: 'content';
      readonly shape: 'dialog' | 'panel';
      readonly size?: number;
      readonly description?: string;
      readonly contribution: ShownContribution;
      readonly configuration: Readonly<Record<string, unknown>>;
      readonly place: Place;
    }
  | { readonly kind: 'message'; readonly message: string; readonly okText: string; readonly cancelText?: string }
  | {
      readonly kind: 'item';
      readonly projectName?: string;
      readonly itemId?: number;
      readonly typeName?: string;
      readonly initial?: Readonly<Record<string, unknown>>;
    }
);

/** What is in front of the page, the newest last. */
export const overlays = createStore<readonly Overlay[]>([]);

type Unopened = Overlay extends infer One ? (One extends Overlay ? Omit<One, 'key' | 'close'> : never) : never;

let count = 0;

/** Shows something in front of the page; `onClose` is called once, with what it was closed with. */
export function openOverlay(overlay: Unopened, onClose: (result?: unknown) => void): (result?: unknown) => void {
  count += 1;
  const key = count;
  function close(result?: unknown): void {
    if (!overlays.get().some((one) => one.key === key)) return;
    overlays.set((before) => before.filter((one) => one.key !== key));
    onClose(result);
  }
  overlays.set((before) => [...before, { ...overlay, key, close } as Overlay]);
  return close;
}
