/** Where the viewer is: decides digits, dates and days. */
export interface Place {
  /** BCP 47; one that the browser does not know falls back to its own. */
  readonly locale: string;
  /** IANA; one that the browser does not know falls back to its own. */
  readonly timeZone: string;
}

/** Numbers and dates as the viewer writes them. Moments are ISO 8601 strings. */
export interface Formats {
  /** At most two decimals, tabular. */
  number(value: number): string;
  /** One decimal, as scores are shown; whole numbers from 100 on. */
  score(value: number): string;
  /** Share of 1 as a percentage. */
  percent(value: number): string;
  /** "12 Mar 2026" */
  day(moment: string): string;
  /** "12 Mar 2026, 14:05" */
  moment(moment: string): string;
  /** Calendar days in the viewer's time zone from one moment to another; negative: `to` is earlier. */
  daysBetween(from: string, to: string): number;
  /** "a, b and c", in the viewer's way of joining. */
  list(items: readonly string[]): string;
  /** Reads a number with the viewer's decimal sign; undefined where it is none. */
  parseNumber(text: string): number | undefined;
}

/** Makes the formats of a viewer. */
export function createFormats(place: Place): Formats {
  const locale = known(() => new Intl.NumberFormat(place.locale).resolvedOptions().locale);
  const timeZone = known(() => new Intl.DateTimeFormat(locale, { timeZone: place.timeZone }).resolvedOptions().timeZone);
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const oneDecimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const list = new Intl.ListFormat(locale, { type: 'unit', style: 'short' });
  const numberReader = createNumberReader(locale);
  return {
    number: (value) => plain.format(value),
    score: (value) => (Math.abs(value) < 100 ? oneDecimal : whole).format(value),
    percent: (value) => percent.format(value),
    day: (text) => day.format(new Date(text)),
    moment: (text) => moment.format(new Date(text)),
    daysBetween: (from, to) => dayNumber(to, timeZone) - dayNumber(from, timeZone),
    list: (items) => list.format(items),
    parseNumber: numberReader,
  };
}

function known(read: () => string): string | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function dayNumber(moment: string, timeZone: string | undefined): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' })
    .formatToParts(new Date(moment))
    .reduce<Record<string, number>>((all, { type, value }) => ({ ...all, [type]: Number(value) }), {});
  return Date.UTC(parts['year'] ?? 0, (parts['month'] ?? 1) - 1, parts['day'] ?? 1) / 86_400_000;
}

/**
 * The decimal sign is the locale's, but where the locale's group sign stands once before fewer or more than
 * three digits it can only be meant as a decimal sign: `0.25` typed in German is a quarter, `1.000` a thousand.
 */
function createNumberReader(locale: string | undefined): (text: string) => number | undefined {
  const parts = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(12_345_678.9);
  const decimal = parts.find(({ type }) => type === 'decimal')?.value ?? '.';
  const group = parts.find(({ type }) => type === 'group')?.value ?? ',';
  const digits = new Map(
    Array.from({ length: 10 }, (_, digit) => [new Intl.NumberFormat(locale, { useGrouping: false }).format(digit), String(digit)]),
  );
  return (text) => {
    const latin = Array.from(text.trim(), (character) => digits.get(character) ?? character).join('').replace('−', '-');
    const other = decimal === ',' ? '.' : ',';
    const isOtherDecimal = !latin.includes(decimal) && new RegExp(`^-?\\d+\\${other}(\\d{1,2}|\\d{4,})$`).test(latin);
    const plain = isOtherDecimal ? latin.replace(other, '.') : latin.split(group).join('').replace(/[\s\u00a0\u202f]/g, '').replace(decimal, '.');
    return /^-?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined;
  };
}
