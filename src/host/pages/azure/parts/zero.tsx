import type { ReactNode } from 'react';

/** What stands where nothing is yet: what belongs here, and why it is empty. */
export function Zero({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <section className="zero">
      <h2>{title}</h2>
      {children && <p>{children}</p>}
    </section>
  );
}
