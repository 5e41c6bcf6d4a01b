import './saved.css';
import type { ReactNode } from 'react';
import { CheckIcon } from './icons';
import { Button } from './button';

/** Says quietly, beside the thing saved, that it was; with an undo where there is one. */
export function Saved({
  children,
  undo,
}: {
  readonly children: ReactNode;
  readonly undo?: { readonly label: string; readonly isBusy?: boolean; onUndo(): void };
}) {
  return (
    <p className="ui-saved" role="status">
      <CheckIcon size={14} />
      <span>{children}</span>
      {undo && (
        <Button appearance="link" isCompact isBusy={undo.isBusy} onClick={undo.onUndo}>
          {undo.label}
        </Button>
      )}
    </p>
  );
}

/** A notice at the foot of a page, for what happened out of sight on it. Place it once; empty without children. */
export function Toast({ children }: { readonly children?: ReactNode }) {
  return (
    <div className="ui-toast" role="status">
      {children !== undefined && children !== null && <div className="ui-toast__box">{children}</div>}
    </div>
  );
}
