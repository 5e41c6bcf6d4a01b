import './field.css';
import { useId, type ReactNode } from 'react';
import { ErrorIcon } from './icons';

interface FieldProps {
  readonly label: ReactNode;
  /** Beside the label: "optional", a unit. */
  readonly hint?: ReactNode;
  readonly help?: ReactNode;
  /** What is wrong with the value and how to mend it. */
  readonly error?: ReactNode;
  /** Renders the control with the ids that tie it to its label and texts. */
  children(control: {
    readonly id: string;
    readonly 'aria-describedby': string | undefined;
    readonly 'aria-invalid': true | undefined;
  }): ReactNode;
}

/** A control with its label, help and error. */
export function Field({ label, hint, help, error, children }: FieldProps) {
  const id = useId();
  const helpId = `${id}-help`;
  const errorId = `${id}-error`;
  const describedBy = [help !== undefined && helpId, error !== undefined && errorId].filter(Boolean).join(' ');
  return (
    <div className="ui-field">
      <label className="ui-field__label" htmlFor={id}>
        {label}
        {hint !== undefined && <span className="ui-field__hint">{hint}</span>}
      </label>
      {help !== undefined && (
        <p className="ui-field__help" id={helpId}>
          {help}
        </p>
      )}
      {children({ id, 'aria-describedby': describedBy || undefined, 'aria-invalid': error !== undefined || undefined })}
      {error !== undefined && <FieldError id={errorId}>{error}</FieldError>}
    </div>
  );
}

/** The sentence under a control that says what is wrong. */
export function FieldError({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return (
    <p className="ui-field__error" id={id}>
      <ErrorIcon size={14} />
      <span>{children}</span>
    </p>
  );
}

interface TextAreaProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly help?: ReactNode;
  readonly error?: ReactNode;
  readonly value: string;
  readonly maxLength: number;
  onChange(value: string): void;
}

/** Several lines of text that grow with what is typed. */
export function TextArea({ label, hint, help, error, value, maxLength, onChange }: TextAreaProps) {
  return (
    <Field label={label} hint={hint} help={help} error={error}>
      {(control) => (
        <textarea
          {...control}
          className="ui-input ui-input--area"
          dir="auto"
          rows={2}
          maxLength={maxLength}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
