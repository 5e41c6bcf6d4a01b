import { BestPlan } from '#tools/plan/best-plan';
import { compile } from '#planner/instance';
import { feature, story, train } from '../../planner/builders';

const problem = train(
  { A: [4, 4] },
  {
    features: [feature('F', [9, 5]), feature('G', [8, 6])],
    stories: [story('f', 'F', 'A', 4), story('g', 'G', 'A', 4)],
  },
);
const instance = compile(problem);
const [onlyG, swapped, both] = [Int8Array.from([-1, 0]), Int8Array.from([1, 0]), Int8Array.from([0, 1])];

describe('the best of what several searches find', () => {
  it('is the one that is worth most, whoever comes when', () => {
    const best = new BestPlan(instance, instance.current, 0);
    expect([onlyG, both, swapped, both].map((at) => best.offer(at))).toEqual([true, true, false, false]);
    expect(best.at).toBe(both);
    expect(best.value).toBe(15);
  });

  it('is the one that is worth most after the price of its moves', () => {
    const best = new BestPlan(instance, swapped, 0.3);
    expect([swapped, both].map((at) => best.offer(at))).toEqual([true, false]);
    expect(best.value).toBe(13);
  });

  it('is none at first', () => {
    const best = new BestPlan(instance, instance.current, 0);
    expect([best.at, best.value]).toEqual([undefined, undefined]);
  });
});
