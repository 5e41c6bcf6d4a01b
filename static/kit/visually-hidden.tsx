import './visually-hidden.css';
import type { ReactNode } from 'react';

/** Text for assistive technology only. */
export function VisuallyHidden({ children }: { readonly children: ReactNode }) {
  return <span className="ui-visually-hidden">{children}</span>;
}

/** Speaks its text whenever that changes; must be on the page, empty, before. */
export function LiveRegion({ text }: { readonly text: string }) {
  return (
    <div className="ui-visually-hidden" role="status" aria-live="polite">
      {text}
    </div>
  );
}
