import './dialog.css';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { IconButton } from './button';
import { CrossIcon } from './icons';
import { centreInSight, openBeside } from './in-sight';

interface DialogProps {
  readonly title: ReactNode;
  readonly closeLabel: string;
  readonly children: ReactNode;
  /** Buttons, the main one last. */
  readonly actions?: ReactNode;
  /** Escape, the cross, or the back of the page. */
  onClose(): void;
}

/** A question that must be answered before going on. Rendered while it is open; focus returns where it was. */
export function Dialog({ title, closeLabel, children, actions, onClose }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    const opener = document.activeElement;
    if (dialog) openBeside(dialog, opener);
    dialog?.showModal();
    const stop = dialog && centreInSight(dialog);
    return () => {
      stop?.();
      dialog?.close();
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      className="ui-dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === ref.current && onClose()}
    >
      <div className="ui-dialog__box">
        <header className="ui-dialog__header">
          <h2 id={titleId}>{title}</h2>
          <IconButton label={closeLabel} icon={<CrossIcon />} onClick={onClose} />
        </header>
        <div className="ui-dialog__content">{children}</div>
        {actions !== undefined && <footer className="ui-dialog__actions">{actions}</footer>}
      </div>
    </dialog>
  );
}
