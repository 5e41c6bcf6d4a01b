import { useState, type ReactNode } from 'react';
import { Field } from './field';

interface NumberFieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly help?: ReactNode;
  readonly error?: ReactNode;
  readonly value: number | undefined;
  /** What was typed before, where the caller keeps it. */
  readonly text?: string;
  readonly isDisabled?: boolean;
  /** Writes a number as the viewer would. */
  format(value: number): string;
  /** Reads what the viewer typed; undefined where it is no number. */
  parse(text: string): number | undefined;
  /** `text` is what was typed: an undefined value of a text that is not empty is a mistake. */
  onChange(value: number | undefined, text: string): void;
}

/** A number in the viewer's own notation; keeps what was typed even where it is no number. */
export function NumberField({
  label,
  hint,
  help,
  error,
  value,
  text,
  isDisabled = false,
  format,
  parse,
  onChange,
}: NumberFieldProps) {
  const [typed, setTyped] = useState(text);
  const isTypedCurrent = typed !== undefined && parse(typed) === value;
  return (
    <Field label={label} hint={hint} help={help} error={error}>
      {(control) => (
        <input
          {...control}
          className="ui-input ui-input--number"
          type="text"
          inputMode="decimal"
          autoComplete="off"
          disabled={isDisabled}
          value={isTypedCurrent ? typed : value === undefined ? '' : format(value)}
          onChange={(event) => {
            setTyped(event.target.value);
            onChange(parse(event.target.value), event.target.value);
          }}
          onBlur={() => value !== undefined && setTyped(undefined)}
        />
      )}
    </Field>
  );
}
