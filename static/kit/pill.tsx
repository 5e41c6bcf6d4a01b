import './pill.css';
import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { CheckIcon } from './icons';
import type { Tone } from './tone';

interface PillProps {
  readonly children: ReactNode;
  /** Already in the viewer's digits. */
  readonly count?: string;
  readonly isActive: boolean;
  onToggle(): void;
}

/** A quick filter: pressed while it is active, with the number of items it leaves. */
export function Pill({ children, count, isActive, onToggle }: PillProps) {
  return (
    <button
      type="button"
      className={classNames('ui-pill', isActive && 'ui-pill--active')}
      aria-pressed={isActive}
      onClick={onToggle}
    >
      {isActive && <CheckIcon size={12} />}
      <span>{children}</span>
      {count !== undefined && <span className="ui-pill__count ui-numeric">{count}</span>}
    </button>
  );
}

/** A short word for a state. */
export function Lozenge({ tone = 'neutral', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return <span className={classNames('ui-lozenge', `ui-lozenge--${tone}`)}>{children}</span>;
}
