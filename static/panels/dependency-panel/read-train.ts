import { readPlanCall } from '#app/plan/calls';
import { readSettingsCall } from '#app/settings/calls';
import { listTrainsCall, type TrainRow } from '#app/train/calls';
import type { ChosenFields } from '#app/ports/fields';
import { axisPlacements, wholeAxis, type WholeAxis } from '#core/dependency/whole-axis';
import type { Issue, IssueId, ProjectId } from '#core/issue';
import type { IsoDateTime } from '#core/result';
import type { PiId } from '#core/train/ids';
import type { Placement } from '#core/train/placement';
import { ask, reading, type Answer, type Reading, type ValueOf } from '../base/ask';
import type { Host } from '../host';
import { iterationsOf } from '../train/train-issues';

/** The train that plans an item's project, with the PIs of which anything is still to come. */
export interface TrainAround {
  readonly row: TrainRow;
  readonly axis: WholeAxis;
}

/** How a project is set up, as far as dependencies ask. */
export interface ProjectSetup {
  readonly projectId: ProjectId;
  readonly fields: ChosenFields;
  readonly trains: Answer<ValueOf<typeof listTrainsCall>>;
}

/** Reads the trains of a project and the fields that it has chosen. Never rejects. */
export async function readSetup(host: Host, projectId: ProjectId): Promise<ProjectSetup> {
  const [trains, settings] = await Promise.all([
    ask(host, listTrainsCall, { projectIds: [projectId] }),
    ask(host, readSettingsCall, { projectId }),
  ]);
  const fields = (settings.kind === 'done' ? settings.value.settings.fields : {}) as ChosenFields;
  return { projectId, fields, trains };
}

/** Of several trains the one in whose iterations the item lies; else the one with the PI of today, or the first. */
export function trainFor(
  rows: readonly TrainRow[],
  { iterations = [] }: Pick<Issue, 'iterations'>,
  now: IsoDateTime,
): TrainAround | undefined {
  const all = rows.flatMap((row) => {
    const axis = wholeAxis(row.train);
    return axis ? [{ row, axis }] : [];
  });
  const last = iterations.at(-1);
  const own = last === undefined ? undefined : all.find(({ axis }) => iterationsOf(axis.pi).includes(last));
  return own ?? all.find(({ axis }) => (axis.pi.slots.at(-1)?.end ?? '') > now) ?? all[0];
}

/** What the plans of PIs say that are not over; what was planned in earlier ones is where the tracker has it. Never rejects. */
export async function readPlacements(
  host: Host,
  { row, axis }: TrainAround,
  now: IsoDateTime,
): Promise<Answer<ReadonlyMap<IssueId, Placement>>> {
  const open = row.train.pis.filter(({ slots }) => (slots.at(-1)?.end ?? '') > now);
  const plans = new Map<PiId, ReadonlyMap<IssueId, Placement>>();
  const answers = await Promise.all(
    open.map(async ({ id: piId }) => {
      const answer = await ask(host, readPlanCall, { projectId: row.projectId, trainId: row.id, piId });
      if (answer.kind === 'done') plans.set(piId, new Map(Object.entries(answer.value.placements) as never));
      return answer;
    }),
  );
  const failed = answers.find((answer) => answer.kind !== 'done');
  return failed ?? { kind: 'done', value: axisPlacements(axis, plans) };
}

/** What lies in the iterations of a train's PIs that are not over: stories of the features around an item are among them. Never rejects. */
export function readPlanned(
  host: Host,
  { row }: TrainAround,
  fields: ChosenFields,
  now: IsoDateTime,
): Promise<Reading<readonly Issue[]>> {
  const open = row.train.pis.filter(({ slots }) => (slots.at(-1)?.end ?? '') > now);
  const pis = open.length > 0 ? open : row.train.pis.slice(-1);
  const iterations = [...new Set(pis.flatMap((pi) => iterationsOf(pi)))];
  return reading(host, 'reading the iterations around an item', () =>
    host.tracker.issues.planned(iterations, fields, { withLinks: false }),
  );
}
