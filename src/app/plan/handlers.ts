import { saveBaseline } from '#app/plan/baseline';
import {
  movePlanCall,
  readJournalsCall,
  readPlanCall,
  readPlanChangesCall,
  saveBaselineCall,
  saveJournalCall,
  setCapacityCall,
} from '#app/plan/calls';
import { setCapacity } from '#app/plan/capacity';
import { readPlanChanges } from '#app/plan/changes';
import { readJournals, saveJournal } from '#app/plan/journal';
import { movePlan } from '#app/plan/move';
import { readPlan } from '#app/plan/read';
import { handle } from '#app/session';

/** What answers the calls about plans. */
export const handlers = [
  handle(readPlanCall, readPlan),
  handle(readPlanChangesCall, readPlanChanges),
  handle(movePlanCall, movePlan),
  handle(setCapacityCall, setCapacity),
  handle(saveBaselineCall, saveBaseline),
  handle(readJournalsCall, readJournals),
  handle(saveJournalCall, saveJournal),
];
