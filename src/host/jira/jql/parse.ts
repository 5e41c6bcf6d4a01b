import { JastBuilder, JQLSyntaxError, RESERVED_WORDS, type Query } from '@atlaskit/jql-ast';

/** A query that reads, or the sentences that say why it does not. */
export type Parsed =
  { readonly kind: 'ok'; readonly query: Query } | { readonly kind: 'invalid'; readonly messages: readonly string[] };

/** Reads JQL with Atlassian's own grammar; the sentences are Jira's. */
export function parseJql(text: string): Parsed {
  const { query, errors } = new JastBuilder().build(text);
  const [error] = errors;
  if (!error && query) return { kind: 'ok', query };
  if (error instanceof JQLSyntaxError) return { kind: 'invalid', messages: [sentence(text, error)] };
  return { kind: 'invalid', messages: [`Error in the JQL Query: ${error?.message ?? 'The query could not be read.'}`] };
}

/** Lets the grammar build its tables, which is most of the time that a first query takes, while nobody waits. */
export function warmGrammar(): void {
  parseJql(
    '(project = A or key in (A-1, "b")) and not due <= startOfDay(-1d) and text ~ "c" and x is not EMPTY and cf[1] was d order by Rank ASC, created DESC',
  );
}

const operators = "'=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'";

function sentence(text: string, error: JQLSyntaxError): string {
  const word = text.slice(error.start, error.stop);
  const where = `(line ${error.line}, character ${error.charPositionInLine + 1})`;
  const place = word === '' ? 'before the end of the query.' : `but got '${word}'.`;
  const quoted = /^["']/.exec(word)?.[0];
  if (quoted && !(word.length > 1 && word.endsWith(quoted))) {
    return `Error in the JQL Query: The quoted string '${word.slice(1)}' has not been completed. ${where}`;
  }
  if (isReservedHere(word, error.message)) {
    return `Error in the JQL Query: '${word}' is a reserved JQL word. You must surround it in quotation marks to use it in a query. ${where}`;
  }
  if (/^[{}@#$%^&*/;?[\]|]$/.test(word)) {
    return `Error in the JQL Query: The character '${word}' is a reserved JQL character. You must enclose it in a string or use the escape '\\u${word.charCodeAt(0).toString(16).padStart(4, '0')}' instead. ${where}`;
  }
  return `Error in the JQL Query: Expecting ${expectation(error.message)} ${place} ${where}`;
}

/** A word that is reserved stands where a name or a value is wanted; where an operator is wanted it is merely misplaced. */
function isReservedHere(word: string, message: string): boolean {
  const isName = /expecting \{.*STRING/.test(message);
  return (
    isName &&
    RESERVED_WORDS.has(word.toLowerCase()) &&
    !['and', 'or', 'not', 'order', 'in', 'is'].includes(word.toLowerCase())
  );
}

function expectation(message: string): string {
  const wanted = message.slice(message.indexOf('expecting') + 'expecting'.length);
  if (message.startsWith('missing EMPTY')) return "either 'EMPTY' or 'NULL'";
  if (wanted.includes("'~'")) return `operator; the valid operators are ${operators},`;
  if (wanted.trim() === 'BY') return "'by' after 'order'";
  if (wanted.includes('EMPTY') && wanted.includes('STRING')) return 'either a value, list or function';
  if (wanted.includes("')'") && wanted.includes("','")) return "either ')' or ','";
  if (wanted.includes('CUSTOMFIELD') && !wanted.includes("'('")) return 'a field name';
  if (wanted.includes('CUSTOMFIELD')) return 'a field name or an opening parenthesis';
  return "either 'OR' or 'AND'";
}
