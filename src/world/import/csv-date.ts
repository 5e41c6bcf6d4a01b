import { momentOf } from '#world/import/moment';

/** In which order a column of figures such as 10/1/2026 gives day, month and year. */
export type DayOrder = 'dmy' | 'mdy';

const LOCALES = [
  'en',
  'de',
  'fr',
  'es',
  'pt',
  'it',
  'nl',
  'pl',
  'cs',
  'sk',
  'ru',
  'uk',
  'sv',
  'nb',
  'da',
  'fi',
  'hu',
  'ro',
  'tr',
  'el',
  'he',
  'bg',
  'hr',
  'et',
  'lv',
  'lt',
  'ca',
  'id',
];
/** Only behind a space or the like: the figures of 30.04.2026 are no time. */
const TIME =
  /(?<=[\s,T日])(上午|下午|午前|午後|오전|오후)?\s*\b(\d{1,2})[:.h時点](\d{2})(?:[:.](\d{2}))?(?:[.,]\d{1,9})?\s*分?\s*([ap]\.?\s?m\.?)?\s*(?:(Z|UTC|GMT)|([+-]\d{2}:?\d{2}))?\s*$/i;

/** Jira writes English months unless it is told otherwise: the other languages are looked up when one of them comes. */
const ENGLISH = new Map(
  ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map((name, index) => [
    name,
    index + 1,
  ]),
);
let months: ReadonlyMap<string, number> | undefined;

/**
 * Reads a date, with or without a time, as exports and spreadsheets write them: `10/Jan/26 11:19 AM`, `2026-01-10`,
 * `10.01.2026 11:19`, `10 janv. 2026`, `2026年1月10日`, a spreadsheet's day number. Times without an offset are taken
 * as UTC. Undefined when it is no date, or when the order of its figures is not known and matters.
 */
export function readDate(text: string, order?: DayOrder): string | undefined {
  const trimmed = text
    .trim()
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/[\u200e\u200f]/g, '');
  const iso = momentOf(trimmed);
  if (iso !== undefined) return iso;
  if (/^\d{13}$/.test(trimmed)) return new Date(Number(trimmed)).toISOString();
  if (/^[34]\d{4}([.,]\d+)?$/.test(trimmed))
    return new Date(Math.round((Number(trimmed.replace(',', '.')) - 25_569) * 86_400) * 1_000).toISOString();
  const time = TIME.exec(trimmed);
  const clock = time === null ? 0 : clockOf(time);
  if (clock === undefined) return undefined;
  const day = dayOf((time === null ? trimmed : trimmed.slice(0, time.index)).replace(/[\s,T]+$/, '').trim(), order);
  if (day === undefined) return undefined;
  return new Date(day + clock).toISOString();
}

/** Which orders the figures of a date allow; both when they cannot tell, none when it is not all figures. */
export function ordersOf(text: string): readonly DayOrder[] {
  const figures = /^\s*(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/.exec(text);
  if (figures === null) return [];
  const [first, second] = [Number(figures[1]), Number(figures[3])];
  if (first === second) return [];
  return [
    ...(second <= 12 && first <= 31 ? ['dmy' as const] : []),
    ...(first <= 12 && second <= 31 ? ['mdy' as const] : []),
  ];
}

/** Milliseconds of a time of day, moved by its offset. */
function clockOf([, half, hours, minutes, seconds = '0', ampm, , offset]: RegExpExecArray): number | undefined {
  const isAfternoon = /^p/i.test(ampm ?? '') || /下午|午後|오후/.test(half ?? '');
  const isHalf = ampm !== undefined || half !== undefined;
  const hour = isHalf ? (Number(hours) % 12) + (isAfternoon ? 12 : 0) : Number(hours);
  if (hour > 23 || Number(minutes) > 59 || (isHalf && Number(hours) > 12)) return undefined;
  const shift =
    offset === undefined ? 0 : Number(`${offset[0]}1`) * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2)));
  return ((hour * 60 + Number(minutes) - shift) * 60 + Number(seconds)) * 1_000;
}

function dayOf(text: string, order: DayOrder | undefined): number | undefined {
  const big = /^(\d{4})[-/. 年]\s?(\d{1,2})[-/. 月]\s?(\d{1,2})[日.]?$/.exec(text);
  if (big !== null) return utcDay(Number(big[1]), Number(big[2]), Number(big[3]));
  const figures = /^(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})\.?$/.exec(text);
  if (figures !== null) {
    const possible = ordersOf(text);
    const chosen = possible.length === 1 ? possible[0] : possible.length === 0 ? 'dmy' : order;
    if (chosen === undefined) return undefined;
    const [first, second] = [Number(figures[1]), Number(figures[3])];
    return chosen === 'dmy' ? utcDay(yearOf(figures[4]!), second, first) : utcDay(yearOf(figures[4]!), first, second);
  }
  // A weekday in front says nothing new: `Sat, 10 Jan 2026`.
  const named = text.replace(/^\p{L}+\.?,\s+/u, '');
  const dayFirst =
    /^(\d{1,2})(?:st|nd|rd|th|er|\.|º)?[\s./-]*(?:de |d’|d')?([\p{L}\p{M}][\p{L}\p{M}.]*)[\s./-]*(?:de |of )?,?\s*(\d{4}|\d{2})(?:\s*(?:г|р)\.?)?$/iu.exec(
      named,
    );
  if (dayFirst !== null) return utcDay(yearOf(dayFirst[3]!), monthOf(dayFirst[2]!), Number(dayFirst[1]));
  const monthFirst = /^([\p{L}\p{M}][\p{L}\p{M}.]*)[\s./-]*(\d{1,2})(?:st|nd|rd|th)?,?[\s./-]+(\d{4}|\d{2})$/iu.exec(
    named,
  );
  if (monthFirst !== null) return utcDay(yearOf(monthFirst[3]!), monthOf(monthFirst[1]!), Number(monthFirst[2]));
  const yearFirst = /^(\d{4})[\s./-]*([\p{L}\p{M}][\p{L}\p{M}.]*)[\s./-]*(\d{1,2})\.?$/iu.exec(named);
  if (yearFirst !== null) return utcDay(Number(yearFirst[1]), monthOf(yearFirst[2]!), Number(yearFirst[3]));
  return undefined;
}

/** Two figures mean this century, as Jira writes them. */
function yearOf(text: string): number {
  return text.length === 2 ? 2_000 + Number(text) : Number(text);
}

function utcDay(year: number, month: number | undefined, day: number): number | undefined {
  if (month === undefined) return undefined;
  const at = Date.UTC(year, month - 1, day);
  const date = new Date(at);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year > 1900 ? at : undefined;
}

function monthOf(name: string): number | undefined {
  const word = monthWord(name);
  const english = ENGLISH.get(word);
  if (english !== undefined) return english;
  months ??= monthNames();
  return months.get(word);
}

/** Short, long and inflected names of the months; where two languages disagree, the first in the list has it. */
function monthNames(): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const locale of LOCALES) {
    for (const style of ['short', 'long'] as const) {
      const alone = new Intl.DateTimeFormat(locale, { month: style, timeZone: 'UTC' });
      const inDate = new Intl.DateTimeFormat(locale, { month: style, day: 'numeric', timeZone: 'UTC' });
      for (let month = 1; month <= 12; month += 1) {
        const date = new Date(Date.UTC(2026, month - 1, 15));
        const inflected = inDate.formatToParts(date).find((part) => part.type === 'month')?.value ?? '';
        for (const word of [alone.format(date), inflected].map(monthWord))
          if (/\p{L}/u.test(word) && !found.has(word)) found.set(word, month);
      }
    }
  }
  return found;
}

function monthWord(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}.]/gu, '')
    .toLowerCase();
}
