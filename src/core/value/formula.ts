import { tokens, type Token } from '#core/value/formula-token';
import type { FactorValues } from '#core/value/model';
import { ok, type Result } from '#core/result';

/**
 * A parsed formula. Grammar, loosest first:
 * `sum = product (('+' | '-') product)*`, `product = unary (('*' | '/') unary)*`, `unary = '-' unary | atom`,
 * `atom = number | factor | '(' sum ')' | ('min' | 'max') '(' sum (',' sum)* ')'`.
 */
export type Formula =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'factor'; readonly name: string; readonly at: number }
  | { readonly kind: 'negate'; readonly of: Formula }
  | {
      readonly kind: 'operation';
      readonly operator: '+' | '-' | '*' | '/';
      readonly left: Formula;
      readonly right: Formula;
      readonly at: number;
    }
  | { readonly kind: 'choose'; readonly name: 'min' | 'max'; readonly of: readonly Formula[] };

/** What is wrong with a formula's text. `at` counts characters from 0; `found` is empty at the end of the text. */
export type FormulaProblem =
  | { readonly kind: 'syntax-error'; readonly at: number; readonly found: string; readonly expected: string }
  | { readonly kind: 'unknown-factor'; readonly at: number; readonly factor: string }
  | { readonly kind: 'too-long'; readonly limit: number };

/** Why a formula has no value for these factors. */
export type FormulaGap =
  | { readonly kind: 'missing'; readonly factors: readonly string[] }
  | { readonly kind: 'division-by-zero'; readonly at: number }
  | { readonly kind: 'not-finite' };

/** Keeps parsing, which recurses, far from the end of the stack. */
const longest = 1_000;

class SyntaxProblem extends Error {
  readonly problem: FormulaProblem;
  constructor(problem: FormulaProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}

/** Reads a formula over the named factors. Text is never run as code. */
export function parseFormula(text: string, factors: readonly string[]): Result<Formula, FormulaProblem> {
  if (text.length > longest) return { kind: 'too-long', limit: longest };
  try {
    return ok(new Parser(tokens(text), new Set(factors)).formula());
  } catch (error) {
    if (error instanceof SyntaxProblem) return error.problem;
    throw error;
  }
}

/** Works a formula out. All missing factors are named, in the order of the formula, each once. */
export function evaluateFormula(formula: Formula, values: FactorValues): Result<number, FormulaGap> {
  const missing = [...new Set(namesIn(formula))].filter((name) => valueOf(values, name) === undefined);
  if (missing.length > 0) return { kind: 'missing', factors: missing };
  const answer = workOut(formula, values);
  if (typeof answer !== 'number') return answer;
  return Number.isFinite(answer) ? ok(answer) : { kind: 'not-finite' };
}

/** The factors that a formula names, in its order, repeated ones repeated. */
export function namesIn(formula: Formula): readonly string[] {
  switch (formula.kind) {
    case 'number':
      return [];
    case 'factor':
      return [formula.name];
    case 'negate':
      return namesIn(formula.of);
    case 'operation':
      return [...namesIn(formula.left), ...namesIn(formula.right)];
    case 'choose':
      return formula.of.flatMap(namesIn);
  }
}

/** Own properties only: a factor called `constructor` is not answered by every object. */
function valueOf(values: FactorValues, name: string): number | undefined {
  return Object.hasOwn(values, name) ? (values as Readonly<Record<string, number | undefined>>)[name] : undefined;
}

function workOut(formula: Formula, values: FactorValues): number | FormulaGap {
  switch (formula.kind) {
    case 'number':
      return formula.value;
    case 'factor':
      return valueOf(values, formula.name) ?? { kind: 'missing', factors: [formula.name] };
    case 'negate': {
      const of = workOut(formula.of, values);
      return typeof of === 'number' ? -of : of;
    }
    case 'operation': {
      const left = workOut(formula.left, values);
      if (typeof left !== 'number') return left;
      const right = workOut(formula.right, values);
      if (typeof right !== 'number') return right;
      if (formula.operator === '/' && right === 0) return { kind: 'division-by-zero', at: formula.at };
      return calculate(formula.operator, left, right);
    }
    case 'choose': {
      const of = formula.of.map((item) => workOut(item, values));
      const gap = of.find((item) => typeof item !== 'number');
      return gap ?? Math[formula.name](...(of as number[]));
    }
  }
}

function calculate(operator: '+' | '-' | '*' | '/', left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
  }
}

/** Recursive descent over the tokens; holds the place reached. */
class Parser {
  private next = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly factors: ReadonlySet<string>,
  ) {}

  formula(): Formula {
    const formula = this.sum();
    if (this.token.kind !== 'end') this.fail('an operator or the end');
    return formula;
  }

  private sum(): Formula {
    return this.chain(['+', '-'], () => this.product());
  }

  private product(): Formula {
    return this.chain(['*', '/'], () => this.unary());
  }

  /** Left-associative: `8 - 3 - 2` is `(8 - 3) - 2`. */
  private chain(operators: readonly ('+' | '-' | '*' | '/')[], operand: () => Formula): Formula {
    let left = operand();
    for (;;) {
      const { at } = this.token;
      const operator = operators.find((candidate) => this.take(candidate));
      if (operator === undefined) return left;
      left = { kind: 'operation', operator, left, right: operand(), at };
    }
  }

  private unary(): Formula {
    return this.take('-') ? { kind: 'negate', of: this.unary() } : this.atom();
  }

  private atom(): Formula {
    const token = this.token;
    if (token.kind === 'number') {
      this.next += 1;
      return { kind: 'number', value: Number(token.text) };
    }
    if (token.kind === 'name') {
      this.next += 1;
      return this.named(token);
    }
    if (!this.take('(')) this.fail('a number, a factor or (');
    const inner = this.sum();
    if (!this.take(')')) this.fail(')');
    return inner;
  }

  /** A factor called `min` stays usable: only a parenthesis makes it the function. */
  private named({ text, at }: Token): Formula {
    if ((text === 'min' || text === 'max') && this.take('(')) {
      const of = [this.sum()];
      while (this.take(',')) of.push(this.sum());
      if (!this.take(')')) this.fail(', or )');
      return { kind: 'choose', name: text, of };
    }
    if (!this.factors.has(text)) throw new SyntaxProblem({ kind: 'unknown-factor', at, factor: text });
    return { kind: 'factor', name: text, at };
  }

  private get token(): Token {
    return this.tokens[this.next] as Token;
  }

  private take(sign: string): boolean {
    if (this.token.kind !== 'sign' || this.token.text !== sign) return false;
    this.next += 1;
    return true;
  }

  private fail(expected: string): never {
    throw new SyntaxProblem({ kind: 'syntax-error', at: this.token.at, found: this.token.text, expected });
  }
}
