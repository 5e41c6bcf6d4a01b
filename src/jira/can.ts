import type { PlanningCan } from '#app/lazy-ports';

/** What Jira has of what the ports know. */
export const jiraCan: PlanningCan = {
  schedule: {
    createIterations: true,
    readCapacity: false,
    writeCapacity: false,
    datesOnIterations: true,
    nestIterations: false,
  },
  links: { countHidden: false, countItems: true, comeWithIssues: true },
  writes: { guard: 'moment' },
  workLog: { entries: true, completed: true },
};
