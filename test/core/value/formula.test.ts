import fc from 'fast-check';
import { evaluateFormula, namesIn, parseFormula, type Formula } from '#core/value/formula';
import type { FactorValues } from '#core/value/model';

function parsed(text: string, factors: readonly string[] = ['a', 'b', 'c']): Formula {
  const formula = parseFormula(text, factors);
  if (formula.kind !== 'ok') throw new Error(`${text}: ${formula.kind}`);
  return formula.value;
}

function value(text: string, values: Record<string, number> = {}): unknown {
  const answer = evaluateFormula(parsed(text), values as FactorValues);
  return answer.kind === 'ok' ? answer.value : answer;
}

describe('a formula that can be read', () => {
  it.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['8 - 3 - 2', 3],
    ['16 / 4 / 2', 2],
    ['-2 * -3', 6],
    ['--2', 2],
    ['.5 + 1.25', 1.75],
    ['2 × 6 ÷ 4 − 1', 2],
    ['min(4, 2 + 1, 9) + max(1, 5)', 8],
    ['  ( 1 )  ', 1],
  ])('%s is %d', (text, expected) => {
    expect(value(text)).toBe(expected);
  });

  it('uses the answers of the factors that it names', () => {
    // (8 + 5 + 3) / 4 = 4
    expect(value('(a + b + 3) / c', { a: 8, b: 5, c: 4 })).toBe(4);
  });

  it('names all factors that nobody answered, each once', () => {
    expect(value('(a + b) / (c + a)', { b: 1 })).toEqual({ kind: 'missing', factors: ['a', 'c'] });
  });

  it('has no value where it divides by zero, and says at which sign', () => {
    expect(value('a / (b - b)', { a: 1, b: 2 })).toEqual({ kind: 'division-by-zero', at: 2 });
  });

  it('has no value beyond what a number can hold', () => {
    const nines = '9'.repeat(300);
    expect(value(`${nines} * ${nines}`)).toEqual({ kind: 'not-finite' });
  });

  it('keeps a factor that is called min', () => {
    const formula = parseFormula('min * min(min, 2)', ['min']);
    expect(formula.kind === 'ok' && evaluateFormula(formula.value, { min: 3 } as FactorValues)).toEqual({
      kind: 'ok',
      value: 6,
    });
  });

  it('is not answered by what every object has', () => {
    const formula = parseFormula('constructor + 1', ['constructor']);
    expect(formula.kind === 'ok' && evaluateFormula(formula.value, {})).toEqual({
      kind: 'missing',
      factors: ['constructor'],
    });
  });
});

describe('a formula that cannot be read', () => {
  it.each([
    ['', 0, '', 'a number, a factor or ('],
    ['a +', 3, '', 'a number, a factor or ('],
    ['(a', 2, '', ')'],
    ['a b', 2, 'b', 'an operator or the end'],
    ['a + $', 4, '$', 'a number, a factor or ('],
    ['a)', 1, ')', 'an operator or the end'],
    ['min(a b)', 6, 'b', ', or )'],
    ['a ** b', 3, '*', 'a number, a factor or ('],
    ['😀', 0, '😀', 'a number, a factor or ('],
  ])('%s: stops at character %d', (text, at, found, expected) => {
    expect(parseFormula(text, ['a', 'b'])).toEqual({ kind: 'syntax-error', at, found, expected });
  });

  it('names the factor that the model does not have', () => {
    expect(parseFormula('a + bee', ['a', 'b'])).toEqual({ kind: 'unknown-factor', at: 4, factor: 'bee' });
  });

  it('never runs text as code', () => {
    expect(parseFormula('process.exit(1)', ['a']).kind).toBe('unknown-factor');
    expect(parseFormula('a[0]', ['a']).kind).toBe('syntax-error');
  });

  it('is refused when it is too long to be worth reading', () => {
    expect(parseFormula('('.repeat(100_000), [])).toEqual({ kind: 'too-long', limit: 1_000 });
  });
});

/** Formulas with their text and the value that JavaScript itself gives them. */
const { sum: anyFormula } = fc.letrec<{ sum: { text: string; value: number }; atom: { text: string; value: number } }>(
  (tie) => ({
    atom: fc.oneof(
      { depthSize: 'small' },
      fc.integer({ min: 0, max: 99 }).map((number) => ({ text: String(number), value: number })),
      tie('sum').map(({ text, value: inner }) => ({ text: `(${text})`, value: inner })),
      tie('atom').map(({ text, value: inner }) => ({ text: `-${text}`, value: -inner })),
    ),
    sum: fc.tuple(tie('atom'), fc.constantFrom('+', '-', '*'), tie('atom')).map(([left, operator, right]) => ({
      text: `${left.text} ${operator} ${right.text}`,
      value:
        operator === '+'
          ? left.value + right.value
          : operator === '-'
            ? left.value - right.value
            : left.value * right.value,
    })),
  }),
);

describe('any formula', () => {
  it('has the value that arithmetic gives it', () => {
    fc.assert(
      fc.property(anyFormula, ({ text, value: expected }) => {
        expect(value(text)).toBeCloseTo(expected, 6);
      }),
    );
  });

  it('is read or refused in words, never with an exception', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        expect(['ok', 'syntax-error', 'unknown-factor']).toContain(parseFormula(text, ['a']).kind);
      }),
    );
  });

  it('names only factors that it was given', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', '+', '*', '(', ')', ' ', '2')), (pieces) => {
        const formula = parseFormula(pieces.join(''), ['a', 'b']);
        if (formula.kind === 'ok') expect(namesIn(formula.value).every((name) => ['a', 'b'].includes(name))).toBe(true);
      }),
    );
  });
});
