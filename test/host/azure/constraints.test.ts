import { featureState, isIncluded, unknownConstraints, type Surroundings } from '#host/pages/azure/host/constraints';
import { readPackage } from '#host/azure/extensions/installed-extension';
import { packExtension, type WrittenContribution } from './extension-host/package';

/** Contributions as they are installed, with whatever their manifests leave out. */
function installed(written: readonly WrittenContribution[]) {
  const answer = readPackage(packExtension({ contributions: written }));
  if (answer.kind === 'problem') throw new Error(answer.message);
  return answer.extension.contributions.map((contribution) => ({ ...contribution, extensionId: answer.extension.id }));
}

function constraintsOf(...constraints: readonly object[]) {
  return installed([{ id: 'lamp', type: 'ms.vss-web.hub', constraints }])[0]!.constraints;
}

const at = (query: string, on: readonly string[] = []): Surroundings => ({
  isFeatureOn: (id) => on.includes(id),
  query: new URLSearchParams(query),
});
const feature = (featureId: string, more: object = {}) => ({ name: 'Feature', properties: { featureId }, ...more });

describe('a contribution with conditions', () => {
  it('is there while its feature is on, or off when the condition is inverse', () => {
    expect([
      isIncluded(constraintsOf(feature('a')), at('', ['a'])),
      isIncluded(constraintsOf(feature('a')), at('')),
    ]).toEqual([true, false]);
    expect([
      isIncluded(constraintsOf(feature('a', { inverse: true })), at('', ['a'])),
      isIncluded(constraintsOf(feature('a', { inverse: true })), at('')),
    ]).toEqual([false, true]);
  });

  it('needs all of one group, of any group', () => {
    const both = constraintsOf(feature('a'), feature('b'));
    const either = constraintsOf(feature('a', { group: 1 }), feature('b', { group: 2 }));
    expect([isIncluded(both, at('', ['a'])), isIncluded(either, at('', ['b'])), isIncluded(either, at(''))]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('looks at the address, where nothing is as good as empty', () => {
    const asked = constraintsOf({ name: 'QueryParameters', inverse: true, properties: { filters: { panel: '' } } });
    expect(['', 'panel=', 'panel=yes'].map((query) => isIncluded(asked, at(query)))).toEqual([false, false, true]);
  });

  it('is not hidden by a condition that nobody here knows, which is named', () => {
    const constraints = constraintsOf(
      { name: 'HostType' },
      { name: 'HostType', inverse: true },
      { name: 'ExtensionLicensed' },
    );
    expect([isIncluded(constraints, at('')), unknownConstraints(constraints)]).toEqual([true, ['HostType']]);
  });
});

describe('a feature of an extension', () => {
  const features = installed([
    { id: 'fog', type: 'ms.vss-web.feature', properties: {} },
    {
      id: 'rain',
      type: 'ms.vss-web.feature',
      properties: {
        defaultState: true,
        overrideRules: [{ name: 'Feature', featureId: 'harbour.lighthouse.fog', when: 'disabled' }],
      },
    },
  ]);

  it('starts as its manifest says, until somebody chooses', () => {
    expect(featureState('harbour.lighthouse.fog', features, {})).toBe(false);
    expect(featureState('Harbour.Lighthouse.Fog', features, { 'harbour.lighthouse.fog': true })).toBe(true);
    expect(featureState('harbour.lighthouse.snow', features, {})).toBeUndefined();
  });

  it('is off while another one is off that it depends on', () => {
    expect(featureState('harbour.lighthouse.rain', features, {})).toBe(false);
    expect(featureState('harbour.lighthouse.rain', features, { 'harbour.lighthouse.fog': true })).toBe(true);
  });
});
