import type { Azure } from '#host/azure/seams';
import type { HostParts, InstalledApp } from '#host/forge/installed-app';
import type { Translations } from '#host/forge/manifest';

type AppPart = Pick<
  InstalledApp,
  'directory' | 'grant' | 'environmentType' | 'version' | 'installationId' | 'contextAri' | 'runtime'
>;

/** What the product pages and the bridge need of the host that they run in. Origins have no trailing slash. */
export interface BridgeDeps extends Pick<
  HostParts,
  'jira' | 'calls' | 'store' | 'network' | 'mainOrigin' | 'contentOrigin' | 'webDirectory' | 'now'
> {
  /** The manifest stays unread here: `readManifest` takes from it what pages need. */
  readonly app: AppPart & { readonly manifest: unknown; readonly translations?: Translations };
  /** Whose changed work items pages are told about, too. */
  readonly azure?: Pick<Azure, 'onChange' | 'organization'>;
}
