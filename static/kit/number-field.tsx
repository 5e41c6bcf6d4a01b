import { useState, type ReactNode } from 'react';
import { Field } from './field';

interface NumberFieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly help?: ReactNode;
  readonly error?: ReactNode;
  readonly value: number | undefined;
  readonly isDisabled?: boolean;
  /** Writes a number as the viewer would. */
  format(value: number): string;
  /** Reads what the viewer typed; undefined where it is no number. */
  parse(text: string): number | undefined;
  /** `text` is what was typed: undefined values of a text that is not empty are mistakes. */
  onChange(value: number | undefined, text: string): void;
}

/** A number in the viewer's own notation; keeps what was typed even where it is no number. */
export function NumberField({ label, hint, help, error, value, isDisabled = false, format, parse, onChange }: NumberFieldProps) {
  const [typed, setTyped] = useState<string>();
  const isTypedCurrent = typed !== undefined && parse(typed) === value;
  const text = isTypedCurrent ? typed : value === undefined ? '' : format(value);
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
          value={text}
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
