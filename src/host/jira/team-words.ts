/** What of a sprint's name can be a team's at all. */

/** What sprints are called; those of the header words of imports among them. */
const sprintWords = [
  ...['sprint', 'sprints', 'спринт', 'スプリント', '冲刺', '衝刺', 'ספרינט', '스프린트'],
  ...['iteration', 'iterations', 'iteración', 'iteração', 'itération', 'iteracja', 'итерация'],
  ...['pi', 'phase', 'fase', 'faza', 'release', 'week', 'woche', 'semaine', 'semana', 'tydzień', 'неделя'],
];

const languages = ['en', 'de', 'fr', 'es', 'pt', 'pl', 'ru'];

/** Long and short names of months, alone and as a date has them: `март`, `марта`. */
function monthNames(): readonly string[] {
  const months = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2026, month, 15)));
  return languages.flatMap((language) =>
    (['long', 'short'] as const).flatMap((month) => {
      const alone = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' });
      const dated = new Intl.DateTimeFormat(language, { day: 'numeric', month, timeZone: 'UTC' });
      return months.flatMap((day) => [
        alone.format(day),
        ...dated.formatToParts(day).flatMap(({ type, value }) => (type === 'month' ? [value] : [])),
      ]);
    }),
  );
}

let common: ReadonlySet<string> | undefined;

function isCommon(word: string): boolean {
  common ??= new Set([...sprintWords, ...monthNames()].map(folded));
  return common.has(folded(word));
}

/** Without case, accents and what stands around the letters. */
function folded(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
    .toLowerCase();
}

/**
 * The team in the words before or behind a sprint's number, if there can be one: without what sprints are called, or a
 * month, at its end (`Gannet Sprint`). Words that begin with one of these (`Sprint of March`) name none.
 */
export function teamOf(text: string): string | undefined {
  const words = text.split(/\s+/);
  if (isCommon(words[0] ?? '')) return undefined;
  while (words.length > 0 && (isCommon(words.at(-1)!) || folded(words.at(-1)!) === '')) words.pop();
  const team = words.join(' ').replace(/[\s,:;/|–—-]+$/u, '');
  return team === '' ? undefined : team;
}
