import { azureContents } from '#host/azure/fill/fill';
import { seedTrain } from '#world/seed/train';
import { organizationOf } from './fill-site';

describe('the seeded train', () => {
  const { contents, organization } = organizationOf(seedTrain('2026-11-22'), true);

  it('is a project of the Train process and small ones of the Basic process', () => {
    expect(contents.projects.map(({ name, processName }) => [name, processName])).toEqual([
      ['Harbour train', 'Train process'],
      ['Shore support', 'Basic'],
      ['Commercial terms', 'Basic'],
    ]);
  });

  it('keeps the score on features, not on stories', () => {
    const fieldsOf = (name: string) =>
      contents.projects[0]!.types.find((type) => type.name === name)!.fields.map(({ referenceName }) => referenceName);
    expect(fieldsOf('Feature')).toEqual(
      expect.arrayContaining([
        'Microsoft.VSTS.Common.BusinessValue',
        'Microsoft.VSTS.Common.TimeCriticality',
        'Microsoft.VSTS.Scheduling.Effort',
        'Custom.RROEValue',
        'Custom.WSJF',
        'Custom.CostOfDelay',
      ]),
    );
    expect(fieldsOf('User Story')).not.toContain('Custom.WSJF');
  });

  it('has every issue as a work item with the same people', () => {
    const seed = seedTrain('2026-11-22');
    expect([...organization.items()]).toHaveLength(seed.issues.length);
    expect(organization.people().map(({ id, name }) => [id, name])).toEqual(
      seed.people.map(({ accountId, name }) => [accountId, name]),
    );
  });

  it('has six teams, each with five iterations of this PI and capacities', () => {
    const teams = contents.projects[0]!.teams!.slice(1);
    expect(teams).toHaveLength(6);
    for (const { name, iterationPaths } of teams) {
      const inPi = iterationPaths.filter((path) => path.includes('PI 26.4\\'));
      expect(inPi).toHaveLength(5);
      expect(contents.plans.filter(({ team, iteration }) => team === name && inPi.includes(iteration))).toHaveLength(5);
    }
  });

  it('takes days off from Monday to Friday within the iteration only', () => {
    const dates = new Map(contents.projects[0]!.iterations!.map((iteration) => [iteration.path, iteration]));
    const off = contents.plans.flatMap(({ iteration, daysOff, capacities }) =>
      [...daysOff, ...capacities.flatMap((capacity) => capacity.daysOff)].map((days) => ({ ...days, iteration })),
    );
    expect(off.length).toBeGreaterThan(0);
    for (const { start, end, iteration } of off) {
      expect(start >= dates.get(iteration)!.start! && start <= end && end <= dates.get(iteration)!.finish!).toBe(true);
      expect([0, 6]).not.toContain(new Date(start).getUTCDay());
    }
  });

  it('closes the commercial terms to those who may not see them', () => {
    expect(
      contents.restrictions!.every(({ areaPath, may }) => areaPath === 'Commercial terms' && may === 'nothing'),
    ).toBe(true);
    expect(contents.restrictions).toHaveLength(seedTrain('2026-11-22').people.length - 3);
  });

  it('is the same each time', () => {
    expect(azureContents(seedTrain('2026-11-22'), { isSeed: true })).toEqual(contents);
  });
});
