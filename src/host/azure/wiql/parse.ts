import { BadQuery, type Span } from '#host/azure/wiql/bad-query';
import type { Comparison, Condition, Constant, FieldName, Mode, Query, Side } from '#host/azure/wiql/syntax';
import { tokensOf, type Token } from '#host/azure/wiql/token';

/**
 * Reads a query of the Work Item Query Language. Words count without case. Throws {@link BadQuery}.
 *
 * ```ebnf
 * query      = "SELECT" ( "*" | field { "," field } ) "FROM" ( "WorkItems" | "WorkItemLinks" )
 *              [ "WHERE" or ] [ "ORDER" "BY" order { "," order } ] [ "ASOF" constant ] [ mode ] ;
 * mode       = "MODE" "(" ( "MustContain" | "MayContain" | "DoesNotContain" | "Recursive" [ "," "ReturnMatchingChildren" ] ) ")" ;
 * order      = field [ "ASC" | "DESC" ] ;
 * or         = and { "OR" and } ;
 * and        = not { "AND" not } ;
 * not        = ( "NOT" | "EVER" ) not | "(" or ")" | condition ;
 * condition  = field ( compare value | [ "NOT" ] ( "UNDER" | "CONTAINS" [ "WORDS" ] ) value
 *            | [ "NOT" ] "IN" ( "GROUP" value | "(" constant { "," constant } ")" )
 *            | [ "WAS" ] "EVER" value | "IS" [ "NOT" ] "EMPTY" ) ;
 * compare    = "=" | "<>" | "<" | ">" | "<=" | ">=" ;
 * value      = constant | field ;
 * constant   = string | [ "-" | "+" ] number | "TRUE" | "FALSE" | macro [ "(" string ")" ] [ ( "+" | "-" ) number ] ;
 * field      = [ ( "[Source]" | "[Target]" | "[Links]" ) "." ] ( "[" name "]" | word ) ;
 * ```
 *
 * Source: https://learn.microsoft.com/azure/devops/boards/queries/wiql-syntax, checked 2026-11-22; what it leaves open
 * (order of the clauses, `SELECT *`, words with periods) follows queries that the product's own pages write.
 */
export function parseWiql(text: string): Query {
  return new Parser(text).query();
}

/** Deeper than any query that a person writes, and shallow enough for the stack. */
const depthLimit = 500;

const modes: readonly Mode[] = ['MustContain', 'MayContain', 'DoesNotContain', 'Recursive'];
const symbols: readonly Comparison[] = ['=', '<>', '<', '>', '<=', '>='];
/** Words that end a condition; never a field's bare name. */
const reserved = new Set([
  'select',
  'from',
  'where',
  'order',
  'by',
  'asof',
  'mode',
  'and',
  'or',
  'not',
  'ever',
  'in',
  'under',
  'contains',
  'is',
  'asc',
  'desc',
  'group',
]);

class Parser {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = tokensOf(text);
  }

  query(): Query {
    if (!this.#takes('select')) this.#fail('Expecting SELECT statement.');
    const columns = this.#takesSymbol('*') ? [] : this.#list(() => this.#field());
    if (!this.#takes('from')) this.#fail('TF51006: The query statement is missing a FROM clause.');
    const from = this.#takes('workitems')
      ? 'items'
      : this.#takes('workitemlinks')
        ? 'links'
        : this.#fail('The FROM clause names neither WorkItems nor WorkItemLinks.');
    const where = this.#takes('where') ? this.#or() : undefined;
    const orderBy = this.#takes('order') ? this.#orderBy() : [];
    const asOf = this.#takes('asof') ? this.#constant() : undefined;
    const mode = from === 'links' && this.#takes('mode') ? this.#mode() : undefined;
    if (this.#token.kind !== 'end') this.#fail('Expecting end of string.');
    return {
      from,
      columns,
      where,
      orderBy,
      asOf,
      mode: mode?.mode,
      returnsMatchingChildren: mode?.returnsMatchingChildren ?? false,
    };
  }

  #orderBy(): Query['orderBy'] {
    if (!this.#takes('by')) this.#fail('Expecting BY.');
    return this.#list(() => {
      const field = this.#field();
      const isDescending = this.#takes('desc');
      if (!isDescending) this.#takes('asc');
      return { field, isDescending };
    });
  }

  #mode(): { readonly mode: Mode; readonly returnsMatchingChildren: boolean } {
    this.#open();
    const mode = modes.find((known) => this.#takes(known.toLowerCase())) ?? this.#fail('Expecting mode.');
    let returnsMatchingChildren = false;
    if (mode === 'Recursive' && this.#takesSymbol(',')) {
      if (!this.#takes('returnmatchingchildren')) this.#fail('Expecting mode.');
      returnsMatchingChildren = true;
    }
    this.#close();
    return { mode, returnsMatchingChildren };
  }

  #or(): Condition {
    return this.#joined('or', () => this.#joined('and', () => this.#not()));
  }

  #joined(kind: 'and' | 'or', part: () => Condition): Condition {
    const parts = [part()];
    while (this.#takes(kind)) parts.push(part());
    return parts.length === 1 ? parts[0]! : { kind, parts, start: parts[0]!.start, end: parts.at(-1)!.end };
  }

  #not(): Condition {
    this.#depth += 1;
    if (this.#depth > depthLimit) this.#fail('The query nests too many conditions.');
    const condition = this.#nested();
    this.#depth -= 1;
    return condition;
  }

  #nested(): Condition {
    const { start } = this.#token;
    for (const kind of ['not', 'ever'] as const) {
      if (!this.#takes(kind)) continue;
      const part = this.#not();
      return { kind, part, start, end: part.end };
    }
    if (!this.#takesSymbol('(')) return this.#condition();
    const inside = this.#or();
    this.#close();
    return inside;
  }

  #condition(): Condition {
    const field = this.#field('Expecting field name or expression.');
    const symbol = symbols.find((known) => this.#takesSymbol(known));
    if (symbol) return this.#comparison(field, symbol);
    if (this.#takes('is')) {
      const isNegated = this.#takes('not');
      if (!this.#takes('empty')) this.#fail('Expecting EMPTY.');
      return this.#negated(isNegated, { kind: 'empty', field, ...this.#since(field) });
    }
    const isNegated = this.#takes('not');
    if (this.#takes('under')) return this.#negated(isNegated, this.#comparison(field, 'under'));
    if (this.#takes('contains'))
      return this.#negated(isNegated, this.#comparison(field, this.#takes('words') ? 'contains words' : 'contains'));
    if (this.#takes('in'))
      return this.#negated(
        isNegated,
        this.#takes('group') ? this.#comparison(field, 'in group') : this.#membership(field),
      );
    if (!isNegated && (this.#takes('ever') || (this.#takes('was') && this.#takes('ever'))))
      return this.#comparison(field, 'ever');
    return this.#fail('Expecting comparison operator.');
  }

  #negated(isNegated: boolean, part: Condition): Condition {
    return isNegated ? { kind: 'not', part, start: part.start, end: part.end } : part;
  }

  #comparison(field: FieldName, operator: Comparison): Condition {
    const value = this.#isConstant() ? this.#constant() : this.#field('Expecting field name or expression.');
    return { kind: 'compare', field, operator, value, ...this.#since(field) };
  }

  #membership(field: FieldName): Condition {
    this.#open();
    const values = this.#list(() => this.#constant());
    this.#close();
    return { kind: 'in', field, values, ...this.#since(field) };
  }

  #isConstant(): boolean {
    const { kind, text } = this.#token;
    if (kind === 'symbol') return text === '-' || text === '+';
    return (
      kind === 'string' || kind === 'number' || kind === 'macro' || (kind === 'word' && /^(true|false)$/i.test(text))
    );
  }

  #constant(): Constant {
    if (!this.#isConstant()) this.#fail('Expecting constant value.');
    const token = this.#next();
    const { kind, text, start } = token;
    switch (kind) {
      case 'string':
        return { kind, value: text, start, end: token.end };
      case 'word':
        return { kind: 'boolean', value: text.toLowerCase() === 'true', start, end: token.end };
      case 'macro':
        return this.#macro(token);
      case 'symbol': {
        const value = (text === '-' ? -1 : 1) * this.#number();
        return { kind: 'number', value, ...this.#since(token) };
      }
      default:
        return { kind: 'number', value: Number(text), start, end: token.end };
    }
  }

  #macro(token: Token): Constant {
    let argument: string | undefined;
    if (this.#takesSymbol('(')) {
      argument = this.#token.kind === 'string' ? this.#next().text : this.#fail('Expecting constant value.');
      this.#close();
    }
    const sign = this.#takesSymbol('+') ? 1 : this.#takesSymbol('-') ? -1 : 0;
    const offset = sign === 0 ? 0 : sign * this.#number();
    return {
      kind: 'macro',
      name: token.text,
      ...(argument !== undefined && { argument }),
      offset,
      ...this.#since(token),
    };
  }

  #number(): number {
    return this.#token.kind === 'number' ? Number(this.#next().text) : this.#fail('Expecting number.');
  }

  #field(otherwise = 'Expecting field name.'): FieldName {
    const token = this.#token;
    const isName = token.kind === 'bracket' || (token.kind === 'word' && !reserved.has(token.text.toLowerCase()));
    if (!isName) this.#fail(otherwise);
    this.#at += 1;
    if (this.#takesSymbol('.')) {
      const side = sideOf(token.text);
      if (!side || (this.#token.kind !== 'bracket' && this.#token.kind !== 'word'))
        return this.#fail('Expecting field name.');
      return { kind: 'field', name: this.#next().text, side, ...this.#since(token) };
    }
    const [, prefix, rest] = (token.kind === 'word' && /^(source|target|links)\.(.+)$/i.exec(token.text)) || [];
    const side = prefix && sideOf(prefix);
    return side
      ? { kind: 'field', name: rest!, side, ...this.#since(token) }
      : { kind: 'field', name: token.text, ...this.#since(token) };
  }

  #list<Part>(part: () => Part): Part[] {
    const parts = [part()];
    while (this.#takesSymbol(',')) parts.push(part());
    return parts;
  }

  get #token(): Token {
    return this.#tokens[this.#at]!;
  }

  #next(): Token {
    const token = this.#token;
    this.#at += 1;
    return token;
  }

  #takes(word: string): boolean {
    const isHere = this.#token.kind === 'word' && this.#token.text.toLowerCase() === word;
    if (isHere) this.#at += 1;
    return isHere;
  }

  #takesSymbol(symbol: string): boolean {
    const isHere = this.#token.kind === 'symbol' && this.#token.text === symbol;
    if (isHere) this.#at += 1;
    return isHere;
  }

  #open(): void {
    if (!this.#takesSymbol('(')) this.#fail('Expecting right bracket.');
  }

  /** The product calls it the left one: `… AND ([System.Id] > 0 ORDER` is refused in these words. */
  #close(): void {
    if (!this.#takesSymbol(')')) this.#fail('Expecting left bracket.');
  }

  #since({ start }: Span): Span {
    return { start, end: this.#tokens[this.#at - 1]!.end };
  }

  #fail(sentence: string): never {
    throw new BadQuery(sentence, this.#text, this.#token);
  }
}

function sideOf(name: string): Side | undefined {
  const side = name.toLowerCase();
  return side === 'source' || side === 'target' || side === 'links' ? side : undefined;
}
