import { createTranslationFunction } from './translation-reader';
import { localeFiles, translated } from '#host/forge/translations';

const translations = {
  texts: {
    'en-US': { title: 'Scores', menu: { open: 'Open', close: 'Close' }, 'a.b': 'Flat' },
    'de-DE': { title: 'Punkte', menu: { open: 'Öffnen' } },
    'fr-FR': { title: 'Points' },
  },
  fallback: { 'fr-CA': ['fr-FR', 'de-DE'] },
  defaultLocale: 'en-US',
};

describe('a text of an app’s translations', () => {
  it.each([
    ['in its own locale', 'title', 'de-DE', 'Punkte'],
    ['in the product’s writing of a locale', 'title', 'de_DE', 'Punkte'],
    ['in the next best locale', 'menu.open', 'fr-CA', 'Öffnen'],
    ['in the default locale', 'menu.close', 'de-DE', 'Close'],
    ['under a key with dots', 'a.b', undefined, 'Flat'],
    ['that is nowhere, as its key', 'menu.none', 'de-DE', 'menu.none'],
  ])('is found %s', (_, key, locale, text) => {
    expect(translated(translations, key, locale)).toBe(text);
  });

  it('is found by Atlassian’s own reader in the files that lie beside functions and pages', async () => {
    const translate = await createTranslationFunction(localeFiles(translations), 'fr-CA');
    expect([translate('title'), translate('menu.open'), translate('menu.close'), translate('none', 'else')]).toEqual([
      'Points',
      'Öffnen',
      'Close',
      'else',
    ]);
  });
});
