import { areResultFieldsStale, withFieldEdits, type FieldScore } from '#core/value/field-score';
import type { IssueId, ProjectId } from '#core/issue';
import { ice, wsjf } from '#core/value/models';
import { agreed, ballot, factors, moment, person, record } from './builders';

function fields(values: Record<string, number>, more: Partial<FieldScore> = {}): FieldScore {
  return {
    issueId: '10001' as IssueId,
    projectId: '10000' as ProjectId,
    factors: factors(values),
    results: {},
    by: person('bulk'),
    at: moment('2026-11-05T08:00:00.000Z'),
    ...more,
  };
}

const settled = record({
  version: 4,
  phase: 'agreed',
  agreed: agreed({ value: 8, urgency: 5, relief: 3, size: 4 }, { expires: moment('2027-01-31T10:00:00.000Z') }),
});

describe('An item whose factors lie in fields of the tracker', () => {
  it('stays what was agreed while the fields say the same', () => {
    expect(withFieldEdits(settled, fields({ value: 8, urgency: 5, relief: 3, size: 4 }), wsjf, 90)).toBe(settled);
  });

  it('takes what somebody set in a field since, and names it', () => {
    const {
      agreed: now,
      version,
      phase,
    } = withFieldEdits(settled, fields({ value: 13, urgency: 5, relief: 3, size: 4 }), wsjf, 90);
    expect(now).toEqual({
      ...settled.agreed,
      factors: { value: 13, urgency: 5, relief: 3, size: 4 },
      fromFields: ['value'],
    });
    expect([version, phase]).toEqual([4, 'agreed']);
  });

  it('keeps the size that was agreed although the estimate has moved on', () => {
    expect(withFieldEdits(settled, fields({ size: 6 }), wsjf, 90)).toBe(settled);
  });

  it('takes the estimate where no size was agreed; it need be no step of the scale', () => {
    const unsized = record({ ...settled, agreed: agreed({ value: 8, urgency: 5, relief: 3 }) });
    expect(withFieldEdits(unsized, fields({ size: 6 }), wsjf, 90).agreed).toMatchObject({
      factors: { value: 8, urgency: 5, relief: 3, size: 6 },
      fromFields: ['size'],
    });
  });

  it('keeps what was agreed where a field is empty', () => {
    expect(withFieldEdits(settled, fields({}), wsjf, 90)).toBe(settled);
  });

  it('tells of a value that is not on its scale, and does not use it', () => {
    const { agreed: now } = withFieldEdits(settled, fields({ value: 50, urgency: 5, relief: 3, size: 4 }), wsjf, 90);
    expect(now?.factors).toEqual({ value: 8, urgency: 5, relief: 3, size: 4 });
    expect(now?.offScale).toEqual([{ factor: 'value', value: 50 }]);
    expect(now?.fromFields).toBeUndefined();
  });

  it('does not end a round that is under way', () => {
    const underWay = record({ ...settled, round: 2, phase: 'open', ballots: [ballot('ben', { value: 5 })] });
    expect(withFieldEdits(underWay, fields({ value: 13 }), wsjf, 90)).toMatchObject({
      phase: 'open',
      agreed: { factors: { value: 13 } },
    });
  });
});

describe('An item that nobody scored in Waybill', () => {
  it('counts as agreed by whoever filled its fields', () => {
    // 90 days of 24 hours after 5 November 08:00 is 3 February 08:00.
    expect(withFieldEdits(undefined, fields({ value: 8, urgency: 5, relief: 3, size: 2 }), wsjf, 90)).toEqual({
      issueId: '10001',
      projectId: '10000',
      version: 0,
      round: 1,
      phase: 'agreed',
      ballots: [],
      agreed: {
        by: 'bulk',
        at: '2026-11-05T08:00:00.000Z',
        modelId: 'wsjf',
        factors: { value: 8, urgency: 5, relief: 3, size: 2 },
        fromFields: ['value', 'urgency', 'relief', 'size'],
        expires: '2027-02-03T08:00:00.000Z',
      },
    });
  });

  it('is not scored by an estimate alone', () => {
    expect(withFieldEdits(undefined, fields({ size: 5 }), wsjf, 90)).toMatchObject({ version: 0, phase: 'open' });
    expect(withFieldEdits(undefined, fields({ size: 5 }), wsjf, 90).agreed).toBeUndefined();
  });
});

describe('Result fields beside the factors', () => {
  // (8 + 5 + 3) / 4 = 4, cost of delay 16
  it('are behind when they show something else, or nothing', () => {
    expect(areResultFieldsStale(settled, fields({}, { results: { wsjf: 4, 'cost-of-delay': 16 } }), wsjf)).toBe(false);
    expect(areResultFieldsStale(settled, fields({}, { results: { wsjf: 3.9, 'cost-of-delay': 16 } }), wsjf)).toBe(true);
    expect(areResultFieldsStale(settled, fields({}, { results: { wsjf: null } }), wsjf)).toBe(true);
  });

  it('are compared with the two decimals that are written', () => {
    // 16 / 3 = 5.333…
    const thirds = record({ ...settled, agreed: agreed({ value: 8, urgency: 5, relief: 3, size: 3 }) });
    expect(areResultFieldsStale(thirds, fields({}, { results: { wsjf: 5.33 } }), wsjf)).toBe(false);
  });

  it('are never behind where the item has none', () => {
    expect(areResultFieldsStale(settled, fields({}), wsjf)).toBe(false);
  });

  it('have to be emptied when nothing is agreed', () => {
    expect(areResultFieldsStale(record(), fields({}, { results: { wsjf: 4 } }), wsjf)).toBe(true);
    expect(areResultFieldsStale(record(), fields({}, { results: { wsjf: null } }), wsjf)).toBe(false);
  });

  it('of another model are stale while they show what was agreed under it, and people’s own otherwise', () => {
    expect(areResultFieldsStale(settled, fields({}, { results: { wsjf: 4, ice: null } }), ice)).toBe(true);
    expect(areResultFieldsStale(settled, fields({}, { results: { 'cost-of-delay': 16 } }), ice)).toBe(true);
    expect(areResultFieldsStale(settled, fields({}, { results: { wsjf: 9, 'cost-of-delay': 17 } }), ice)).toBe(false);
    expect(areResultFieldsStale(settled, fields({}, { results: { rice: 4 } }), wsjf)).toBe(false);
  });
});
