import { useRef } from 'react';
import type { AppModule } from '../../bridge/modules';
import type { Place } from '../../bridge/place';
import { createStore } from '../shell/store';
import { AppFrame } from './app-frame';
import { FrameDialog, guardedClose } from './app-modals';

/** An app's module shown in a dialog of the product: an action, a command. */
export interface ModuleDialog {
  readonly module: AppModule;
  readonly place: Place;
  onClose?(): void;
}

const opened = createStore<readonly ModuleDialog[]>([]);

/** Opens an action's page in a dialog. */
export function openModule(dialog: ModuleDialog): void {
  opened.set((before) => [...before, dialog]);
}

/** Dialogs of modules, wherever they were opened. */
export function ModuleDialogs() {
  return opened.use().map((dialog, depth) => <ModuleDialogBox key={depth} dialog={dialog} />);
}

function ModuleDialogBox({ dialog }: { readonly dialog: ModuleDialog }) {
  const { module, place } = dialog;
  const guard = useRef<() => unknown>(undefined);
  function close() {
    opened.set((before) => before.filter((other) => other !== dialog));
    dialog.onClose?.();
  }
  return (
    <FrameDialog
      label={module.title}
      heading={module.title}
      size={module.viewportSize ?? 'medium'}
      closesOnEscape
      closesOnOutside
      close={() => void guardedClose(guard.current, close)}
    >
      <AppFrame
        view={{
          module: { ...module, viewportSize: undefined },
          resource: module.resource ?? '',
          place,
          close,
          submit: close,
        }}
        height="fill"
        closeGuard={guard}
      />
    </FrameDialog>
  );
}
