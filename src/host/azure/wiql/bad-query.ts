/** Where a query's text is at fault: offsets in UTF-16 units, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * A query that the product refuses with 400. Thrown while a query is read or compiled, and caught once, in the routes.
 * The message has the product's form: a sentence, then the part of the query that causes it between « and ».
 */
export class BadQuery extends Error {
  readonly span: Span;

  constructor(sentence: string, query: string, span: Span) {
    super(`${sentence} The error is caused by «${query.slice(span.start, span.end)}».`);
    this.name = 'BadQuery';
    this.span = span;
  }
}

/** A query that the product would run, and this emulator cannot: answered 501. */
export class UnmodelledQuery extends Error {
  constructor(what: string) {
    super(`The emulator does not model ${what} in queries.`);
    this.name = 'UnmodelledQuery';
  }
}
