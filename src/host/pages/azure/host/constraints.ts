import type { ShownContribution } from '../../../azure/pages/start';

type Constraint = ShownContribution['constraints'][number];

/** What conditions are about: which features are on, and the address of the page. */
export interface Surroundings {
  /** Undefined for a feature that no installed extension has. */
  isFeatureOn(id: string): boolean | undefined;
  readonly query: URLSearchParams;
}

/**
 * True when a contribution is there: all conditions of one of its groups hold. A condition that this host does not know
 * counts as fulfilled, so that nothing is hidden by mistake; {@link unknownConstraints} names it.
 * Source: ContributionConstraint of azure-devops-extension-api.
 */
export function isIncluded(constraints: readonly Constraint[], surroundings: Surroundings): boolean {
  const groups = new Set(constraints.map(({ group }) => group));
  return (
    groups.size === 0 ||
    [...groups].some((group) =>
      constraints.every((constraint) => constraint.group !== group || holds(constraint, surroundings)),
    )
  );
}

function holds(constraint: Constraint, surroundings: Surroundings): boolean {
  const truth = truthOf(constraint, surroundings);
  return truth === undefined || truth !== constraint.inverse;
}

function truthOf({ name, properties }: Constraint, { isFeatureOn, query }: Surroundings): boolean | undefined {
  switch (name) {
    case 'Feature':
      return isFeatureOn(String(properties['featureId']));
    case 'QueryParameters':
      return Object.entries((properties['filters'] ?? {}) as Readonly<Record<string, unknown>>).every(
        ([parameter, value]) => (query.get(parameter) ?? '') === String(value),
      );
    case 'ExtensionLicensed':
      return true;
    default:
      return undefined;
  }
}

const known = ['Feature', 'QueryParameters', 'ExtensionLicensed'];

/** Names of conditions that this host does not know. */
export function unknownConstraints(constraints: readonly Constraint[]): readonly string[] {
  return [...new Set(constraints.map(({ name }) => name).filter((name) => !known.includes(name)))];
}

interface OverrideRule {
  readonly name?: string;
  readonly featureId?: string;
  readonly when?: string;
}

/** True when a feature (`ms.vss-web.feature`) is on: as it was chosen, else as it starts; off while a rule of its own overrides it. Undefined for one that is not there. */
export function featureState(
  id: string,
  features: readonly ShownContribution[],
  chosen: Readonly<Record<string, boolean>>,
): boolean | undefined {
  const feature = features.find((one) => one.id.toLowerCase() === id.toLowerCase());
  if (feature === undefined) return undefined;
  const rules = Array.isArray(feature.properties['overrideRules'])
    ? (feature.properties['overrideRules'] as readonly OverrideRule[])
    : [];
  const others = features.filter((one) => one !== feature);
  const isOverridden = rules.some(
    ({ name, featureId = '', when }) =>
      name === 'Feature' && featureState(featureId, others, chosen) === (when !== 'disabled'),
  );
  return !isOverridden && (chosen[feature.id] ?? feature.properties['defaultState'] === true);
}
