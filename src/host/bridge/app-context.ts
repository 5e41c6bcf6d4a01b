import type { BridgeDeps } from '#host/bridge/deps';
import type { Frame } from '#host/bridge/frames';
import { readManifest } from '#host/bridge/modules';
import type { Session } from '#host/bridge/session';
import { themeOf } from '#host/bridge/theme';

/** Language and time zone that contexts carry: the person's own, as the product knows them. */
export interface Region {
  readonly locale: string;
  readonly timezone: string;
}

/**
 * What `view.getContext()` answers. `license` is absent: the platform sets it only for paid apps in production.
 * Source: `FullContext` of @forge/bridge 7.2.
 */
export function pageContext(deps: BridgeDeps, frame: Frame, session: Session, region: Region): Record<string, unknown> {
  const permissions = readManifest(deps.app.manifest).permissions;
  return {
    ...sharedContext(deps, frame),
    locale: region.locale,
    timezone: region.timezone,
    theme: themeOf(session),
    surfaceColor: null,
    permissions: { scopes: deps.app.grant.scopes, external: permissions?.['external'] },
  };
}

/** What a resolver receives as `context`. */
export function resolverContext(deps: BridgeDeps, frame: Frame): Record<string, unknown> {
  return { ...sharedContext(deps, frame), accountType: 'licensed', installContext: deps.app.contextAri };
}

function sharedContext(deps: BridgeDeps, frame: Frame): Record<string, unknown> {
  return {
    accountId: frame.accountId,
    cloudId: deps.jira.site.cloudId,
    environmentId: deps.app.grant.environmentId,
    environmentType: deps.app.environmentType,
    localId: frame.localId,
    moduleKey: frame.module.key,
    siteUrl: deps.mainOrigin,
    extension: frame.extension,
  };
}

/** Reads the person's language and time zone from the product. */
export async function regionOf(deps: BridgeDeps, accountId: string): Promise<Region> {
  const response = await deps.jira.handle(new Request(`${deps.mainOrigin}/rest/api/3/myself`), {
    kind: 'user',
    accountId,
  });
  const person = response.ok ? ((await response.json()) as { locale?: string; timeZone?: string }) : {};
  return { locale: person.locale ?? 'en_US', timezone: person.timeZone ?? 'Etc/UTC' };
}
