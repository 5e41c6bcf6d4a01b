import { TranslationsGetter, Translator } from '@forge/i18n';

/** What `i18n.createTranslationFunction` of @forge/api is made of, over files in memory. */
export async function createTranslationFunction(
  files: ReadonlyMap<string, string>,
  locale: string,
): Promise<(key: string, otherwise?: string) => string> {
  const read = async (name: string): Promise<unknown> => JSON.parse(files.get(name) as string);
  const getter = new TranslationsGetter({
    getI18nInfoConfig: async () => ((await read('i18n-info.json')) as { config: never }).config,
    getTranslationResource: async (wanted: string) => (await read(`${wanted}.json`)) as never,
  });
  const translator = new Translator(locale as never, getter);
  await translator.init();
  return (key, otherwise) => translator.translate(key) ?? otherwise ?? key;
}
