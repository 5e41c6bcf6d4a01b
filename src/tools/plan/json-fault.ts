/** Where a text stops being JSON, and why. Lines and columns count from 1. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

type Wanted = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing';

const words: Readonly<Record<Wanted, string>> = {
  value: 'a value',
  'value-or-end': 'a value or ]',
  key: 'a name in double quotes',
  'key-or-end': 'a name in double quotes or }',
  colon: 'a colon',
  'comma-or-end': 'a comma or the end of the list or object',
  nothing: 'the end of the file',
};

const token =
  /([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

/**
 * Finds the place at which a text that `JSON.parse` refuses goes wrong: its own message has no line, and in some
 * versions of Node no position either. Answers undefined for text that is JSON.
 */
export function findJsonFault(text: string): JsonFault | undefined {
  const open: ('{' | '[')[] = [];
  let wanted: Wanted = 'value';
  let position = 0;
  for (;;) {
    position = skipSpace(text, position);
    if (position >= text.length)
      return wanted === 'nothing' ? undefined : at(text, position, `the file ends where ${words[wanted]} belongs`);
    token.lastIndex = position;
    const match: RegExpExecArray | null = token.exec(text);
    const next: Wanted | null | undefined = match && step(wanted, match[1], match[2] !== undefined, open);
    if (!match || !next) return at(text, position, `${seen(text, position)} stands where ${words[wanted]} belongs`);
    wanted = next;
    position = token.lastIndex;
  }
}

function step(wanted: Wanted, sign: string | undefined, isText: boolean, open: ('{' | '[')[]): Wanted | undefined {
  const top = open[open.length - 1];
  const closed = (): Wanted => {
    open.pop();
    return open.length === 0 ? 'nothing' : 'comma-or-end';
  };
  if (sign === ':') return wanted === 'colon' ? 'value' : undefined;
  if (sign === ',') return wanted !== 'comma-or-end' ? undefined : top === '{' ? 'key' : 'value';
  if (sign === '}') return top === '{' && (wanted === 'key-or-end' || wanted === 'comma-or-end') ? closed() : undefined;
  if (sign === ']')
    return top === '[' && (wanted === 'value-or-end' || wanted === 'comma-or-end') ? closed() : undefined;
  if (wanted === 'key' || wanted === 'key-or-end') return isText ? 'colon' : undefined;
  if (wanted !== 'value' && wanted !== 'value-or-end') return undefined;
  if (sign === '{' || sign === '[') {
    open.push(sign);
    return sign === '{' ? 'key-or-end' : 'value-or-end';
  }
  return open.length === 0 ? 'nothing' : 'comma-or-end';
}

function skipSpace(text: string, position: number): number {
  while (position < text.length && ' \t\n\r'.includes(text[position]!)) position += 1;
  return position;
}

function at(text: string, position: number, message: string): JsonFault {
  const before = text.slice(0, position).split(/\r\n|\n|\r/);
  return { line: before.length, column: before[before.length - 1]!.length + 1, message };
}

/** What stands there: a word, or a single sign. */
function seen(text: string, position: number): string {
  const word = /^[-+]?[\w.]+/.exec(text.slice(position, position + 30))?.[0];
  if (word) return word;
  if (text[position] === '"') return 'text that is not closed or has signs that JSON does not allow';
  return String.fromCodePoint(text.codePointAt(position)!);
}
