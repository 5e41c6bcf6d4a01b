import type { PlanningCan } from '#app/lazy-ports';

/** What Azure DevOps has of what the ports know. */
export const azureCan: PlanningCan = {
  schedule: {
    createIterations: true,
    readCapacity: true,
    writeCapacity: true,
    datesOnIterations: true,
    nestIterations: true,
  },
  links: { countHidden: true, countItems: false, comeWithIssues: false },
  writes: { guard: 'revision' },
  workLog: { entries: false, completed: true },
};
