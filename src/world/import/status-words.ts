import { STATUS_NAMES } from '#world/import/status-names';

const CATEGORIES = new Map(
  STATUS_NAMES.toReversed().flatMap(([category, names]) => names.map((name) => [plain(name), category] as const)),
);

/**
 * Guesses what a status counts as from its name, in many languages. A resolution says done where the name says
 * nothing; any other unknown name counts as in progress, as Jira calls what is neither new nor done.
 */
export function categoryOf(name: string, isResolved: boolean): 'new' | 'indeterminate' | 'done' {
  return CATEGORIES.get(plain(name)) ?? (isResolved ? 'done' : 'indeterminate');
}

/** Reads what a status category column holds: `Done`, `In Arbeit`, `À faire`. Undefined for a word it does not know. */
export function categoryOfColumn(text: string): 'new' | 'indeterminate' | 'done' | undefined {
  const word = plain(text);
  return CATEGORIES.get(word) ?? (UNDER_WAY.has(word) ? 'indeterminate' : undefined);
}

const UNDER_WAY = new Set(
  [
    'indeterminate',
    'in arbeit',
    'in bearbeitung',
    'en cours',
    'en curso',
    'en progreso',
    'em andamento',
    'em progresso',
    'in corso',
    'bezig',
    'in uitvoering',
    'mee bezig',
    'wordt uitgevoerd',
    'w toku',
    'probiha',
    'v prubehu',
    'prave probiha',
    'в работе',
    'в процессе',
    '進行中',
    '作業中',
    '处理中',
    '进行中',
    '正在进行',
    'בתהליך',
    'בעבודה',
    'בביצוע',
    'pagaende',
    'pagar',
    'kaynnissa',
    'folyamatban',
    'devam ediyor',
    '진행 중',
  ].map(plain),
);

/** Lower case, without accents and double spaces. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .normalize('NFKC')
    .replace(/ł/gi, 'l')
    .replace(/ø/gi, 'o')
    .replace(/ß/g, 'ss')
    .replace(/ı/g, 'i')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
