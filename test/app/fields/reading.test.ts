import { contentIn, momentOf } from '#app/fields/reading';
import { points, team } from '#app/fields/issue-uses';
import type { FieldUse } from '#app/ports/fields';

const reach: FieldUse = { use: 'reach', kind: 'number', names: /reach/, isWritten: true };
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

describe('what fields hold', () => {
  it('is the first that answers something', () => {
    expect(contentIn(points, ['a', 'b', 'c'], { a: null, b: 0, c: 5 }, text)).toBe(5);
    expect(contentIn(team, ['a', 'b'], { b: 'Deck' }, text)).toBe('Deck');
  });

  it('is nothing where none does', () => {
    expect(contentIn(points, ['a'], { a: 0 }, text)).toBeNull();
    expect(contentIn(reach, ['a'], { a: 'many' }, text)).toBeNull();
  });

  it('is a 0 where that says something', () => {
    expect(contentIn(reach, ['a'], { a: 0 }, text)).toBe(0);
  });
});

describe('a moment', () => {
  it.each([
    ['2026-11-22T09:30:00.000+0100', '2026-11-22T08:30:00.000Z'],
    ['2026-11-22T09:30:00Z', '2026-11-22T09:30:00.000Z'],
    ['2026-11-22T09:30:00.127Z', '2026-11-22T09:30:00.127Z'],
    ['once', 'once'],
  ])('%s is %s', (written, read) => {
    expect(momentOf(written)).toBe(read);
  });
});
