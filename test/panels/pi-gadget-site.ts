import type { AnyCall, CallProblem } from '#app/calls';
import type { Objective } from '#app/objective/calls';
import type { LinkEnds, LinkId } from '#app/ports/links';
import { HostUnreachable } from '#app/ports/failures';
import type { TrainRow } from '#app/train/calls';
import type { Issue } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import { wsjf } from '#core/value/models';
import type { Host } from '../../static/panels/host';
import type { PiSight } from '../../static/panels/pi-gadget/read-gadget';
import { readGadget } from '../../static/panels/pi-gadget/read-gadget';
import { drafts } from './device';
import { blocks, id, row } from './pi-site';

/** In the second of three iterations. */
export const now = '2026-11-20T00:00:00.000Z' as IsoDateTime;

/** What a gadget of the train shows. */
export const choices = { projectId: row.projectId, trainId: row.id };

/** What a dashboard's host has; tests change it between two readings. */
export interface GadgetWorld {
  issues: readonly Issue[];
  links: readonly (readonly [from: number, to: number])[];
  hiddenLinks: number;
  trains: readonly TrainRow[];
  placements: Readonly<Record<number, unknown>>;
  capacity: Readonly<Record<string, readonly object[]>>;
  objectives: readonly Partial<Objective>[];
  /** Calls that are answered otherwise; `unreachable`: not at all. */
  faults: Readonly<Record<string, CallProblem | 'unreachable'>>;
  /** The tracker does not answer. */
  isTrackerGone: boolean;
}

/** A host with this world. */
export function gadgetHost(part: Partial<GadgetWorld> = {}): { readonly host: Host; readonly world: GadgetWorld } {
  const world: GadgetWorld = {
    issues: [],
    links: [],
    hiddenLinks: 0,
    trains: [row],
    placements: {},
    capacity: {},
    objectives: [],
    faults: {},
    isTrackerGone: false,
    ...part,
  };
  const read =
    <Value>(value: () => Value) =>
    async (): Promise<Value> => {
      if (world.isTrackerGone) throw new HostUnreachable('No answer');
      return value();
    };
  const host = {
    viewer: { accountId: 'ben', locale: 'en', timeZone: 'UTC', words: {} },
    drafts: drafts(),
    projects: read(() => [{ id: row.projectId, key: 'TRAIN', name: 'Harbour' }]),
    report: (error: unknown) => {
      throw error;
    },
    tracker: {
      issues: {
        candidates: read(() => world.issues.filter(({ status }) => status.category !== 'done')),
        planned: read(() => world.issues.filter(({ iterations }) => iterations !== undefined)),
        some: read(() => []),
      },
      links: {
        can: { comeWithIssues: false },
        of: read(() => ({ links: linksOf(world), hidden: new Map([[id(1), world.hiddenLinks]]) })),
      },
    },
    commands: { call: async (call: AnyCall, request: { projectIds?: string[] }) => answer(world, call, request) },
  } as unknown as Host;
  return { host, world };
}

/** Reads the sight of a world that has one. */
export async function sightOf(part: Partial<GadgetWorld>): Promise<PiSight> {
  const read = await readGadget(gadgetHost(part).host, choices, now, new AbortController().signal);
  if (read?.kind !== 'here') throw new Error(read?.kind ?? 'stopped');
  return read.sight;
}

function linksOf({ links }: GadgetWorld): readonly LinkEnds[] {
  return links.map(([from, to]) => ({
    linkId: `${from}-${to}` as LinkId,
    typeId: blocks,
    from: id(from),
    to: id(to),
  }));
}

function answer(world: GadgetWorld, { name }: AnyCall, { projectIds = [] }: { projectIds?: string[] }) {
  const fault = world.faults[name];
  if (fault === 'unreachable') throw new HostUnreachable('No answer');
  if (fault) return fault;
  const { trains, placements, capacity, objectives } = world;
  const values: Readonly<Record<string, unknown>> = {
    'train.list': {
      trains: trains.filter(({ projectId }) => projectIds.includes(projectId)),
      unreadable: [],
      canSetUpIn: [],
    },
    'settings.read': { settings: { fields: {} }, model: wsjf, can: {} },
    'plan.read': { token: '1', placements, capacity, unreadable: [] },
    'objective.list': { rows: objectives.map((objective) => ({ objective })), unreadable: [], can: { plan: false } },
  };
  return { kind: 'ok', value: values[name] };
}
