import type { IssueId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import { committedPis } from '#core/train/committed-pi';

const at = (day: number): IsoDateTime => `2026-11-${String(day).padStart(2, '0')}T08:00:00.000Z` as IsoDateTime;

describe('the PI that an item is committed to', () => {
  it('is the one whose commitment has it, in whichever iteration', () => {
    const found = committedPis([{ name: '26.4', at: at(1), slots: { ['1' as IssueId]: 0, ['2' as IssueId]: 3 } }]);
    expect([...found]).toEqual([
      ['1', '26.4'],
      ['2', '26.4'],
    ]);
  });

  it('is the one that was committed last where several have it, in any order', () => {
    const older = { name: '26.4', at: at(1), slots: { ['1' as IssueId]: 0 } };
    const newer = { name: '27.1', at: at(2), slots: { ['1' as IssueId]: 1 } };
    expect(committedPis([newer, older]).get('1' as IssueId)).toBe('27.1');
    expect(committedPis([older, newer]).get('1' as IssueId)).toBe('27.1');
  });

  it('is none for what was committed nowhere', () => {
    expect(committedPis([]).size).toBe(0);
  });
});
