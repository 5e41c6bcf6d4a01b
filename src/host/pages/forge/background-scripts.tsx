import type { Place } from '../../bridge/place';
import { AppFrame } from './app-frame';
import { modulesOfType } from './places';
import { useShown } from './shown-modules';

/** The app's pages that run unseen beside what is shown. */
export function BackgroundScripts({ type, place }: { readonly type: string; readonly place: Place }) {
  return useShown(modulesOfType(type), place).map((module) => (
    <AppFrame key={module.key} view={{ module, resource: module.resource ?? '', place }} height="none" />
  ));
}
