import { evaluate, syntaxProblem } from '#host/jira/expression/expression';

const scope = {
  value: { amount: 5, currency: 'EUR', tags: ['b', 'a'] },
  due: new Date('2026-11-22T00:00:00Z'),
  nobody: null,
};

describe('a Jira expression', () => {
  it.each([
    ['joins texts with numbers', "value.amount + ' ' + value.currency", '5 EUR'],
    ['fills holes in a text', '`${value.amount * 2} ${value.currency} {x} ${`[${value.tags[0]}]`}`', '10 EUR {x} [b]'],
    [
      'makes maps and lists',
      "{ sum: [1, 2, 3].reduce((all, one) => all + one, 0), 'first': value.tags.sort()[0] }",
      { sum: 6, first: 'a' },
    ],
    ['names what it uses twice', 'let x = value.amount; let y = x + 1; x * y', 30],
    ['asks nothing of nobody', "nobody?.name ?? 'none'", 'none'],
    ['compares moments', "due > new Date('2026-11-01') && due.plusDays(1).getDate() == 23", true],
    ['takes a property of each in a list', '[{ a: 1 }, { a: 2 }].a', [1, 2]],
    ['is the same thing by its id', '{ id: 1, x: 1 } == { id: 1, x: 2 }', true],
  ])('%s', (_, expression, value) => {
    expect(evaluate(expression, scope)).toEqual({ kind: 'value', value });
  });

  it.each([
    ['has no truth in a number', 'value.amount ? 1 : 2', 'a value is neither true nor false'],
    ['knows no property that is not there', 'value.weight', 'weight is not there'],
    ['reaches nothing but what it is given', 'value.constructor', 'constructor is not there'],
    [
      'calls no method that it does not know',
      "value.currency.constructor('return 1')",
      'constructor() is not known here',
    ],
    ['has no statements', 'if (true) { 1 }', '"if" was not expected'],
    ['has no end', '`${value.amount', 'a text has no end'],
  ])('%s', (_, expression, message) => {
    expect(evaluate(expression, scope)).toEqual({ kind: 'problem', message });
  });

  it('is checked for its writing without being evaluated', () => {
    expect([syntaxProblem('issue.key'), syntaxProblem('issue.')]).toEqual([undefined, 'it ends too early']);
  });
});
