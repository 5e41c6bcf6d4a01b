import type { ShownContribution, ShownExtension } from '../../../azure/pages/start';
import { start } from '../api/start';
import { isIncluded, type Surroundings } from './constraints';
import { isFeatureOn } from './features';

const written: readonly ShownContribution[] = start.extensions.flatMap((extension) => extension.contributions);

/** All contributions of all installed extensions, in the order of their manifests; with what property providers put in the place of their properties. */
export const contributions: readonly ShownContribution[] = written.map((contribution) => ({
  ...contribution,
  properties: { ...contribution.properties, ...providedTo(contribution) },
}));

function providedTo({ id }: ShownContribution): Readonly<Record<string, unknown>> {
  const providers = written.filter(
    ({ type, targets, properties, constraints }) =>
      type === 'ms.vss-web.property-provider' &&
      properties['type'] === 'static' &&
      targets.includes(id) &&
      isIncluded(constraints, surroundings()),
  );
  return Object.assign({}, ...providers.map(({ properties }) => properties['newProperties'])) as Readonly<
    Record<string, unknown>
  >;
}

/** True when the conditions of a contribution hold now. */
export function isThere({ constraints }: ShownContribution): boolean {
  return isIncluded(constraints, surroundings());
}

function surroundings(): Surroundings {
  return { isFeatureOn, query: new URLSearchParams(location.search) };
}

/** A contribution by its full id, without case. */
export function contributionById(id: string): ShownContribution | undefined {
  return contributions.find((contribution) => contribution.id.toLowerCase() === id.toLowerCase());
}

/** Contributions of one of the types that target one of the places, as far as their conditions hold. */
export function contributionsTo(types: readonly string[], targets: readonly string[]): readonly ShownContribution[] {
  return contributions.filter(
    (contribution) =>
      types.includes(contribution.type) &&
      contribution.targets.some((target) => targets.includes(target)) &&
      isThere(contribution),
  );
}

/** The extension that a contribution belongs to. */
export function extensionOf(contribution: ShownContribution): ShownExtension {
  const extension = start.extensions.find(({ id }) => id === contribution.extensionId);
  if (extension === undefined) throw new Error(`${contribution.id} belongs to no extension.`);
  return extension;
}

/** A text among a contribution's properties. */
export function property(contribution: ShownContribution, name: string): string | undefined {
  const value = contribution.properties[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** What people call a contribution. */
export function nameOf(contribution: ShownContribution): string {
  return (
    property(contribution, 'name') ??
    property(contribution, 'text') ??
    property(contribution, 'title') ??
    contribution.description ??
    contribution.shortId
  );
}

/** Address of a contribution's page; in words, why it has none that can be shown here. */
export function pageOf(
  contribution: ShownContribution,
): { readonly kind: 'ok'; readonly uri: string } | { readonly kind: 'none'; readonly why: string } {
  const extension = extensionOf(contribution);
  const uri = property(contribution, 'uri');
  if (extension.baseUri !== undefined && /^https?:/i.test(extension.baseUri)) {
    return {
      kind: 'none',
      why: `The package says that its pages lie at ${extension.baseUri}; only what is inside the package is shown here.`,
    };
  }
  if (uri === undefined) return { kind: 'none', why: 'It has no page (property uri).' };
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(uri))
    return { kind: 'none', why: `Its page lies at ${uri}, outside the package; only what is inside is shown here.` };
  return { kind: 'ok', uri: new URL(uri.replace(/^[/.]+(?=[^/.])/, ''), extension.contentUri).href };
}
