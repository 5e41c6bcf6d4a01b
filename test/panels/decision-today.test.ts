import { readContext, viewerOf } from '../../static/jira/context';
import { today } from '../../static/panels/decision/today';

const context = (timezone: string) => ({
  environmentId: 'e',
  localId: 'l',
  moduleKey: 'decision-log',
  siteUrl: 'https://site.invalid',
  locale: 'en_US',
  timezone,
  extension: {},
});
const todayIn = (timezone: string) => today({ viewer: viewerOf(readContext(context(timezone))) });

describe('today', () => {
  // Fourteen hours ahead of UTC and eleven behind it are never on one calendar date.
  it('is the date where the viewer is', () =>
    expect(todayIn('Pacific/Kiritimati') > todayIn('Pacific/Pago_Pago')).toBe(true));

  it('is the browser’s in a time zone that it does not know', () =>
    expect(todayIn('Moon/Base')).toBe(todayIn(Intl.DateTimeFormat().resolvedOptions().timeZone)));
});
