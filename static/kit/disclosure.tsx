import './disclosure.css';
import { useState, type ReactNode } from 'react';
import { classNames } from './class-names';
import { ChevronRightIcon } from './icons';
import { VisuallyHidden } from './visually-hidden';

interface DisclosureProps {
  readonly summary: ReactNode;
  readonly children: ReactNode;
  readonly isOpenAtFirst?: boolean;
  /** Called at the first opening: load here what only this part needs. */
  onFirstOpen?(): void;
}

/** A folded part. Its content is made when it is first opened. */
export function Disclosure({ summary, children, isOpenAtFirst = false, onFirstOpen }: DisclosureProps) {
  const [wasOpened, setWasOpened] = useState(isOpenAtFirst);
  return (
    <details
      className="ui-disclosure"
      open={isOpenAtFirst}
      onToggle={(event) => {
        if (!event.currentTarget.open || wasOpened) return;
        setWasOpened(true);
        onFirstOpen?.();
      }}
    >
      <summary>
        <ChevronRightIcon />
        <span className="ui-disclosure__summary">{summary}</span>
      </summary>
      <div className="ui-disclosure__content">{wasOpened && children}</div>
    </details>
  );
}

interface FigureProps {
  readonly label: ReactNode;
  /** In the viewer's digits, with its unit. */
  readonly value: ReactNode;
  /** "Why?" */
  readonly why: string;
  /** Added to "Why?" for assistive technology where label and value do not say of what. */
  readonly whyLabel?: string;
  /** Where the figure comes from. */
  readonly children: ReactNode;
  readonly isStrong?: boolean;
}

/** A computed figure that answers "Why?" with where it comes from. */
export function Figure({ label, value, why, whyLabel, children, isStrong = false }: FigureProps) {
  return (
    <details className={classNames('ui-figure', isStrong && 'ui-figure--strong')}>
      <summary>
        <span className="ui-figure__label">{label}</span>
        <span className="ui-figure__value ui-numeric">{value}</span>
        <span className="ui-figure__why">
          {why}
          {whyLabel !== undefined && <VisuallyHidden> {whyLabel}</VisuallyHidden>}
        </span>
      </summary>
      <div className="ui-figure__content">{children}</div>
    </details>
  );
}
