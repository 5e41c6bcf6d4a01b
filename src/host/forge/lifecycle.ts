import type { AppGrant, ProductEvent } from '#host/server/seams';
import type { Store } from '#host/server/store';
import type { Manifest } from './manifest';

/** An installation as its own life cycle sees it. */
export interface InstallationFacts {
  readonly manifest: Manifest;
  readonly grant: AppGrant;
  readonly version: string;
  readonly installationId: string;
  /** Who installs and upgrades: an administrator of the site. */
  readonly accountId: string | undefined;
}

/**
 * What happened to an app since it last ran over this store: it was installed, or it came back with other permissions,
 * which makes a new major version and so an upgrade. Nothing when it is as it was; the answer is given once.
 * Source: developer.atlassian.com/platform/forge/events-reference/life-cycle, checked 2026-11-22.
 */
export function lifecycleEvent(
  store: Store,
  { manifest, grant, version, installationId, accountId }: InstallationFacts,
): ProductEvent | undefined {
  store.exec(
    'CREATE TABLE IF NOT EXISTS installed_app (app TEXT PRIMARY KEY, permissions TEXT NOT NULL) WITHOUT ROWID',
  );
  const permissions = JSON.stringify({ scopes: [...manifest.scopes].sort(), external: manifest.external });
  const known = store.get<{ permissions: string }>(
    'SELECT permissions FROM installed_app WHERE app = ?',
    manifest.appId,
  )?.permissions;
  if (known === permissions) return undefined;
  store.run('INSERT OR REPLACE INTO installed_app VALUES (?, ?)', manifest.appId, permissions);
  const shared = {
    id: installationId,
    app: { id: manifest.appId, version, name: manifest.name, ownerAccountId: accountId },
    environment: { id: grant.environmentId },
  };
  if (known === undefined)
    return { name: 'avi:forge:installed:app', payload: { ...shared, installerAccountId: accountId } };
  return {
    name: 'avi:forge:upgraded:app',
    payload: { ...shared, upgraderAccountId: accountId, permissions: JSON.parse(permissions) as unknown },
  };
}
