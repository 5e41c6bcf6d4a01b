import type { ShownContribution } from '../../../azure/pages/start';
import { start } from '../api/start';
import { featureState } from './constraints';

const features: readonly ShownContribution[] = start.extensions.flatMap((extension) =>
  extension.contributions.filter(({ type }) => type === 'ms.vss-web.feature'),
);

const key = 'azure features';

/** True when a feature of an extension is on; undefined where no installed extension has it. */
export function isFeatureOn(id: string): boolean | undefined {
  return featureState(id, features, chosen());
}

/** Turns a feature on or off for this browser. Pages hear of it when they are loaded anew. */
export function turnFeature(id: string, isOn: boolean): void {
  localStorage.setItem(key, JSON.stringify({ ...chosen(), [id]: isOn }));
  location.reload();
}

function chosen(): Readonly<Record<string, boolean>> {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Readonly<Record<string, boolean>>;
  } catch {
    // A forbidden store only means that nothing was chosen.
    return {};
  }
}
