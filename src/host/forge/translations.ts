import type { Translations } from './manifest';

/** Folder that the platform puts beside an app's functions and pages; `@forge/api` and `@forge/bridge` read it. */
export const localesFolder = '__LOCALES__';

/** The files of that folder by name: the texts of each locale, and how to come from one locale to the next best one. */
export function localeFiles({ texts, fallback, defaultLocale }: Translations): ReadonlyMap<string, string> {
  const config = { locales: Object.keys(texts).sort(), fallback: { ...fallback, default: defaultLocale } };
  return new Map([
    ['i18n-info.json', JSON.stringify({ translations: {}, config })],
    ...Object.entries(texts).map(([locale, content]): [string, string] => [`${locale}.json`, JSON.stringify(content)]),
  ]);
}

/**
 * The text for a key in a locale, `en-US` or `en_US`, else in the next best one that has it; the key itself where none has.
 * Source: `translationsGetter.js` and `translationValueGetter.js` of @forge/i18n 1.0.
 */
export function translated(translations: Translations | undefined, key: string, locale?: string): string {
  if (translations === undefined) return key;
  const { texts, fallback, defaultLocale } = translations;
  const wanted = locale?.replace('_', '-');
  const order = [...(wanted === undefined ? [] : [wanted, ...(fallback[wanted] ?? [])]), defaultLocale];
  for (const candidate of order) {
    const found = valueOf(texts[candidate], key);
    if (found !== undefined) return found;
  }
  return key;
}

/** A key may be a member's own name, dots and all, or lead into nested members. */
function valueOf(texts: unknown, key: string): string | undefined {
  const flat = memberOf(texts, key);
  const found = flat ?? key.split('.').reduce(memberOf, texts);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
