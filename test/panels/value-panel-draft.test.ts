import { rice, wsjf } from '#core/value/models';
import type { FactorId, ScoringModel } from '#core/value/model';
import { createDraft } from '../../static/panels/base/drafts';
import { answered, draftForm, draftOf, faults, forModel, type Draft } from '../../static/panels/value-panel/draft';
import { drafts } from './device';
import { answers, noon } from './value-panel-builders';

const id = (name: string) => name as FactorId;
const required = { isOptional: () => false };

/** A draft as it comes back after a reload. */
function afterReload(typed: Draft, model: ScoringModel): Draft | undefined {
  const device = drafts();
  createDraft(device, 'x', draftForm).keep(typed);
  return forModel(createDraft(device, 'x', draftForm).restore(), model);
}

describe('a draft that is being typed', () => {
  it('comes back from the device as it was typed, with text that is no number yet', () => {
    const typed = answered(
      answered(draftOf(2, noon, answers({ impact: 3 }), 'why'), noon, id('reach'), undefined, '12x'),
      noon,
      id('effort'),
      4,
      '4',
    );
    expect(afterReload(typed, rice)).toEqual({
      round: 2,
      at: noon,
      factors: { impact: 3, effort: 4 },
      texts: { reach: '12x', effort: '4' },
      note: 'why',
    });
  });

  it('leaves out questions that the model no longer asks', () => {
    const typed = draftOf(1, noon, answers({ value: 8, reach: 100 }));
    expect(afterReload(typed, wsjf)?.factors).toEqual({ value: 8 });
  });

  it('forgets an answer that was emptied', () => {
    const emptied = answered(answered(draftOf(1, noon), noon, id('reach'), 5, '5'), noon, id('reach'), undefined, '');
    expect(emptied).toMatchObject({ factors: {}, texts: {} });
  });
});

describe('text on the device that is no draft', () => {
  it.each(['', 'not json', '[]', '{"round":"1"}', '{"version":1,"value":{"round":"1"}}'])(
    '%s is passed over',
    (text) => {
      expect(createDraft(drafts({ x: text }), 'x', draftForm).restore()).toBeUndefined();
    },
  );
});

describe('the faults of a draft', () => {
  it('name open questions in the order of the model', () => {
    const found = faults(wsjf, draftOf(1, noon, answers({ urgency: 5 })), required);
    expect([...found]).toEqual([
      ['value', { kind: 'open' }],
      ['relief', { kind: 'open' }],
      ['size', { kind: 'open' }],
    ]);
  });

  it('leave out a question that the tracker answers', () => {
    const found = faults(wsjf, draftOf(1, noon, answers({ value: 1, urgency: 5, relief: 2 })), {
      isOptional: ({ from }) => from === 'estimate',
    });
    expect(found.size).toBe(0);
  });

  it('accept an estimate of 4 as the size, though 4 is no step, and refuse 4 anywhere else', () => {
    const four = draftOf(1, noon, answers({ value: 4, urgency: 5, relief: 2, size: 4 }));
    expect([...faults(wsjf, four, { ...required, estimate: 4 })]).toEqual([['value', { kind: 'off-scale' }]]);
  });

  it('tell text that is no number from a question left open', () => {
    const draft = answered(
      draftOf(1, noon, answers({ impact: 3, confidence: 1, effort: 2 })),
      noon,
      id('reach'),
      undefined,
      '12x',
    );
    expect([...faults(rice, draft, required)]).toEqual([['reach', { kind: 'not-a-number', text: '12x' }]]);
  });
});
