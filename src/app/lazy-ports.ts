import { once } from '#app/once';
import { HostUnreachable } from '#app/ports/failures';
import type { PlanningPorts } from '#app/ports/tracker';

/** The adapter of a port, by its promise: what the host has is known at once, the code comes with the first call. */
export type LazyAdapter<Port> = { load(): Promise<Port> } & Pick<Port, Extract<keyof Port, 'can'>>;

type MethodsOf<Port> = { readonly [Name in Exclude<keyof Port, 'can'>]: true };

/** Every method of every port, so that a new one cannot be forgotten here. */
const methods: { readonly [Name in keyof PlanningPorts]: MethodsOf<PlanningPorts[Name]> } = {
  schedule: { teams: true, iterations: true, capacity: true, setCapacity: true, createIterations: true },
  links: { types: true, of: true },
  writes: { apply: true },
  changelog: { changes: true },
  workLog: { entriesOf: true, entriesSince: true, completed: true },
};

/**
 * Ports whose code is fetched when they are first called: panels that only look at one item do without it. Code that
 * does not come is the host that does not answer, and is asked for again at the next call.
 */
export function lazyPorts(adapters: {
  readonly [Name in keyof PlanningPorts]: LazyAdapter<PlanningPorts[Name]>;
}): PlanningPorts {
  return {
    schedule: lazyPort(adapters.schedule, methods.schedule),
    links: lazyPort(adapters.links, methods.links),
    writes: lazyPort(adapters.writes, methods.writes),
    changelog: lazyPort(adapters.changelog, methods.changelog),
    workLog: lazyPort(adapters.workLog, methods.workLog),
  };
}

type AsyncMethod = (...given: readonly unknown[]) => Promise<unknown>;

function lazyPort<Port>({ load, ...known }: LazyAdapter<Port>, names: MethodsOf<Port>): Port {
  const adapter = once(async () => {
    try {
      return (await load()) as Readonly<Record<string, AsyncMethod>>;
    } catch (error) {
      throw new HostUnreachable('A part of this page could not be loaded.', { cause: error });
    }
  });
  const ask =
    (name: string): AsyncMethod =>
    async (...given) =>
      (await adapter())[name]?.(...given);
  return { ...known, ...Object.fromEntries(Object.keys(names).map((name) => [name, ask(name)])) } as Port;
}
