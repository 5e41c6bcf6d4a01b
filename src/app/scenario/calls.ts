import * as z from 'zod/mini';
import { call } from '#app/calls';
import { accountIdForm, drawnIdForm, momentForm, versionForm } from '#app/forms';
import { piRefForm } from '#app/plan/calls';
import { placementsForm } from '#app/plan/forms';
import { mostSlots, teamIdForm } from '#app/train/forms';

/** Scenarios of one PI at most: each holds a whole plan. */
export const mostScenarios = 20;

const slot = z.int().check(z.nonnegative(), z.maximum(mostSlots - 1));

/** What a team, or every team, can give in some slots (both ends count) is multiplied by a factor. */
const capacityEdit = z.object({
  teamId: z.optional(teamIdForm),
  first: slot,
  last: slot,
  factor: z.number().check(z.minimum(0), z.maximum(10)),
});

/** A what-if: another plan, with other capacities, or without some clients. */
export const scenarioForm = z.object({
  name: z.string().check(z.maxLength(200)),
  placements: placementsForm,
  capacity: z.array(capacityEdit).check(z.maxLength(200)),
  withoutClients: z.array(z.string().check(z.maxLength(200))).check(z.maxLength(50)),
});

/** See {@link scenarioForm}. */
export type Scenario = z.infer<typeof scenarioForm>;

const scenarioRow = z.object({
  id: drawnIdForm,
  version: versionForm,
  at: momentForm,
  by: accountIdForm,
  scenario: scenarioForm,
});

/** See {@link listScenariosCall}. */
export type ScenarioRow = z.infer<typeof scenarioRow>;

/** What-ifs of a PI, by name; placements of items that the viewer may not see are left out. */
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
