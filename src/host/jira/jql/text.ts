/** A test of words, compiled from the right side of `~`. Throws nothing: any text is a query for its words. */
export function wordTest(query: string): (texts: readonly string[]) => boolean {
  const parts = [...query.matchAll(/([-!+])?(?:"([^"]*)"?|(\S+))/g)].map(([, sign, phrase, word]) => ({
    isExcluded: sign === '-' || sign === '!',
    test: phrase === undefined ? wordsTest(word ?? '') : phraseTest(phrase),
  }));
  const wanted = parts.filter((part) => !part.isExcluded);
  const excluded = parts.filter((part) => part.isExcluded);
  return (texts) => {
    const read = texts.map((text) => new ReadText(text));
    return wanted.every(({ test }) => read.some(test)) && !excluded.some(({ test }) => read.some(test));
  };
}

/** A text, taken apart into words only when a test comes to that. */
class ReadText {
  readonly lowerCase: string;
  #words: readonly string[] | undefined;

  constructor(text: string) {
    this.lowerCase = text.toLowerCase();
  }

  get words(): readonly string[] {
    this.#words ??= wordsOf(this.lowerCase);
    return this.#words;
  }
}

type TextTest = (text: ReadText) => boolean;

function wordsOf(lowerCase: string): readonly string[] {
  return lowerCase.match(/[\p{L}\p{N}_]+/gu) ?? [];
}

function phraseTest(phrase: string): TextTest {
  const wanted = wordsOf(phrase.toLowerCase()).map(stem);
  // A stem's letters, but for a `y` that was an `ie`, are in every text that has the word: most texts need no more than that.
  const letters = wanted.map((word) => word.replace(/y$/, ''));
  return (text) =>
    letters.every((part) => text.lowerCase.includes(part)) &&
    text.words.some((_, at, words) => wanted.every((word, offset) => stem(words[at + offset] ?? '') === word));
}

function wordsTest(word: string): TextTest {
  if (/[*?]/.test(word)) {
    const pattern = word
      .toLowerCase()
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.');
    const wildcard = new RegExp(`^${pattern}$`, 'u');
    return ({ words }) => words.some((known) => wildcard.test(known));
  }
  // A fuzzy search, `roam~`, accepts one letter more, less or other.
  const fuzzy = /^(.+)~[\d.]*$/.exec(word)?.[1]?.toLowerCase();
  if (fuzzy) return ({ words }) => words.some((known) => isNear(known, fuzzy));
  return phraseTest(word);
}

/** English endings off, as Jira's index does: `tests`, `tested` and `testing` are one word. */
function stem(word: string): string {
  if (word.length < 4) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  for (const ending of ['ing', 'ed'])
    if (word.endsWith(ending) && word.length > ending.length + 3) return word.slice(0, -ending.length);
  if (/(ss|sh|ch|x)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

function isNear(one: string, other: string): boolean {
  const [long, short] = one.length >= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && long[at] === short[at]) at += 1;
  return long.slice(at + 1) === short.slice(at + 1) || long.slice(at + 1) === short.slice(at);
}
