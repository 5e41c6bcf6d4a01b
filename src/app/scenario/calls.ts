import * as z from 'zod/mini';
import { call } from '#app/calls';
import { accountIdForm, drawnIdForm, momentForm, versionForm } from '#app/forms';
import { piRefForm } from '#app/plan/calls';
import { scenarioForm } from '#app/scenario/forms';

/** Scenarios of one PI at most: each holds a whole plan. */
export const mostScenarios = 20;

const scenarioRow = z.object({
  id: drawnIdForm,
  version: versionForm,
  at: momentForm,
  by: accountIdForm,
  scenario: scenarioForm,
});

/** See {@link listScenariosCall}. */
export type ScenarioRow = z.infer<typeof scenarioRow>;

/** What-ifs of a PI, by name; items that the viewer may not see are left out. */
export const listScenariosCall = call('scenario.list', {
  effect: 'reads',
  request: piRefForm,
  value: z.object({ rows: z.array(scenarioRow), unreadable: z.array(z.string()) }),
});

/** Keeps a what-if (`version` 0), or changes one from the version that was seen. */
export const saveScenarioCall = call('scenario.save', {
  effect: 'writes',
  request: z.extend(piRefForm, { id: drawnIdForm, version: versionForm, scenario: scenarioForm }),
  value: scenarioRow,
  clash: scenarioRow,
});

/** Takes a what-if away. */
export const removeScenarioCall = call('scenario.remove', {
  effect: 'writes',
  request: z.extend(piRefForm, { id: drawnIdForm, version: versionForm }),
  value: z.object({ removed: z.boolean() }),
  clash: scenarioRow,
});
