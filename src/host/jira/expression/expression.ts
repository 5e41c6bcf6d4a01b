import { binaries, levels, methodOf, number, property, truth, wordsOf } from './operations';
import { templateParts, tokensOf } from './tokens';

/** What an expression comes to. */
export type ExpressionOutcome =
  { readonly kind: 'value'; readonly value: unknown } | { readonly kind: 'problem'; readonly message: string };

type Scope = Readonly<Record<string, unknown>>;
type Node = (scope: Scope) => unknown;

/**
 * Evaluates a Jira expression: literals, texts with `${}`, lists, maps, properties with `.`, `?.` and `[]`, comparison,
 * arithmetic, logic, `? :`, arrow functions, `let`, and the usual methods of texts, lists and moments. Other statements,
 * and what the platform calls an error, are a problem.
 * Source: developer.atlassian.com/cloud/jira/platform/jira-expressions, checked 2026-11-22.
 */
export function evaluate(expression: string, scope: Scope): ExpressionOutcome {
  try {
    return { kind: 'value', value: parse(expression)(scope) };
  } catch (error) {
    return { kind: 'problem', message: (error as Error).message };
  }
}

/** What is wrong with the writing of an expression; undefined when nothing is. */
export function syntaxProblem(expression: string): string | undefined {
  try {
    parse(expression);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function parse(source: string): Node {
  return new Parser(source).parse();
}

class Parser {
  readonly #tokens: readonly string[];
  #place = 0;

  constructor(source: string) {
    this.#tokens = tokensOf(source);
  }

  parse(): Node {
    const node = this.#statements();
    this.#take(';');
    if (this.#place < this.#tokens.length) throw new Error(`"${this.#tokens[this.#place]}" was not expected`);
    return node;
  }

  /** `let` names a value for what comes after it. */
  #statements(): Node {
    if (!this.#take('let')) return this.#choice();
    const name = this.#next();
    this.#demand('=');
    const value = this.#choice();
    this.#demand(';');
    const rest = this.#statements();
    return (scope) => rest({ ...scope, [name]: value(scope) });
  }

  #choice(): Node {
    const test = this.#binary(0);
    if (!this.#take('?')) return test;
    const yes = this.#choice();
    this.#demand(':');
    const no = this.#choice();
    return (scope) => (truth(test(scope)) ? yes(scope) : no(scope));
  }

  #binary(level: number): Node {
    const operators = levels[level];
    if (!operators) return this.#unary();
    let left = this.#binary(level + 1);
    for (let operator = this.#takeOne(operators); operator; operator = this.#takeOne(operators)) {
      const [first, right, apply] = [left, this.#binary(level + 1), binaries[operator] as (typeof binaries)[string]];
      left = (scope) => apply(first(scope), () => right(scope));
    }
    return left;
  }

  #unary(): Node {
    if (this.#take('!')) {
      const inner = this.#unary();
      return (scope) => !truth(inner(scope));
    }
    if (this.#take('-')) {
      const inner = this.#unary();
      return (scope) => -number(inner(scope));
    }
    return this.#postfix();
  }

  #postfix(): Node {
    let node = this.#primary();
    for (;;) {
      const target = node;
      const isOptional = this.#tokens[this.#place] === '?.';
      if (isOptional || this.#tokens[this.#place] === '.') {
        this.#place += 1;
        const name = this.#next();
        node = this.#take('(')
          ? this.#call(target, name, isOptional)
          : (scope) => property(target(scope), name, isOptional);
      } else if (this.#take('[')) {
        const key = this.#choice();
        this.#demand(']');
        node = (scope) => property(target(scope), key(scope) as string | number, false);
      } else return node;
    }
  }

  #call(target: Node, name: string, isOptional: boolean): Node {
    const words = this.#list(')');
    return (scope) => {
      const value = target(scope);
      if (isOptional && (value === null || value === undefined)) return null;
      const method = methodOf(value, name);
      if (!method) throw new Error(`${name}() is not known here`);
      return method(...words.map((word) => word(scope)));
    };
  }

  #primary(): Node {
    const arrow = this.#arrow();
    if (arrow) return arrow;
    const token = this.#next();
    if (token === '(') {
      const node = this.#choice();
      this.#demand(')');
      return node;
    }
    if (token === '[') {
      const items = this.#list(']');
      return (scope) => items.map((item) => item(scope));
    }
    if (token === '{') return this.#map();
    if (token.startsWith('`')) return template(token);
    if (/^\d/.test(token)) return () => Number(token);
    if (/^["']/.test(token)) return () => token.slice(1, -1).replace(/\\(.)/g, '$1');
    if (token === 'new') return this.#make();
    if (Object.hasOwn(constants, token)) return () => constants[token];
    if (!/^[A-Za-z_$]/.test(token) || statements.has(token)) throw new Error(`"${token}" was not expected`);
    return (scope) => {
      if (!(token in scope)) throw new Error(`${token} is not defined`);
      return scope[token];
    };
  }

  /** `item => …`, `(one, other) => …`; undefined for anything else. */
  #arrow(): Node | undefined {
    const rest = this.#tokens.slice(this.#place);
    const end = rest[0] === '(' ? rest.indexOf(')') : 0;
    if (rest[end + 1] !== '=>') return undefined;
    const names = rest.slice(0, end + 1).filter((token) => /^[A-Za-z_$]/.test(token));
    this.#place += end + 2;
    const body = this.#choice();
    return (scope) =>
      (...words: unknown[]) =>
        body({ ...scope, ...Object.fromEntries(names.map((name, at) => [name, words[at]])) });
  }

  #map(): Node {
    const entries: (readonly [string, Node])[] = [];
    while (!this.#take('}')) {
      const name = this.#next().replace(/^["']|["']$/g, '');
      this.#demand(':');
      entries.push([name, this.#choice()]);
      if (!this.#take(',') && this.#tokens[this.#place] !== '}') throw new Error('"}" is missing');
    }
    return (scope) => Object.fromEntries(entries.map(([name, node]) => [name, node(scope)]));
  }

  #make(): Node {
    const name = this.#next();
    if (name !== 'Date') throw new Error(`new ${name}() is not known here`);
    this.#demand('(');
    const [moment] = this.#list(')');
    return (scope) => {
      const date = moment ? new Date(moment(scope) as string | number) : new Date();
      if (Number.isNaN(date.getTime())) throw new Error('a moment cannot be read');
      return date;
    };
  }

  #list(end: string): Node[] {
    const items: Node[] = [];
    while (!this.#take(end)) {
      items.push(this.#choice());
      if (!this.#take(',') && this.#tokens[this.#place] !== end) throw new Error(`"${end}" is missing`);
    }
    return items;
  }

  #next(): string {
    const token = this.#tokens[this.#place++];
    if (token === undefined) throw new Error('it ends too early');
    return token;
  }

  #take(token: string): boolean {
    if (this.#tokens[this.#place] !== token) return false;
    this.#place += 1;
    return true;
  }

  #takeOne(tokens: readonly string[]): string | undefined {
    const token = this.#tokens[this.#place];
    return token !== undefined && tokens.includes(token) && this.#take(token) ? token : undefined;
  }

  #demand(token: string): void {
    if (!this.#take(token)) throw new Error(`"${token}" is missing`);
  }
}

const statements = new Set(['let', 'if', 'else', 'return', 'try', 'catch', 'throw', 'typeof']);
const constants: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };

function template(token: string): Node {
  const parts = templateParts(token).map((part, at) => (at % 2 === 0 ? () => part : parse(part)));
  return (scope) => parts.map((part) => wordsOf(part(scope))).join('');
}
