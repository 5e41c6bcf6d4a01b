import './message.css';
import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { CheckIcon, ErrorIcon, InfoIcon, WarningIcon } from './icons';
import type { Tone } from './tone';

interface MessageProps {
  readonly tone: Exclude<Tone, 'neutral'>;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  /** Buttons: what to do about it. */
  readonly actions?: ReactNode;
}

const icons = { info: InfoIcon, success: CheckIcon, warning: WarningIcon, danger: ErrorIcon } as const;

/** Says what happened, what was kept and what to do. Danger and warning interrupt assistive technology. */
export function Message({ tone, title, children, actions }: MessageProps) {
  const Icon = icons[tone];
  return (
    <div className={classNames('ui-message', `ui-message--${tone}`)} role={tone === 'danger' ? 'alert' : 'status'}>
      <span className="ui-message__icon">
        <Icon />
      </span>
      <div className="ui-message__text">
        {title !== undefined && <p className="ui-message__title">{title}</p>}
        {children !== undefined && <div>{children}</div>}
        {actions !== undefined && <div className="ui-message__actions">{actions}</div>}
      </div>
    </div>
  );
}
