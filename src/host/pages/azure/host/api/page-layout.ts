import { contributionById, nameOf } from '../contributions';
import type { HostApi, HostApiContext } from '../host-api';
import { openOverlay } from '../overlay-store';

interface DialogOptions {
  readonly title?: string;
  readonly description?: string;
  readonly configuration?: Readonly<Record<string, unknown>>;
  readonly lightDismiss?: boolean;
  /** Of a panel: 0 small, 1 medium, 2 large. */
  readonly size?: number;
  readonly onClose?: (result: unknown) => void;
}

interface MessageOptions extends DialogOptions {
  readonly showCancel?: boolean;
  readonly okText?: string;
  readonly cancelText?: string;
}

/** `host-page-layout-service`: dialogs and panels in front of the page, and full screen. */
export function pageLayout({ place }: HostApiContext): HostApi {
  function openContent(
    shape: 'dialog' | 'panel',
    contributionId: string,
    options: DialogOptions | null | undefined,
  ): void {
    const { title, description, configuration, lightDismiss = true, size, onClose } = options ?? {};
    const contribution = contributionById(contributionId);
    if (contribution === undefined) throw new Error(`No contribution provider or uri for ${contributionId}.`);
    const close = openOverlay(
      {
        kind: 'content',
        shape,
        size,
        title: title ?? nameOf(contribution),
        description,
        isLightDismiss: lightDismiss,
        contribution,
        place: place(),
        configuration: { ...configuration, [shape]: { close: (result: unknown) => close(result) } },
      },
      (result) => onClose?.(result),
    );
  }
  return {
    openCustomDialog: (contributionId: string, options?: DialogOptions) =>
      openContent('dialog', contributionId, options),
    openPanel: (contributionId: string, options?: DialogOptions) => openContent('panel', contributionId, options),
    openMessageDialog(message: string, options?: MessageOptions) {
      const {
        title = '',
        showCancel = true,
        okText = 'OK',
        cancelText = 'Cancel',
        lightDismiss = true,
        onClose,
      } = options ?? {};
      openOverlay(
        {
          kind: 'message',
          title,
          message,
          okText,
          cancelText: showCancel ? cancelText : undefined,
          isLightDismiss: lightDismiss,
        },
        (result) => onClose?.(result === true),
      );
    },
    getFullScreenMode: () => document.documentElement.hasAttribute('data-full-screen'),
    setFullScreenMode(isFull: boolean) {
      document.documentElement.toggleAttribute('data-full-screen', isFull);
    },
  };
}
