import { lazyPorts, type PlanningCan } from '#app/lazy-ports';
import { HostUnreachable } from '#app/ports/failures';
import type { PlanningPorts } from '#app/ports/tracker';

const links: PlanningPorts['links'] = {
  can: { countHidden: false, countItems: true, comeWithIssues: true },
  types: (options) => Promise.resolve(options?.counted ? [{ id: '1', items: 3 } as never] : []),
  of: () => Promise.reject(new RangeError('asked for nothing')),
};

/** Ports of which only links have code. */
function portsWith(load: () => Promise<PlanningPorts['links']>): PlanningPorts {
  const can: PlanningCan = {
    schedule: {
      createIterations: true,
      readCapacity: false,
      writeCapacity: false,
      datesOnIterations: true,
      nestIterations: false,
    },
    links: links.can,
    writes: { guard: 'moment' },
    workLog: { entries: true, completed: false },
  };
  return lazyPorts(can, async () => ({ links: await load() }) as PlanningPorts);
}

describe('a port whose code comes later', () => {
  it('says what its host has before any code is there, and fetches the code once', async () => {
    const loads: number[] = [];
    const ports = portsWith(() => {
      loads.push(loads.length);
      return Promise.resolve(links);
    });
    expect([ports.links.can.countItems, ports.writes.can.guard, ports.workLog.can.completed]).toEqual([
      true,
      'moment',
      false,
    ]);
    expect(loads).toEqual([]);
    expect(await ports.links.types({ counted: true })).toEqual([{ id: '1', items: 3 }]);
    expect(await ports.links.types()).toEqual([]);
    expect(loads).toEqual([0]);
  });

  it('fails as the adapter fails', async () => {
    await expect(portsWith(() => Promise.resolve(links)).links.of([])).rejects.toThrow(RangeError);
  });

  it('is a host that does not answer while its code does not come, and asks for it again', async () => {
    let isThere = false;
    const ports = portsWith(() =>
      isThere ? Promise.resolve(links) : Promise.reject(new TypeError('Failed to fetch dynamically imported module')),
    );
    await expect(ports.links.types()).rejects.toThrow(HostUnreachable);
    isThere = true;
    expect(await ports.links.types()).toEqual([]);
  });

  it('is no promise of its own, wherever it is awaited', async () => {
    const ports = portsWith(() => Promise.resolve(links));
    expect(await Promise.resolve(ports.links)).toBe(ports.links);
  });
});
