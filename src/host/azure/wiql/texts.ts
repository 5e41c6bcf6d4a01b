import { plainText, tagsOf } from '#host/azure/wiql/field-value';

/** One order for texts everywhere: without case, accents count. */
export const collator = new Intl.Collator('en', { sensitivity: 'accent' });

/** True when a text contains another one, without case. */
export function containsText(needle: string): (text: string) => boolean {
  const wanted = needle.toLowerCase();
  return (text) => text.toLowerCase().includes(wanted);
}

/** True when a rich text contains another one, its markup left out. */
export function containsRichText(needle: string): (text: string) => boolean {
  const contains = containsText(needle);
  return (text) => contains(plainText(text));
}

/**
 * True when a text has all words, in any order, whole; `*` at a word's end stands for any end. A phrase in quotes stays together.
 * Source: Azure Boards, query operators, Contains Words; checked 2026-11-22.
 */
export function containsWords(needle: string): (text: string) => boolean {
  const phrases = [...needle.matchAll(/"([^"]+)"|(\S+)/g)].map(([, phrase, word]) => phrase ?? word ?? '');
  const patterns = phrases.map((phrase) => {
    const isOpen = phrase.endsWith('*');
    const words = phrase
      .replace(/\*$/, '')
      .trim()
      .split(/\s+/)
      .map(escape)
      .join(String.raw`\s+`);
    return new RegExp(String.raw`(?<![\p{L}\p{N}_])${words}${isOpen ? '' : String.raw`(?![\p{L}\p{N}_])`}`, 'iu');
  });
  return (text) => {
    const plain = plainText(text);
    return patterns.length > 0 && patterns.every((pattern) => pattern.test(plain));
  };
}

/** True when one of the tags is this one. Part of a tag is no match. */
export function containsTag(tag: string): (text: string) => boolean {
  const wanted = tag.trim().toLowerCase();
  return (text) => tagsOf(text).some((known) => known.toLowerCase() === wanted);
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, (character) => `\\${character}`);
}
