import { isDark } from '../../../static/azure/scheme';

describe('a background', () => {
  it.each(['rgb(0, 0, 0)', 'rgb(32, 31, 30)', 'rgba(37, 37, 37, 1)', 'rgb(0, 90, 158)'])('%s is dark', (colour) =>
    expect(isDark(colour)).toBe(true),
  );
  it.each(['rgb(255, 255, 255)', 'rgba(248, 248, 248, 1)', 'rgb(200, 200, 200)'])('%s is light', (colour) =>
    expect(isDark(colour)).toBe(false),
  );
});
