import './button.css';
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { classNames } from './class-names';

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> {
  /** At most one `primary` in view. */
  readonly appearance?: 'default' | 'primary' | 'subtle' | 'danger' | 'link';
  readonly isCompact?: boolean;
  /** Work goes on: keeps focus, says so to assistive technology and ignores presses. */
  readonly isBusy?: boolean;
  readonly isDisabled?: boolean;
  readonly icon?: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button in the host's look. */
export function Button({
  appearance = 'default',
  isCompact = false,
  isBusy = false,
  isDisabled = false,
  icon,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames('ui-button', `ui-button--${appearance}`, isCompact && 'ui-button--compact', className)}
      disabled={isDisabled}
      aria-busy={isBusy || undefined}
      aria-disabled={isBusy || undefined}
      onClick={isBusy ? undefined : onClick}
    >
      {icon}
      {children !== undefined && <span className="ui-button__label">{children}</span>}
    </button>
  );
}

/** A button that shows only an icon; `label` names it and appears as its tooltip. */
export function IconButton({
  label,
  className,
  ...rest
}: ButtonProps & { readonly label: string; readonly icon: ReactNode }) {
  return (
    <Button
      appearance="subtle"
      {...rest}
      className={classNames('ui-button--icon', className)}
      aria-label={label}
      title={label}
    />
  );
}
