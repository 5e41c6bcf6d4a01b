import { useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Glyph } from '../../parts/icon';
import { ExtensionFrame } from '../host/extension-frame';
import { overlays, type Overlay } from '../host/overlay-store';
import { OverlaidItem } from '../item/overlaid-item';

const panelWidths = [340, 480, 640];

/** Dialogs and panels in front of the page. */
export function Overlays() {
  return overlays.use().map((overlay) => <Shown key={overlay.key} overlay={overlay} />);
}

function Shown({ overlay }: { readonly overlay: Overlay }) {
  const [width, setWidth] = useState<number>();
  const isPanel = overlay.kind === 'content' && overlay.shape === 'panel';
  const shape = isPanel ? 'panel' : overlay.kind === 'item' ? 'sheet' : 'dialog';
  return (
    <ModalOverlay
      className={`veil veil--${shape}`}
      isOpen
      isDismissable={overlay.isLightDismiss}
      onOpenChange={(isOpen) => !isOpen && overlay.close()}
    >
      <Modal
        className={shape}
        style={
          isPanel ? { inlineSize: panelWidths[overlay.size ?? 1] ?? 480 } : width ? { inlineSize: width } : undefined
        }
      >
        <Dialog className="overlay" aria-label={overlay.title || 'Message'}>
          <header className="overlay__head">
            <Heading slot="title" className="overlay__title" dir="auto">
              {overlay.title || 'Message'}
            </Heading>
            <button className="icon-button" aria-label="Close" onClick={() => overlay.close()}>
              <Glyph name="close" size={12} />
            </button>
          </header>
          <Content overlay={overlay} onWidth={isPanel ? undefined : setWidth} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Content({ overlay, onWidth }: { readonly overlay: Overlay; onWidth?(width: number): void }) {
  switch (overlay.kind) {
    case 'content':
      return (
        <>
          {overlay.description && <p className="overlay__text subtle">{overlay.description}</p>}
          <ExtensionFrame
            contribution={overlay.contribution}
            place={overlay.place}
            configuration={overlay.configuration}
            height={overlay.shape === 'panel' ? 'fill' : 'content'}
            onWidth={onWidth}
          />
        </>
      );
    case 'message':
      return (
        <>
          <p className="overlay__text" dir="auto">
            {overlay.message}
          </p>
          <footer className="overlay__foot">
            {overlay.cancelText !== undefined && (
              <button className="button" onClick={() => overlay.close(false)}>
                {overlay.cancelText}
              </button>
            )}
            <button className="button button--primary" autoFocus onClick={() => overlay.close(true)}>
              {overlay.okText}
            </button>
          </footer>
        </>
      );
    case 'item':
      return <OverlaidItem overlay={overlay} />;
  }
}
