import type { CalendarDate, IsoDateTime } from '#core/result';
import {
  daysAfter,
  daysFrom,
  endOn,
  lastDay,
  momentAt,
  wallTime,
  zoneOf,
} from '../../static/panels/train-setup/zoned-days';

const moment = (text: string) => text as IsoDateTime;
const day = (text: string) => text as CalendarDate;
const hour = 3_600_000;

describe('a day on the wall', () => {
  it.each([
    ['Pacific/Auckland', '2026-11-02T23:30:00.000Z', '2026-11-03', 12.5],
    ['America/Los_Angeles', '2026-11-02T06:30:00.000Z', '2026-11-01', 22.5],
    ['UTC', '2026-11-02T06:30:00.000Z', '2026-11-02', 6.5],
    ['Asia/Kathmandu', '2026-11-02T18:15:00.000Z', '2026-11-03', 0],
  ])('in %s is that of its clock, and leads back to the same moment', (zone, at, onDay, hours) => {
    const shown = wallTime(moment(at), zone);
    expect(shown).toEqual({ day: onDay, time: hours * hour });
    expect(momentAt(shown, zone)).toBe(at);
  });

  // Berlin: 29 March 2026 two o'clock is three, 25 October three o'clock is two.
  it('is as long as the clock says over daylight saving', () => {
    const nine = { time: 9 * hour };
    expect(momentAt({ day: day('2026-03-28'), ...nine }, 'Europe/Berlin')).toBe('2026-03-28T08:00:00.000Z');
    expect(momentAt({ day: day('2026-03-30'), ...nine }, 'Europe/Berlin')).toBe('2026-03-30T07:00:00.000Z');
    expect(momentAt({ day: day('2026-10-26'), ...nine }, 'Europe/Berlin')).toBe('2026-10-26T08:00:00.000Z');
  });

  it('that the clock jumps over is answered all the same', () => {
    const jumped = momentAt({ day: day('2026-03-29'), time: 2.5 * hour }, 'Europe/Berlin');
    expect(['2026-03-29T00:30:00.000Z', '2026-03-29T01:30:00.000Z']).toContain(jumped);
  });

  it('of a zone that the browser does not know is its own', () => {
    expect(() => wallTime(moment('2026-11-02T06:30:00.000Z'), 'Nowhere/At_All')).not.toThrow();
  });
});

describe('the last day of a time', () => {
  it('is the one before an end at midnight, and the day of any other end', () => {
    expect(lastDay(moment('2026-11-16T00:00:00.000Z'), 'UTC')).toBe('2026-11-15');
    expect(lastDay(moment('2026-11-16T05:00:00.000Z'), 'UTC')).toBe('2026-11-16');
  });

  it('can be chosen: what ended at midnight ends at midnight, what ended at five ends at five', () => {
    expect(endOn(day('2026-11-20'), moment('2026-11-16T00:00:00.000Z'), 'UTC')).toBe('2026-11-21T00:00:00.000Z');
    expect(endOn(day('2026-11-20'), moment('2026-11-16T05:00:00.000Z'), 'UTC')).toBe('2026-11-20T05:00:00.000Z');
    // Midnight in Auckland is eleven o'clock in London in November.
    expect(endOn(day('2026-11-20'), undefined, 'Pacific/Auckland')).toBe('2026-11-20T11:00:00.000Z');
  });
});

describe('calendar dates', () => {
  it('are counted across months', () => {
    expect([daysAfter(day('2026-02-27'), 3), daysFrom(day('2026-02-27'), day('2026-03-02'))]).toEqual([
      '2026-03-02',
      3,
    ]);
  });
});

describe('the time zone that iterations are meant in', () => {
  const midnights = { start: moment('2026-11-02T00:00:00.000Z'), end: moment('2026-11-16T00:00:00.000Z') };
  it('is UTC where all of them begin and end at midnight there, so that every viewer sees the same days', () => {
    expect(zoneOf([midnights, {}], 'America/Los_Angeles')).toBe('UTC');
  });

  it("is the viewer's where one does not, and where none has dates", () => {
    const nine = { start: moment('2026-11-02T09:00:00.000Z') };
    expect(zoneOf([midnights, nine], 'America/Los_Angeles')).toBe('America/Los_Angeles');
    expect(zoneOf([{}], 'America/Los_Angeles')).toBe('America/Los_Angeles');
  });
});
