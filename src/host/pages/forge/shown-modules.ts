import type { AppModule, SubPage } from '../../bridge/modules';
import type { Place } from '../../bridge/place';
import { rest } from '../api/rest';
import { useResource } from '../api/use-resource';

/** Those of some modules whose display conditions are met in a place; asks the host only where a module has any. */
export function useShown(modules: readonly AppModule[], place: Place): readonly AppModule[] {
  const isAsked = modules.some(hasConditions);
  const hidden = useHidden(isAsked, place);
  return modules.filter((module) => !hasConditions(module) || hidden?.includes(module.key) === false);
}

/** Those of a module's own pages whose conditions are met in a place. */
export function useShownPages({ key, subPages }: AppModule, place: Place): readonly SubPage[] {
  const hidden = useHidden(
    subPages.some(({ conditions }) => conditions.length > 0),
    place,
  );
  return subPages.filter((page) => page.conditions.length === 0 || hidden?.includes(`${key}/${page.key}`) === false);
}

/** Undefined while nobody asked, or the answer is on its way. */
function useHidden(isAsked: boolean, place: Place): readonly string[] | undefined {
  return useResource(isAsked ? JSON.stringify(place) : undefined, () =>
    rest<{ hidden: readonly string[] }>('POST', '/host/modules', place),
  ).value?.hidden;
}

function hasConditions({ raw }: AppModule): boolean {
  return raw['displayConditions'] !== undefined;
}
