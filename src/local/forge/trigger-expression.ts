/** What an expression comes to. */
export type ExpressionOutcome = { readonly kind: 'value'; readonly value: unknown } | { readonly kind: 'problem'; readonly message: string };

type Scope = Readonly<Record<string, unknown>>;
type Node = (scope: Scope) => unknown;

/**
 * Evaluates the part of Jira expressions that event filters are made of: literals, lists, properties with `.`, `?.` and
 * `[]`, comparison, arithmetic, logic, `? :`, arrow functions and the usual methods of texts and lists.
 * Statements (`let`, `if`, `try`) are a problem, as is everything that the platform calls an error.
 */
export function evaluate(expression: string, scope: Scope): ExpressionOutcome {
  try {
    return { kind: 'value', value: new Parser(expression).parse()(scope) };
  } catch (error) {
    return { kind: 'problem', message: (error as Error).message };
  }
}

class Parser {
  readonly #tokens: readonly string[];
  #place = 0;

  constructor(source: string) {
    const found = source.match(/\s+|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\d+(?:\.\d+)?|[A-Za-z_$][\w$]*|=>|\?\.|\?\?|===|!==|==|!=|<=|>=|&&|\|\||[-+*/%<>!?:.,()[\]]/g) ?? [];
    if (found.join('') !== source) throw new Error('it has a character that expressions do not know');
    this.#tokens = found.filter((token) => token.trim() !== '');
  }

  parse(): Node {
    const node = this.#choice();
    if (this.#place < this.#tokens.length) throw new Error(`"${this.#tokens[this.#place]}" was not expected`);
    return node;
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
      const [first, right, apply] = [left, this.#binary(level + 1), binaries[operator] as Binary];
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
        node = this.#take('(') ? this.#call(target, name, isOptional) : (scope) => property(target(scope), name, isOptional);
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
      const method = (Array.isArray(value) ? listMethods : typeof value === 'string' ? textMethods : {})[name];
      if (!method) throw new Error(`${name}() is not known here`);
      return method(value as never, ...(words.map((word) => word(scope)) as never[]));
    };
  }

  #primary(): Node {
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
    if (/^\d/.test(token)) return () => Number(token);
    if (/^["']/.test(token)) return () => token.slice(1, -1).replace(/\\(.)/g, '$1');
    if (token in constants) return () => constants[token];
    if (!/^[A-Za-z_$]/.test(token) || statements.has(token)) throw new Error(`"${token}" was not expected`);
    if (this.#take('=>')) {
      const body = this.#choice();
      return (scope) => (item: unknown) => body({ ...scope, [token]: item });
    }
    return (scope) => {
      if (!(token in scope)) throw new Error(`${token} is not defined`);
      return scope[token];
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

type Binary = (left: unknown, right: () => unknown) => unknown;
type Method = (value: never, ...words: never[]) => unknown;

const statements = new Set(['let', 'if', 'else', 'return', 'try', 'catch', 'throw', 'typeof']);
const constants: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };
const levels = [['||', '??'], ['&&'], ['==', '!=', '===', '!=='], ['<', '<=', '>', '>='], ['+', '-'], ['*', '/', '%']];
const binaries: Readonly<Record<string, Binary>> = {
  '||': (left, right) => (truth(left) ? left : right()),
  '&&': (left, right) => (truth(left) ? right() : left),
  '??': (left, right) => left ?? right(),
  '==': (left, right) => isSame(left, right()),
  '===': (left, right) => isSame(left, right()),
  '!=': (left, right) => !isSame(left, right()),
  '!==': (left, right) => !isSame(left, right()),
  '<': (left, right) => number(left) < number(right()),
  '<=': (left, right) => number(left) <= number(right()),
  '>': (left, right) => number(left) > number(right()),
  '>=': (left, right) => number(left) >= number(right()),
  '+': (left, right) => (typeof left === 'string' ? left + String(right()) : number(left) + number(right())),
  '-': (left, right) => number(left) - number(right()),
  '*': (left, right) => number(left) * number(right()),
  '/': (left, right) => number(left) / number(right()),
  '%': (left, right) => number(left) % number(right()),
};
const textMethods: Readonly<Record<string, Method>> = {
  includes: (text: string, part: string) => text.includes(part),
  startsWith: (text: string, part: string) => text.startsWith(part),
  endsWith: (text: string, part: string) => text.endsWith(part),
  indexOf: (text: string, part: string) => text.indexOf(part),
  toLowerCase: (text: string) => text.toLowerCase(),
  toUpperCase: (text: string) => text.toUpperCase(),
  trim: (text: string) => text.trim(),
  split: (text: string, by: string) => text.split(by),
};
const listMethods: Readonly<Record<string, Method>> = {
  includes: (list: unknown[], item: unknown) => list.includes(item),
  indexOf: (list: unknown[], item: unknown) => list.indexOf(item),
  map: (list: unknown[], change: (item: unknown) => unknown) => list.map((item) => change(item)),
  filter: (list: unknown[], test: (item: unknown) => unknown) => list.filter((item) => truth(test(item))),
  some: (list: unknown[], test: (item: unknown) => unknown) => list.some((item) => truth(test(item))),
  every: (list: unknown[], test: (item: unknown) => unknown) => list.every((item) => truth(test(item))),
  find: (list: unknown[], test: (item: unknown) => unknown) => list.find((item) => truth(test(item))) ?? null,
  join: (list: unknown[], by: string) => list.join(by),
};

/** Jira expressions have no truthiness: a value that is neither true nor false is an error. */
function truth(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new Error('a value is neither true nor false');
  return value;
}

function number(value: unknown): number {
  if (typeof value !== 'number') throw new Error('a value is not a number');
  return value;
}

function isSame(left: unknown, right: unknown): boolean {
  return (left ?? null) === (right ?? null);
}

function property(value: unknown, name: string | number, isOptional: boolean): unknown {
  if (value === null || value === undefined) {
    if (isOptional) return null;
    throw new Error(`${name} is asked of nothing`);
  }
  if ((typeof value === 'string' || Array.isArray(value)) && name === 'length') return value.length;
  if (Array.isArray(value)) return typeof name === 'number' ? (value as unknown[])[name] : value.map((item) => property(item, name, isOptional));
  if (typeof value === 'object' && Object.hasOwn(value, name)) return (value as Record<string, unknown>)[name];
  if (isOptional) return null;
  throw new Error(`${name} is not there`);
}
