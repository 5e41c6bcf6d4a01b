import { listObjectivesCall, removeObjectiveCall, saveObjectiveCall } from '#app/objective/calls';
import { listObjectives } from '#app/objective/list';
import { removeObjective, saveObjective } from '#app/objective/save';
import { handle } from '#app/session';

/** What answers the calls about objectives. */
export const handlers = [
  handle(listObjectivesCall, listObjectives),
  handle(saveObjectiveCall, saveObjective),
  handle(removeObjectiveCall, removeObjective),
];
