/**
 * Where a text stops being JSON: the offset of the first character that cannot stand there, or the length of the
 * text where it breaks off. Nothing for JSON. Browsers' own messages do not agree on telling the place.
 */
export function jsonFault(text: string): number | undefined {
  const open: ('{' | '[')[] = [];
  /** What may stand next: a value, a key, the colon behind one, or a comma or closing sign behind a value. */
  let next: 'value' | 'first-value' | 'key' | 'first-key' | 'colon' | 'after' = 'value';
  let at = skipBlanks(text, 0);
  while (at < text.length) {
    const sign = text.charAt(at);
    if (next === 'after') {
      const inside = open.at(-1);
      if (inside === undefined) return at;
      if (sign === (inside === '{' ? '}' : ']')) open.pop();
      else if (sign === ',') next = inside === '{' ? 'key' : 'value';
      else return at;
      at += 1;
    } else if (next === 'colon') {
      if (sign !== ':') return at;
      next = 'value';
      at += 1;
    } else if ((next === 'first-key' && sign === '}') || (next === 'first-value' && sign === ']')) {
      open.pop();
      next = 'after';
      at += 1;
    } else if (next !== 'key' && next !== 'first-key' && (sign === '{' || sign === '[')) {
      open.push(sign);
      next = sign === '{' ? 'first-key' : 'first-value';
      at += 1;
    } else {
      const isKey: boolean = next === 'key' || next === 'first-key';
      const end = endOfToken(text, at, isKey);
      if (end.fault !== undefined) return end.fault;
      next = isKey ? 'colon' : 'after';
      at = end.at;
    }
    at = skipBlanks(text, at);
  }
  return next === 'after' && open.length === 0 ? undefined : text.length;
}

const string = /"(?:[^"\\\u0000-\u001f]+|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/y;
const plain = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/y;
const blanks = /[ \t\r\n]*/y;

function endOfToken(text: string, at: number, isKey: boolean): { readonly at: number; readonly fault?: number } {
  if (text.charAt(at) === '"') {
    string.lastIndex = at;
    string.test(text);
    const end = string.lastIndex;
    return text.charAt(end) === '"' ? { at: end + 1 } : { at, fault: end };
  }
  plain.lastIndex = at;
  if (isKey || !plain.test(text)) return { at, fault: at };
  return { at: plain.lastIndex };
}

function skipBlanks(text: string, at: number): number {
  blanks.lastIndex = at;
  blanks.test(text);
  return blanks.lastIndex;
}
