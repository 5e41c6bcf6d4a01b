import * as fc from 'fast-check';
import type { CapacityEntry } from '#core/train/capacity';
import { capacityOf, loadRatio, pointsOver, workingDays } from '#core/train/capacity-points';
import { defaultCapacityRule } from '#core/train/train';
import { moment, slotAt } from './builders';

const entry: CapacityEntry = { people: 5, daysOff: 0, focus: 1 };
const span = (start: string, end: string) => ({ start: moment(start), end: moment(end) });

describe('the working days of a slot', () => {
  it.each([
    ['two weeks from Monday to Monday', span('2026-11-02', '2026-11-16'), 10],
    ['three weeks from Wednesday', span('2026-11-04', '2026-11-25'), 15],
    ['Monday morning to the second Friday evening', span('2026-11-02T09:00:00.000Z', '2026-11-13T17:00:00.000Z'), 10],
    ['from nine to nine, two weeks later', span('2026-11-02T09:00:00.000Z', '2026-11-16T09:00:00.000Z'), 10],
    ['midnight in Berlin', span('2026-11-01T23:00:00.000Z', '2026-11-15T23:00:00.000Z'), 10],
    ['over the end of summer time in Berlin', span('2026-10-18T22:00:00.000Z', '2026-11-01T23:00:00.000Z'), 10],
    ['over the end of summer time in New York', span('2026-10-26T04:00:00.000Z', '2026-11-09T05:00:00.000Z'), 10],
    ['Monday to Friday midnight in Auckland', span('2026-11-01T11:00:00.000Z', '2026-11-13T11:00:00.000Z'), 10],
    ['a weekend', span('2026-11-07', '2026-11-09'), 0],
    ['one day', span('2026-11-04', '2026-11-05'), 1],
    ['turned round', span('2026-11-16', '2026-11-02'), 0],
  ])('%s: %#', (_, slot, days) => expect(workingDays(slot)).toBe(days));

  it('of whole weeks are five each, wherever they begin', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7 * 24 }), fc.integer({ min: 1, max: 6 }), (hours, weeks) => {
        const start = Date.parse('2026-11-02T00:00:00.000Z') + hours * 3_600_000;
        const slot = {
          start: moment(new Date(start).toISOString()),
          end: moment(new Date(start + weeks * 7 * 86_400_000).toISOString()),
        };
        expect(workingDays(slot)).toBe(weeks * 5);
      }),
    );
  });
});

describe('what a team can take', () => {
  it.each([
    // 5 people × 8 points
    ['five people for two weeks', entry, slotAt(0), 40],
    // 5 × 0.8 × 8 − 3
    ['focus and days off', { ...entry, focus: 0.8, daysOff: 3 }, slotAt(0), 29],
    // 5 × 8 × 15 / 10
    ['three weeks', entry, { ...slotAt(0), ...span('2026-11-04', '2026-11-25') }, 60],
    ['more days off than there is time', { ...entry, people: 1, daysOff: 20 }, slotAt(0), 0],
    ['said outright', { ...entry, points: 33 }, slotAt(0), 33],
    ['innovation and planning', entry, slotAt(0, true), 0],
    ['points for innovation and planning, said outright', { ...entry, points: 5 }, slotAt(0, true), 5],
    ['nothing said', undefined, slotAt(0), 0],
  ])('%s', (_, said, slot, points) => expect(capacityOf(said, slot, defaultCapacityRule)).toBe(points));

  it('in innovation and planning is the share that the rule leaves', () => {
    expect(capacityOf(entry, slotAt(0, true), { ...defaultCapacityRule, ipShare: 0.25 })).toBe(10);
  });
});

describe('how full a slot is', () => {
  it.each([
    ['half', { load: 20, capacity: 40, hasCapacity: true }, 0.5],
    ['over', { load: 50, capacity: 40, hasCapacity: true }, 1.25],
    ['empty, of nothing', { load: 0, capacity: 0, hasCapacity: true }, 0],
    ['something, of nothing', { load: 1, capacity: 0, hasCapacity: true }, Number.POSITIVE_INFINITY],
    ['nobody said what it can take', { load: 5, capacity: 0, hasCapacity: false }, undefined],
    [
      'of an iteration that spans two slots',
      { load: 30, capacity: 20, hasCapacity: true, whole: { slots: [0, 1], load: 30, capacity: 40 } },
      0.75,
    ],
  ])('%s', (_, cell, ratio) => expect(loadRatio(cell)).toBe(ratio));
});

describe('by how much a slot is too full', () => {
  it.each([
    ['not at all when it is just full', { load: 40, capacity: 40, hasCapacity: true }, 0],
    ['by what does not fit', { load: 42.5, capacity: 40, hasCapacity: true }, 2.5],
    ['not by what sums of fractions leave', { load: 0.1 + 0.2, capacity: 0.3, hasCapacity: true }, 0],
    ['by the first hundredth', { load: 0.31, capacity: 0.3, hasCapacity: true }, 0.01],
    ['by all of it where there is no room', { load: 3, capacity: 0, hasCapacity: true }, 3],
    ['not at all while nobody has said what fits', { load: 3, capacity: 0, hasCapacity: false }, 0],
    [
      'not at all while its iteration, which spans two slots, is not',
      { load: 30, capacity: 20, hasCapacity: true, whole: { slots: [0, 1], load: 30, capacity: 40 } },
      0,
    ],
    [
      'by as much as its iteration, which spans two slots',
      { load: 10, capacity: 20, hasCapacity: true, whole: { slots: [0, 1], load: 45, capacity: 40 } },
      5,
    ],
  ])('%s', (_, cell, points) => expect(pointsOver(cell)).toBe(points));
});
