import { later } from './later';

/** Where the viewer is: decides digits, dates and days. */
export interface ViewerLocale {
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
  /** The same of a calendar date, `2026-03-12`, which lies in no time zone. */
  calendarDate(date: string): string;
  /** "12 Mar 2026, 14:05" */
  moment(moment: string): string;
  /**
   * "12 – 25 Mar": the days from one moment to the last one before another. Moments that are both midnight in UTC stand
   * for days that lie in no time zone, as a tracker without times keeps them: they are the same for every viewer.
   */
  period(from: string, before: string): string;
  /** Calendar days in the viewer's time zone from one moment to another; negative: `to` is earlier. */
  daysBetween(from: string, to: string): number;
  /** "a, b and c", in the viewer's way of joining. */
  list(items: readonly string[]): string;
  /** Reads a number with the viewer's decimal sign; undefined where it is none. */
  parseNumber(text: string): number | undefined;
}

/**
 * Makes the formats of a viewer; each when it is first needed: a browser's first number format reads the data of all its
 * locales, which takes longer than drawing a panel.
 */
export function createFormats(viewer: ViewerLocale): Formats {
  const locale = later(() => known(() => new Intl.NumberFormat(viewer.locale).resolvedOptions().locale));
  const timeZone = later(() =>
    known(() => new Intl.DateTimeFormat('en', { timeZone: viewer.timeZone }).resolvedOptions().timeZone),
  );
  const numbers = (options: Intl.NumberFormatOptions) => later(() => new Intl.NumberFormat(locale(), options));
  const dates = (options: Intl.DateTimeFormatOptions) =>
    later(() => new Intl.DateTimeFormat(locale(), { ...options, timeZone: timeZone() }));
  const plain = numbers({ maximumFractionDigits: 2 });
  const oneDecimal = numbers({ maximumFractionDigits: 1 });
  const whole = numbers({ maximumFractionDigits: 0 });
  const percent = numbers({ style: 'percent', maximumFractionDigits: 0 });
  const day = dates({ dateStyle: 'medium' });
  const calendarDay = later(() => new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeZone: 'UTC' }));
  const moment = dates({ dateStyle: 'medium', timeStyle: 'short' });
  const period = dates({ month: 'short', day: 'numeric' });
  const calendarPeriod = later(
    () => new Intl.DateTimeFormat(locale(), { month: 'short', day: 'numeric', timeZone: 'UTC' }),
  );
  const list = later(() => new Intl.ListFormat(locale(), { type: 'unit', style: 'short' }));
  const calendar = later(
    () => new Intl.DateTimeFormat('en-US', { timeZone: timeZone(), year: 'numeric', month: 'numeric', day: 'numeric' }),
  );
  const numberReader = later(() => createNumberReader(locale()));
  return {
    number: (value) => plain().format(value),
    score: (value) => (Math.abs(value) < 100 ? oneDecimal() : whole()).format(value),
    percent: (value) => percent().format(value),
    day: (text) => day().format(new Date(text)),
    calendarDate: (text) => calendarDay().format(new Date(`${text}T00:00:00Z`)),
    moment: (text) => moment().format(new Date(text)),
    period(from, before) {
      const [first, end] = [Date.parse(from), Date.parse(before)];
      const areDays = first % 86_400_000 === 0 && end % 86_400_000 === 0;
      return (areDays ? calendarPeriod() : period()).formatRange(first, end - 1);
    },
    daysBetween: (from, to) => dayNumber(to, calendar()) - dayNumber(from, calendar()),
    list: (items) => list().format(items),
    parseNumber: (text) => numberReader()(text),
  };
}

function known(read: () => string): string | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function dayNumber(moment: string, calendar: Intl.DateTimeFormat): number {
  const parts = calendar
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
    Array.from({ length: 10 }, (_, digit) => [
      new Intl.NumberFormat(locale, { useGrouping: false }).format(digit),
      String(digit),
    ]),
  );
  return (text) => {
    const latin = Array.from(text.trim(), (character) => digits.get(character) ?? character)
      .join('')
      .replace('−', '-');
    const other = decimal === ',' ? '.' : ',';
    const isOtherDecimal = !latin.includes(decimal) && new RegExp(`^-?\\d+\\${other}(\\d{1,2}|\\d{4,})$`).test(latin);
    const plain = isOtherDecimal
      ? latin.replace(other, '.')
      : latin
          .split(group)
          .join('')
          .replace(/[\s\u00a0\u202f]/g, '')
          .replace(decimal, '.');
    return /^-?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined;
  };
}
