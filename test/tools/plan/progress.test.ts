import { Progress } from '#tools/plan/progress';

function told(value: number | undefined, bound: number): string {
  const lines: string[] = [];
  new Progress(
    (line) => lines.push(line),
    () => 0,
  ).report(value, bound, true);
  return lines.join('\n').replace(/^ *0\.00 s +/, '');
}

describe('the gap between a plan and what is proven', () => {
  it.each([
    ['is a share of the bound', 75, 100, 'value 75.00   bound 100.00   gap 25.00 %'],
    [
      'is none where the best plan is worth nothing and the solver leaves a rest',
      0,
      1e-6,
      'value 0.00   bound 0.00   gap 0.00 %',
    ],
    ['is none where every plan is worth less than nothing', -3, -3 + 1e-6, 'value -3.00   bound -3.00   gap 0.00 %'],
    ['is no share of a bound that is nothing', -3, 0, 'value -3.00   bound 0.00'],
    ['is not told without a bound', 75, Infinity, 'value 75.00'],
  ])('%s', (_, value, bound, expected) => expect(told(value, bound)).toBe(expected));

  it('is not told without a plan', () => expect(told(undefined, 100)).toBe('no plan yet   bound 100.00'));
});
