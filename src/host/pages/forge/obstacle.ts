import type { AppModule } from '../../bridge/modules';
import { start } from '../api/start';

/** A module, or a part of it, that somebody wants to look at. */
export interface Wanted {
  readonly module: AppModule;
  readonly part?: string;
  readonly resource: string;
}

/** Why the local host cannot draw a module's page, in words for a person; undefined when it can. */
export function obstacleTo({ module, part, resource }: Wanted): string | undefined {
  if (isNative(module, part))
    return 'Made with UI Kit, whose renderer is part of Atlassian’s platform: the local host runs Custom UI only. Deploy the app to see this module.';
  if (resource === '' && module.raw['function'] !== undefined)
    return 'Made with UI Kit 1, which Atlassian’s platform no longer runs: give the module a resource.';
  if (start.app.resources[resource] === undefined)
    return resource === ''
      ? 'The manifest gives this module no resource.'
      : `The manifest has no resource “${resource}”.`;
  return undefined;
}

/** Whether a module or its part is made with UI Kit. */
export function isNative(module: AppModule, part?: string): boolean {
  return ((part === undefined ? undefined : module.parts[part]?.render) ?? module.render) === 'native';
}
