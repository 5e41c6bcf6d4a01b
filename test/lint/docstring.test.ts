import { Linter } from 'eslint';
import { parser } from 'typescript-eslint';
import { rule } from './docstring.cjs';

function problems(code: string): string[] {
  const config = {
    files: ['**/*.ts'],
    languageOptions: { parser },
    plugins: { waybill: { rules: { docstring: rule } } },
    rules: { 'waybill/docstring': 'error' },
  } satisfies Linter.Config;
  return new Linter({ configType: 'flat' }).verify(code, config, 'a.ts').map(({ message }) => message);
}

describe('an export', () => {
  it.each([
    'export function f() {}',
    'export const a = 1;',
    'export class A {}',
    'export interface A { b: 1 }',
    'export type A = 1;',
    '// a comment\nexport const a = 1;',
    '/* plain */\nexport const a = 1;',
    '/** */\nexport const a = 1;',
  ])('without a docstring is reported: %s', (code) => expect(problems(code)).toHaveLength(1));

  it.each(['/** Adds. */\nexport function f() {}', 'function inner() {}', 'const a = 1;\nexport { a };'])(
    'is accepted: %s',
    (code) => expect(problems(code)).toEqual([]),
  );

  it('shares the docstring of its first overload', () => {
    expect(
      problems(
        '/** Reads. */\nexport function f(a: 1): 1;\nexport function f(a: 2): 2;\nexport function f(a: unknown) { return a; }',
      ),
    ).toEqual([]);
  });
});
