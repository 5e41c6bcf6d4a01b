/** A piece of a formula's text; `at` counts characters from 0. `unknown` is a character that no formula has. */
export interface Token {
  readonly kind: 'number' | 'name' | 'sign' | 'unknown' | 'end';
  readonly text: string;
  readonly at: number;
}

const piece =
  /\s*(?:(?<number>\d+(?:\.\d+)?|\.\d+)|(?<name>[A-Za-z][A-Za-z0-9_]*)|(?<sign>[-+*/(),])|(?<unknown>\S))/uy;

/** Splits a formula's text; the last token is always `end`. Times and divide may be written × and ÷. */
export function tokens(text: string): readonly Token[] {
  const plain = text.replaceAll('×', '*').replaceAll('÷', '/').replaceAll('−', '-');
  const found: Token[] = [];
  for (const match of plain.matchAll(new RegExp(piece, 'guy'))) {
    const { number, name, sign, unknown } = match.groups as Partial<Record<string, string>>;
    const token = number ?? name ?? sign ?? unknown ?? '';
    found.push({ kind: kindOf(number, name, sign), text: token, at: match.index + match[0].length - token.length });
  }
  found.push({ kind: 'end', text: '', at: text.length });
  return found;
}

function kindOf(number?: string, name?: string, sign?: string): Token['kind'] {
  if (number !== undefined) return 'number';
  if (name !== undefined) return 'name';
  return sign === undefined ? 'unknown' : 'sign';
}
