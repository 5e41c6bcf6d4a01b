import { escapeHtml } from '#host/jira/adf';

/** A text as HTML with a bold start where one of its words starts with a word that was looked for. */
export function boldMatches(text: string, query: string): string {
  const wanted = query
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  if (wanted.length === 0) return escapeHtml(text);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(${wanted.join('|')})`, 'giu');
  // Splitting by a group leaves what it matched at the odd places.
  return text
    .split(pattern)
    .map((part, place) => (place % 2 === 1 ? `<b>${escapeHtml(part)}</b>` : escapeHtml(part)))
    .join('');
}
