import type { PlanningPorts } from '#app/ports/tracker';

/** What Jira has of what the ports know. */
export const jiraCan = {
  schedule: {
    createIterations: true,
    readCapacity: false,
    writeCapacity: false,
    datesOnIterations: true,
    nestIterations: false,
  },
  links: { countHidden: false, countItems: true },
  writes: { guard: 'moment' },
  workLog: { entries: true, completed: true },
} as const satisfies { readonly [Name in keyof PlanningPorts as Name extends 'changelog' ? never : Name]: unknown };
