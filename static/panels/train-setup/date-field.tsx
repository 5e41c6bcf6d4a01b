import { useState } from 'react';
import type { CalendarDate } from '#core/result';

interface DateFieldProps {
  readonly label: string;
  readonly value: CalendarDate;
  readonly isWrong?: boolean;
  readonly isDisabled?: boolean;
  onChange(value: CalendarDate): void;
}

/** A day, in a cell too small for a label above it. A half-typed one changes nothing until it is a day. */
export function DateField({ label, value, isWrong = false, isDisabled = false, onChange }: DateFieldProps) {
  const [typed, setTyped] = useState<string>();
  const isDay = typed === undefined || /^(19|20)\d\d-\d\d-\d\d$/.test(typed);
  return (
    <input
      type="date"
      className="ui-input train-setup__date"
      aria-label={label}
      aria-invalid={isWrong || !isDay || undefined}
      disabled={isDisabled}
      value={typed ?? value}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      onBlur={() => {
        if (typed !== undefined && isDay && typed !== value) onChange(typed as CalendarDate);
        setTyped(undefined);
      }}
    />
  );
}
