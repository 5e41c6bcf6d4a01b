import type { ReactNode } from 'react';
import { Button } from './button';
import { Dialog } from './dialog';

interface RemoveDialogProps {
  readonly title: string;
  readonly cancelLabel: string;
  readonly removeLabel: string;
  readonly isBusy?: boolean;
  /** What goes with it, and what stays. */
  readonly children: ReactNode;
  onCancel(): void;
  onRemove(): void;
}

/** Asks before something is forgotten for everybody. */
export function RemoveDialog(props: RemoveDialogProps) {
  const { title, cancelLabel, removeLabel, isBusy = false, children, onCancel, onRemove } = props;
  return (
    <Dialog
      title={title}
      closeLabel={cancelLabel}
      onClose={onCancel}
      actions={
        <>
          <Button onClick={onCancel}>{cancelLabel}</Button>
          <Button appearance="danger" isBusy={isBusy} onClick={onRemove}>
            {removeLabel}
          </Button>
        </>
      }
    >
      <p>{children}</p>
    </Dialog>
  );
}
