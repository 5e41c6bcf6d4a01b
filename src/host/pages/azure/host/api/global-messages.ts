import { runCommand } from '../commands';
import { contributionById } from '../contributions';
import type { HostApi, HostApiContext } from '../host-api';
import { addToast, banner, type Banner, type Toast } from '../message-store';
import { openOverlay } from '../overlay-store';
import type { Place } from '../place';

interface WrittenBanner {
  readonly level?: number;
  readonly message?: string;
  readonly messageFormat?: string;
  readonly messageLinks?: readonly { readonly name: string; readonly href: string }[];
  readonly dismissable?: boolean;
  readonly buttons?: readonly {
    readonly text?: string;
    readonly href?: string;
    readonly disabled?: boolean;
    readonly command?: string;
    readonly commandArguments?: readonly unknown[];
  }[];
}

interface WrittenDialog {
  readonly title?: string;
  readonly message?: string;
  readonly contributionId?: string;
  readonly contributionConfiguration?: Readonly<Record<string, unknown>>;
  readonly onDismiss?: () => void;
}

const levels = ['info', 'warning', 'error', 'success'] as const;

let closeDialog: ((result?: unknown) => void) | undefined;

/** `tfs-global-messages-service`: banner, toasts, dialogs of the whole page. */
export function globalMessages({ place }: HostApiContext): HostApi {
  return {
    addToast: ({
      message,
      duration,
      callToAction,
      onCallToActionClick,
      forceOverrideExisting,
    }: Toast & { readonly forceOverrideExisting?: boolean }) =>
      addToast({ message, duration, callToAction, onCallToActionClick }, forceOverrideExisting === true),
    addBanner: (written: WrittenBanner) => banner.set(() => bannerOf(written, place)),
    closeBanner: () => banner.set(() => undefined),
    addDialog({ title = '', message = '', contributionId, contributionConfiguration, onDismiss }: WrittenDialog) {
      const contribution = contributionId === undefined ? undefined : contributionById(contributionId);
      if (contributionId !== undefined && contribution === undefined)
        throw new Error(`No contribution provider or uri for ${contributionId}.`);
      closeDialog = openOverlay(
        contribution
          ? {
              kind: 'content',
              shape: 'dialog',
              title,
              isLightDismiss: true,
              contribution,
              place: place(),
              configuration: { ...contributionConfiguration, dialog: { close: () => closeDialog?.() } },
            }
          : { kind: 'message', title, message, okText: 'OK', isLightDismiss: true },
        () => onDismiss?.(),
      );
    },
    closeDialog: () => closeDialog?.(),
  };
}

function bannerOf(
  { level = 0, message = '', messageFormat, messageLinks = [], dismissable = true, buttons = [] }: WrittenBanner,
  place: () => Place,
): Banner {
  const parts =
    messageFormat === undefined
      ? [message]
      : messageFormat
          .split(/(\{\d+\})/)
          .map((part) => messageLinks[Number(/^\{(\d+)\}$/.exec(part)?.[1] ?? -1)] ?? part);
  return {
    tone: levels[level] ?? 'info',
    parts,
    isDismissable: dismissable,
    buttons: buttons.flatMap(({ text, href, disabled, command, commandArguments = [] }) =>
      text === undefined
        ? []
        : [
            {
              text,
              href,
              isDisabled: disabled,
              run: () => command !== undefined && runCommand(command, commandArguments, place()),
            },
          ],
    ),
  };
}
