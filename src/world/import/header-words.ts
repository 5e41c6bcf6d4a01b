import { DATE_WORDS } from '#world/import/header-words/dates';
import { HIERARCHY_WORDS } from '#world/import/header-words/hierarchy';
import { IDENTITY_WORDS } from '#world/import/header-words/identity';
import { LABEL_WORDS } from '#world/import/header-words/labels';
import { PEOPLE_WORDS } from '#world/import/header-words/people';

/**
 * Column headers by what they hold, in the languages that Jira exports in; lower case, without accents, as `plain`
 * makes them. German, French, Spanish, Portuguese, Polish and Chinese names were seen in real exports (checked
 * November 2026); those of the other languages are translations that no export has confirmed yet. Server-era names are
 * kept beside the new ones.
 */
export const HEADER_WORDS = {
  ...IDENTITY_WORDS,
  ...PEOPLE_WORDS,
  ...DATE_WORDS,
  ...LABEL_WORDS,
  ...HIERARCHY_WORDS,
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** What a column holds. */
export type ColumnRole = keyof typeof HEADER_WORDS;

/** How languages call a link that comes in or goes out; the link type stands in brackets behind. */
export const LINK_WORDS = {
  inward:
    /inward|eingehend|entrant|de entrada|in entrata|in ingresso|inkomend|binnenkomend|przychodzac|prichozi|dovnitr|входящ|内向き|内部|内向|インワード|被関連|向内|入站|נכנס|inatgaende|innkommende/,
  outward:
    /outward|ausgehend|sortant|salient|de saida|de salida|in uscita|uitgaand|wychodzac|odchozi|ven |исходящ|外向き|外部|外向|アウトワード|向外|出站|יוצא|utatgaende|utgaende/,
} as const;
