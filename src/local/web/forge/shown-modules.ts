import type { AppModule } from '../../bridge/modules';
import type { Place } from '../../bridge/place';
import { rest } from '../api/rest';
import { useResource } from '../api/use-resource';

/** Those of some modules whose display conditions are met in a place; asks the host only where a module has any. */
export function useShown(modules: readonly AppModule[], place: Place): readonly AppModule[] {
  const isAsked = modules.some(hasConditions);
  const { value } = useResource(isAsked ? JSON.stringify(place) : undefined, () => rest<{ hidden: readonly string[] }>('POST', '/host/modules', place));
  if (!isAsked) return modules;
  return modules.filter((module) => !hasConditions(module) || (value !== undefined && !value.hidden.includes(module.key)));
}

function hasConditions({ raw }: AppModule): boolean {
  return raw['displayConditions'] !== undefined;
}
