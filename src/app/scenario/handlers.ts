import { handle } from '#app/session';
import { listScenariosCall, removeScenarioCall, saveScenarioCall } from '#app/scenario/calls';
import { listScenarios } from '#app/scenario/list';
import { removeScenario, saveScenario } from '#app/scenario/save';

/** What answers the calls about what-ifs. */
export const handlers = [
  handle(listScenariosCall, listScenarios),
  handle(saveScenarioCall, saveScenario),
  handle(removeScenarioCall, removeScenario),
];
