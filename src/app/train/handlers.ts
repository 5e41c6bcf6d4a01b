import { handle } from '#app/session';
import { listTrainsCall, removeTrainCall, saveTrainCall } from '#app/train/calls';
import { listTrains } from '#app/train/list';
import { removeTrain } from '#app/train/remove';
import { saveTrain } from '#app/train/save';

/** What answers the calls about trains. */
export const handlers = [
  handle(listTrainsCall, listTrains),
  handle(saveTrainCall, saveTrain),
  handle(removeTrainCall, removeTrain),
];
