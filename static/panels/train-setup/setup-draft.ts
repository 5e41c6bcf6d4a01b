import * as z from 'zod/mini';
import type { TrainRow } from '#app/train/calls';
import { drawnId } from '#core/drawn-id';
import type { ProjectId } from '#core/issue';
import type { PiId, TeamId, TrainId } from '#core/train/ids';
import { isAboveWhole, isTakenBefore, sharesOf, type Allocation } from '#core/train/allocation';
import { defaultCapacityRule, type CapacityRule, type Pi, type Train } from '#core/train/train';
import type { DraftForm } from '../base/drafts';

/** A train while it is set up. A number that cannot be read is NaN: the mistake stays to be mended. */
export interface TrainDraft {
  readonly id: TrainId;
  /** The version that it is made from; 0: a new one. */
  readonly version: number;
  /** Where it is kept; undefined until the viewer's projects are known. */
  readonly projectId: ProjectId | undefined;
  /** Projects in which teams and items are looked for. */
  readonly projectIds: readonly ProjectId[];
  readonly train: Train;
}

/** What keeps a train from being saved; `at`: the PI, and its slot, that it is about. */
export type TrainLack =
  | { readonly what: 'name' | 'team' | 'many-teams' | 'label' | 'many-pis' | 'home' }
  | { readonly what: keyof CapacityRule }
  | { readonly what: 'bucket-name' | 'share'; readonly bucket: number }
  | { readonly what: 'shares' }
  | { readonly what: 'team-name'; readonly teamId: TeamId }
  | { readonly what: 'pi-name' | 'no-slot' | 'many-slots'; readonly piId: PiId }
  | { readonly what: 'slot-name' | 'slot-end'; readonly piId: PiId; readonly slot: number };

/** As many as are stored. */
export const most = { teams: 150, pis: 12, slots: 26, name: 200, milestones: 50, buckets: 20 };

/** A train of which nothing is known yet. */
export function newDraft(projectIds: readonly ProjectId[]): TrainDraft {
  return {
    id: drawnId() as TrainId,
    version: 0,
    projectId: undefined,
    projectIds,
    train: {
      name: '',
      teams: [],
      featureTypes: [],
      storyTypes: [],
      dependencyTypes: [],
      sameIteration: 'same-team',
      plannedBy: 'editors',
      piLabel: 'PI',
      capacityRule: defaultCapacityRule,
      pis: [],
    },
  };
}

/** A stored train, to be changed. */
export function draftOf({ id, version, projectId, train }: TrainRow): TrainDraft {
  const used = train.teams.flatMap(({ projectIds }) => projectIds);
  return { id, version, projectId, projectIds: [...new Set([projectId, ...used])], train };
}

/** What is missing or wrong, in the order of the page. */
export function lacksOf({ projectId, train }: TrainDraft): readonly TrainLack[] {
  const { name, teams, piLabel, capacityRule, pis } = train;
  const lacks: TrainLack[] = [];
  if (isNoName(name)) lacks.push({ what: 'name' });
  if (projectId === undefined) lacks.push({ what: 'home' });
  if (teams.length === 0) lacks.push({ what: 'team' });
  if (teams.length > most.teams) lacks.push({ what: 'many-teams' });
  for (const team of teams) if (isNoName(team.name)) lacks.push({ what: 'team-name', teamId: team.id });
  if (pis.length > most.pis) lacks.push({ what: 'many-pis' });
  lacks.push(...pis.flatMap(lacksOfPi));
  if (isNoName(piLabel)) lacks.push({ what: 'label' });
  for (const what of ['pointsPerPerson', 'pointsPerDayOff', 'ipShare'] as const) {
    const number = capacityRule[what];
    const isRight = number >= 0 && number <= (what === 'ipShare' ? 1 : 1_000);
    if (!isRight) lacks.push({ what });
  }
  lacks.push(...lacksOfShares(train));
  return lacks;
}

function lacksOfShares({ allocation, teams }: Train): readonly TrainLack[] {
  if (!allocation) return [];
  const { buckets } = allocation;
  const all = [undefined, ...teams.map(({ id }) => id)].map((id) => sharesOf(allocation, id));
  return [
    ...buckets.flatMap(({ name }, bucket): TrainLack[] => [
      ...(isNoName(name) || isTakenBefore(buckets, bucket) ? [{ what: 'bucket-name' as const, bucket }] : []),
      ...(all.every((shares) => shares[bucket]! >= 0 && shares[bucket]! <= 1)
        ? []
        : [{ what: 'share' as const, bucket }]),
    ]),
    ...(all.some((shares) => isAboveWhole(buckets, shares)) ? [{ what: 'shares' as const }] : []),
  ];
}

function lacksOfPi({ id: piId, name, slots }: Pi): readonly TrainLack[] {
  const lacks: TrainLack[] = [];
  if (isNoName(name)) lacks.push({ what: 'pi-name', piId });
  if (slots.length === 0) lacks.push({ what: 'no-slot', piId });
  if (slots.length > most.slots) lacks.push({ what: 'many-slots', piId });
  slots.forEach(({ name: slotName, start, end }, slot) => {
    if (isNoName(slotName)) lacks.push({ what: 'slot-name', piId, slot });
    if (!(Date.parse(start) < Date.parse(end))) lacks.push({ what: 'slot-end', piId, slot });
  });
  return lacks;
}

function isNoName(text: string): boolean {
  return text.trim() === '' || text.trim().length > most.name;
}

/** The train that is sent: names without blanks around them. */
export function trainToSend({ train }: TrainDraft): Train {
  const trimmed = <Named extends { readonly name: string }>(named: Named): Named => ({
    ...named,
    name: named.name.trim(),
  });
  const { allocation, ...rest } = train;
  const shares = allocation && allocation.buckets.length > 0 && allocationToSend(allocation, train);
  return {
    ...trimmed(rest),
    ...(shares && { allocation: { ...shares, buckets: shares.buckets.map(trimmed) } }),
    teams: train.teams.map(trimmed),
    piLabel: train.piLabel.trim(),
    pis: train.pis.map((pi) => ({
      ...trimmed(pi),
      slots: pi.slots.map(trimmed),
      milestones: pi.milestones.map(trimmed).filter(({ name, day }) => name !== '' && day !== ('' as typeof day)),
      // Teams that left the train have no iterations in it.
      iterations: Object.fromEntries(
        train.teams.map(({ id }) => [id, pi.slots.map((_, slot) => pi.iterations[id]?.[slot] ?? null)]),
      ),
    })),
  };
}

/** Teams that left the train have no shares in it. */
function allocationToSend({ buckets, teams }: Allocation, train: Train): Allocation {
  const own = train.teams.flatMap(({ id }) => (teams[id] ? [[id, teams[id]] as const] : []));
  return { buckets, teams: Object.fromEntries(own) };
}

/** Both drafts say the same. */
export function isSameDraft(one: TrainDraft, other: TrainDraft): boolean {
  return JSON.stringify(keptOf(one)) === JSON.stringify(keptOf(other));
}

const text = z.string();
const rule = z.nullable(z.number());
const form = z.object({
  id: text,
  version: z.int(),
  projectId: z.optional(text),
  projectIds: z.array(text),
  train: z.object({
    name: text,
    teams: z.array(z.object({ id: text, name: text, projectIds: z.array(text), alsoCalled: z.array(text) })),
    featureTypes: z.array(text),
    storyTypes: z.array(text),
    dependencyTypes: z.array(text),
    sameIteration: z.enum(['never', 'same-team', 'always']),
    plannedBy: z.enum(['editors', 'permission', 'administrators']),
    piLabel: text,
    capacityRule: z.object({ pointsPerPerson: rule, pointsPerDayOff: rule, ipShare: rule }),
    allocation: z.optional(
      z.object({
        buckets: z.array(
          z.object({ name: text, share: rule, by: z.enum(['type', 'label', 'client']), of: z.array(text) }),
        ),
        teams: z.record(text, z.array(rule)),
      }),
    ),
    pis: z.array(
      z.object({
        id: text,
        name: text,
        slots: z.array(z.object({ name: text, start: text, end: text, isIp: z.boolean() })),
        iterations: z.record(text, z.array(z.nullable(text))),
        milestones: z.array(z.object({ name: text, day: text })),
      }),
    ),
    committedDays: z.optional(
      z.object({ startField: z.optional(text), endField: z.optional(text), withStories: z.boolean(), zone: text }),
    ),
  }),
});

/** How a draft is kept on this device. JSON has no NaN: a mistake is kept as null. */
export const trainDraftForm: DraftForm<z.infer<typeof form>> = { version: 1, schema: form };

/** A draft as it is kept. */
export function keptOf(draft: TrainDraft): z.infer<typeof form> {
  return JSON.parse(JSON.stringify(draft)) as z.infer<typeof form>;
}

/** A kept draft; a mistake stays a mistake. */
export function restored(kept: z.infer<typeof form>): TrainDraft {
  const { pointsPerPerson, pointsPerDayOff, ipShare } = kept.train.capacityRule;
  const capacityRule: CapacityRule = {
    pointsPerPerson: pointsPerPerson ?? Number.NaN,
    pointsPerDayOff: pointsPerDayOff ?? Number.NaN,
    ipShare: ipShare ?? Number.NaN,
  };
  const { allocation: shares } = kept.train;
  const allocation = shares && {
    buckets: shares.buckets.map((bucket) => ({ ...bucket, share: bucket.share ?? Number.NaN })),
    teams: Object.fromEntries(
      Object.entries(shares.teams).map(([id, row]) => [id, row.map((share) => share ?? Number.NaN)]),
    ),
  };
  const train = { ...kept.train, capacityRule, ...(allocation && { allocation }) };
  return { ...kept, projectId: kept.projectId, train } as unknown as TrainDraft;
}
