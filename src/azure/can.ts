import type { PlanningPorts } from '#app/ports/tracker';

/** What Azure DevOps has of what the ports know. */
export const azureCan = {
  schedule: {
    createIterations: true,
    readCapacity: true,
    writeCapacity: true,
    datesOnIterations: true,
    nestIterations: true,
  },
  links: { countHidden: true, countItems: false },
  writes: { guard: 'revision' },
  workLog: { entries: false, completed: true },
} as const satisfies { readonly [Name in keyof PlanningPorts as Name extends 'changelog' ? never : Name]: unknown };
