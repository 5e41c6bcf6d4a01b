import { describeFormulaProblem, evaluate, formulaProblem } from '#core/value/evaluation';
import { ice, modelOf, models, rice, wsjf } from '#core/value/models';
import { factors } from './builders';

describe('WSJF', () => {
  it('is cost of delay divided by job size', () => {
    // (8 + 5 + 3) / 5 = 16 / 5 = 3.2
    expect(evaluate(wsjf, factors({ value: 8, urgency: 5, relief: 3, size: 5 }))).toEqual({
      score: 3.2,
      costOfDelay: 16,
      missing: [],
      unsized: false,
    });
  });

  it('keeps its cost of delay while the size is open', () => {
    expect(evaluate(wsjf, factors({ value: 8, urgency: 5, relief: 3 }))).toEqual({
      costOfDelay: 16,
      missing: ['size'],
      unsized: true,
    });
  });

  it('is unscored, never infinite, for a size of zero', () => {
    expect(evaluate(wsjf, factors({ value: 8, urgency: 5, relief: 3, size: 0 }))).toEqual({
      costOfDelay: 16,
      missing: [],
      unsized: true,
    });
  });

  it('names every open answer', () => {
    expect(evaluate(wsjf, factors({ urgency: 5, size: 2 }))).toEqual({ missing: ['value', 'relief'], unsized: false });
  });
});

describe('RICE', () => {
  it('is reach × impact × confidence ÷ effort', () => {
    // 1,200 × 2 × 0.8 ÷ 4 = 480
    expect(evaluate(rice, factors({ reach: 1200, impact: 2, confidence: 0.8, effort: 4 })).score).toBe(480);
  });

  it('has no cost of delay', () => {
    expect(evaluate(rice, factors({ reach: 1200, impact: 2, confidence: 0.8, effort: 4 })).costOfDelay).toBeUndefined();
  });
});

describe('ICE', () => {
  it('is impact × confidence × ease, and has no size', () => {
    expect(evaluate(ice, factors({ impact: 7, confidence: 5, ease: 3 }))).toEqual({
      score: 105,
      missing: [],
      unsized: false,
    });
    expect(evaluate(ice, {}).unsized).toBe(false);
  });
});

describe('the models that ship', () => {
  it.each(models.map((model) => [model.name, model] as const))('%s has formulas that can be read', (_, model) => {
    expect(formulaProblem(model)).toBeUndefined();
  });

  it('are found by id only', () => {
    expect(modelOf('rice')).toBe(rice);
    expect(modelOf('constructor')).toBeUndefined();
  });
});

describe('a model with a broken formula', () => {
  const misspelt = { ...wsjf, score: 'valeu / size' };

  it('scores nothing and says why', () => {
    expect(evaluate(misspelt, factors({ value: 8, size: 2 }))).toEqual({
      missing: [],
      unsized: false,
      broken: { kind: 'unknown-factor', at: 0, factor: 'valeu' },
    });
  });

  it('is described with positions that people count', () => {
    expect(describeFormulaProblem({ kind: 'unknown-factor', at: 0, factor: 'valeu' })).toBe(
      '“valeu” at character 1 is no factor of this model.',
    );
    expect(describeFormulaProblem({ kind: 'syntax-error', at: 3, found: '', expected: ')' })).toBe(
      'The formula ends too early: ) is missing.',
    );
    expect(describeFormulaProblem({ kind: 'syntax-error', at: 3, found: '$', expected: ')' })).toBe(
      '“$” at character 4 does not belong there; ) would.',
    );
  });
});
