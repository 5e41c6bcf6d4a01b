const plain =
  /\s+|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\d+(?:\.\d+)?|[A-Za-z_$][\w$]*|=>|\?\.|\?\?|===|!==|==|!=|<=|>=|&&|\|\||[-+*/%<>!?:.,;=()[\]{}]/y;

/** The words of a Jira expression, without white space; a text with `${}` in it is one word. Throws an Error for what is none. */
export function tokensOf(source: string): string[] {
  const tokens: string[] = [];
  for (let place = 0; place < source.length;) {
    const token = source[place] === '`' ? source.slice(place, endOfTemplate(source, place + 1)) : match(source, place);
    if (token.trim() !== '') tokens.push(token);
    place += token.length;
  }
  return tokens;
}

function match(source: string, place: number): string {
  plain.lastIndex = place;
  const found = plain.exec(source)?.[0];
  if (found === undefined) throw new Error('it has a character that expressions do not know');
  return found;
}

/** A text between backquotes as its words and the expressions between them, in turns, words first. */
export function templateParts(token: string): string[] {
  const parts: string[] = [];
  let words = '';
  for (let place = 1; place < token.length - 1; place += 1) {
    if (token.startsWith('${', place)) {
      const end = endOfHole(token, place + 2);
      parts.push(words, token.slice(place + 2, end));
      words = '';
      place = end;
    } else if (token[place] === '\\') words += token[(place += 1)];
    else words += token[place];
  }
  return [...parts, words];
}

function endOfTemplate(source: string, from: number): number {
  for (let place = from; place < source.length; place += 1) {
    if (source[place] === '\\') place += 1;
    else if (source.startsWith('${', place)) place = endOfHole(source, place + 2);
    else if (source[place] === '`') return place + 1;
  }
  throw new Error('a text has no end');
}

function endOfHole(source: string, from: number): number {
  let depth = 0;
  for (let place = from; place < source.length; place += 1) {
    if (source[place] === '`') place = endOfTemplate(source, place + 1) - 1;
    else if (source[place] === '{') depth += 1;
    else if (source[place] === '}' && depth-- === 0) return place;
  }
  throw new Error('a text has no end');
}
