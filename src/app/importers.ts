import { decisionImporter } from '#app/decision/importer';
import { settingsImporter } from '#app/settings/importer';
import type { AnyImporter } from '#app/transfer/importer';
import { scoreImporter } from '#app/value/importer';

/** How records come in with a file, by the name of their kind. */
export const importers: Readonly<Record<string, AnyImporter>> = {
  settings: settingsImporter,
  score: scoreImporter,
  decision: decisionImporter,
};
