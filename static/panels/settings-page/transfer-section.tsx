import type { Host } from '../host';
import type { SettingsPageWords } from '../words/en-settings-page';
import { ExportRecords } from './export-records';
import { ImportRecords } from './import-records';

/** Everything that is stored, out into one file and in from one. */
export function Transfer({ host, words }: { readonly host: Host; readonly words: SettingsPageWords }) {
  return (
    <section aria-labelledby="settings-transfer">
      <h2 id="settings-transfer">{words.say('transfer')}</h2>
      <p className="settings-page__hint">{words.say('transferHelp')}</p>
      <ExportRecords host={host} words={words} />
      <ImportRecords host={host} words={words} />
    </section>
  );
}
