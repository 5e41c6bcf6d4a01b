import type { ReactNode } from 'react';

/** One line of news across its place: what happened, and what to do. */
export function MessageBar({
  tone,
  children,
  action,
  onDismiss,
}: {
  readonly tone: 'info' | 'warning' | 'error' | 'success';
  readonly children: ReactNode;
  readonly action?: ReactNode;
  onDismiss?(): void;
}) {
  return (
    <div className={`message-bar message-bar--${tone}`} role={tone === 'error' ? 'alert' : 'status'}>
      <span className="message-bar__sign" aria-hidden="true" />
      <span className="message-bar__text" dir="auto">
        {children}
      </span>
      {action}
      {onDismiss && (
        <button className="icon-button" aria-label="Dismiss" onClick={onDismiss}>
          ✕
        </button>
      )}
    </div>
  );
}
