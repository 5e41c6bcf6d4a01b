import { mirrorValues } from '#app/value/mirror';
import { ice, wsjf } from '#core/value/models';
import { agreed, factors, record } from '../core/value/builders';

const settled = record({ phase: 'agreed', agreed: agreed({ value: 8, urgency: 5, relief: 3, size: 3 }) });
/** Field, value, and what Waybill may have left there. */
const shown = (values: ReturnType<typeof mirrorValues>) =>
  values.map(({ field, value, onlyOver }) => (onlyOver ? [field, value, onlyOver] : [field, value]));

describe('the fields of an item', () => {
  it('show its answers and results, rounded, and nothing of models that the project does not use', () => {
    // (8 + 5 + 3) / 3 = 5.333…
    expect(shown(mirrorValues(settled, wsjf))).toEqual([
      ['factor:value', 8],
      ['factor:urgency', 5],
      ['factor:relief', 3],
      ['wsjf', 5.33],
      ['rice', null, []],
      ['ice', null, []],
      ['cost-of-delay', 16],
    ]);
  });

  it('never show a size: its field is the estimate', () => {
    expect(mirrorValues(settled, wsjf).map(({ field }) => field)).not.toContain('factor:size');
  });

  it('show nothing where nothing is agreed, answers among it: else the fields would bring them back', () => {
    expect(shown(mirrorValues(record(), wsjf))).toEqual([
      ['factor:value', null],
      ['factor:urgency', null],
      ['factor:relief', null],
      ['wsjf', null],
      ['rice', null, []],
      ['ice', null, []],
      ['cost-of-delay', null],
    ]);
  });

  it('lose what was agreed under a model that the project no longer uses, where they still show it; answers stay', () => {
    expect(shown(mirrorValues(settled, ice))).toEqual([
      ['wsjf', null, [5.33]],
      ['rice', null, []],
      ['ice', null],
      ['cost-of-delay', null, [16]],
    ]);
  });

  it('yield answers to people, but none that Waybill had there before', () => {
    const [value, urgency] = mirrorValues(settled, wsjf, [factors({ value: 2, urgency: 1 }), factors({ value: 5 })]);
    expect(value).toMatchObject({ yieldsToPeople: true, earlier: [2, 5] });
    expect(urgency).toMatchObject({ yieldsToPeople: true, earlier: [1] });
    expect(mirrorValues(settled, wsjf).filter(({ yieldsToPeople }) => yieldsToPeople)).toHaveLength(3);
  });
});
