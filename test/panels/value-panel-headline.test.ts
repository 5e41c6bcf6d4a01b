import type { AccountId } from '#core/issue';
import type { ModelId } from '#core/value/model';
import type { IsoDateTime } from '#core/result';
import { headline } from '../../static/panels/value-panel/headline';
import type { ItemScore } from '../../static/panels/value-panel/item-score';
import { blank, type PanelState } from '../../static/panels/value-panel/panel-state';
import { agreement, ballot, ben, english, issue, me, noon, people, score } from './value-panel-builders';

const full = { value: 8, urgency: 3, relief: 2, size: 2 };

function lineOf(shown: ItemScore, more: Partial<PanelState> = {}) {
  return headline({ ...blank, people, ...more, score: shown }, english, noon);
}

function agreedScore(expires?: string, factors: Record<string, number> = full): ItemScore {
  const agreed = agreement(factors, expires === undefined ? {} : { expires: expires as IsoDateTime });
  return score({ phase: 'agreed', voters: [me, ben], ballots: [ballot(me, full), ballot(ben, full)], agreed });
}

describe('an agreed item', () => {
  it('says its score, place and expiry in one line', () => {
    // (8 + 3 + 2) / 2 = 6.5; from the 22nd to the 4th of December are 12 days.
    const line = lineOf(agreedScore('2026-12-04T08:00:00.000Z'), { standing: { rank: 3, of: 42, inOrder: '' } });
    expect([line.answer, ...line.facts].join(' · ')).toBe('WSJF 6.5 · 3rd of 42 · expires in 12 days');
  });

  it('says who scored, who agreed and when', () => {
    expect(lineOf(agreedScore()).byline).toBe('Scored by 2 people, agreed by Ben on Nov 10, 2026');
  });

  it('counts whoever scored, though an answer is still sealed', () => {
    expect(lineOf({ ...agreedScore(), ballots: [ballot(me, full)] }).byline).toBe(
      'Scored by 2 people, agreed by Ben on Nov 10, 2026',
    );
    expect(lineOf({ ...agreedScore(), voters: [], ballots: [] }).byline).toBe('Agreed by Ben on Nov 10, 2026');
  });

  it('counts to expiry in days of the calendar', () => {
    expect(lineOf(agreedScore('2026-11-22T13:00:00.000Z')).facts).toEqual(['expires today']);
    expect(lineOf(agreedScore('2026-11-23T01:00:00.000Z')).facts).toEqual(['expires tomorrow']);
    expect(lineOf(agreedScore('2026-11-22T11:00:00.000Z')).facts).toEqual(['expired today']);
    expect(lineOf(agreedScore('2026-11-21T11:00:00.000Z')).facts).toEqual(['expired 1 day ago']);
  });

  it('is marked stale from its expiry on', () => {
    expect(lineOf(agreedScore('2026-11-22T12:00:00.000Z')).chips.map(({ id }) => id)).toContain('stale');
    expect(lineOf(agreedScore('2026-11-22T12:00:01.000Z')).chips.map(({ id }) => id)).not.toContain('stale');
  });

  it('without a size has no score, rather than 0', () => {
    const line = lineOf(agreedScore(undefined, { value: 8, urgency: 3, relief: 2 }));
    expect(line).toMatchObject({ hasFigure: false, answer: 'No WSJF yet: Job size is missing' });
    expect(line.chips.map(({ id }) => id)).toEqual(['unsized']);
  });

  it('says that its estimate has changed since', () => {
    const item = { kind: 'here', value: issue('1', { points: 13 }) } as const;
    expect(lineOf(agreedScore(), { item }).chips.map(({ text }) => text)).toEqual(['Estimate changed']);
  });

  it('shows inherited cost of delay apart from its own', () => {
    const inheritance = { kind: 'here', value: { costOfDelay: 34, from: [], waiting: 2, isCapped: false } } as const;
    const line = lineOf(agreedScore(), { inheritance });
    expect(line.answer).toBe('WSJF 6.5');
    expect(line.chips.map(({ text }) => text)).toEqual(['+34 inherited']);
  });

  it('under a model that is no longer in use shows no score', () => {
    const shown = score({
      phase: 'agreed',
      agreed: agreement(full, { modelId: 'rice' as ModelId, expires: '2026-01-01T00:00:00.000Z' as IsoDateTime }),
    });
    const line = lineOf(shown);
    expect(line.hasFigure).toBe(false);
    expect(line.answer).toContain('RICE');
    expect(line.chips).toEqual([]);
  });
});

describe('an item that is not agreed', () => {
  it('says that nobody has scored it', () => {
    expect(lineOf(score()).answer).toBe('Nobody has scored this work item yet');
  });

  it('says how many have scored, and not what', () => {
    expect(lineOf(score({ voters: [me, ben], ballots: [ballot(me, full)] }))).toMatchObject({
      answer: '2 people have scored, blind',
      hasFigure: false,
    });
  });

  it.each([
    [[me], [me], '1 score revealed, not agreed yet'],
    [[me, ben], [me, ben], '2 scores revealed, not agreed yet'],
    [[me, ben], [me], '1 of 2 scores revealed, not agreed yet'],
    [[ben], [], '0 of 1 score revealed, not agreed yet'],
  ])('once revealed, of the scores by %j counts those that are open, by %j', (voters, opened, answer) => {
    const shown = score({ phase: 'revealed', voters, ballots: opened.map((by) => ballot(by, full)) });
    expect(lineOf(shown).answer).toBe(answer);
  });

  it('keeps the last agreement in view while a new round is open', () => {
    const line = lineOf({ ...agreedScore(), phase: 'open', round: 2, ballots: [] });
    expect(line).toMatchObject({ answer: 'WSJF 6.5', byline: 'Last agreed by Ben on Nov 10, 2026' });
    expect(line.chips.map(({ text }) => text)).toEqual(['Round 2 is open']);
  });
});

describe('a person whom the viewer may not know', () => {
  it('is called somebody', () => {
    const shown = score({ phase: 'agreed', agreed: agreement(full, { by: 'gone' as AccountId }) });
    expect(lineOf(shown).byline).toBe('Agreed by somebody on Nov 10, 2026');
  });
});
