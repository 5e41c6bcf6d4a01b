import './step-scale.css';
import { useId, type ReactNode } from 'react';
import { classNames } from './class-names';
import { FieldError } from './field';

/** One step of a scale; `name` says what it means ("massive"). */
export interface Step {
  readonly value: number;
  /** In the viewer's digits. */
  readonly text: string;
  readonly name?: string;
}

interface StepScaleProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly help?: ReactNode;
  readonly error?: ReactNode;
  /** In ascending order. */
  readonly steps: readonly Step[];
  readonly value: number | undefined;
  readonly isDisabled?: boolean;
  onChange(value: number): void;
}

/** Chooses one step of a scale: radio buttons in a row, arrow keys move, each step says its name. */
export function StepScale({ label, hint, help, error, steps, value, isDisabled = false, onChange }: StepScaleProps) {
  const id = useId();
  const describedBy = [help !== undefined && `${id}-help`, error !== undefined && `${id}-error`]
    .filter(Boolean)
    .join(' ');
  const hasNames = steps.some((step) => step.name !== undefined);
  return (
    <fieldset className="ui-steps" disabled={isDisabled} aria-describedby={describedBy || undefined}>
      <legend className="ui-field__label">
        {label}
        {hint !== undefined && <span className="ui-field__hint">{hint}</span>}
      </legend>
      {help !== undefined && (
        <p className="ui-field__help" id={`${id}-help`}>
          {help}
        </p>
      )}
      <div className={classNames('ui-steps__row', hasNames && 'ui-steps__row--named')}>
        {steps.map((step) => (
          <label key={step.value} className="ui-steps__step">
            <input
              type="radio"
              name={id}
              value={step.value}
              checked={step.value === value}
              onChange={() => onChange(step.value)}
            />
            <span className="ui-steps__text">
              <span className="ui-numeric">{step.text}</span>
              {step.name !== undefined && <span className="ui-steps__name">{step.name}</span>}
            </span>
          </label>
        ))}
      </div>
      {error !== undefined && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </fieldset>
  );
}
