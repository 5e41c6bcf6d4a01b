// Making a formatter costs more than using it a hundred times, and lists format while they scroll.
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const number = new Intl.NumberFormat(undefined, { maximumFractionDigits: 4 });

/** A day, `2026-11-22`, in the browser's language; the text itself when it is none. */
export function dayText(text: string): string {
  return formatted(new Date(`${text}T12:00:00`), day) ?? text;
}

/** A moment in the browser's language and time zone; the text itself when it is none. */
export function momentText(text: string): string {
  return formatted(new Date(text), moment) ?? text;
}

/** A number with at most four decimals. */
export function numberText(value: number): string {
  return number.format(value);
}

function formatted(date: Date, format: Intl.DateTimeFormat): string | undefined {
  return Number.isNaN(date.getTime()) ? undefined : format.format(date);
}
