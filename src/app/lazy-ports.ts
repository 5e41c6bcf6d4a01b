import { once } from '#app/once';
import { loadedPart } from '#app/loaded-part';
import type { PlanningPorts } from '#app/ports/tracker';

/** What a host has of what the ports know: said before any of their code is there. */
export type PlanningCan = {
  readonly [
    Name in keyof PlanningPorts as PlanningPorts[Name] extends { readonly can: unknown } ? Name : never
  ]: PlanningPorts[Name] extends { readonly can: infer Can } ? Can : never;
};

type MethodsOf<Port> = { readonly [Name in Exclude<keyof Port, 'can'>]: 1 };

/** Every method of every port, so that a new one cannot be forgotten here. */
const methods: { readonly [Name in keyof PlanningPorts]: MethodsOf<PlanningPorts[Name]> } = {
  schedule: { teams: 1, iterations: 1, capacity: 1, setCapacity: 1, setDaysOff: 1, createIterations: 1 },
  links: { types: 1, of: 1 },
  writes: { apply: 1 },
  changelog: { changes: 1 },
  workLog: { entriesOf: 1, entriesSince: 1, completed: 1 },
};

type Adapters = Readonly<Record<string, Readonly<Record<string, (...given: readonly unknown[]) => Promise<unknown>>>>>;

/**
 * Ports whose code is loaded when one of them is first called: panels that look at one item do without it. Code that
 * does not come is a host that does not answer, and is asked for again at the next call.
 */
export function lazyPorts(can: PlanningCan, load: () => Promise<PlanningPorts>): PlanningPorts {
  const loaded = once(async () => (await loadedPart(load)) as unknown as Adapters);
  const lazyPort = ([port, names]: readonly [string, object]) => {
    const lazily = (name: string) => [
      name,
      async (...given: readonly unknown[]) => (await loaded())[port]?.[name]?.(...given),
    ];
    const known = can[port as keyof PlanningCan];
    return [port, { ...(known && { can: known }), ...Object.fromEntries(Object.keys(names).map(lazily)) }];
  };
  return Object.fromEntries(Object.entries(methods).map(lazyPort)) as PlanningPorts;
}
