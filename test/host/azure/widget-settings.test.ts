import {
  changedBy,
  configurationEvents,
  failureIn,
  newSettings,
  savedSettings,
  sizesOf,
} from '#host/pages/azure/host/widget-settings';
import { wordsOf } from '#host/pages/azure/host/words';

const fresh = newSettings('Tide', { columnSpan: 2, rowSpan: 1 });

describe('a widget that nobody has configured', () => {
  it('has null for its data, which its page can parse', () => {
    expect(JSON.parse(String(fresh.customSettings.data))).toBeNull();
  });

  it('takes the first of its sizes, or a single cell', () => {
    expect(sizesOf([{ columnSpan: 3, rowSpan: 2 }, { columnSpan: 1 }])).toEqual([
      { columnSpan: 3, rowSpan: 2 },
      { columnSpan: 1, rowSpan: 1 },
    ]);
    expect(sizesOf(undefined)).toEqual([{ columnSpan: 1, rowSpan: 1 }]);
  });
});

describe('a widget whose configuration tells of a change', () => {
  it('has its own settings changed by one event, name and size by another, and nothing by the rest', () => {
    expect(changedBy(fresh, configurationEvents.change, { data: '{}' })).toEqual({
      ...fresh,
      customSettings: { data: '{}' },
    });
    expect(changedBy(fresh, configurationEvents.general, { name: 'Ebb' })).toEqual({ ...fresh, name: 'Ebb' });
    expect(changedBy(fresh, configurationEvents.error, { message: 'too deep' })).toBe(fresh);
    expect(changedBy(fresh, configurationEvents.change, undefined)).toBe(fresh);
  });

  it('keeps nothing of what is not valid', () => {
    expect(savedSettings({ isValid: false, customSettings: { data: 'x' } })).toBeUndefined();
    expect(savedSettings({ isValid: true, customSettings: { data: 'x' } })).toEqual({ data: 'x' });
  });
});

describe('a widget that fails', () => {
  it('says why, however its page puts it', () => {
    expect(failureIn({ statusType: 0 })).toBeUndefined();
    expect(failureIn({ statusType: 1, state: { message: 'No tide.' } })).toBe('No tide.');
    expect(failureIn({ statusType: 2 })).toBe('It must be configured first.');
    // Microsoft's WidgetStatusHelper.Failure rejects with an object that is no error.
    expect(wordsOf({ message: 'No tide.', isUserVisible: true })).toBe('No tide.');
    expect([wordsOf('No tide.'), wordsOf(new Error('No tide.')), wordsOf({})]).toEqual([
      'No tide.',
      'No tide.',
      'The extension did not say why.',
    ]);
  });
});
