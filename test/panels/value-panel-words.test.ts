import { createFormats } from '../../static/panels/words/formats';
import { createWords } from '../../static/panels/words/words';
import { english } from './value-panel-builders';

const nouns = { issue: 'work item', issues: 'work items', project: 'space', queryLanguage: 'JQL' };

describe('a sentence', () => {
  it('takes the plural form of its count', () => {
    expect(english.say('somebodyScored', { count: 1 })).toBe('1 person has scored, blind');
    expect(english.say('somebodyScored', { count: 2 })).toBe('2 people have scored, blind');
  });

  it('takes the ordinal form of its count', () => {
    const places = [1, 2, 3, 4, 11, 12, 13, 21, 22, 103].map((count) => english.say('rank', { count, of: 200 }));
    expect(places.map((place) => place.split(' ')[0])).toEqual([
      '1st',
      '2nd',
      '3rd',
      '4th',
      '11th',
      '12th',
      '13th',
      '21st',
      '22nd',
      '103rd',
    ]);
  });

  it('uses the nouns of the host', () => {
    const azure = createWords(
      { nobody: 'Nobody has scored this {issue} yet' },
      'en',
      { locale: 'en-US', timeZone: 'UTC' },
      { ...nouns, issue: 'bug' },
    );
    expect(azure.say('nobody')).toBe('Nobody has scored this bug yet');
  });

  it('writes numbers with the digits of the viewer', () => {
    const german = createWords({ cost: 'Cost {amount}' }, 'en', { locale: 'de-DE', timeZone: 'UTC' }, nouns);
    expect(german.say('cost', { amount: 1234.5 })).toBe('Cost 1.234,5');
  });

  it('leaves text as it is, also where it looks like a place to fill in', () => {
    expect(english.say('didSubmitted', { name: '{count} <b>' })).toBe('{count} <b> scored');
  });
});

describe('dates', () => {
  it('are days of the viewer’s time zone', () => {
    // 23:30 UTC on the 22nd is the 23rd in Tokyo, nine hours ahead.
    const evening = '2026-11-22T23:30:00.000Z';
    expect(createFormats({ locale: 'en-GB', timeZone: 'UTC' }).day(evening)).toBe('22 Nov 2026');
    expect(createFormats({ locale: 'en-GB', timeZone: 'Asia/Tokyo' }).day(evening)).toBe('23 Nov 2026');
  });

  it('count days by the calendar, not by hours', () => {
    const utc = createFormats({ locale: 'en-US', timeZone: 'UTC' });
    expect(utc.daysBetween('2026-11-22T23:00:00.000Z', '2026-11-23T01:00:00.000Z')).toBe(1);
    expect(utc.daysBetween('2026-11-22T01:00:00.000Z', '2026-11-22T23:00:00.000Z')).toBe(0);
    expect(utc.daysBetween('2026-11-22T01:00:00.000Z', '2026-11-19T23:00:00.000Z')).toBe(-3);
  });

  it('survive a locale and a time zone that the browser does not know', () => {
    const formats = createFormats({ locale: 'not a locale', timeZone: 'Moon/Base' });
    expect(formats.day('2026-11-22T12:00:00.000Z')).toContain('2026');
  });
});

describe('a typed number', () => {
  const cases: readonly (readonly [locale: string, text: string, value: number | undefined])[] = [
    ['en-US', '2.5', 2.5],
    ['en-US', '1,000', 1000],
    ['en-US', '1,5', 1.5],
    ['de-DE', '2,5', 2.5],
    ['de-DE', '0.25', 0.25],
    ['de-DE', '1.000', 1000],
    ['fr-FR', '1 000,5', 1000.5],
    ['ar-EG', '٢٫٥', 2.5],
    ['en-US', ' −3 ', -3],
    ['en-US', '.5', 0.5],
    ['en-US', '12x', undefined],
    ['en-US', '1e5', undefined],
    ['en-US', '', undefined],
    ['en-US', 'Infinity', undefined],
  ];
  it.each(cases)('in %s, “%s” is %s', (locale, text, value) => {
    expect(createFormats({ locale, timeZone: 'UTC' }).parseNumber(text)).toBe(value);
  });
});
