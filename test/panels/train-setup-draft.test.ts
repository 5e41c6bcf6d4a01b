import type { Allocation } from '#core/train/allocation';
import type { ProjectId } from '#core/issue';
import type { IterationId, TeamId, TrainId } from '#core/train/ids';
import type { Train } from '#core/train/train';
import { withIteration, withoutSlot } from '../../static/panels/train-setup/pi-changes';
import {
  isSameDraft,
  keptOf,
  lacksOf,
  newDraft,
  restored,
  trainDraftForm,
  trainToSend,
  type TrainDraft,
} from '../../static/panels/train-setup/setup-draft';
import { at, piOf, slot, team } from './train-setup-builders';

const pi = piOf([slot('1', '2026-11-02', '2026-11-16'), slot('2', '2026-11-16', '2026-11-30')], {
  deck: ['a', 'b'],
  gone: ['x', 'y'],
});

function draft(part: Partial<Train> = {}): TrainDraft {
  const empty = newDraft(['1' as ProjectId]);
  const train = { ...empty.train, name: 'Ferry train', teams: [team('Deck')], pis: [pi], ...part };
  return { ...empty, id: 'train-0001' as TrainId, projectId: '1' as ProjectId, train };
}

describe('what keeps a train from being saved', () => {
  it('is nothing where all is there', () => expect(lacksOf(draft())).toEqual([]));

  it('is a name, a team, a place to keep it', () => {
    expect(lacksOf({ ...draft({ name: ' ', teams: [] }), projectId: undefined })).toEqual([
      { what: 'name' },
      { what: 'home' },
      { what: 'team' },
    ]);
    expect(lacksOf(draft({ teams: [team('Deck', { name: '' })] }))).toEqual([{ what: 'team-name', teamId: 'deck' }]);
  });

  it('is a PI without a slot, and a slot that ends before it starts', () => {
    expect(lacksOf(draft({ pis: [{ ...pi, slots: [] }] }))).toEqual([{ what: 'no-slot', piId: pi.id }]);
    const reversed = [pi.slots[0]!, { ...pi.slots[1]!, name: '', end: at('2026-11-15') }];
    expect(lacksOf(draft({ pis: [{ ...pi, slots: reversed }] }))).toEqual([
      { what: 'slot-name', piId: pi.id, slot: 1 },
      { what: 'slot-end', piId: pi.id, slot: 1 },
    ]);
  });

  it('is a number that cannot be read, is negative, or is more than the whole', () => {
    const rule = (part: object) => ({ capacityRule: { pointsPerPerson: 8, pointsPerDayOff: 1, ipShare: 0, ...part } });
    expect(lacksOf(draft(rule({ pointsPerPerson: Number.NaN, pointsPerDayOff: -1, ipShare: 1.2 })))).toEqual([
      { what: 'pointsPerPerson' },
      { what: 'pointsPerDayOff' },
      { what: 'ipShare' },
    ]);
  });
});

describe('what shares lack', () => {
  const bucket = (name: string, share: number, by: 'type' | 'client' = 'type') => ({ name, share, by, of: [name] });
  const lacking = (
    buckets: readonly ReturnType<typeof bucket>[],
    teams: Readonly<Record<string, readonly number[]>> = {},
  ) => lacksOf(draft({ allocation: { buckets, teams: teams as Allocation['teams'] } }));

  it('is nothing while they are the whole or less, of work and of clients', () => {
    expect(lacking([bucket('A', 0.7), bucket('B', 0.3), bucket('C', 1, 'client')])).toEqual([]);
  });

  it('is a name, a number, and that they are no more than the whole, for the train and each team', () => {
    expect(lacking([bucket(' ', 0.5), bucket('B', Number.NaN), bucket('b', 1.2)])).toEqual([
      { what: 'bucket-name', bucket: 0 },
      { what: 'share', bucket: 1 },
      { what: 'bucket-name', bucket: 2 },
      { what: 'share', bucket: 2 },
    ]);
    expect(lacking([bucket('A', 0.7), bucket('B', 0.4)])).toEqual([{ what: 'shares' }]);
    expect(lacking([bucket('A', 0.7), bucket('B', 0.3)], { deck: [0.9, 0.2] })).toEqual([{ what: 'shares' }]);
  });

  it('comes back from the device as it was typed, and goes without teams that left', () => {
    const typed = draft({
      allocation: { buckets: [bucket(' A ', Number.NaN)], teams: { deck: [0.5], gone: [1] } as Allocation['teams'] },
    });
    const read = trainDraftForm.schema.safeParse(JSON.parse(JSON.stringify(keptOf(typed))));
    expect(read.success && restored(read.data)).toEqual(typed);
    const sent = trainToSend(typed).allocation;
    expect([sent?.buckets[0]?.name, sent?.teams]).toEqual(['A', { deck: [0.5] }]);
    expect(trainToSend(draft({ allocation: { buckets: [], teams: {} } }))).not.toHaveProperty('allocation');
  });
});

describe('a train that is sent', () => {
  it('has trimmed names, one iteration or none a slot for each of its teams, and no nameless milestones', () => {
    const milestones = [
      { name: ' Freeze ', day: '2026-11-20' },
      { name: ' ', day: '2026-11-20' },
    ] as unknown as Train['pis'][number]['milestones'];
    const sent = trainToSend(
      draft({ name: ' Ferry train ', teams: [team('Deck'), team('Quay')], pis: [{ ...pi, milestones }] }),
    );
    expect([sent.name, sent.pis[0]!.iterations, sent.pis[0]!.milestones]).toEqual([
      'Ferry train',
      { deck: ['a', 'b'], quay: [null, null] },
      [{ name: 'Freeze', day: '2026-11-20' }],
    ]);
  });
});

describe('a draft on the device', () => {
  it('comes back as it was, a number that cannot be read among it', () => {
    const typed = draft({ capacityRule: { pointsPerPerson: Number.NaN, pointsPerDayOff: 1, ipShare: 0 } });
    const kept: unknown = JSON.parse(JSON.stringify(keptOf(typed)));
    const read = trainDraftForm.schema.safeParse(kept);
    expect(read.success && restored(read.data)).toEqual(typed);
    expect(isSameDraft(typed, draft())).toBe(false);
  });
});

describe('the table of a PI', () => {
  it('loses a slot together with what every team has in it', () => {
    const { slots, iterations } = withoutSlot(pi, 0);
    expect([slots.map(({ name }) => name), iterations]).toEqual([['2'], { deck: ['b'], gone: ['y'] }]);
  });

  it('gives a team another iteration, also one that had none', () => {
    const next = withIteration(pi, 'quay' as TeamId, 1, 'q' as IterationId);
    expect([next.iterations['quay' as TeamId], next.iterations['deck' as TeamId]]).toEqual([
      [null, 'q'],
      ['a', 'b'],
    ]);
  });
});
