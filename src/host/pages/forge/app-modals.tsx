import { useRef, type ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Glyph } from '../parts/icon';
import { AppFrame } from './app-frame';
import { closeAppModal, modals, type AppModal } from './modal-store';

/** Widths as Atlassian's design system names modal sizes; heights are near the platform's, by eye: no page that was read gives them. */
const sizes: Readonly<Record<string, { readonly width: string; readonly height: string; readonly minHeight: string }>> =
  {
    small: { width: '400px', height: '20vh', minHeight: '320px' },
    medium: { width: '600px', height: '40vh', minHeight: '520px' },
    large: { width: '800px', height: '70vh', minHeight: '720px' },
    xlarge: { width: '968px', height: '90vh', minHeight: '320px' },
    max: { width: '100%', height: '100%', minHeight: '100%' },
    fullscreen: { width: '100vw', height: '100vh', minHeight: '100vh' },
    resizable: { width: '600px', height: '60vh', minHeight: '320px' },
  };

/** Modals that apps opened. */
export function AppModals() {
  return modals.use().map((modal, depth) => <AppModalDialog key={`${modal.opener} ${depth}`} modal={modal} />);
}

function AppModalDialog({ modal }: { readonly modal: AppModal }) {
  const guard = useRef<() => unknown>(undefined);
  const resource = modal.resource ?? modal.view.resource;
  return (
    <FrameDialog
      label={modal.title || modal.view.module.title}
      heading={modal.title || undefined}
      size={modal.size}
      closesOnEscape={modal.closeOnEscape}
      closesOnOutside={modal.closeOnOverlayClick}
      close={() => void guardedClose(guard.current, () => closeAppModal(modal, undefined))}
    >
      <AppFrame
        view={{
          ...modal.view,
          resource,
          basePath: undefined,
          close: (payload) => closeAppModal(modal, payload),
          submit: (payload) => closeAppModal(modal, payload),
        }}
        modal={{ opener: modal.opener, context: modal.context }}
        height="fill"
        closeGuard={guard}
      />
    </FrameDialog>
  );
}

/** Waits for what the app registered with `view.onClose` before the host closes its frame. */
export async function guardedClose(guard: (() => unknown) | undefined, close: () => void): Promise<void> {
  try {
    await guard?.();
  } finally {
    close();
  }
}

/** A dialog with an app's frame in it. */
export function FrameDialog(props: {
  readonly label: string;
  readonly heading?: string;
  readonly size: AppModal['size'];
  readonly closesOnEscape: boolean;
  readonly closesOnOutside: boolean;
  close(): void;
  readonly children: ReactNode;
}) {
  const box =
    typeof props.size === 'string'
      ? (sizes[props.size] ?? sizes['medium'])
      : { width: props.size.width, height: props.size.height ?? '60vh' };
  return (
    <ModalOverlay
      isOpen
      className="blanket"
      isDismissable={props.closesOnOutside}
      isKeyboardDismissDisabled={!props.closesOnEscape}
      onOpenChange={(isOpen) => !isOpen && props.close()}
    >
      <Modal className={`dialog dialog--frame${props.size === 'resizable' ? ' dialog--resizable' : ''}`} style={box}>
        <Dialog className="dialog__box" aria-label={props.label}>
          {props.heading && (
            <header className="dialog__bar">
              <Heading slot="title" dir="auto">
                {props.heading}
              </Heading>
              <button className="icon-button" aria-label="Close" onClick={props.close}>
                <Glyph name="close" size={12} />
              </button>
            </header>
          )}
          {props.children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
