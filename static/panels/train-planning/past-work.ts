import type { CapacityEntry } from '#core/train/capacity';
import type { IterationId, PiId, TeamId } from '#core/train/ids';
import { iterationCapacities, throughputOf, usualCapacity, type Throughput } from '#core/train/throughput';
import type { Pi, Train } from '#core/train/train';
import { readPlanCall } from '#app/plan/calls';
import { ask } from '../base/ask';
import type { Host } from '../host';
import type { BoardState } from '../train/board-session';
import type { Delivered } from '../train-capacity/delivered';
import { readHistory } from '../train-capacity/read-history';

/** What the teams of a train got done of what they could take, or why that is not known. */
export type PastWorkRead =
  | {
      readonly kind: 'here';
      readonly of: ReadonlyMap<TeamId, Throughput>;
      /** Teams whose iterations cannot be read. */
      readonly unreadable: readonly TeamId[];
    }
  | { readonly kind: 'failed' };

type Capacities = ReadonlyMap<TeamId, readonly CapacityEntry[]>;

/** Reads what the teams have delivered, and what they could take then. Never rejects. */
export async function readPastWork(
  host: Host,
  { row, pi, capacity }: Pick<BoardState, 'row' | 'pi' | 'capacity'>,
  signal: AbortSignal,
): Promise<PastWorkRead> {
  const { train, projectId } = row;
  const teams = train.teams.map(({ id }) => id);
  const history = await readHistory(host, { train, projectId, teams }, signal);
  if (history.kind !== 'here') return { kind: 'failed' };
  const past = new Set([...history.of.values()].flatMap(({ iterations }) => iterations.map(({ id }) => id)));
  const said = new Map<PiId, Capacities>([[pi.id, capacity]]);
  await Promise.all(
    train.pis
      .filter((other) => other.id !== pi.id && holdsAny(other, past))
      .map(async ({ id: piId }) => {
        const read = await ask(host, readPlanCall, { projectId, trainId: row.id, piId });
        // What could be taken then is not known now: what was done is held against what can be taken today, which is said.
        if (read.kind === 'done')
          said.set(piId, new Map(Object.entries(read.value.capacity) as [TeamId, CapacityEntry[]][]));
      }),
  );
  const of = new Map(
    teams.map((teamId) => [teamId, throughputFor(teamId, history.of.get(teamId), { train, pi, said })] as const),
  );
  return { kind: 'here', of, unreadable: history.unreadable };
}

function holdsAny({ iterations }: Pi, past: ReadonlySet<IterationId>): boolean {
  return Object.values<readonly (IterationId | null)[]>(iterations).some((row) =>
    row.some((id) => id !== null && past.has(id)),
  );
}

interface Said {
  readonly train: Train;
  readonly pi: Pi;
  readonly said: ReadonlyMap<PiId, Capacities>;
}

function throughputFor(teamId: TeamId, delivered: Delivered | undefined, { train, pi, said }: Said): Throughput {
  const capacitiesIn = (one: Pi) => {
    const entries = said.get(one.id)?.get(teamId);
    return entries ? iterationCapacities(one, teamId, entries, train.capacityRule) : [];
  };
  const then = new Map(train.pis.flatMap(capacitiesIn).map(({ id, points }) => [id, points]));
  const past = (delivered?.iterations ?? []).map(({ id, points, unestimated }) => {
    const capacity = then.get(id);
    return { points, unestimated, ...(capacity !== undefined && { capacity }) };
  });
  return throughputOf(past, usualCapacity(capacitiesIn(pi)));
}
