import type { ReactNode } from 'react';

/** A framed message inside a page: what happened, and what to do. */
export function Notice({
  tone,
  title,
  children,
  action,
}: {
  readonly tone: 'info' | 'error' | 'warning';
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <section className={`notice notice--${tone}`} role={tone === 'error' ? 'alert' : undefined}>
      <strong>{title}</strong>
      {children && <div>{children}</div>}
      {action}
    </section>
  );
}
