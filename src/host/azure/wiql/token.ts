import { BadQuery, type Span } from '#host/azure/wiql/bad-query';

/**
 * A piece of a query. `text` is a word or symbol as written; for `bracket` the name inside of `[…]`, for `string` the
 * text without its quotes, for `macro` the name after `@`.
 */
export interface Token extends Span {
  readonly kind: 'word' | 'bracket' | 'string' | 'number' | 'macro' | 'symbol' | 'end';
  readonly text: string;
}

const space = /\s+/y;
const patterns = [
  ['number', /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y],
  ['macro', /@([\p{L}_][\p{L}\p{N}_]*)/uy],
  ['word', /[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*/uy],
  ['symbol', /<>|<=|>=|[=<>(),.+\-*]/y],
] as const;

/** Splits a query in tokens; the last one is `end`. Throws {@link BadQuery} where a quote or bracket stays open. */
export function tokensOf(query: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < query.length) {
    space.lastIndex = at;
    if (space.test(query)) at = space.lastIndex;
    if (at >= query.length) break;
    const token = tokenAt(query, at);
    tokens.push(token);
    at = token.end;
  }
  return [...tokens, { kind: 'end', text: '', start: query.length, end: query.length }];
}

function tokenAt(query: string, start: number): Token {
  const first = query[start]!;
  if (first === "'" || first === '"') return quoted(query, start, first);
  if (first === '[') return bracketed(query, start);
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = start;
    const match = pattern.exec(query);
    if (match) return { kind, text: match[1] ?? match[0], start, end: pattern.lastIndex };
  }
  const [character = ''] = query.slice(start);
  throw new BadQuery('Unexpected character.', query, { start, end: start + character.length });
}

/** A quote inside of a string is written twice. */
function quoted(query: string, start: number, quote: string): Token {
  let text = '';
  let at = start + 1;
  for (;;) {
    const close = query.indexOf(quote, at);
    if (close < 0) throw new BadQuery('Expecting closing quote.', query, { start, end: query.length });
    text += query.slice(at, close);
    if (query[close + 1] !== quote) return { kind: 'string', text, start, end: close + 1 };
    text += quote;
    at = close + 2;
  }
}

function bracketed(query: string, start: number): Token {
  const close = query.indexOf(']', start);
  if (close < 0) throw new BadQuery('Expecting closing square bracket.', query, { start, end: query.length });
  return { kind: 'bracket', text: query.slice(start + 1, close).trim(), start, end: close + 1 };
}
