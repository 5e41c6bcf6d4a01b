import { decisionImporter } from '#app/decision/importer';
import { handshakeImporter } from '#app/dependency/importer';
import { objectiveImporter } from '#app/objective/importer';
import { baselineImporter, capacityImporter, journalImporter, planImporter } from '#app/plan/importer';
import { scenarioImporter } from '#app/scenario/importer';
import { settingsImporter } from '#app/settings/importer';
import { trainImporter } from '#app/train/importer';
import type { AnyImporter } from '#app/transfer/importer';
import { scoreImporter } from '#app/value/importer';
import { voteImporter } from '#app/vote/importer';

/** How records come in with a file, by the name of their kind. */
export const importers: Readonly<Record<string, AnyImporter>> = {
  settings: settingsImporter,
  score: scoreImporter,
  decision: decisionImporter,
  handshake: handshakeImporter,
  train: trainImporter,
  plan: planImporter,
  capacity: capacityImporter,
  baseline: baselineImporter,
  journal: journalImporter,
  objective: objectiveImporter,
  scenario: scenarioImporter,
  vote: voteImporter,
};
