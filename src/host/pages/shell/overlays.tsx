import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Glyph } from '../parts/icon';
import { IssueView } from '../issue/issue-view';
import { CreateForm } from './create-form';
import { overlay, type Overlay } from './overlay-store';

/** The product's own dialogs: an issue over another page, and a new issue. */
export function Overlays({ shown }: { readonly shown: Overlay }) {
  if (shown.kind === 'none') return null;
  function close() {
    overlay.set(() => ({ kind: 'none' }));
    if (shown.kind === 'issue') void shown.onClose?.();
  }
  const title = shown.kind === 'issue' ? shown.issueKey : 'Create work item';
  return (
    <ModalOverlay className="blanket" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && close()}>
      <Modal className={`dialog dialog--${shown.kind}`}>
        <Dialog className="dialog__box" aria-label={title}>
          <header className="dialog__bar">
            <Heading slot="title">{title}</Heading>
            <button className="icon-button" aria-label="Close" onClick={close}>
              <Glyph name="close" size={12} />
            </button>
          </header>
          <div className="dialog__body">
            {shown.kind === 'issue' ? (
              <IssueView issueKey={shown.issueKey} />
            ) : (
              <CreateForm
                context={shown.context}
                done={(created) => {
                  overlay.set(() => ({ kind: 'none' }));
                  void shown.onClose?.(created ? [{ issueId: created.id }] : []);
                }}
              />
            )}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
