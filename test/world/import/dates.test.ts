import { readDate } from '#world/import/csv-date';
import { importOf, lines } from './temporary-files';

describe('dates as exports write them', () => {
  it.each([
    ['10/Jan/26 11:19 AM', '2026-01-10T11:19:00.000Z'],
    ['10/Jan/26 12:05 AM', '2026-01-10T00:05:00.000Z'],
    ['10/Jan/26 12:05 PM', '2026-01-10T12:05:00.000Z'],
    ['2026-01-10 11:19', '2026-01-10T11:19:00.000Z'],
    ['2026-01-10', '2026-01-10T00:00:00.000Z'],
    ['2026/1/10 9:05', '2026-01-10T09:05:00.000Z'],
    ['2026-01-10T11:19:30.5+0130', '2026-01-10T09:49:30.500Z'],
    ['2011-08-03T17:45:55.749-0500', '2011-08-03T22:45:55.749Z'],
    ['30.04.2026', '2026-04-30T00:00:00.000Z'],
    ['28.02.2026 23:59', '2026-02-28T23:59:00.000Z'],
    ['28. Februar 2026', '2026-02-28T00:00:00.000Z'],
    ['10/janv./26 4:37 PM', '2026-01-10T16:37:00.000Z'],
    ['10 de enero de 2026', '2026-01-10T00:00:00.000Z'],
    ['3 марта 2026 г.', '2026-03-03T00:00:00.000Z'],
    ['03/мар/26 10:00', '2026-03-03T10:00:00.000Z'],
    ['Jan 10, 2026 4:37 PM', '2026-01-10T16:37:00.000Z'],
    ['Sat, 10 Jan 2026 11:19:00 +0100', '2026-01-10T10:19:00.000Z'],
    ['2026年1月10日 下午4:37', '2026-01-10T16:37:00.000Z'],
    ['2026. 1. 10.', '2026-01-10T00:00:00.000Z'],
    ['46032', '2026-01-10T00:00:00.000Z'],
    ['1/13/2026', '2026-01-13T00:00:00.000Z'],
  ])('%s', (text, moment) => {
    expect(readDate(text)).toBe(moment);
  });

  it.each([
    '',
    'soon',
    '31/02/2026',
    '2026-02-30',
    '10/Foo/26',
    '2026-13-01',
    '99',
    '10/Jan/26 25:00',
    '10/Jan/26 13:00 PM',
  ])('“%s” is none', (text) => {
    expect(readDate(text)).toBeUndefined();
  });

  it('are undecided while the order of the figures matters', () => {
    expect(readDate('3/4/2026')).toBeUndefined();
    expect(readDate('3/4/2026', 'dmy')).toBe('2026-04-03T00:00:00.000Z');
    expect(readDate('3/4/2026', 'mdy')).toBe('2026-03-04T00:00:00.000Z');
    expect(readDate('10.01.26', 'dmy')).toBe('2026-01-10T00:00:00.000Z');
    expect(readDate('4/4/2026')).toBe('2026-04-04T00:00:00.000Z');
  });
});

describe('a column of dates in figures', () => {
  const created = async (...dates: string[]) => {
    const imported = await importOf(
      'a.csv',
      `Issue key,Summary,Status Category,Created\n${dates.map((date, index) => `A-${index + 1},x,To Do,${date}`).join('\n')}\n`,
    );
    return { days: imported.backlog.issues.map((issue) => issue.created.slice(0, 10)), notes: lines(imported) };
  };

  it('is read as its clear dates are', async () => {
    expect(await created('3/4/2026', '25/4/2026')).toEqual({
      days: ['2026-04-03', '2026-04-25'],
      notes: [
        '1 info Created: 1 date such as 3/4/2026 can be read two ways: read as day before month, as 1 others in this column can only be.',
      ],
    });
    expect((await created('3/4/2026', '4/25/2026')).days).toEqual(['2026-03-04', '2026-04-25']);
  });

  it('is read with the month first where the clock has AM and PM', async () => {
    expect((await created('3/4/2026 1:00 PM')).days).toEqual(['2026-03-04']);
  });

  it('is read with the day first when nothing tells, and says so', async () => {
    expect(await created('3/4/2026')).toEqual({
      days: ['2026-04-03'],
      notes: [
        '1 info Created: 1 date such as 3/4/2026 can be read two ways: read as day before month, since nothing in the file tells.',
      ],
    });
  });

  it('learns from the other columns', async () => {
    const { backlog } = await importOf('a.csv', 'Issue key,Summary,Created,Updated\nA-1,x,3/4/2026,4/25/2026\n');
    expect(backlog.issues[0]!.created).toBe('2026-03-04T00:00:00.000Z');
  });

  it('says when it mixes both', async () => {
    const { days, notes } = await created('25/4/2026', '4/25/2026', '26/4/2026');
    expect(days).toEqual(['2026-04-25', '2026-04-25', '2026-04-26']);
    expect(notes).toEqual([
      '1 info Created: The column mixes dates with the day first (2) and with the month first (1).',
    ]);
  });
});
