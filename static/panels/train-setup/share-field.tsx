import { useId, useState } from 'react';
import { FieldError } from '../../kit/field';
import type { SetupContext } from './setup-context';

interface ShareFieldProps {
  readonly context: SetupContext;
  readonly label: string;
  /** 0–1; NaN: what was typed is no share. */
  readonly share: number;
  onChange(share: number): void;
}

/** A share, written in per cent, in a cell of a table; keeps what was typed even where it is no number. */
export function ShareField({ context: { words, canSetUp }, label, share, onChange }: ShareFieldProps) {
  const { formats } = words;
  const errorId = useId();
  const [typed, setTyped] = useState<string>();
  const isTypedCurrent = typed !== undefined && Object.is(shareIn(typed, formats.parseNumber), share);
  const isRight = share >= 0 && share <= 1;
  const shown = Number.isNaN(share) ? '' : formats.number(Math.round(share * 10_000) / 100);
  return (
    <>
      <input
        className="ui-input train-setup__share"
        inputMode="decimal"
        aria-label={label}
        aria-describedby={isRight ? undefined : errorId}
        aria-invalid={!isRight || undefined}
        disabled={!canSetUp}
        value={isTypedCurrent ? typed : shown}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange(shareIn(event.target.value, formats.parseNumber));
        }}
      />
      {!isRight && <FieldError id={errorId}>{words.say('badNumber', { most: 100 })}</FieldError>}
    </>
  );
}

function shareIn(text: string, parse: (text: string) => number | undefined): number {
  return (parse(text.replace('%', '').trim()) ?? Number.NaN) / 100;
}
