import { bucketsOf, isAboveWhole, leftOf, splitOf, type Allocation, type Bucket } from '#core/train/allocation';
import { trainFault } from '#core/train/train-fault';
import { feature, story, teamId, trainOf } from './builders';

const bucket = (name: string, share: number, by: Bucket['by'], ...of: readonly string[]): Bucket => ({
  name,
  share,
  by,
  of,
});
const agreed: readonly Bucket[] = [
  bucket('Features', 0.6, 'type', 'Feature'),
  bucket('Enablers', 0.2, 'type', 'Enabler'),
  bucket('Maintenance', 0.1, 'label', 'upkeep', 'From Support'),
  bucket('Hallan', 0.5, 'client', 'Hallan Isles'),
];
const allocation = (more: Partial<Allocation> = {}): Allocation => ({ buckets: agreed, teams: {}, ...more });

describe('an item is in the bucket', () => {
  const of = bucketsOf(agreed);
  const enabler = feature('1', { typeName: 'Enabler' });

  it('that fits its own type, label or client, however they are written', () => {
    expect(of(feature('2', { typeName: 'feature ' }), enabler)).toEqual({ work: 0 });
    expect(of(story('3', { typeName: 'Bug', labels: ['from support'] }), enabler)).toEqual({ work: 2 });
    expect(of(story('4', { clients: ['HALLAN ISLES'] }), story('4'))).toEqual({ clients: 3 });
  });

  it('that fits its feature, where none fits itself', () => {
    expect(of(story('3', { typeName: 'Story' }), enabler)).toEqual({ work: 1 });
    expect(of(story('3', { typeName: 'Story' }), { ...enabler, clients: ['Hallan Isles'] })).toEqual({
      work: 1,
      clients: 3,
    });
  });

  it('that comes first, where several fit, and in none where none does', () => {
    const both = feature('2', { typeName: 'Enabler', labels: ['upkeep'] });
    expect(of(both, both)).toEqual({ work: 1 });
    expect(of(story('3'), story('3'))).toEqual({});
  });
});

describe('a load splits', () => {
  const enabler = feature('1', { typeName: 'Enabler' });
  const cards = [
    { item: enabler, parts: [story('2', { points: 5 }), story('3', { points: 2, labels: ['upkeep'] })] },
    { item: story('4', { points: 4 }), parts: [story('4', { points: 4 })] },
  ];
  const crane = teamId('crane');

  // Of 20 points: 12 features, 4 enablers, 2 maintenance, 10 for Hallan; 10 % of work and 50 % of clients are left.
  it('into buckets with their share of the capacity, what is in none, and what is agreed for nothing', () => {
    expect(splitOf(allocation(), [{ teamId: crane, cards, capacity: 20 }])).toEqual({
      buckets: [
        { load: 0, allowed: 12, over: 0 },
        { load: 5, allowed: 4, over: 1 },
        { load: 2, allowed: 2, over: 0 },
        { load: 0, allowed: 10, over: 0 },
      ],
      elsewhere: { work: 4, clients: 11 },
      unallocated: { work: 2, clients: 10 },
    });
  });

  it('by the shares of its own team, where that has others', () => {
    const teams = { [crane]: [0.5, 0.5, 0, 0] };
    const { buckets, unallocated } = splitOf(allocation({ teams }), [
      { teamId: crane, cards, capacity: 20 },
      { teamId: teamId('mast'), cards: [], capacity: 10 },
    ]);
    // Enablers: 10 of crane and 2 of mast; maintenance: nothing of crane and 1 of mast.
    expect(buckets.map(({ allowed }) => allowed)).toEqual([16, 12, 1, 5]);
    expect(buckets[2]).toEqual({ load: 2, allowed: 1, over: 1 });
    expect(unallocated).toEqual({ work: 1, clients: 25 });
  });

  it('with nothing over where nobody has said what the team can give', () => {
    const unknown = splitOf(allocation(), [{ teamId: crane, cards }]);
    expect(unknown.buckets[1]).toEqual({ load: 5, over: 0 });
    expect(unknown.unallocated).toEqual({});
    // Only what lies where the capacity is known is held against it: 5 of 8, not 10.
    const half = splitOf(allocation(), [
      { teamId: crane, cards },
      { teamId: crane, cards, capacity: 40 },
    ]);
    expect(half.buckets[1]).toEqual({ load: 10, allowed: 8, over: 0 });
  });

  it('without the noise of fractions', () => {
    const third = [{ item: enabler, parts: [0.1, 0.2].map((points) => story('2', { points })) }];
    expect(splitOf(allocation(), [{ teamId: crane, cards: third, capacity: 1.5 }]).buckets[1]).toEqual({
      load: 0.3,
      allowed: 0.3,
      over: 0,
    });
  });
});

describe('shares', () => {
  it('of work and of clients are the whole each, and leave the rest', () => {
    const shares = agreed.map(({ share }) => share);
    expect([leftOf(agreed, shares, 'work'), leftOf(agreed, shares, 'clients')]).toEqual([0.1, 0.5]);
    // 0.7 + 0.1 + 0.2 is 0.9999999999999999 in binary.
    expect(leftOf(agreed, [0.7, 0.1, 0.2, 1], 'work')).toBe(0);
    expect(isAboveWhole(agreed, [0.7, 0.1, 0.2, 1])).toBe(false);
    expect(isAboveWhole(agreed, [0.7, 0.1, 0.21, 0])).toBe(true);
    expect(isAboveWhole(agreed, [0, 0, 0, 1.01])).toBe(true);
  });

  it('above the whole, or of another number than the buckets, are a fault of the train or the team', () => {
    const faultOf = (more: Partial<Allocation>) => trainFault(trainOf({ allocation: allocation(more) }));
    expect(faultOf({})).toBeUndefined();
    const twice = [bucket('All', 0.1, 'type'), bucket(' all', 0.1, 'label')];
    expect(faultOf({ buckets: twice })).toEqual({ kind: 'bucket-twice', name: ' all' });
    expect(faultOf({ buckets: [bucket('All', 1.01, 'type', 'Story')] })).toEqual({ kind: 'shares-above-whole' });
    const [crane, gone] = [teamId('crane'), teamId('gone')];
    expect(faultOf({ teams: { [crane]: [0.9, 0.1, 0.1, 0] } })).toEqual({ kind: 'shares-above-whole', name: 'Crane' });
    expect(faultOf({ teams: { [crane]: [0.9] } })).toEqual({ kind: 'shares-unlike-buckets', name: 'Crane' });
    expect(faultOf({ teams: { [gone]: [0.9] } })).toBeUndefined();
  });
});
